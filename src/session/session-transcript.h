// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef enum {
  SESSION_TRANSCRIPT_TEXT = 1,
  SESSION_TRANSCRIPT_HTML,
} SessionTranscriptFormat;

/* Writes a conversation down, piece by piece. */
typedef struct _SessionTranscript SessionTranscript;

SessionTranscript *session_transcript_new (SessionTranscriptFormat format,
                                           const char             *title,
                                           const char             *own_name);
void               session_transcript_free (SessionTranscript *self);
void               session_transcript_begin (SessionTranscript *self,
                                             GString           *out);
void               session_transcript_add (SessionTranscript  *self,
                                           const StoreMessage *message,
                                           GString            *out);
void               session_transcript_end (SessionTranscript *self,
                                           GString           *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SessionTranscript, session_transcript_free)

G_END_DECLS
