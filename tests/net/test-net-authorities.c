// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-authorities.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

/* Whom they vouch for is asked in tests/integration/test_foreign.py. */

static void
test_public_names (void)
{
  static const struct
  {
    const char *host;
    gboolean    is_public;
  } cases[] = {
    { "irc.example.org", TRUE },
    { "IRC.EXAMPLE.ORG", TRUE },
    { "irc.example.org.", TRUE },
    { "çay.example", TRUE },
    { "notlocal", FALSE },
    { "my.notlocal", TRUE },
    { "oda.local", FALSE },
    { "ODA.LOCAL", FALSE },
    { "oda.local.", FALSE },
    { "oda.home.arpa", FALSE },
    { "oda.lan", FALSE },
    { "192.168.1.5", FALSE },
    { "fe80::1", FALSE },
    { "fe80::1%eth0", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (net_authorities_is_public_name (cases[i].host), ==, cases[i].is_public);
}

static void
waited_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  net_authorities_wait_finish (NET_AUTHORITIES (object), result);
  ++*(guint *)user_data;
}

/* Nobody waits for ever, also where there is nothing to read; and all at once read once. */
static void
test_waiting (gconstpointer path)
{
  g_autoptr (NetAuthorities) authorities = net_authorities_new (path);
  guint n = 0;

  net_authorities_wait_async (authorities, waited_cb, &n);
  net_authorities_wait_async (authorities, waited_cb, &n);
  g_assert_cmpuint (n, ==, 0);
  AWAIT (n == 2);
  net_authorities_wait_async (authorities, waited_cb, &n);
  g_assert_cmpuint (n, ==, 2);
  AWAIT (n == 3);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/net/authorities/public-names", test_public_names);
  g_test_add_data_func ("/net/authorities/waiting/system", NULL, test_waiting);
  g_test_add_data_func ("/net/authorities/waiting/no-file", "/nowhere/authorities.pem", test_waiting);
  return g_test_run ();
}
