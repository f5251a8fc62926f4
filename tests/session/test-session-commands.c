// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-commands.h"

#include "fixtures/locale.h"

/* bsearch() finds nothing in a table that is not sorted: ask for the first, the last and
 * some between. */
static void
test_found (void)
{
  static const char *const names[] = { "001", "004", "005", "332", "352", "353", "376", "404", "422", "433", "464", "475",
                                       "AWAY", "BATCH", "CAP", "ERROR", "FAIL", "JOIN", "KICK", "MODE", "NICK", "NOTICE",
                                       "PART", "PING", "PONG", "PRIVMSG", "QUIT", "SETNAME", "TOPIC" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const SessionCommand *row = session_commands_find (names[i]);

      g_assert_nonnull (row);
      g_assert_cmpstr (row->name, ==, names[i]);
    }
  g_assert_null (session_commands_find ("372"));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/session-commands/found", test_found);
  return g_test_run ();
}
