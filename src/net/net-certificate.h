// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NET_TYPE_CERTIFICATE (net_certificate_get_type ())
G_DECLARE_FINAL_TYPE (NetCertificate, net_certificate, NET, CERTIFICATE, GObject)

NetCertificate *net_certificate_new (const char *folder);
void            net_certificate_wait_async (NetCertificate     *self,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gboolean        net_certificate_wait_finish (NetCertificate *self,
                                             GAsyncResult   *result,
                                             GError        **error);

const char   *net_certificate_get_fingerprint (NetCertificate *self);
gboolean      net_certificate_is_fingerprint (const char *text);
const char   *net_certificate_get_set_aside (NetCertificate *self);
const GError *net_certificate_get_trouble (NetCertificate *self);

/*< for net-tls-stream.c >*/
gpointer net_certificate_get_credentials (NetCertificate *self);

G_END_DECLS
