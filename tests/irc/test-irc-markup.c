// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-markup.h"

#include "irc/irc-format.h"

#include "fixtures/locale.h"

#include <string.h>

#define B "\x02"
#define I "\x1d"
#define C "\x11"

static void
test_vectors (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "merhaba", "merhaba" },
    { "*kalın*", B "kalın" B },
    { "bu *çok önemli* oldu", "bu " B "çok önemli" B " oldu" },
    { "_eğik_ ve `kod`", I "eğik" I " ve " C "kod" C },
    { "*a* *b*", B "a" B " " B "b" B },
    { "(*a*), \"_b_\": *c*.", "(" B "a" B "), \"" I "b" I "\": " B "c" B "." },
    { "*_ikisi_*", B I "ikisi" I B },
    { "_*ikisi*_", I B "ikisi" B I },
    { "*kalın _ve eğik_*", B "kalın " I "ve eğik" I B },
    { "*İstanbul*'da", B "İstanbul" B "'da" },
    { "*👋*", B "👋" B },
    { "*bir\niki*", "*bir\niki*" },
    { "*a*\n*b*", B "a" B "\n" B "b" B },
    /* left alone */
    { "snake_case_name", "snake_case_name" },
    { "_snake_case", "_snake_case" },
    { "__init__", "__init__" },
    { "2*3*4", "2*3*4" },
    { "a * b * c", "a * b * c" },
    { "* bir\n* iki", "* bir\n* iki" },
    { "5*(3+2)*4", "5*(3+2)*4" },
    { "*.c *.h", "*.c *.h" },
    { "*.c,*.h", "*.c,*.h" },
    { "Ī*a* *Ī", "Ī*a* *Ī" }, /* its last byte as a number is that of the mark */
    { "/home/a_b/_x_/c", "/home/a_b/_x_/c" },
    { "src/*.c tests/*.c", "src/*.c tests/*.c" },
    { "char **argv, int *a, *b;", "char **argv, int *a, *b;" },
    { "(*fn)(*arg)", "(*fn)(*arg)" },
    { "**", "**" },
    { "***", "***" },
    { "*", "*" },
    { "_", "_" },
    { "`", "`" },
    { "``", "``" },
    { "*a", "*a" },
    { "a*", "a*" },
    { "Ayşe`nin Ali`ye", "Ayşe`nin Ali`ye" },
    { "https://a.b/_c_/*d* _e_", "https://a.b/_c_/*d* " I "e" I },
    { "_https://a.b/c_", I "https://a.b/c" I },
    { "*https://a.b/c*", B "https://a.b/c" B },
    { "*bak https://a.b/x_y buna*", B "bak https://a.b/x_y buna" B },
    /* code */
    { "`*a*`", C "*a*" C },
    { "`a_b` ve `c`", C "a_b" C " ve " C "c" C },
    { "*`a`*", B C "a" C B },
    { "```tek satır```", C "tek satır" C },
    { "```\n  if (a)\n    b ();\n\n  c ();\n```", C "  if (a)" C "\n" C "    b ();" C "\n\n" C "  c ();" C },
    { "bak:\n```python\nprint(*a)\n```\n*son*", "bak:\n" C "print(*a)" C "\n" B "son" B },
    { "```\nkapanmadı *a*", "```\nkapanmadı " B "a" B },
    { "```\n```", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *formatted = irc_markup_to_format (cases[i][0]);

      g_assert_cmpstr (formatted, ==, cases[i][1]);
    }
}

/* No letter that was typed gets lost, but for the marks. */
static void
test_nothing_lost (void)
{
  static const char alphabet[] = "ab *_`\n.";

  for (int round = 0; round < 5000; round++)
    {
      char             typed[40] = { 0 };
      g_autofree char *formatted = NULL;
      g_autofree char *plain = NULL;
      const char      *p = typed;

      for (gsize i = 0; i < sizeof typed - 1; i++)
        typed[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      formatted = irc_markup_to_format (typed);
      plain = irc_format_parse (formatted, NULL);
      for (const char *q = plain; *q != '\0'; q++)
        {
          while (*p != '\0' && *p != *q)
            {
              g_assert_nonnull (strchr ("*_`\n", *p));
              p++;
            }
          g_assert_cmpint (*p, ==, *q);
          p++;
        }
    }
}

static void
test_fast (void)
{
  static const char *const parts[] = { "*a ", "_a ", "*_", "`a", " `", "*a* ", "*a _b ", "```\n", "*https://a.b " };
  gint64                   start = g_get_monotonic_time ();

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GString         *typed = g_string_new (NULL);
      g_autofree char *formatted = NULL;

      while (typed->len < 10000)
        g_string_append (typed, parts[i]);
      formatted = irc_markup_to_format (typed->str);
      g_assert_cmpuint (strlen (formatted), <=, typed->len);
      g_string_free (typed, TRUE);
    }
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_TIME_SPAN_SECOND);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/irc/markup/vectors", test_vectors);
  g_test_add_func ("/irc/markup/nothing-lost", test_nothing_lost);
  g_test_add_func ("/irc/markup/fast", test_fast);
  return g_test_run ();
}
