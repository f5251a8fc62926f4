// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-member.h"

G_BEGIN_DECLS

/* A part of a text, in bytes. */
typedef struct
{
  gsize start;
  gsize end;
} SessionRange;

GArray     *session_mention_find (const char *text,
                                  const char *name);
const char *session_mention_find_us (const char *text,
                                     const char *name,
                                     const char *nick);
const char *session_mention_get_word (SessionMember *member);
gboolean    session_mention_matches_name (const char *name,
                                          const char *beginning);
gboolean    session_mention_matches (SessionMember *member,
                                     const char    *beginning);

G_END_DECLS
