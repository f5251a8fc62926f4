// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "irc/irc-numeric.h"
#include "irc/irc-tags.h"
#include "server/server-client.h"
#include "server/server-event.h"

G_BEGIN_DECLS

/* All that one command answers to the one who sent it. It owns the label and the batch
 * (IRCv3 labeled-response): one line carries the label itself, several come in a batch,
 * none becomes ACK. */
typedef struct _ServerReply ServerReply;

ServerReply  *server_reply_new (ServerClient *client,
                                const char   *label);
void          server_reply_free (ServerReply *self);
ServerClient *server_reply_get_client (ServerReply *self);
const char   *server_reply_get_label (ServerReply *self);

void         server_reply_numeric (ServerReply *self,
                                   IrcNumeric   numeric,
                                   ...) G_GNUC_NULL_TERMINATED;
void         server_reply_numeric_words (ServerReply *self,
                                         IrcNumeric   numeric,
                                         const char  *first,
                                         const char  *words);
void         server_reply_words (ServerReply     *self,
                                 IrcNumeric       numeric,
                                 const char      *first,
                                 const char      *second,
                                 const GPtrArray *words);
void         server_reply_line (ServerReply *self,
                                const char  *source,
                                const char  *command,
                                ...) G_GNUC_NULL_TERMINATED;
void         server_reply_word (ServerReply *self,
                                const char  *command,
                                const char  *word);
void         server_reply_event (ServerReply *self,
                                 ServerEvent *event);
void         server_reply_fail (ServerReply *self,
                                const char  *command,
                                const char  *code,
                                const char  *context,
                                const char  *description);
void         server_reply_take_label (ServerReply *self,
                                      const char  *label);
void         server_reply_defer (ServerReply *self);
ServerReply *server_reply_postpone (ServerReply *self);
void         server_reply_batch (ServerReply *self,
                                 const char  *type,
                                 const char  *target,
                                 GPtrArray   *events);
void         server_reply_begin_batch (ServerReply *self,
                                       const char  *type,
                                       const char  *target);
void         server_reply_end_batch (ServerReply *self);
void         server_reply_flush (ServerReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ServerReply, server_reply_free)

G_END_DECLS
