// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-typing.h"

#include "fixtures/locale.h"

#include <glib/gi18n.h>

#define SECOND G_USEC_PER_SEC

typedef struct
{
  SessionMembers *members;
  SessionTyping  *typing;
  guint           n_changes;
} Fixture;

static void
count (guint *n)
{
  (*n)++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->members = session_members_new ();
  fixture->typing = session_typing_new (fixture->members);
  session_members_set_name (fixture->members, session_members_add (fixture->members, "Ayse"), "Ayşe");
  session_members_add (fixture->members, "Can");
  session_members_add (fixture->members, "Eda");
  g_signal_connect_swapped (fixture->typing, "notify::description", G_CALLBACK (count), &fixture->n_changes);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_assert_finalize_object (fixture->typing);
  g_assert_finalize_object (fixture->members);
}

static void
assert_told (Fixture *fixture,
             char    *expected)
{
  g_autofree char *owned = expected;
  g_autofree char *told = session_typing_describe (fixture->typing);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_who (Fixture      *fixture,
          gconstpointer user_data)
{
  assert_told (fixture, NULL);
  session_typing_note (fixture->typing, "Ayse", "active", SECOND);
  assert_told (fixture, g_strdup_printf (_ ("%s is typing…"), "Ayşe"));
  session_typing_note (fixture->typing, "AYSE", "active", SECOND);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  session_typing_note (fixture->typing, "Can", "active", SECOND);
  assert_told (fixture, g_strdup_printf (_ ("%s and %s are typing…"), "Ayşe", "Can"));
  session_typing_note (fixture->typing, "Eda", "active", SECOND);
  assert_told (fixture, g_strdup (_ ("Several people are typing…")));
  /* Who is not in the room, or has not begun. */
  session_typing_forget (fixture->typing, "Eda!e@h");
  session_typing_note (fixture->typing, "Yabanci", "active", SECOND);
  session_typing_note (fixture->typing, "Eda", "paused", SECOND);
  assert_told (fixture, g_strdup_printf (_ ("%s and %s are typing…"), "Ayşe", "Can"));
  session_typing_note (fixture->typing, "Ayse", "done", SECOND);
  session_typing_note (fixture->typing, "Can", "nonsense", SECOND);
  assert_told (fixture, NULL);
}

/* IRCv3 typing: 6 seconds, 30 after a pause. */
static void
test_for_how_long (Fixture      *fixture,
                   gconstpointer user_data)
{
  session_typing_note (fixture->typing, "Ayse", "active", 10 * SECOND);
  session_typing_note (fixture->typing, "Can", "active", 10 * SECOND);
  session_typing_note (fixture->typing, "Can", "paused", 12 * SECOND);
  session_typing_expire (fixture->typing, 16 * SECOND - 1);
  assert_told (fixture, g_strdup_printf (_ ("%s and %s are typing…"), "Ayşe", "Can"));
  session_typing_expire (fixture->typing, 16 * SECOND);
  assert_told (fixture, g_strdup_printf (_ ("%s is typing…"), "Can"));
  session_typing_expire (fixture->typing, 42 * SECOND - 1);
  assert_told (fixture, g_strdup_printf (_ ("%s is typing…"), "Can"));
  session_typing_expire (fixture->typing, 42 * SECOND);
  assert_told (fixture, NULL);
  g_assert_cmpuint (fixture->n_changes, ==, 4);
}

static void
test_limit (Fixture      *fixture,
            gconstpointer user_data)
{
  for (guint i = 0; i < SESSION_TYPING_MAX; i++)
    {
      g_autofree char *nick = g_strdup_printf ("n%u", i);

      session_typing_note (fixture->typing, nick, "active", SECOND);
    }
  session_typing_note (fixture->typing, "Ayse", "active", SECOND);
  assert_told (fixture, NULL);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/session-typing/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("who", test_who);
  ADD ("how-long", test_for_how_long);
  ADD ("limit", test_limit);
#undef ADD
  return g_test_run ();
}
