// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One of the emoji that can be typed by name. The words are parted by spaces; the first is
 * its name. */
typedef struct
{
  const char *emoji;
  const char *english;
  const char *turkish;
} SessionEmoji;

gboolean session_emoji_is_all (const char *text,
                               guint       max);

/* session-emoji-names.c */
GPtrArray          *session_emoji_find (const char *letters,
                                        guint       max);
const SessionEmoji *session_emoji_get_named (const char *name);
char               *session_emoji_dup_name (const SessionEmoji *emoji);

G_END_DECLS
