// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  NET_INTERFACE_WIRED = 1,
  NET_INTERFACE_WIRELESS,
  NET_INTERFACE_OTHER, /* bridges of containers, tunnels */
} NetInterfaceKind;

/* One address of this computer. */
typedef struct
{
  char            *interface; /* the system's name for it: eth0, wlp3s0 */
  NetInterfaceKind kind;
  GInetAddress    *address;
} NetAddress;

GPtrArray *net_addresses_list (void);
void       net_address_free (NetAddress *self);

G_END_DECLS
