// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-certificate.h"
#include "net/net-poller.h"
#include "net/net-sniffer.h"
#include "net/net-transport.h"

G_BEGIN_DECLS

#define NET_LISTENER_DEFAULT_PORT 12345

#define NET_TYPE_LISTENER (net_listener_get_type ())
G_DECLARE_FINAL_TYPE (NetListener, net_listener, NET, LISTENER, GObject)

NetListener *net_listener_new (NetPoller *poller,
                               guint      max_connections);
void         net_listener_set_certificate (NetListener    *self,
                                           NetCertificate *certificate);
void         net_listener_set_handshake_time (NetListener *self,
                                              guint        ms);
gboolean     net_listener_add_address (NetListener        *self,
                                       GInetSocketAddress *address,
                                       GError            **error);
gboolean     net_listener_add_any (NetListener *self,
                                   guint16      port,
                                   GError     **error);
GPtrArray   *net_listener_get_addresses (NetListener *self);
void         net_listener_start (NetListener *self);
void         net_listener_stop (NetListener *self);

G_END_DECLS
