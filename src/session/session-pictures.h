// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many are compared, and how many there are. */
#define SESSION_PICTURES_LENGTH 7
#define SESSION_PICTURES_CHOICES 64

typedef struct
{
  const char *emoji;
  const char *name; /* in our person's language */
} SessionPicture;

SessionPicture session_pictures_get (guint number);
gboolean       session_pictures_from_comparison (const char    *comparison,
                                                 SessionPicture pictures[SESSION_PICTURES_LENGTH]);

G_END_DECLS
