// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-link.h"
#include "net/net-sniffer.h"

G_BEGIN_DECLS

gboolean    host_caller_turn_away (NetCaller caller,
                                   NetLink  *link,
                                   gboolean  no_plain_text,
                                   gboolean  require_tls);
const char *host_caller_get_manner (NetCaller caller,
                                    gboolean  encrypted);

G_END_DECLS
