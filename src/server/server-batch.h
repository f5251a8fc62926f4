// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "irc/irc-message.h"
#include "irc/irc-text.h"

G_BEGIN_DECLS

typedef struct _ServerClient ServerClient;
typedef struct _ServerReply  ServerReply;

/* A draft/multiline message while its lines come in. */
typedef struct _ServerBatch
{
  char      *reference;
  char      *target;
  char      *label;
  IrcTags   *tags;
  char      *command; /* PRIVMSG or NOTICE, by the first line */
  GPtrArray *pieces;
  gsize      n_bytes;
  gboolean   has_text;
  gboolean   broken; /* its error was told; what still comes is dropped */
  gint64     opened_us;
} ServerBatch;

void server_batch_free (ServerBatch *self);

void     server_batch_open (ServerClient     *client,
                            const IrcMessage *message,
                            ServerReply      *reply);
gboolean server_batch_add (ServerClient     *client,
                           const IrcMessage *message,
                           ServerReply      *reply);
void     server_batch_abandon (ServerClient *client,
                               const char   *code,
                               const char   *context,
                               const char   *description);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ServerBatch, server_batch_free)

G_END_DECLS
