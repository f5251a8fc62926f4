// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-fold.h"

#include "fixtures/locale.h"

static void
test_fold (void)
{
  static const char *const rows[][2] = {
    { "", "" },
    { "İSTANBUL", "istanbul" },
    { "istanbul", "istanbul" },
    { "ISTANBUL", "istanbul" },
    { "i\xcc\x87stanbul", "istanbul" },
    { "ılık ILIK ilik İLİK", "ilik ilik ilik ilik" },
    { "ŞEKER şeker s\xcc\xa7"
      "eker",
      "seker seker seker" },
    { "IĞDIR ığdır", "igdir igdir" },
    { "ÇAĞRI Öğütücü", "cagri ogutucu" },
    { "Straße", "strasse" },
    { "Ελλάς", "ελλασ" },
    { "ЁЛКА", "елка" },
    { "שלום عالم", "שלום عالم" },
    { "ﬁ ½", "fi 1⁄2" },
    { "👋 12°", "👋 12°" },
    /* IRC formatting is no part of a word */
    { "\x02"
      "ka\x02lın \x1d"
      "eğik\x0f",
      "kalin egik" },
    { "\x03"
      "4,12kırmızı\x03 \x03"
      "04"
      "12",
      "kirmizi 12" },
    { "\x04"
      "ff8000,0000ffturuncu\x04 \x03"
      "4,x",
      "turuncu ,x" },
    { "\x03,4 a\tb\x02", ",4 a\tb" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = store_fold (rows[i][0]);

      g_assert_cmpstr (folded, ==, rows[i][1]);
    }
}

static void
test_query (void)
{
  static const char *const rows[][2] = {
    { "Çağrı", "\"cagri\" *" },
    { "  iki\tŞEKER ", "\"iki\" * AND \"seker\" *" },
    { "\"alıntı\"", "\"alinti\" *" },
    { "a AND NOT b*", "\"a\" * AND \"and\" * AND \"not\" * AND \"b*\" *" },
    { "Ayşe'nin", "\"ayse'nin\" *" },
    { "", NULL },
    { " \" ", NULL },
    { "?! 👋", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *query = store_fold_query (rows[i][0]);

      g_assert_cmpstr (query, ==, rows[i][1]);
    }
}

/* The text with brackets around what is found. */
static char *
mark (const char *text,
      const char *words)
{
  g_autoptr (GArray) ranges = store_fold_find (text, words);
  GString *marked = g_string_new (NULL);
  gsize    at = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      const StoreRange *range = &g_array_index (ranges, StoreRange, i);

      g_string_append_len (marked, text + at, range->start - at);
      g_string_append_printf (marked, "[%.*s]", (int)(range->end - range->start), text + range->start);
      at = range->end;
    }
  g_string_append (marked, text + at);
  return g_string_free (marked, FALSE);
}

static void
test_find (void)
{
  static const char *const rows[][3] = {
    { "Bugün İstanbul'da", "istanbul", "Bugün [İstanbul]'da" },
    { "Çağrı, çağrısı", "CAGRI", "[Çağrı], [çağrı]sı" },
    { "i\xcc\x87lik ılık", "ILIK", "[i\xcc\x87lik] [ılık]" },
    { "Straße strasse", "stras", "[Straß]e [stras]se" },
    { "kek ek", "ek", "kek [ek]" },
    { "bir iki üç", "uc bir", "[bir] iki [üç]" },
    { "topla toplantı", "top toplan", "[top]la [toplan]tı" },
    { "<b>kalın</b>", "b kal", "<[b]>[kal]ın</[b]>" },
    { "ﬁk", "f", "[ﬁ]k" },
    { "שלום عالم", "שלום", "[שלום] عالم" },
    { "hiç", "", "hiç" },
    { "", "hiç", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *marked = mark (rows[i][0], rows[i][1]);

      g_assert_cmpstr (marked, ==, rows[i][2]);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/store/store-fold/fold", test_fold);
  g_test_add_func ("/store/store-fold/query", test_query);
  g_test_add_func ("/store/store-fold/find", test_find);
  return g_test_run ();
}
