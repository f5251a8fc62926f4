// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-id.h"

#include "fixtures/locale.h"

#include <string.h>

static void
test_form (void)
{
  g_autofree char *id = irc_id_new ();

  g_assert_true (g_uuid_string_is_valid (id));
  g_assert_cmpint (id[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", id[19]));
}

static void
test_order (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *last = g_strdup ("");

  for (guint i = 0; i < 20000; i++)
    {
      char *id = irc_id_new ();

      /* The first 13 characters are the time. */
      g_assert_cmpint (strncmp (last, id, 13), <=, 0);
      g_free (last);
      last = g_strdup (id);
      g_assert_true (g_hash_table_add (seen, id));
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/id/form", test_form);
  g_test_add_func ("/irc/id/order", test_order);
  return g_test_run ();
}
