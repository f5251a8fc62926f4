// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-addresses.h"

#include "fixtures/locale.h"

/* What a computer has is its own matter; that the list makes sense is ours. */
static void
test_list (void)
{
  g_autoptr (GPtrArray) list = net_addresses_list ();
  gboolean seen_virtual = FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      const NetAddress *address = list->pdata[i];

      g_assert_cmpstr (address->interface, !=, "");
      g_assert_false (g_inet_address_get_is_loopback (address->address));
      g_assert_cmpint (address->kind, >=, NET_INTERFACE_WIRED);
      g_assert_cmpint (address->kind, <=, NET_INTERFACE_OTHER);
      g_assert_cmpuint (address->prefix_length, <=, 8 * g_inet_address_get_native_size (address->address));
      g_assert_true (net_address_is_near (address, address->address));
      if (!net_interface_kind_has_people (address->kind))
        seen_virtual = TRUE;
      else
        g_assert_false (seen_virtual);
    }
}

static void
test_kinds (void)
{
  static const struct
  {
    const char      *interface;
    NetInterfaceKind kind;
  } rows[] = {
    { "eth0", NET_INTERFACE_WIRED },
    { "enp3s0", NET_INTERFACE_WIRED },
    { "wlp2s0", NET_INTERFACE_WIRELESS },
    { "docker0", NET_INTERFACE_CONTAINERS },
    { "br-1a2b3c", NET_INTERFACE_CONTAINERS },
    { "veth12ab", NET_INTERFACE_CONTAINERS },
    { "virbr0", NET_INTERFACE_MACHINES },
    { "br0", NET_INTERFACE_BRIDGE },
    { "tun0", NET_INTERFACE_VPN },
    { "wg0", NET_INTERFACE_VPN },
    { "ppp0", NET_INTERFACE_VPN },
    { "sit0", NET_INTERFACE_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (net_interface_guess_kind (rows[i].interface), ==, rows[i].kind);
}

static void
test_near (void)
{
  static const struct
  {
    const char *own;
    guint       prefix_length;
    const char *other;
    gboolean    near;
  } rows[] = {
    { "192.168.1.5", 24, "192.168.1.200", TRUE },
    { "192.168.1.5", 24, "192.168.2.5", FALSE },
    { "192.168.1.5", 22, "192.168.2.5", TRUE },
    { "192.168.1.5", 22, "192.168.4.5", FALSE },
    { "10.0.0.1", 8, "10.200.3.4", TRUE },
    { "10.0.0.1", 32, "10.0.0.2", FALSE },
    { "fd00::1", 64, "fd00::ffff:1", TRUE },
    { "fd00::1", 64, "fd00:0:0:1::1", FALSE },
    { "192.168.1.5", 24, "fd00::1", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GInetAddress) own = g_inet_address_new_from_string (rows[i].own);
      g_autoptr (GInetAddress) other = g_inet_address_new_from_string (rows[i].other);
      NetAddress *address = net_address_new ("eth0", NET_INTERFACE_WIRED, own, rows[i].prefix_length);

      g_assert_cmpint (net_address_is_near (address, other), ==, rows[i].near);
      net_address_free (address);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/net/addresses/list", test_list);
  g_test_add_func ("/net/addresses/kinds", test_kinds);
  g_test_add_func ("/net/addresses/near", test_near);
  return g_test_run ();
}
