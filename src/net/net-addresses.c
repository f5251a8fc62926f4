// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-addresses.h"

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

void
net_address_free (NetAddress *self)
{
  g_free (self->interface);
  g_clear_object (&self->address);
  g_free (self);
}

static NetInterfaceKind
find_kind (const char *interface)
{
  g_autofree char         *wireless = g_strdup_printf ("/sys/class/net/%s/wireless", interface);
  g_autofree char         *device = g_strdup_printf ("/sys/class/net/%s/device", interface);
  static const char *const virtual_prefixes[] = { "docker", "veth", "virbr", "br-", "tun", "tap", "wg", "vmnet", "vboxnet", NULL };

  if (g_file_test (wireless, G_FILE_TEST_EXISTS))
    return NET_INTERFACE_WIRELESS;
  if (g_file_test (device, G_FILE_TEST_EXISTS))
    return NET_INTERFACE_WIRED;
  for (guint i = 0; virtual_prefixes[i] != NULL; i++)
    if (g_str_has_prefix (interface, virtual_prefixes[i]))
      return NET_INTERFACE_OTHER;
  return g_str_has_prefix (interface, "e") ? NET_INTERFACE_WIRED : NET_INTERFACE_OTHER;
}

static GInetAddress *
inet_address_from_native (const struct sockaddr *native)
{
  if (native->sa_family == AF_INET)
    return g_inet_address_new_from_bytes ((const guint8 *)&((const struct sockaddr_in *)(const void *)native)->sin_addr, G_SOCKET_FAMILY_IPV4);
  if (native->sa_family == AF_INET6)
    return g_inet_address_new_from_bytes ((const guint8 *)&((const struct sockaddr_in6 *)(const void *)native)->sin6_addr, G_SOCKET_FAMILY_IPV6);
  return NULL;
}

/* Real networks before virtual ones, IPv4 before IPv6: the first is the one to tell
 * somebody across the table. */
static int
rank (const NetAddress *self)
{
  return (self->kind == NET_INTERFACE_OTHER ? 4 : 0) + (g_inet_address_get_is_link_local (self->address) ? 2 : 0) +
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
      item = g_new0 (NetAddress, 1);
      item->interface = g_strdup (entry->ifa_name);
      item->kind = find_kind (entry->ifa_name);
      item->address = g_steal_pointer (&address);
      g_ptr_array_add (list, item);
    }
  freeifaddrs (all);
  g_ptr_array_sort (list, compare);
  return list;
}
