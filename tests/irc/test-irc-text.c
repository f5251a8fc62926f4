// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-text.h"

#include "fixtures/locale.h"

#include <string.h>

static char *
split_and_mark (const char *text,
                gsize       max_bytes)
{
  g_autoptr (GPtrArray) pieces = irc_text_split (text, max_bytes);
  GString *marked = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const IrcTextPiece *piece = pieces->pdata[i];

      g_string_append_printf (marked, "%s[%s]", piece->concat ? "+" : "", piece->text);
    }
  return g_string_free (marked, FALSE);
}

static void
test_split (void)
{
  static const struct
  {
    const char *text;
    gsize       max_bytes;
    const char *pieces; /* + continues the piece before */
  } cases[] = {
    { "", 8, "[]" },
    { "a", 8, "[a]" },
    { "\n", 8, "[][]" },
    { "a\n\nb\n", 8, "[a][][b][]" },
    { "12345678", 8, "[12345678]" },
    { "123456789", 8, "[12345678]+[9]" },
    { "merhaba dünya", 10, "[merhaba ]+[dünya]" },
    { "a bcdefghijkl", 8, "[a bcdefg]+[hijkl]" }, /* a border too early wastes the line */
    { "12345   890", 8, "[12345   ]+[890]" },
    { "şşşşş", 9, "[şşşş]+[ş]" },
    { "aşşşş", 8, "[aşşş]+[ş]" },
    { "👋👋👋", 8, "[👋👋]+[👋]" },
    { "aaaae\xcc\x81x", 8, "[aaaae\xcc\x81x]" },
    { "aaaaaae\xcc\x81x", 8, "[aaaaaa]+[e\xcc\x81x]" },          /* é as e and accent */
    { "aaaa👋🏽", 8, "[aaaa👋]+[🏽]" },                  /* no border in the later half: whole code points */
    { "aaaaaaa👋🏽", 12, "[aaaaaaa]+[👋🏽]" },           /* hand and skin tone */
    { "aaaaaaaaa👩‍🚀", 16, "[aaaaaaaaa]+[👩‍🚀]" }, /* joined with U+200D */
    { "aa🇹🇷🇹🇷", 16, "[aa🇹🇷]+[🇹🇷]" },                             /* flags are pairs */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pieces = split_and_mark (cases[i].text, cases[i].max_bytes);

      g_assert_cmpstr (pieces, ==, cases[i].pieces);
    }
}

static gunichar
random_letter (void)
{
  static const gunichar interesting[] = { ' ', ' ', ' ', '\n', '\t', 'i', 0x131, 0x130, 0x15f, 0x301, 0x200d, 0xfe0f, 0x1f44b, 0x1f3fd, 0x1f1f9, 0x1f1f7, 0x5d0, 0x202e, 0x10ffff, 0x7ff, 0x800, 0xffff };
  gunichar              c;

  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      return interesting[g_test_rand_int_range (0, G_N_ELEMENTS (interesting))];
    case 1:
      return g_test_rand_int_range (' ', 0x7f);
    default:
      do
        c = g_test_rand_int_range (1, 0x110000);
      while (!g_unichar_validate (c));
      return c;
    }
}

/* For any text and any limit: joined again it is the same, no piece is too long, no
 * letter is torn. */
static void
test_split_and_join (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      gsize max_bytes = g_test_rand_int_range (8, round % 2 == 0 ? 40 : 500);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) pieces = NULL;
      g_autofree char *joined = NULL;

      for (int n = g_test_rand_int_range (0, 400); n > 0; n--)
        g_string_append_unichar (text, random_letter ());
      pieces = irc_text_split (text->str, max_bytes);
      for (guint i = 0; i < pieces->len; i++)
        {
          const IrcTextPiece *piece = pieces->pdata[i];

          g_assert_cmpuint (strlen (piece->text), <=, max_bytes);
          g_assert_true (g_utf8_validate (piece->text, -1, NULL));
          g_assert_null (strchr (piece->text, '\n'));
          g_assert_false (i == 0 && piece->concat);
          g_assert_false (piece->concat && piece->text[0] == '\0');
        }
      joined = irc_text_join (pieces);
      g_assert_cmpstr (joined, ==, text->str);
    }
}

/* Ten thousand of one letter, the pasted page and the flood of flags: linear. */
static void
test_split_long (void)
{
  static const char *const letters[] = { "a", " ", "\n", "ş", "🇹🇷", "\xcc\x81", "\xe2\x80\x8d", NULL };

  for (guint i = 0; letters[i] != NULL; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) pieces = NULL;
      g_autofree char *joined = NULL;
      gint64           start = g_get_monotonic_time ();

      for (guint n = 0; n < 10000; n++)
        g_string_append (text, letters[i]);
      pieces = irc_text_split (text->str, 400);
      joined = irc_text_join (pieces);
      g_assert_cmpstr (joined, ==, text->str);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
    }
}

static void
test_is_clean (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
    gboolean    clean;
  } cases[] = {
    { "", 0, TRUE },
    { "merhaba", 7, TRUE },
    { "a\tb\r\n", 5, TRUE },
    { "şıİ👋", 10, TRUE },
    { "a\0b", 3, FALSE },
    { "\x16\x03\x01", 3, FALSE },
    { "a\x1b[31m", 6, FALSE },
    { "a\x7f", 2, FALSE },
    { "\xc5", 1, FALSE },
    { "\xff\xfe", 2, FALSE },
    { "\x01"
      "ACTION x\x01",
      10, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (irc_text_is_clean (cases[i].bytes, cases[i].length), ==, cases[i].clean);
    }
}

static void
test_strip_formatting (void)
{
  static const struct
  {
    const char *text;
    const char *plain;
  } cases[] = {
    { "plain", "plain" },
    { "<b>%s</b> & *", "<b>%s</b> & *" },
    { "\x02"
      "bold\x02 \x1dit\x1d \x1fun\x1f \x1est\x1e \x11mo\x11 \x16re\x16\x0f",
      "bold it un st mo re" },
    { "\x03"
      "4red",
      "red" },
    { "\x03"
      "04,12red",
      "red" },
    { "\x03"
      "123",
      "3" },
    { "\x03,5", ",5" },
    { "\x03"
      "4,x",
      ",x" },
    { "\x03", "" },
    { "\x03\x03\x03", "" },
    { "\x04"
      "ff0000red",
      "red" },
    { "\x04"
      "FF0000,00ff00red",
      "red" },
    { "\x04", "" },
    { "a\tb\nc\rd\x1b[31m\x7f", "a\tb\ncd[31m" },
    { "şğ👋", "şğ👋" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = irc_text_strip_formatting (cases[i].text);

      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
}

static void
test_normalize_lines (void)
{
  static const struct
  {
    const char *text;
    const char *result;
  } cases[] = {
    { "", "" },
    { "a", "a" },
    { "a\r\nb\rc\nd", "a\nb\nc\nd" },
    { "\n\n a \n\n", " a " },
    { "\r\n\r\n", "" },
    { "a\n\nb", "a\n\nb" },
    { "  ", "  " },
    { "a\r", "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result = irc_text_normalize_lines (cases[i].text);

      g_assert_cmpstr (result, ==, cases[i].result);
    }
}

static void
test_truncate (void)
{
  for (gsize max = 0; max < 14; max++)
    {
      g_autofree char *cut = irc_text_truncate ("aş€👋z", max);

      g_assert_cmpuint (strlen (cut), <=, max);
      g_assert_true (g_str_has_prefix ("aş€👋z", cut));
      g_assert_true (g_utf8_validate (cut, -1, NULL));
      if (max >= 11)
        g_assert_cmpstr (cut, ==, "aş€👋z");
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/text/split", test_split);
  g_test_add_func ("/irc/text/split-and-join", test_split_and_join);
  g_test_add_func ("/irc/text/split-long", test_split_long);
  g_test_add_func ("/irc/text/is-clean", test_is_clean);
  g_test_add_func ("/irc/text/strip-formatting", test_strip_formatting);
  g_test_add_func ("/irc/text/normalize-lines", test_normalize_lines);
  g_test_add_func ("/irc/text/truncate", test_truncate);
  return g_test_run ();
}
