// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of a text, in bytes. */
typedef struct
{
  gsize start;
  gsize end;
} IrcLink;

GArray *irc_link_find (const char *text);
char   *irc_link_dup_uri (const char    *text,
                          const IrcLink *link);

G_END_DECLS
