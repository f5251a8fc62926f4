// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "server/server-channel.h"
#include "server/server-client.h"
#include "server/server-reply.h"
#include "store/store-query.h"

G_BEGIN_DECLS

/* Messages one CHATHISTORY may ask for, and those a newcomer without it is shown. */
#define SERVER_HISTORY_MAX_MESSAGES 100
#define SERVER_HISTORY_CATCH_UP 50

void   server_history_open (Server *server);
char  *server_history_dup_key (const ServerChannel *channel);
gint64 server_history_get_since (ServerClient  *client,
                                 ServerChannel *channel);
void   server_history_say (ServerClient  *client,
                           ServerChannel *channel,
                           ServerEvent   *event,
                           const char    *label,
                           ServerReply   *reply);
void   server_history_record (Server        *server,
                              ServerChannel *channel,
                              ServerEvent   *event);
void   server_history_record_everywhere (ServerClient *client,
                                         ServerEvent  *event);
void   server_history_reply (ServerClient            *client,
                             ServerChannel           *channel,
                             const StoreHistoryQuery *query,
                             ServerReply             *reply);
void   server_history_reply_targets (ServerClient *client,
                                     gint64        after,
                                     gint64        before,
                                     guint         limit,
                                     ServerReply  *reply);
void   server_history_catch_up (ServerClient  *client,
                                ServerChannel *channel);

G_END_DECLS
