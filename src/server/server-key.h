// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "server/server.h"

G_BEGIN_DECLS

typedef struct _ServerClient  ServerClient;
typedef struct _ServerChannel ServerChannel;

/* Wrong keys one address may try at once, and how long until it may try another one. */
#define SERVER_KEY_TRIES 10
#define SERVER_KEY_TRY_US (6 * G_USEC_PER_SEC)

typedef enum {
  SERVER_KEY_RIGHT = 1,
  SERVER_KEY_WRONG,
  SERVER_KEY_TOO_MANY, /* wrong ones came from there; this one was not even looked at */
} ServerKeyAnswer;

GHashTable     *server_key_tries_new (void);
gboolean        server_key_is_valid (const char *key);
gboolean        server_key_set (Server        *server,
                                ServerChannel *channel,
                                const char    *key);
ServerKeyAnswer server_key_check (ServerClient *client);

G_END_DECLS
