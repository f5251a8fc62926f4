// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char    *text;
  gboolean concat; /* continues the piece before it: draft/multiline-concat */
} IrcTextPiece;

GPtrArray *irc_text_split (const char *text,
                           gsize       max_bytes);
char      *irc_text_join (const GPtrArray *pieces);
void       irc_text_piece_free (IrcTextPiece *piece);

gboolean irc_text_is_clean (const char *bytes,
                            gsize       length);
char    *irc_text_strip_formatting (const char *text);
char    *irc_text_normalize_lines (const char *text);
char    *irc_text_truncate (const char *text,
                            gsize       max_bytes);

G_END_DECLS
