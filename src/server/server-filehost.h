// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "server/server-client.h"

G_BEGIN_DECLS

char *server_filehost_dup_uri (ServerClient *client);

G_END_DECLS
