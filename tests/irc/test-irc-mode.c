// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-mode.h"

#include "fixtures/locale.h"

static const IrcModeSpec specs[] = {
  { 'b', IRC_MODE_LIST, 0 },
  { 'k', IRC_MODE_ALWAYS_PARAM, 0 },
  { 'l', IRC_MODE_SET_PARAM, 0 },
  { 'i', IRC_MODE_FLAG, 0 },
  { 'm', IRC_MODE_FLAG, 0 },
  { 'o', IRC_MODE_PREFIX, '@' },
  { 'v', IRC_MODE_PREFIX, '+' },
  { '\0' },
};

static void
test_parse (void)
{
  static const struct
  {
    const char *modes; /* with spaces between the parameters */
    const char *changes;
  } cases[] = {
    { "", "" },
    { "+", "" },
    { "i", "+i" },
    { "+im-i", "+i+m-i" },
    { "+ov-v Ali Can Ada", "+o(Ali)+v(Can)-v(Ada)" },
    { "+o", "+o" },
    { "+oo Ali", "+o(Ali)+o" },
    { "+l 5", "+l(5)" },
    { "-l 5", "-l" },
    { "+k-k a b", "+k(a)-k(b)" },
    { "b", "+b" },
    { "+xi", "+x?+i" },
    { "+x Ali", "+x?" },
    { "-+-i", "-i" },
    { "+I", "+I?" }, /* I is another letter than i, in Turkish too */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) params = g_strsplit (cases[i].modes, " ", -1);
      g_autoptr (GString) changes = g_string_new (NULL);
      g_autoptr (GArray) parsed = irc_mode_parse (specs, (const char *const *)params, g_strv_length (params));

      for (guint n = 0; n < parsed->len; n++)
        {
          IrcModeChange *change = &g_array_index (parsed, IrcModeChange, n);

          g_string_append_printf (changes, "%c%c", change->add ? '+' : '-', change->letter);
          if (change->spec == NULL)
            g_string_append_c (changes, '?');
          if (change->param != NULL)
            g_string_append_printf (changes, "(%s)", change->param);
        }
      g_test_message ("%s", cases[i].modes);
      g_assert_cmpstr (changes->str, ==, cases[i].changes);
    }
}

static void
test_no_params (void)
{
  g_autoptr (GArray) none = irc_mode_parse (specs, NULL, 0);

  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_announcements (void)
{
  g_autofree char *chanmodes = irc_mode_dup_chanmodes (specs);
  g_autofree char *prefix = irc_mode_dup_prefix (specs);
  g_autofree char *letters = irc_mode_dup_letters (specs, FALSE);
  g_autofree char *with_param = irc_mode_dup_letters (specs, TRUE);

  g_assert_cmpstr (chanmodes, ==, "b,k,l,im");
  g_assert_cmpstr (prefix, ==, "(ov)@+");
  g_assert_cmpstr (letters, ==, "bklimov");
  g_assert_cmpstr (with_param, ==, "bklov");
  g_assert_null (irc_mode_find (specs, 'z'));
  g_assert_null (irc_mode_find (specs, '\0'));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/mode/parse", test_parse);
  g_test_add_func ("/irc/mode/no-params", test_no_params);
  g_test_add_func ("/irc/mode/announcements", test_announcements);
  return g_test_run ();
}
