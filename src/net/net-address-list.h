// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NET_TYPE_ADDRESS_LIST (net_address_list_get_type ())
G_DECLARE_FINAL_TYPE (NetAddressList, net_address_list, NET, ADDRESS_LIST, GObject)

NetAddressList *net_address_list_new (void);
void            net_address_list_add (NetAddressList *self,
                                      GSocketAddress *address);

G_END_DECLS
