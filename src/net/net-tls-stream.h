// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-authorities.h"
#include "net/net-certificate.h"
#include "net/net-poller.h"
#include "net/net-transport.h"

G_BEGIN_DECLS

#define NET_TYPE_TLS_STREAM (net_tls_stream_get_type ())
G_DECLARE_FINAL_TYPE (NetTlsStream, net_tls_stream, NET, TLS_STREAM, NetTransport)

NetTlsStream *net_tls_stream_new_client (GSocketConnection *connection,
                                         NetCertificate    *certificate,
                                         const char        *host,
                                         GError           **error);
NetTlsStream *net_tls_stream_new_server (GSocketConnection *connection,
                                         NetCertificate    *certificate,
                                         GError           **error);

void     net_tls_stream_handshake_async (NetTlsStream       *self,
                                         NetPoller          *poller,
                                         guint               deadline_ms,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean net_tls_stream_handshake_finish (NetTlsStream *self,
                                          GAsyncResult *result,
                                          GError      **error);
void     net_tls_stream_verify (NetTlsStream   *self,
                                NetAuthorities *authorities,
                                const char     *host);
gboolean net_tls_stream_is_answered (NetTlsStream *self);

G_END_DECLS
