// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-isupport.h"

#include "fixtures/locale.h"

#include <string.h>

static void
test_apply (void)
{
  g_autoptr (IrcIsupport) isupport = irc_isupport_new ();

  irc_isupport_apply (isupport, "NETWORK=Salon\\x20A");
  irc_isupport_apply (isupport, "NICKLEN=30");
  irc_isupport_apply (isupport, "SAFELIST");
  irc_isupport_apply (isupport, "EMPTY=");
  irc_isupport_apply (isupport, "TARGMAX=PRIVMSG:4,NAMES:");
  irc_isupport_apply (isupport, "ODD=a=b\\x3Dc");
  g_assert_cmpstr (irc_isupport_get (isupport, "NETWORK"), ==, "Salon A");
  g_assert_cmpstr (irc_isupport_get (isupport, "SAFELIST"), ==, "");
  g_assert_cmpstr (irc_isupport_get (isupport, "EMPTY"), ==, "");
  g_assert_cmpstr (irc_isupport_get (isupport, "TARGMAX"), ==, "PRIVMSG:4,NAMES:");
  g_assert_cmpstr (irc_isupport_get (isupport, "ODD"), ==, "a=b=c");
  g_assert_null (irc_isupport_get (isupport, "network"));
  g_assert_null (irc_isupport_get (isupport, "CHANTYPES"));

  irc_isupport_apply (isupport, "NETWORK=B");
  g_assert_cmpstr (irc_isupport_get (isupport, "NETWORK"), ==, "B");
  irc_isupport_apply (isupport, "-NETWORK");
  g_assert_null (irc_isupport_get (isupport, "NETWORK"));
  irc_isupport_apply (isupport, "-NETWORK");
  irc_isupport_apply (isupport, "");
  irc_isupport_apply (isupport, "-");
  irc_isupport_apply (isupport, "=");
}

static void
test_escape (void)
{
  static const char *const values[] = { "Ofis", "Çay  ocağı", " a=b\\c ", "\\x20", "", "\\", NULL };

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autoptr (IrcIsupport) isupport = irc_isupport_new ();
      g_autofree char *escaped = irc_isupport_escape (values[i]);
      g_autofree char *token = g_strconcat ("NETWORK=", escaped, NULL);

      g_assert_null (strchr (escaped, ' '));
      irc_isupport_apply (isupport, token);
      g_assert_cmpstr (irc_isupport_get (isupport, "NETWORK"), ==, values[i]);
    }
}

static void
test_broken_escapes (void)
{
  g_autoptr (IrcIsupport) isupport = irc_isupport_new ();

  irc_isupport_apply (isupport, "A=\\x2");
  irc_isupport_apply (isupport, "B=\\xzz\\x");
  irc_isupport_apply (isupport, "C=\\");
  g_assert_cmpstr (irc_isupport_get (isupport, "A"), ==, "\\x2");
  g_assert_cmpstr (irc_isupport_get (isupport, "B"), ==, "\\xzz\\x");
  g_assert_cmpstr (irc_isupport_get (isupport, "C"), ==, "\\");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/isupport/apply", test_apply);
  g_test_add_func ("/irc/isupport/escape", test_escape);
  g_test_add_func ("/irc/isupport/broken-escapes", test_broken_escapes);
  return g_test_run ();
}
