// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NET_TYPE_AUTHORITIES (net_authorities_get_type ())
G_DECLARE_FINAL_TYPE (NetAuthorities, net_authorities, NET, AUTHORITIES, GObject)

NetAuthorities *net_authorities_new (const char *path);
void            net_authorities_wait_async (NetAuthorities     *self,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
void            net_authorities_wait_finish (NetAuthorities *self,
                                             GAsyncResult   *result);

gboolean net_authorities_is_public_name (const char *host);

/*< for net-tls-stream.c >*/
char *net_authorities_dup_voucher (NetAuthorities *self,
                                   gpointer        session,
                                   const char     *host);

G_END_DECLS
