// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-address.h"

#include <net/if.h>
#include <string.h>

static gboolean
needs_scope (GInetAddress *address)
{
  return g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 && g_inet_address_get_is_link_local (address);
}

/* Whether nobody can be there: everybody's addresses, and IPv4 in the clothes of IPv6
 * (RFC 4291, 2.5.5.2), which does not travel. */
static gboolean
is_nowhere (GInetAddress *address)
{
  static const guint8 mapped[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };

  if (g_inet_address_get_is_any (address) || g_inet_address_get_is_multicast (address))
    return TRUE;
  return g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 && memcmp (g_inet_address_to_bytes (address), mapped, sizeof mapped) == 0;
}

/**
 * discovery_address_new:
 * @text: a numeric address
 * @interface_index: the interface it was heard on
 *
 * Returns: (transfer full) (nullable): %NULL for what nobody can be reached at
 */
DiscoveryAddress *
discovery_address_new (const char *text,
                       guint16     port,
                       int         interface_index)
{
  DiscoveryAddress *self;
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);
  char name[IF_NAMESIZE];

  if (address == NULL || port == 0 || interface_index <= 0 || is_nowhere (address))
    return NULL;
  self = g_new0 (DiscoveryAddress, 1);
  self->address = g_object_new (G_TYPE_INET_SOCKET_ADDRESS, "address", address, "port", port,
                                "scope-id", needs_scope (address) ? interface_index : 0, NULL);
  self->interface_index = interface_index;
  if (if_indextoname (interface_index, name) != NULL)
    self->interface = g_strdup (name);
  return self;
}

static DiscoveryAddress *
copy_address (const DiscoveryAddress *self)
{
  DiscoveryAddress *copy = g_new0 (DiscoveryAddress, 1);

  copy->address = g_object_ref (self->address);
  copy->interface_index = self->interface_index;
  copy->interface = g_strdup (self->interface);
  return copy;
}

void
discovery_address_free (DiscoveryAddress *self)
{
  g_object_unref (self->address);
  g_free (self->interface);
  g_free (self);
}

static gboolean
are_equal (const DiscoveryAddress *self,
           const DiscoveryAddress *other)
{
  return self->interface_index == other->interface_index &&
         g_inet_socket_address_get_port (self->address) == g_inet_socket_address_get_port (other->address) &&
         g_inet_address_equal (g_inet_socket_address_get_address (self->address), g_inet_socket_address_get_address (other->address));
}

/* Behind a bridge of containers, a tunnel or the loopback: people in the same place seldom
 * are. */
static gboolean
is_virtual (const DiscoveryAddress *self)
{
  static const char *const prefixes[] = { "docker", "podman", "veth", "virbr", "vnet", "br-", "lxc", "lxdbr", "tun", "tap", "wg",
                                          "tailscale", "zt", "ppp", "vmnet", "vboxnet", NULL };

  if (g_inet_address_get_is_loopback (g_inet_socket_address_get_address (self->address)))
    return TRUE;
  if (self->interface == NULL)
    return FALSE;
  for (guint i = 0; prefixes[i] != NULL; i++)
    if (g_str_has_prefix (self->interface, prefixes[i]))
      return TRUE;
  return FALSE;
}

static int
rank (const DiscoveryAddress *self)
{
  GInetAddress *address = g_inet_socket_address_get_address (self->address);

  return (g_inet_address_get_is_loopback (address) ? 8 : 0) + (is_virtual (self) ? 4 : 0) +
         (g_inet_address_get_is_link_local (address) ? 2 : 0) + (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 ? 1 : 0);
}

/**
 * discovery_address_compare:
 *
 * Real networks before virtual ones, then IPv4, IPv6 and the addresses computers give
 * themselves.
 *
 * Returns: less than 0 when @self is the better one to try, 0 when they are equally good
 */
int
discovery_address_compare (const DiscoveryAddress *self,
                           const DiscoveryAddress *other)
{
  return rank (self) - rank (other);
}

/**
 * discovery_address_to_string:
 *
 * Returns: (transfer full): as one would type it: `192.168.1.5:12345`,
 * `[fe80::1%eth0]:12345`
 */
char *
discovery_address_to_string (const DiscoveryAddress *self)
{
  GInetAddress    *address = g_inet_socket_address_get_address (self->address);
  guint16          port = g_inet_socket_address_get_port (self->address);
  g_autofree char *text = g_inet_address_to_string (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return g_strdup_printf ("%s:%u", text, port);
  if (!needs_scope (address))
    return g_strdup_printf ("[%s]:%u", text, port);
  if (self->interface == NULL)
    return g_strdup_printf ("[%s%%%d]:%u", text, self->interface_index, port);
  return g_strdup_printf ("[%s%%%s]:%u", text, self->interface, port);
}

/* --- Several --- */

/**
 * discovery_addresses_new:
 *
 * Returns: (transfer full) (element-type DiscoveryAddress): no address yet
 */
GPtrArray *
discovery_addresses_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)discovery_address_free);
}

/**
 * discovery_addresses_add:
 * @addresses: the best first
 * @address: copied
 *
 * Puts an address where it belongs, behind those that are as good; one that is there
 * already is not put in twice.
 */
void
discovery_addresses_add (GPtrArray              *addresses,
                         const DiscoveryAddress *address)
{
  guint position = addresses->len;

  for (guint i = 0; i < addresses->len; i++)
    if (are_equal (addresses->pdata[i], address))
      return;
  while (position > 0 && discovery_address_compare (address, addresses->pdata[position - 1]) < 0)
    position--;
  g_ptr_array_insert (addresses, position, copy_address (address));
}

/**
 * discovery_addresses_drop_virtual:
 * @addresses: the best first
 *
 * Leaves out what is no real network, unless there is nothing else.
 */
void
discovery_addresses_drop_virtual (GPtrArray *addresses)
{
  while (addresses->len > 1 && is_virtual (addresses->pdata[addresses->len - 1]))
    g_ptr_array_remove_index (addresses, addresses->len - 1);
}

gboolean
discovery_addresses_equal (const GPtrArray *left,
                           const GPtrArray *right)
{
  if (left->len != right->len)
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    if (!are_equal (left->pdata[i], right->pdata[i]))
      return FALSE;
  return TRUE;
}
