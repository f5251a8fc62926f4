// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  NET_INTERFACE_WIRED = 1,
  NET_INTERFACE_WIRELESS,
  NET_INTERFACE_CONTAINERS,
  NET_INTERFACE_MACHINES, /* virtual ones */
  NET_INTERFACE_BRIDGE,
  NET_INTERFACE_VPN,
  NET_INTERFACE_OTHER,
} NetInterfaceKind;

/* One address of this computer. */
typedef struct
{
  char            *interface; /* the system's name for it: eth0, wlp3s0 */
  NetInterfaceKind kind;
  GInetAddress    *address;
  guint            prefix_length; /* how many bits all addresses of its network begin with */
  gboolean         is_running;    /* the cable is plugged in, the Wi-Fi is joined */
} NetAddress;

GPtrArray       *net_addresses_list (void);
NetInterfaceKind net_interface_guess_kind (const char *interface);
gboolean         net_interface_kind_has_people (NetInterfaceKind kind);
NetAddress      *net_address_new (const char      *interface,
                                  NetInterfaceKind kind,
                                  GInetAddress    *address,
                                  guint            prefix_length);
void             net_address_free (NetAddress *self);
gboolean         net_address_is_near (const NetAddress *self,
                                      GInetAddress     *other);

G_END_DECLS
