// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-address.h"

#include "fixtures/locale.h"

/* An index no interface has: the name is given instead. */
#define NO_INTERFACE 999999

static DiscoveryAddress *
make (const char *text,
      const char *interface)
{
  DiscoveryAddress *address = discovery_address_new (text, 12345, NO_INTERFACE);

  g_assert_nonnull (address);
  g_assert_null (address->interface);
  address->interface = g_strdup (interface);
  return address;
}

static void
test_refused (void)
{
  static const char *const texts[] = { "", "x", "laptop.local", "0.0.0.0", "::", "224.0.0.251", "ff02::fb", "255.255.255.256", "::ffff:127.0.0.1", "::ffff:10.0.0.1" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (discovery_address_new (texts[i], 1, 1));
  g_assert_null (discovery_address_new ("10.0.0.1", 0, 1));
  g_assert_null (discovery_address_new ("10.0.0.1", 1, 0));
  g_assert_null (discovery_address_new ("10.0.0.1", 1, -1));
}

static void
check_text (const char *text,
            const char *interface,
            const char *expected)
{
  g_autoptr (DiscoveryAddress) address = make (text, interface);
  g_autofree char *string = discovery_address_to_string (address);

  g_assert_cmpstr (string, ==, expected);
}

static void
test_text (void)
{
  check_text ("192.168.1.5", "eth0", "192.168.1.5:12345");
  check_text ("2001:db8::5", "eth0", "[2001:db8::5]:12345");
  check_text ("fe80::5", "eth0", "[fe80::5%eth0]:12345");
  check_text ("fe80::5", NULL, "[fe80::5%999999]:12345");
}

/* Only an address that is good on one link alone needs to say which. */
static void
test_scope (void)
{
  g_autoptr (DiscoveryAddress) local = make ("fe80::5", "eth0");
  g_autoptr (DiscoveryAddress) global = make ("2001:db8::5", "eth0");
  g_autoptr (DiscoveryAddress) loopback = discovery_address_new ("127.0.0.1", 1, 1);

  g_assert_cmpuint (g_inet_socket_address_get_scope_id (local->address), ==, NO_INTERFACE);
  g_assert_cmpuint (g_inet_socket_address_get_scope_id (global->address), ==, 0);
  g_assert_cmpstr (loopback->interface, ==, "lo");
}

static void
test_order (void)
{
  /* The best first. */
  static const struct
  {
    const char *text;
    const char *interface;
  } sorted[] = {
    { "192.168.1.5", "eth0" },
    { "10.0.0.7", "wlp3s0" },
    { "2001:db8::5", "eth0" },
    { "fd00::5", "wlp3s0" },
    { "169.254.3.4", "eth0" },
    { "fe80::5", "eth0" },
    { "172.17.0.1", "docker0" },
    { "192.168.122.1", "virbr0" },
    { "10.8.0.1", "tun0" },
    { "10.9.0.1", "wg0" },
    { "100.64.0.1", "tailscale0" },
    { "fd01::1", "br-0123456789ab" },
    { "fe80::6", "veth12ab" },
    { "127.0.0.1", "lo" },
    { "::1", "lo" },
  };
  g_autoptr (GPtrArray) forwards = discovery_addresses_new ();
  g_autoptr (GPtrArray) backwards = discovery_addresses_new ();
  guint n = G_N_ELEMENTS (sorted);

  for (guint i = 0; i < 2 * n; i++)
    {
      g_autoptr (DiscoveryAddress) one = make (sorted[i % n].text, sorted[i % n].interface);
      g_autoptr (DiscoveryAddress) other = make (sorted[n - 1 - i % n].text, sorted[n - 1 - i % n].interface);

      discovery_addresses_add (forwards, one);
      discovery_addresses_add (backwards, other);
    }
  g_assert_cmpuint (forwards->len, ==, n);
  g_assert_cmpuint (backwards->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DiscoveryAddress) expected = make (sorted[i].text, sorted[i].interface);

      g_assert_cmpint (discovery_address_compare (forwards->pdata[i], expected), ==, 0);
      g_assert_cmpint (discovery_address_compare (backwards->pdata[i], expected), ==, 0);
      g_assert_true (g_inet_address_equal (g_inet_socket_address_get_address (((DiscoveryAddress *)forwards->pdata[i])->address),
                                           g_inet_socket_address_get_address (expected->address)));
    }
  g_assert_false (discovery_addresses_equal (forwards, backwards));

  discovery_addresses_drop_virtual (forwards);
  g_assert_cmpuint (forwards->len, ==, 6);
}

/* A bridge of containers is better than nothing. */
static void
test_virtual_alone (void)
{
  g_autoptr (DiscoveryAddress) bridge = make ("172.17.0.1", "docker0");
  g_autoptr (DiscoveryAddress) loopback = make ("127.0.0.1", "lo");
  g_autoptr (GPtrArray) addresses = discovery_addresses_new ();

  discovery_addresses_add (addresses, loopback);
  discovery_addresses_add (addresses, bridge);
  discovery_addresses_drop_virtual (addresses);
  g_assert_cmpuint (addresses->len, ==, 1);
  g_assert_cmpstr (((DiscoveryAddress *)addresses->pdata[0])->interface, ==, "docker0");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/discovery/address/refused", test_refused);
  g_test_add_func ("/discovery/address/text", test_text);
  g_test_add_func ("/discovery/address/scope", test_scope);
  g_test_add_func ("/discovery/address/order", test_order);
  g_test_add_func ("/discovery/address/virtual-alone", test_virtual_alone);
  return g_test_run ();
}
