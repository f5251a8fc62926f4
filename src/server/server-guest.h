// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "server/server-client.h"

G_BEGIN_DECLS

/* Plain-text guests who have not said a word yet; a room takes no more of them. */
#define SERVER_GUEST_MAX_SILENT 100

void server_guest_welcome (ServerClient *client);
void server_guest_handle_text (ServerClient *client,
                               const char   *text,
                               gsize         length);

G_END_DECLS
