// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "server/server-channel.h"
#include "server/server-client.h"
#include "server/server-reply.h"

G_BEGIN_DECLS

gboolean server_metadata_is_key (const char *key);

void server_metadata_set_own (ServerClient *client,
                              const char   *key,
                              const char   *value);
void server_metadata_set_channel (ServerChannel *channel,
                                  ServerClient  *setter,
                                  const char    *key,
                                  const char    *value);

gboolean server_metadata_subscribe (ServerClient *client,
                                    const char   *key,
                                    gboolean     *is_new);
void     server_metadata_unsubscribe (ServerClient *client,
                                      const char   *key);

void server_metadata_reply_client (ServerClient *client,
                                   ServerClient *target,
                                   ServerReply  *reply);
void server_metadata_reply_channel (ServerClient  *client,
                                    ServerChannel *channel,
                                    ServerReply   *reply);
void server_metadata_reply_keys (ServerClient    *client,
                                 const GPtrArray *keys,
                                 ServerReply     *reply);
void server_metadata_introduce (ServerClient  *client,
                                ServerChannel *channel,
                                ServerReply   *reply);

G_END_DECLS
