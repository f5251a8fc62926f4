// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-mask.h"

#include "fixtures/locale.h"

static void
test_match (void)
{
  static const struct
  {
    const char *mask;
    const char *text;
    gboolean    match;
  } cases[] = {
    { "", "", TRUE },
    { "", "a", FALSE },
    { "*", "", TRUE },
    { "*", "ali!u@h", TRUE },
    { "**", "a", TRUE },
    { "?", "", FALSE },
    { "?", "a", TRUE },
    { "?", "ab", FALSE },
    { "ali!*@*", "ali!u@h", TRUE },
    { "ALI!*@*", "ali!u@h", TRUE },
    { "I*", "irmak", TRUE },
    { "i*", "IRMAK", TRUE },
    { "ali!*@*", "alis!u@h", FALSE },
    { "*a*b*c", "xaxbxc", TRUE },
    { "*a*b*c", "xaxbxcx", FALSE },
    { "*ab", "aab", TRUE },
    { "a*a", "a", FALSE },
    { "a*a", "aa", TRUE },
    { "*.local", "pc.local", TRUE },
    { "*?", "", FALSE },
    { "*?*", "x", TRUE },
    { "[a]", "a", FALSE },
    { "a\\*", "a\\b", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %s", cases[i].mask, cases[i].text);
      g_assert_cmpint (irc_mask_match (cases[i].mask, cases[i].text), ==, cases[i].match);
    }
}

/* A matcher that tries every division takes longer than the universe over this. */
static void
test_blow_up (void)
{
  g_autoptr (GString) mask = g_string_new (NULL);
  g_autofree char *text = g_strnfill (500, 'a');
  gint64           start = g_get_monotonic_time ();

  for (guint i = 0; i < 250; i++)
    g_string_append (mask, "*a");
  g_string_append (mask, "*b");
  g_assert_false (irc_mask_match (mask->str, text));
  g_string_append (mask, "*");
  g_assert_false (irc_mask_match (mask->str, text));
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/mask/match", test_match);
  g_test_add_func ("/irc/mask/blow-up", test_blow_up);
  return g_test_run ();
}
