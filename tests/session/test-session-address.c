// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-address.h"

#include "fixtures/locale.h"

static void
test_list (void)
{
  g_autoptr (GListModel) list = session_address_list ();

  g_assert_true (g_list_model_get_item_type (list) == SESSION_TYPE_ADDRESS);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SessionAddress) address = g_list_model_get_item (list, i);

      g_assert_cmpstr (session_address_get_text (address), !=, "");
      g_assert_cmpstr (session_address_get_interface (address), !=, "");
      g_assert_cmpstr (session_address_get_kind (address), !=, "");
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/address/list", test_list);
  return g_test_run ();
}
