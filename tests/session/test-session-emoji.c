// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-emoji.h"

#include "fixtures/locale.h"

#include <string.h>

static void
test_is_all (void)
{
  static const struct
  {
    const char *text;
    guint       n;
  } cases[] = {
    { "", 0 },
    { " ", 0 },
    { "a", 0 },
    { "👋", 1 },
    { "👋👋 👋", 3 },
    { "👋🏽", 1 },
    { "👩‍👩‍👧‍👦", 1 },
    { "👩🏽‍🚀", 1 },
    { "🇹🇷🇹🇷", 2 },
    { "🇹", 0 },
    { "❤️", 1 },
    { "❤", 0 }, /* a letter without the selector */
    { "❤︎", 0 },
    { "✅⭐", 2 },
    { "5️⃣", 1 },
    { "5", 0 },
    { "#", 0 },
    { "🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1 },
    { "👋a", 0 },
    { "👋\n👋", 0 },
    { "→", 0 },
    { "\xe2\x80\x8d", 0 },
    { "👩‍", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (session_emoji_is_all (cases[i].text, 5), ==, cases[i].n > 0);
      if (cases[i].n > 0)
        g_assert_false (session_emoji_is_all (cases[i].text, cases[i].n - 1));
    }
}

static const char *
find_first (const char *letters)
{
  g_autoptr (GPtrArray) found = session_emoji_find (letters, 5);

  g_assert_cmpuint (found->len, <=, 5);
  return found->len > 0 ? ((const SessionEmoji *)found->pdata[0])->emoji : NULL;
}

static void
test_find (void)
{
  g_assert_cmpstr (find_first ("kalp"), ==, "❤️");
  g_assert_cmpstr (find_first ("KALP"), ==, "❤️");
  g_assert_cmpstr (find_first ("cay"), ==, "🍵");
  g_assert_cmpstr (find_first ("thumbsu"), ==, "👍");
  g_assert_cmpstr (find_first ("+1"), ==, "👍");
  g_assert_cmpstr (find_first ("gözlüklü"), ==, "🤓");
  g_assert_null (find_first ("böyle bir şey yok"));
}

static void
test_named (void)
{
  g_assert_cmpstr (session_emoji_get_named ("heart")->emoji, ==, "❤️");
  g_assert_cmpstr (session_emoji_get_named ("+1")->emoji, ==, "👍");
  g_assert_cmpstr (session_emoji_get_named ("IŞILTI")->emoji, ==, "✨");
  g_assert_cmpstr (session_emoji_get_named ("ışıltı")->emoji, ==, "✨");
  g_assert_null (session_emoji_get_named ("hear"));
  g_assert_null (session_emoji_get_named (""));
}

/* The table is well kept: each is one emoji, with a name in both languages of its own. */
static void
test_table (void)
{
  g_autoptr (GPtrArray) all = session_emoji_find ("", G_MAXUINT);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (all->len, >, 150);
  for (guint i = 0; i < all->len; i++)
    {
      const SessionEmoji *emoji = all->pdata[i];

      if (!session_emoji_is_all (emoji->emoji, 1))
        g_error ("%s is not one emoji", emoji->emoji);
      g_assert_cmpstr (emoji->english, !=, "");
      g_assert_cmpstr (emoji->turkish, !=, "");
      if (!g_hash_table_add (names, session_emoji_dup_name (emoji)))
        g_error ("%s has the name of another one", emoji->emoji);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/emoji/is-all", test_is_all);
  g_test_add_func ("/session/emoji/find", test_find);
  g_test_add_func ("/session/emoji/named", test_named);
  g_test_add_func ("/session/emoji/table", test_table);
  return g_test_run ();
}
