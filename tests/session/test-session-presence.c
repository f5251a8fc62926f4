// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-presence.h"

#include "fixtures/locale.h"

typedef struct
{
  SessionTimeline *timeline;
  GDateTime       *time;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->timeline = session_timeline_new ();
  fixture->time = g_date_time_new_local (2026, 3, 1, 14, 0, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_object_unref (fixture->timeline);
  g_date_time_unref (fixture->time);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->timeline));
}

static SessionMessage *
get_last (Fixture *fixture)
{
  g_autoptr (SessionMessage) last = g_list_model_get_item (G_LIST_MODEL (fixture->timeline), count (fixture) - 1);

  return last;
}

#define assert_last(fixture, sentence) g_assert_cmpstr (session_message_get_text (get_last (fixture)), ==, sentence)

static void
test_several (Fixture      *fixture,
              gconstpointer user_data)
{
  static const char *const names[] = { "Ayşe", "Can", "Eda", "Işıl", "Ömer" };
  static const char *const sentences[] = {
    "Ayşe came",
    "Ayşe and Can came",
    "Ayşe, Can and Eda came",
    "Ayşe, Can and 2 others came",
    "Ayşe, Can and 3 others came",
  };
  static const char *const partings[] = {
    "Can, Eda and 2 others came\nAyşe left",
    "Eda, Işıl and Ömer came\nAyşe and Can left",
    "Işıl and Ömer came\nAyşe, Can and Eda left",
    "Ömer came\nAyşe, Can and 2 others left",
    "Ayşe, Can and 3 others left",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      session_presence_came (fixture->timeline, names[i], fixture->time);
      assert_last (fixture, sentences[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      session_presence_left (fixture->timeline, names[i], fixture->time);
      assert_last (fixture, partings[i]);
    }
  session_presence_came (fixture->timeline, "Can", fixture->time);
  assert_last (fixture, "Can came\nAyşe, Eda and 2 others left");
  g_assert_cmpuint (count (fixture), ==, 1);
}

/* Somebody whose connection comes and goes does not fill the conversation. */
static void
test_restless (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autoptr (GDateTime) later = g_date_time_add_minutes (fixture->time, 7);

  for (int i = 0; i < 100; i++)
    {
      session_presence_left (fixture->timeline, "Can", fixture->time);
      session_presence_came (fixture->timeline, "Can", later);
    }
  g_assert_cmpuint (count (fixture), ==, 1);
  assert_last (fixture, "Can came");
  g_assert_cmpint (g_date_time_get_minute (session_message_get_time (get_last (fixture))), ==, 7);
}

static void
test_new_rows (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (fixture->time, 1);
  g_autoptr (SessionMessage) said = session_message_new (SESSION_MESSAGE_TEXT, "can", "Can", "merhaba", fixture->time);

  session_presence_came (fixture->timeline, "Can", fixture->time);
  session_timeline_append (fixture->timeline, said);
  session_presence_came (fixture->timeline, "Eda", fixture->time);
  assert_last (fixture, "Eda came");
  session_presence_came (fixture->timeline, "Işıl", tomorrow);
  assert_last (fixture, "Işıl came");
  g_assert_cmpuint (count (fixture), ==, 4);
}

static void
test_limit (Fixture      *fixture,
            gconstpointer user_data)
{
  for (int i = 0; i < 501; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", i);

      session_presence_came (fixture->timeline, name, fixture->time);
    }
  assert_last (fixture, "500 came");
  g_assert_cmpuint (count (fixture), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add ("/session/presence/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/session/presence/restless", Fixture, NULL, set_up, test_restless, tear_down);
  g_test_add ("/session/presence/new-rows", Fixture, NULL, set_up, test_new_rows, tear_down);
  g_test_add ("/session/presence/limit", Fixture, NULL, set_up, test_limit, tear_down);
  return g_test_run ();
}
