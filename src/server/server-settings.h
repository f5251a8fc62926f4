// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "server/server-channel.h"

G_BEGIN_DECLS

void server_settings_set_key (Server *server);
void server_settings_open (Server *server);
void server_settings_save (Server        *server,
                           ServerChannel *channel);

G_END_DECLS
