// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-reactions.h"

#include "fixtures/locale.h"

#include <glib/gi18n.h>

static void
test_emoji (void)
{
  static const char *const good[] = { "👍", "❤️", "👩‍👩‍👧‍👦", "🇹🇷", "👋🏽", "1️⃣" };
  static const char *const bad[] = { "", "a", "👍👍", "👍 ", " ", ":-)", "<b>", "lol", "\xff" };
  g_autofree char         *heart = session_reactions_dup_emoji ("❤");
  g_autofree char         *chosen = session_reactions_dup_emoji ("👍\xef\xb8\x8f");
  g_autofree char         *chosen_heart = session_reactions_dup_emoji ("❤️\xef\xb8\x8f");
  g_autoptr (GString) long_family = g_string_new ("👩");

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *emoji = session_reactions_dup_emoji (good[i]);

      g_assert_cmpstr (emoji, ==, good[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (session_reactions_dup_emoji (bad[i]));
  /* As some programs send it. */
  g_assert_cmpstr (heart, ==, "❤️");
  g_assert_cmpstr (chosen, ==, "👍");
  g_assert_cmpstr (chosen_heart, ==, "❤️");
  while (long_family->len <= SESSION_REACTIONS_MAX_BYTES)
    g_string_append (long_family, "‍👩");
  g_assert_null (session_reactions_dup_emoji (long_family->str));
}

static void
test_adding (void)
{
  g_autoptr (SessionReactions) reactions = session_reactions_new ();

  g_assert_true (session_reactions_add (reactions, "👍", "can", "Can"));
  g_assert_false (session_reactions_add (reactions, "👍", "can", "Can"));
  g_assert_true (session_reactions_add (reactions, "🎉", "can", "Can"));
  g_assert_true (session_reactions_add (reactions, "👍", SESSION_REACTIONS_OWN, "Ayşe"));
  g_assert_cmpuint (session_reactions_get_n (reactions), ==, 2);
  g_assert_cmpstr (session_reactions_get_emoji (reactions, 0), ==, "👍");
  g_assert_cmpuint (session_reactions_count_people (reactions, 0), ==, 2);
  g_assert_true (session_reactions_has (reactions, "👍", SESSION_REACTIONS_OWN));
  g_assert_false (session_reactions_has (reactions, "🎉", SESSION_REACTIONS_OWN));

  g_assert_false (session_reactions_remove (reactions, "👍", "eda"));
  g_assert_false (session_reactions_remove (reactions, "😮", "can"));
  g_assert_true (session_reactions_remove (reactions, "👍", "can"));
  g_assert_true (session_reactions_remove (reactions, "👍", SESSION_REACTIONS_OWN));
  g_assert_cmpuint (session_reactions_get_n (reactions), ==, 1);
  g_assert_cmpstr (session_reactions_get_emoji (reactions, 0), ==, "🎉");
}

static void
test_limits (void)
{
  g_autoptr (SessionReactions) reactions = session_reactions_new ();

  for (guint i = 0; i < SESSION_REACTIONS_MAX_PEOPLE + 5; i++)
    {
      g_autofree char *who = g_strdup_printf ("w%u", i);

      session_reactions_add (reactions, "👍", who, who);
    }
  g_assert_cmpuint (session_reactions_count_people (reactions, 0), ==, SESSION_REACTIONS_MAX_PEOPLE);
  for (guint i = 0; i < SESSION_REACTIONS_MAX + 5; i++)
    {
      char emoji[7] = { 0 };

      g_unichar_to_utf8 (0x1f600 + i, emoji);
      session_reactions_add (reactions, emoji, "can", "Can");
    }
  g_assert_cmpuint (session_reactions_get_n (reactions), ==, SESSION_REACTIONS_MAX);
}

static void
test_who (void)
{
  g_autoptr (SessionReactions) reactions = session_reactions_new ();
  const char *const names[] = { "Can", "Ayşe", "Eda", "Ömer", "Su" };
  g_autofree char  *all = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *told = NULL;
      g_autofree char *expected = i == 0   ? g_strdup ("Can")
                                  : i == 1 ? g_strdup_printf (_ ("%s and %s"), "Can", "Ayşe")
                                  : i == 2 ? g_strdup_printf (_ ("%s, %s and %s"), "Can", "Ayşe", "Eda")
                                           : g_strdup_printf (ngettext ("%s, %s and %u other", "%s, %s and %u others", (gulong)i - 1), "Can", "Ayşe", (guint)i - 1);

      session_reactions_add (reactions, "👍", names[i], names[i]);
      told = session_reactions_describe_people (reactions, 0);
      g_assert_cmpstr (told, ==, expected);
    }
  /* Our own person comes first. */
  session_reactions_add (reactions, "👍", SESSION_REACTIONS_OWN, "Ben");
  all = session_reactions_describe_people (reactions, 0);
  g_assert_true (g_str_has_prefix (all, _ ("You")));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/session-reactions/emoji", test_emoji);
  g_test_add_func ("/session/session-reactions/adding", test_adding);
  g_test_add_func ("/session/session-reactions/limits", test_limits);
  g_test_add_func ("/session/session-reactions/who", test_who);
  return g_test_run ();
}
