// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where a room can be reached, and through which of this computer's interfaces. */
typedef struct
{
  GInetSocketAddress *address; /* with its port, and with a scope if it is link-local IPv6 */
  int                 interface_index;
  char               *interface; /* the system's name for it: eth0, wlp3s0; NULL when it is gone */
} DiscoveryAddress;

DiscoveryAddress *discovery_address_new (const char *text,
                                         guint16     port,
                                         int         interface_index);
void              discovery_address_free (DiscoveryAddress *self);
int               discovery_address_compare (const DiscoveryAddress *self,
                                             const DiscoveryAddress *other);
char             *discovery_address_to_string (const DiscoveryAddress *self);

GPtrArray *discovery_addresses_new (void);
void       discovery_addresses_add (GPtrArray              *addresses,
                                    const DiscoveryAddress *address);
void       discovery_addresses_drop_virtual (GPtrArray *addresses);
gboolean   discovery_addresses_equal (const GPtrArray *left,
                                      const GPtrArray *right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiscoveryAddress, discovery_address_free)

G_END_DECLS
