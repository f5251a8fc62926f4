// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include "fixtures/locale.h"

#include <string.h>

/* bsearch() finds nothing in a table that is not sorted. */
static void
test_every_row_is_found (void)
{
  guint                n;
  const ServerCommand *rows = server_commands_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (server_commands_find (rows[i].name) == &rows[i]);
      g_assert_true (g_str_has_prefix (rows[i].syntax, rows[i].name));
      g_assert_nonnull (rows[i].handler);
      if (i > 0)
        g_assert_cmpint (strcmp (rows[i - 1].name, rows[i].name), <, 0);
    }
  g_assert_null (server_commands_find ("FOO"));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/server-commands/every-row-is-found", test_every_row_is_found);
  return g_test_run ();
}
