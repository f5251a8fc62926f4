// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "irc/irc-message.h"
#include "irc/irc-text.h"
#include "session/session.h"

G_BEGIN_DECLS

/* Batches a server may have open at once, and what one multiline message may hold. */
#define SESSION_BATCH_MAX_OPEN 64
#define SESSION_BATCH_MAX_LINES 10000
#define SESSION_BATCH_MAX_BYTES (1024 * 1024)

/* Messages of the past that come at a time. */
#define SESSION_BATCH_HISTORY_PAGE 100

/* A batch while its lines come in. */
typedef struct
{
  char      *reference;
  char      *type;
  char      *label;  /* of the command it answers, or NULL */
  char      *target; /* of a multiline message */
  char      *source;
  char      *command;
  char      *msgid;
  char      *name; /* of who said it, when the server tells; or NULL */
  char      *account;
  char      *client_tags;
  char      *reply_to;
  GDateTime *time;
  GPtrArray *pieces;
  Session   *conversation; /* that it is part of */
  gsize      n_bytes;
  gboolean   is_history; /* it tells of the past, or is part of what does */
  guint      n_messages;
} SessionBatch;

SessionBatch *session_batch_new (const IrcMessage   *opening,
                                 const char         *label,
                                 const SessionBatch *around);
void          session_batch_free (SessionBatch *self);
gboolean      session_batch_is_multiline (const SessionBatch *self);
void          session_batch_add (SessionBatch     *self,
                                 const IrcMessage *message);

G_END_DECLS
