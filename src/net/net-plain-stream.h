// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-transport.h"

G_BEGIN_DECLS

#define NET_TYPE_PLAIN_STREAM (net_plain_stream_get_type ())
G_DECLARE_FINAL_TYPE (NetPlainStream, net_plain_stream, NET, PLAIN_STREAM, NetTransport)

NetTransport *net_plain_stream_new (GSocketConnection *connection);

G_END_DECLS
