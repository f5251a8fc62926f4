// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-casemap.h"

#include "fixtures/locale.h"

static void
test_equal (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean    equal;
  } cases[] = {
    { "Ali", "aLI", TRUE },
    { "IRMAK", "irmak", TRUE }, /* I and i are one letter to the wire, in Turkish too */
    { "#Merhaba", "#MERHABA", TRUE },
    { "ali", "alis", FALSE },
    { "", "", TRUE },
    { "", "a", FALSE },
    { "a[]", "a{}", FALSE }, /* rfc1459 would say equal; ascii does not */
    { "a^", "a~", FALSE },
    { "#oda-ş", "#oda-Ş", FALSE },
    { "İ", "i", FALSE },
    { "ı", "I", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].a, cases[i].b);
      g_assert_cmpint (irc_casemap_equal (cases[i].a, cases[i].b), ==, cases[i].equal);
      if (cases[i].equal)
        g_assert_cmpuint (irc_casemap_hash (cases[i].a), ==, irc_casemap_hash (cases[i].b));
      else
        g_assert_cmpuint (irc_casemap_hash (cases[i].a), !=, irc_casemap_hash (cases[i].b));
    }
}

static void
test_table (void)
{
  g_autoptr (GHashTable) table = g_hash_table_new (irc_casemap_hash, irc_casemap_equal);

  g_hash_table_add (table, (char *)"SuleOzturk");
  g_assert_true (g_hash_table_contains (table, "suleozturk"));
  g_assert_true (g_hash_table_contains (table, "SULEOZTURK"));
  g_assert_false (g_hash_table_contains (table, "suleozturk2"));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/casemap/equal", test_equal);
  g_test_add_func ("/irc/casemap/table", test_table);
  return g_test_run ();
}
