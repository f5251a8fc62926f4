// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "server/server-client.h"

G_BEGIN_DECLS

void server_gate_handle_line (ServerClient *client,
                              const char   *line,
                              gsize         length);
void server_gate_handle_overlong (ServerClient *client);

G_END_DECLS
