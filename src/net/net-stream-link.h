// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-link.h"
#include "net/net-poller.h"
#include "net/net-transport.h"

G_BEGIN_DECLS

/* Bytes that may wait for a peer that reads slowly. */
#define NET_STREAM_LINK_SEND_LIMIT (1024 * 1024)

#define NET_TYPE_STREAM_LINK (net_stream_link_get_type ())
G_DECLARE_FINAL_TYPE (NetStreamLink, net_stream_link, NET, STREAM_LINK, NetLink)

NetLink *net_stream_link_new (NetPoller    *poller,
                              NetTransport *transport);
gboolean net_stream_link_new_pair (NetPoller *poller_a,
                                   NetPoller *poller_b,
                                   NetLink  **link_a,
                                   NetLink  **link_b,
                                   GError   **error);

G_END_DECLS
