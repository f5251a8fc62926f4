// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "server/server-reply.h"

G_BEGIN_DECLS

GHashTable *server_reads_new (void);
void        server_reads_open (Server *server);
void        server_reads_reply (ServerClient *client,
                                const char   *target,
                                ServerReply  *reply);
void        server_reads_mark (ServerClient *client,
                               const char   *target,
                               gint64        time,
                               ServerReply  *reply);

G_END_DECLS
