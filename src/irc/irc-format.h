// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes of IRC formatting (modern.ircdocs.horse/formatting). */
#define IRC_FORMAT_BYTE_BOLD '\x02'
#define IRC_FORMAT_BYTE_COLOR '\x03'
#define IRC_FORMAT_BYTE_HEX_COLOR '\x04'
#define IRC_FORMAT_BYTE_RESET '\x0f'
#define IRC_FORMAT_BYTE_MONOSPACE '\x11'
#define IRC_FORMAT_BYTE_REVERSE '\x16'
#define IRC_FORMAT_BYTE_ITALIC '\x1d'
#define IRC_FORMAT_BYTE_STRIKETHROUGH '\x1e'
#define IRC_FORMAT_BYTE_UNDERLINE '\x1f'

typedef enum {
  IRC_FORMAT_BOLD = 1 << 0,
  IRC_FORMAT_ITALIC = 1 << 1,
  IRC_FORMAT_UNDERLINE = 1 << 2,
  IRC_FORMAT_STRIKETHROUGH = 1 << 3,
  IRC_FORMAT_MONOSPACE = 1 << 4,
  IRC_FORMAT_REVERSE = 1 << 5,
} IrcFormat;

#define IRC_FORMAT_NO_COLOR -1

/* A part of the plain text, in bytes, that looks other than the rest. */
typedef struct
{
  gsize start;
  gsize end;
  guint format;     /* IrcFormat, several */
  int   foreground; /* 0xrrggbb or IRC_FORMAT_NO_COLOR */
  int   background;
} IrcFormatSpan;

/* What has more is plain from there on. */
#define IRC_FORMAT_MAX_SPANS 2000

char *irc_format_parse (const char *text,
                        GArray    **spans);

G_END_DECLS
