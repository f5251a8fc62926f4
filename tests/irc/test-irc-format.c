// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-format.h"

#include "fixtures/locale.h"

#include <string.h>

static void
append_number (GString *out,
               char     sign,
               int      color)
{
  if (color != IRC_FORMAT_NO_COLOR)
    g_string_append_printf (out, "%c%06x", sign, (guint)color);
}

/* "kalın metin" with a bold first word is "[b:kalın] metin". */
static char *
describe (const char *text)
{
  static const char letters[] = "biusmr";
  g_autoptr (GArray) spans = NULL;
  g_autofree char *plain = irc_format_parse (text, &spans);
  GString         *out = g_string_new (NULL);
  gsize            at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const IrcFormatSpan *span = &g_array_index (spans, IrcFormatSpan, i);

      g_assert_cmpuint (span->start, >=, at);
      g_assert_cmpuint (span->end, >, span->start);
      g_assert_cmpuint (span->end, <=, strlen (plain));
      g_string_append_len (out, plain + at, span->start - at);
      g_string_append_c (out, '[');
      for (guint bit = 0; bit < 6; bit++)
        if ((span->format & 1 << bit) != 0)
          g_string_append_c (out, letters[bit]);
      append_number (out, '#', span->foreground);
      append_number (out, '/', span->background);
      g_string_append_c (out, ':');
      g_string_append_len (out, plain + span->start, span->end - span->start);
      g_string_append_c (out, ']');
      at = span->end;
    }
  g_string_append (out, plain + at);
  return g_string_free (out, FALSE);
}

static void
test_vectors (void)
{
  static const struct
  {
    const char *text;
    const char *described;
  } cases[] = {
    { "", "" },
    { "merhaba", "merhaba" },
    { "bu \x02kalın\x02 oldu", "bu [b:kalın] oldu" },
    { "\x1d"
      "eğik\x1d \x1f"
      "altı\x1f \x1e"
      "üstü\x1e \x11kod\x11 \x16ters\x16",
      "[i:eğik] [u:altı] [s:üstü] [m:kod] [r:ters]" },
    { "\x02"
      "a\x1d"
      "b\x02"
      "c\x1d"
      "d",
      "[b:a][bi:b][i:c]d" },
    { "\x02"
      "a\x0f"
      "b",
      "[b:a]b" },
    { "\x02never closed", "[b:never closed]" },
    { "\x02one\ntwo", "[b:one]\ntwo" }, /* each line begins anew */
    { "\x02"
      "a\x02\x02"
      "b\x02",
      "[b:ab]" }, /* one span */
    { "\x02\x02", "" },
    { "\x03"
      "4red\x03 no",
      "[#ff0000:red] no" },
    { "\x03"
      "04red",
      "[#ff0000:red]" },
    { "\x03"
      "0412",
      "[#ff0000:12]" },
    { "\x03"
      "4,12both\x03",
      "[#ff0000/0000fc:both]" },
    { "\x03"
      "4,2both\x03"
      "5one",
      "[#ff0000/00007f:both][#7f0000/00007f:one]" }, /* the background stays */
    { "\x03"
      "4, x",
      "[#ff0000:, x]" },
    { "\x03,4 x", ",4 x" },
    { "\x03"
      "4red\x03"
      "99default",
      "[#ff0000:red]default" },
    { "\x03"
      "52r\x03"
      "98w",
      "[#ff0000:r][#ffffff:w]" },
    { "\x04"
      "ff8000o\x04 x",
      "[#ff8000:o] x" },
    { "\x04"
      "ff8000,0000FFo",
      "[#ff8000/0000ff:o]" },
    { "\x04"
      "12zzz",
      "zzz" }, /* too few digits are no colour */
    { "\x03"
      "4\x02"
      "a\x0f"
      "b",
      "[b#ff0000:a]b" },
    { "a\tb\x01\x07"
      "c\x7f",
      "a\tbc" },
    { "\x03", "" },
    { "\x03"
      "1",
      "" },
    { "\x04"
      "abc",
      "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *described = describe (cases[i].text);

      g_assert_cmpstr (described, ==, cases[i].described);
    }
}

/* Somebody sends nothing but formatting: it costs little, and all of the text is there. */
static void
test_bounded (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) spans = NULL;
  g_autofree char *plain = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append (text, i % 2 == 0 ? "\x02"
                                        "a"
                                      : "\x1d"
                                        "b");
  plain = irc_format_parse (text->str, &spans);
  g_assert_cmpuint (strlen (plain), ==, 100000);
  g_assert_cmpuint (spans->len, <=, IRC_FORMAT_MAX_SPANS);
  g_string_free (text, TRUE);
}

/* Whatever the bytes are, there is no control byte in the plain text. */
static void
test_random (void)
{
  for (int round = 0; round < 2000; round++)
    {
      char             text[64] = { 0 };
      g_autofree char *plain = NULL;
      g_autofree char *described = NULL;

      for (gsize i = 0; i < sizeof text - 1; i++)
        text[i] = g_test_rand_int_range (0, 3) == 0 ? "0123456789,abcdef"[g_test_rand_int_range (0, 17)] : (char)g_test_rand_int_range (1, 0x80);
      plain = irc_format_parse (text, NULL);
      described = describe (text);
      for (const char *p = plain; *p != '\0'; p++)
        g_assert_true (((guchar)*p >= ' ' && *p != 0x7f) || *p == '\n' || *p == '\t');
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/format/vectors", test_vectors);
  g_test_add_func ("/irc/format/bounded", test_bounded);
  g_test_add_func ("/irc/format/random", test_random);
  return g_test_run ();
}
