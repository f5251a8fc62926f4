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
      if (address->kind == NET_INTERFACE_OTHER)
        seen_virtual = TRUE;
      else
        g_assert_false (seen_virtual);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/net/addresses/list", test_list);
  return g_test_run ();
}
