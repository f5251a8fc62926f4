// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-message.h"

G_BEGIN_DECLS

typedef enum {
  SESSION_TEXT_BOLD = 1 << 0,
  SESSION_TEXT_ITALIC = 1 << 1,
  SESSION_TEXT_UNDERLINE = 1 << 2,
  SESSION_TEXT_STRIKETHROUGH = 1 << 3,
  SESSION_TEXT_MONOSPACE = 1 << 4,
  SESSION_TEXT_REVERSE = 1 << 5,
  SESSION_TEXT_LINK = 1 << 6,
  SESSION_TEXT_MENTION = 1 << 7,    /* of our person */
  SESSION_TEXT_CODE_BLOCK = 1 << 8, /* whole lines */
} SessionTextStyle;

#define SESSION_TEXT_NO_COLOR -1

/* A part of the text, in bytes. Spans of links, mentions and blocks may lie over others. */
typedef struct
{
  gsize start;
  gsize end;
  guint style;      /* SessionTextStyle, several */
  int   foreground; /* 0xrrggbb or SESSION_TEXT_NO_COLOR */
  int   background;
} SessionTextSpan;

/* What a message looks like. Made when it is shown, kept by nobody. */
typedef struct
{
  char   *text;
  GArray *spans; /* SessionTextSpan */
} SessionText;

SessionText *session_text_new (SessionMessage *message);
void         session_text_free (SessionText *self);
char        *session_text_dup_uri (SessionText           *self,
                                   const SessionTextSpan *link);
char        *session_text_dup_code (SessionText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SessionText, session_text_free)

G_END_DECLS
