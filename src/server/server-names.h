// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "server/server-client.h"

G_BEGIN_DECLS

typedef struct _ServerNames ServerNames;

ServerNames *server_names_new (void);
void         server_names_free (ServerNames *self);

void     server_names_open (Server *server);
gboolean server_names_may_have (ServerClient *client,
                                const char   *nick);
gboolean server_names_is_free (Server     *server,
                               const char *nick);
void     server_names_claim (ServerClient *client);

gboolean    server_names_is_known (ServerClient *client);
const char *server_names_find_nick (Server     *server,
                                    const char *account);

G_END_DECLS
