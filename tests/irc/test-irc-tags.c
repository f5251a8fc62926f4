// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-tags.h"

#include "fixtures/locale.h"

#include <string.h>

static IrcTags *
parse (const char *text)
{
  g_autofree char *copy = g_strdup (text);

  return irc_tags_parse (copy);
}

static void
test_escapes (void)
{
  static const struct
  {
    const char *wire;
    const char *value;
  } cases[] = {
    { "v=", "" },
    { "v", "" },
    { "v=plain", "plain" },
    { "v=a=b", "a=b" },
    { "v=\\:", ";" },
    { "v=\\s", " " },
    { "v=\\\\", "\\" },
    { "v=\\r\\n", "\r\n" },
    { "v=\\b", "b" }, /* unknown: the backslash goes */
    { "v=\\", "" },   /* alone at the end: it goes */
    { "v=a\\", "a" },
    { "v=\\\\s", "\\s" },
    { "v=\\\\\\s", "\\ " },
    { "v=şğ👋", "şğ👋" },
    { "v=a;v=b", "b" }, /* the last one counts */
    { "v=a;v", "" },
    { ";;v=a;;", "a" },
    { "=x;v=a", "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IrcTags) tags = parse (cases[i].wire);

      g_test_message ("%s", cases[i].wire);
      g_assert_cmpstr (irc_tags_get (tags, "v"), ==, cases[i].value);
      g_assert_cmpuint (irc_tags_get_count (tags), ==, 1);
    }
}

static void
test_keys (void)
{
  g_autoptr (IrcTags) tags = parse ("+draft/reply=1;vendor.example/x;time=2;I=3");

  g_assert_cmpuint (irc_tags_get_count (tags), ==, 4);
  g_assert_cmpstr (irc_tags_get (tags, "+draft/reply"), ==, "1");
  g_assert_true (irc_tags_has (tags, "vendor.example/x"));
  g_assert_false (irc_tags_has (tags, "draft/reply"));
  g_assert_false (irc_tags_has (tags, "TIME"));
  g_assert_null (irc_tags_get (tags, "i"));
}

static void
test_null (void)
{
  g_autoptr (GString) line = g_string_new ("x");

  g_assert_cmpuint (irc_tags_get_count (NULL), ==, 0);
  g_assert_null (irc_tags_get (NULL, "a"));
  g_assert_null (irc_tags_copy_client_only (NULL));
  irc_tags_append_to (NULL, line);
  g_assert_cmpstr (line->str, ==, "x");
  irc_tags_free (NULL);
}

static void
test_copy_and_merge (void)
{
  g_autoptr (IrcTags) tags = parse ("label=1;+a=2;time=3;+b");
  g_autoptr (IrcTags) copy = irc_tags_copy_client_only (tags);
  g_autoptr (IrcTags) merged = parse ("msgid=9;+a=old");
  g_autoptr (IrcTags) server_only = parse ("label=1");
  g_autoptr (GString) line = g_string_new (NULL);

  irc_tags_merge (merged, copy);
  irc_tags_append_to (merged, line);
  g_assert_cmpstr (line->str, ==, "@msgid=9;+a=2;+b ");
  g_assert_null (irc_tags_copy_client_only (server_only));
}

static void
test_client_only_text (void)
{
  g_autoptr (IrcTags) tags = parse ("label=1;+a=2\\:3;time=3;+b");
  g_autoptr (IrcTags) server_only = parse ("label=1");
  g_autofree char *text = irc_tags_dup_client_only (tags);
  g_autofree char *none = irc_tags_dup_client_only (server_only);
  g_autofree char *nothing = irc_tags_dup_client_only (NULL);

  g_assert_cmpstr (text, ==, "+a=2\\:3;+b");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_round_trip (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (IrcTags) tags = irc_tags_new ();
      g_autoptr (IrcTags) read = NULL;
      g_autoptr (GString) line = g_string_new (NULL);
      g_autoptr (GString) value = g_string_new (NULL);

      for (int n = g_test_rand_int_range (0, 20); n > 0; n--)
        g_string_append_c (value, "; \\\r\nabs:=@"[g_test_rand_int_range (0, 11)]);
      irc_tags_set (tags, "a", value->str);
      irc_tags_set (tags, "b", "x");
      irc_tags_append_to (tags, line);
      g_assert_cmpint (line->str[0], ==, '@');
      g_assert_true (strchr (line->str, ' ') == line->str + line->len - 1);
      g_string_truncate (line, line->len - 1);
      read = parse (line->str + 1);
      g_assert_cmpstr (irc_tags_get (read, "a"), ==, value->str);
      g_assert_cmpstr (irc_tags_get (read, "b"), ==, "x");
    }
}

/* As many different tags as a line can hold must not hold the main loop up. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (IrcTags) tags = NULL;
  gint64 start;
  guint  n = 0;

  while (text->len < IRC_TAGS_MAX - 1)
    g_string_append_printf (text, "%c%c;", 'A' + n / 90 % 60, '0' + n % 90 == '=' || '0' + n % 90 == ';' ? 'z' : '0' + n % 90), n++;
  start = g_get_monotonic_time ();
  tags = irc_tags_parse (text->str);
  g_assert_cmpuint (irc_tags_get_count (tags), ==, IRC_TAGS_MAX_COUNT);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 4);
}

static void
test_reply (void)
{
  g_autoptr (IrcTags) ratified = parse ("+reply=a;+draft/reply=b");
  g_autoptr (IrcTags) old = parse ("+reply;+draft/reply=b");
  g_autoptr (IrcTags) none = parse ("+draft/reply;x=y");

  g_assert_cmpstr (irc_tags_get_reply (ratified), ==, "a");
  g_assert_cmpstr (irc_tags_get_reply (old), ==, "b");
  g_assert_null (irc_tags_get_reply (none));
  g_assert_null (irc_tags_get_reply (NULL));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/tags/escapes", test_escapes);
  g_test_add_func ("/irc/tags/keys", test_keys);
  g_test_add_func ("/irc/tags/null", test_null);
  g_test_add_func ("/irc/tags/copy-and-merge", test_copy_and_merge);
  g_test_add_func ("/irc/tags/client-only-text", test_client_only_text);
  g_test_add_func ("/irc/tags/round-trip", test_round_trip);
  g_test_add_func ("/irc/tags/many", test_many);
  g_test_add_func ("/irc/tags/reply", test_reply);
  return g_test_run ();
}
