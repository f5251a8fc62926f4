// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-pictures.h"

#include "fixtures/locale.h"
#include "session/session-emoji.h"

#include <string.h>

/* Each is one emoji by itself: one code point, no joining and no choosing of a style, so
 * that it looks the same everywhere. None is there twice. */
static void
test_table (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < SESSION_PICTURES_CHOICES; i++)
    {
      SessionPicture picture = session_pictures_get (i);

      g_assert_cmpint (g_utf8_strlen (picture.emoji, -1), ==, 1);
      g_assert_true (session_emoji_is_all (picture.emoji, 1));
      g_assert_true (g_unichar_iswide (g_utf8_get_char (picture.emoji)));
      g_assert_cmpint (g_utf8_strlen (picture.name, -1), >=, 2);
      g_assert_cmpint (g_utf8_strlen (picture.name, -1), <=, 12);
      g_assert_true (g_hash_table_add (seen, (gpointer)picture.emoji));
      g_assert_true (g_hash_table_add (seen, (gpointer)picture.name));
    }
}

/* The order never changes: two versions would show two things. */
static void
test_order (void)
{
  g_assert_cmpstr (session_pictures_get (0).emoji, ==, "🐶");
  g_assert_cmpstr (session_pictures_get (10).emoji, ==, "🐟");
  g_assert_cmpstr (session_pictures_get (31).emoji, ==, "🍇");
  g_assert_cmpstr (session_pictures_get (63).emoji, ==, "🔭");
}

static void
test_from_comparison (void)
{
  SessionPicture pictures[SESSION_PICTURES_LENGTH];

  g_assert_true (session_pictures_from_comparison ("10 0 63 0 1 2 3", pictures));
  g_assert_cmpstr (pictures[0].emoji, ==, "🐟");
  g_assert_cmpstr (pictures[0].name, ==, "Fish");
  g_assert_cmpstr (pictures[2].name, ==, "Telescope");
  g_assert_cmpstr (pictures[6].emoji, ==, "🐒");
  g_assert_false (session_pictures_from_comparison (NULL, pictures));
  g_assert_false (session_pictures_from_comparison ("", pictures));
  g_assert_false (session_pictures_from_comparison ("10 0 64 0 1 2 3", pictures));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/pictures/table", test_table);
  g_test_add_func ("/session/pictures/order", test_order);
  g_test_add_func ("/session/pictures/from-comparison", test_from_comparison);
  return g_test_run ();
}
