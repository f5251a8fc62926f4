// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-capability.h"

#include "fixtures/locale.h"

#include <string.h>

static void
test_find (void)
{
  g_assert_cmpint (irc_capability_find ("batch"), ==, IRC_CAPABILITY_BATCH);
  g_assert_cmpint (irc_capability_find ("setname=x"), ==, IRC_CAPABILITY_SETNAME);
  g_assert_cmpint (irc_capability_find ("draft/multiline"), ==, IRC_CAPABILITY_MULTILINE);
  g_assert_cmpint (irc_capability_find ("batc"), ==, 0);
  g_assert_cmpint (irc_capability_find ("batch2"), ==, 0);
  g_assert_cmpint (irc_capability_find ("BATCH"), ==, 0);
  g_assert_cmpint (irc_capability_find (""), ==, 0);
  g_assert_cmpint (irc_capability_find ("="), ==, 0);
  g_assert_cmpint (irc_capability_find ("sts"), ==, 0);
}

static void
test_list (void)
{
  g_autofree char *none = irc_capability_list (0, TRUE);
  g_autofree char *two = irc_capability_list (IRC_CAPABILITY_SETNAME | IRC_CAPABILITY_BATCH, TRUE);
  g_autofree char *plain = irc_capability_list (IRC_CAPABILITY_MULTILINE, FALSE);
  g_autofree char *valued = irc_capability_list (IRC_CAPABILITY_MULTILINE, TRUE);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (two, ==, "batch setname");
  g_assert_cmpstr (plain, ==, "draft/multiline");
  g_assert_cmpstr (valued, ==, "draft/multiline=max-bytes=65536,max-lines=2048");
}

/* What is listed can be asked for, and all of it fits one line. */
static void
test_list_round_trip (void)
{
  IrcCapability    all = IRC_CAPABILITY_SASL * 2 - 1;
  IrcCapability    set = 0;
  g_autofree char *names = irc_capability_list (all, FALSE);
  g_autofree char *valued = irc_capability_list (all, TRUE);

  g_assert_true (irc_capability_apply (names, &set));
  g_assert_cmpint (set, ==, all);
  g_assert_cmpint (strlen (valued), <, 400);
}

static void
test_apply (void)
{
  static const struct
  {
    const char   *request;
    IrcCapability before;
    gboolean      ok;
    IrcCapability after;
  } cases[] = {
    { "batch", 0, TRUE, IRC_CAPABILITY_BATCH },
    { "batch setname", 0, TRUE, IRC_CAPABILITY_BATCH | IRC_CAPABILITY_SETNAME },
    { "  batch   setname ", 0, TRUE, IRC_CAPABILITY_BATCH | IRC_CAPABILITY_SETNAME },
    { "-batch", IRC_CAPABILITY_BATCH, TRUE, 0 },
    { "-batch", 0, TRUE, 0 },
    { "batch -batch", 0, TRUE, 0 },
    { "-batch batch", 0, TRUE, IRC_CAPABILITY_BATCH },
    { "", IRC_CAPABILITY_BATCH, TRUE, IRC_CAPABILITY_BATCH },
    { "batch unheard-of", 0, FALSE, 0 },
    { "-batch unheard-of", IRC_CAPABILITY_BATCH, FALSE, IRC_CAPABILITY_BATCH },
    { "-", IRC_CAPABILITY_BATCH, FALSE, IRC_CAPABILITY_BATCH },
    { "--batch", IRC_CAPABILITY_BATCH, FALSE, IRC_CAPABILITY_BATCH },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IrcCapability set = cases[i].before;

      g_test_message ("%s", cases[i].request);
      g_assert_cmpint (irc_capability_apply (cases[i].request, &set), ==, cases[i].ok);
      g_assert_cmpint (set, ==, cases[i].after);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/capability/find", test_find);
  g_test_add_func ("/irc/capability/list", test_list);
  g_test_add_func ("/irc/capability/list-round-trip", test_list_round_trip);
  g_test_add_func ("/irc/capability/apply", test_apply);
  return g_test_run ();
}
