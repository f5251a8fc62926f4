// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-addresses.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

NetAddress *
net_address_new (const char      *interface,
                 NetInterfaceKind kind,
                 GInetAddress    *address,
                 guint            prefix_length)
{
  NetAddress *self = g_new0 (NetAddress, 1);

  self->interface = g_strdup (interface);
  self->kind = kind;
  self->address = g_object_ref (address);
  self->prefix_length = prefix_length;
  self->is_running = TRUE;
  return self;
}

void
net_address_free (NetAddress *self)
{
  g_free (self->interface);
  g_clear_object (&self->address);
  g_free (self);
}

/**
 * net_interface_guess_kind:
 * @interface: the system's name for it
 *
 * Returns: what it is, as far as names tell
 */
NetInterfaceKind
net_interface_guess_kind (const char *interface)
{
  static const struct
  {
    const char      *prefix;
    NetInterfaceKind kind;
  } names[] = {
    { "docker", NET_INTERFACE_CONTAINERS },
    { "veth", NET_INTERFACE_CONTAINERS },
    { "br-", NET_INTERFACE_CONTAINERS }, /* of Docker, too */
    { "podman", NET_INTERFACE_CONTAINERS },
    { "cni", NET_INTERFACE_CONTAINERS },
    { "lxc", NET_INTERFACE_CONTAINERS },
    { "lxd", NET_INTERFACE_CONTAINERS },
    { "virbr", NET_INTERFACE_MACHINES },
    { "vnet", NET_INTERFACE_MACHINES },
    { "vmnet", NET_INTERFACE_MACHINES },
    { "vboxnet", NET_INTERFACE_MACHINES },
    { "br", NET_INTERFACE_BRIDGE },
    { "tun", NET_INTERFACE_VPN },
    { "tap", NET_INTERFACE_VPN },
    { "wg", NET_INTERFACE_VPN },
    { "ppp", NET_INTERFACE_VPN },
    { "ipsec", NET_INTERFACE_VPN },
    { "tailscale", NET_INTERFACE_VPN },
    { "nordlynx", NET_INTERFACE_VPN },
    { "proton", NET_INTERFACE_VPN },
    { "zt", NET_INTERFACE_VPN },
    { "wl", NET_INTERFACE_WIRELESS },
    { "e", NET_INTERFACE_WIRED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (interface, names[i].prefix))
      return names[i].kind;
  return NET_INTERFACE_OTHER;
}

/* The system knows of the hardware it has. */
static NetInterfaceKind
find_kind (const char *interface)
{
  g_autofree char *wireless = g_strdup_printf ("/sys/class/net/%s/wireless", interface);
  g_autofree char *device = g_strdup_printf ("/sys/class/net/%s/device", interface);

  if (g_file_test (wireless, G_FILE_TEST_EXISTS))
    return NET_INTERFACE_WIRELESS;
  if (g_file_test (device, G_FILE_TEST_EXISTS))
    return NET_INTERFACE_WIRED;
  return net_interface_guess_kind (interface);
}

/**
 * net_interface_kind_has_people:
 *
 * Returns: whether other people can be behind it; not so when it is for the programs of this
 * computer alone, or leads to people far away
 */
gboolean
net_interface_kind_has_people (NetInterfaceKind kind)
{
  switch (kind)
    {
    case NET_INTERFACE_WIRED:
    case NET_INTERFACE_WIRELESS:
    case NET_INTERFACE_BRIDGE:
    case NET_INTERFACE_OTHER:
      return TRUE;
    case NET_INTERFACE_CONTAINERS:
    case NET_INTERFACE_MACHINES:
    case NET_INTERFACE_VPN:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

static const guint8 *
get_native_bytes (const struct sockaddr *native)
{
  if (native->sa_family == AF_INET)
    return (const guint8 *)&((const struct sockaddr_in *)(const void *)native)->sin_addr;
  return (const guint8 *)&((const struct sockaddr_in6 *)(const void *)native)->sin6_addr;
}

static guint
count_bits (const struct sockaddr *mask,
            gsize                  n_bytes)
{
  guint n = 0;

  for (gsize i = 0; mask != NULL && i < n_bytes; i++)
    n += __builtin_popcount (get_native_bytes (mask)[i]);
  return n;
}

static GInetAddress *
inet_address_from_native (const struct sockaddr *native)
{
  if (native->sa_family != AF_INET && native->sa_family != AF_INET6)
    return NULL;
  return g_inet_address_new_from_bytes (get_native_bytes (native), native->sa_family == AF_INET ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6);
}

static int
rank_kind (NetInterfaceKind kind)
{
  if (kind == NET_INTERFACE_WIRED || kind == NET_INTERFACE_WIRELESS)
    return 0;
  return net_interface_kind_has_people (kind) ? 1 : 2;
}

/* Real networks before virtual ones, IPv4 before IPv6: the first is the one to tell
 * somebody across the table. */
static int
rank (const NetAddress *self)
{
  return 4 * rank_kind (self->kind) + (g_inet_address_get_is_link_local (self->address) ? 2 : 0) +
         (g_inet_address_get_family (self->address) == G_SOCKET_FAMILY_IPV6 ? 1 : 0);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const NetAddress *left = *(const NetAddress *const *)a;
  const NetAddress *right = *(const NetAddress *const *)b;

  return rank (left) - rank (right);
}

/**
 * net_addresses_list:
 *
 * Asks the system for the addresses others can reach this computer at. Does not block.
 *
 * Returns: (transfer full) (element-type NetAddress): the addresses, best first; empty
 * without a network
 */
GPtrArray *
net_addresses_list (void)
{
  GPtrArray      *list = g_ptr_array_new_with_free_func ((GDestroyNotify)net_address_free);
  struct ifaddrs *all = NULL;

  if (getifaddrs (&all) < 0)
    return list;

  for (const struct ifaddrs *entry = all; entry != NULL; entry = entry->ifa_next)
    {
      g_autoptr (GInetAddress) address = NULL;
      NetAddress *item;

      if (entry->ifa_addr == NULL || (entry->ifa_flags & IFF_UP) == 0 || (entry->ifa_flags & IFF_LOOPBACK) != 0)
        continue;
      address = inet_address_from_native (entry->ifa_addr);
      if (address == NULL)
        continue;
      item = net_address_new (entry->ifa_name, find_kind (entry->ifa_name), address,
                              count_bits (entry->ifa_netmask, g_inet_address_get_native_size (address)));
      item->is_running = (entry->ifa_flags & IFF_RUNNING) != 0;
      g_ptr_array_add (list, item);
    }
  freeifaddrs (all);
  g_ptr_array_sort (list, compare);
  return list;
}

/**
 * net_address_is_near:
 *
 * Returns: whether @other is in the network this address is in: no router is on the way
 */
gboolean
net_address_is_near (const NetAddress *self,
                     GInetAddress     *other)
{
  const guint8 *ours = g_inet_address_to_bytes (self->address);
  const guint8 *theirs = g_inet_address_to_bytes (other);

  if (g_inet_address_get_family (self->address) != g_inet_address_get_family (other))
    return FALSE;
  for (guint i = 0; i < self->prefix_length; i++)
    if (((ours[i / 8] ^ theirs[i / 8]) & (0x80 >> i % 8)) != 0)
      return FALSE;
  return TRUE;
}
