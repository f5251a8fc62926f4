// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-timeline.h"

#include "fixtures/locale.h"
#include "session/list-recorder.h"

static void
append (SessionTimeline *timeline,
        int              year,
        int              month,
        int              day,
        int              hour)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (year, month, day, hour, 0, 0);
  g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, "a", "a", "x", time);

  session_timeline_append (timeline, message);
}

static void
test_days (void)
{
  SessionTimeline *timeline = session_timeline_new ();
  ListRecorder     recorder;
  const gboolean   first[] = { TRUE, FALSE, TRUE, TRUE, TRUE };

  list_recorder_start (&recorder, timeline);
  append (timeline, 2026, 12, 31, 1);
  append (timeline, 2026, 12, 31, 23);
  append (timeline, 2027, 1, 1, 0);
  append (timeline, 2027, 1, 2, 0);
  append (timeline, 2028, 1, 2, 0); /* the same day of another year */
  list_recorder_check (&recorder);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (G_LIST_MODEL (timeline), i);

      g_assert_cmpint (session_message_get_day_first (message), ==, first[i]);
    }
  g_object_unref (timeline);
  list_recorder_clear (&recorder);
}

static gboolean
insert (SessionTimeline *timeline,
        const char      *msgid,
        int              second,
        const char      *after)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, 1, 1, 0, 0, second);
  g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, "a", "a", "x", time);

  session_message_set_msgid (message, msgid);
  return session_timeline_insert (timeline, message, after);
}

static void
assert_order (SessionTimeline *timeline,
              const char      *expected)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (timeline)); i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (G_LIST_MODEL (timeline), i);
      const char *msgid = session_message_get_msgid (message);

      g_string_append (order, msgid != NULL ? msgid : "-");
    }
  g_assert_cmpstr (order->str, ==, expected);
}

static void
test_past (void)
{
  SessionTimeline *timeline = session_timeline_new ();
  ListRecorder     recorder;
  g_autoptr (SessionMessage) ours = session_message_new (SESSION_MESSAGE_TEXT, "a", "a", "x", NULL);

  list_recorder_start (&recorder, timeline);
  g_assert_null (session_timeline_get_oldest_msgid (timeline));
  g_assert_true (insert (timeline, "d", 4, NULL));
  g_assert_true (insert (timeline, "e", 5, "d"));
  session_timeline_append (timeline, ours);
  assert_order (timeline, "de-");
  /* Older ones, all of one moment, keep the order they come in, above what is there. */
  g_assert_true (insert (timeline, "a", 4, NULL));
  g_assert_true (insert (timeline, "b", 4, "a"));
  g_assert_true (insert (timeline, "c", 4, "b"));
  assert_order (timeline, "abcde-");
  /* A gap behind what is known. */
  g_assert_true (insert (timeline, "f", 5, "e"));
  assert_order (timeline, "abcdef-");
  g_assert_false (insert (timeline, "b", 9, NULL));
  g_assert_cmpstr (session_timeline_get_oldest_msgid (timeline), ==, "a");
  /* Ours gets its name; another row that has it was ours all along. */
  session_timeline_name (timeline, ours, "a");
  assert_order (timeline, "bcdefa");
  g_assert_false (insert (timeline, "a", 9, "f"));
  session_message_set_own (ours, TRUE);
  g_assert_true (session_timeline_is_own (timeline, "a"));
  g_assert_false (session_timeline_is_own (timeline, "b"));
  g_assert_false (session_timeline_is_own (timeline, "g"));
  list_recorder_check (&recorder);
  g_object_unref (timeline);
  list_recorder_clear (&recorder);
}

static void
test_trim (void)
{
  SessionTimeline *timeline = session_timeline_new ();
  ListRecorder     recorder;
  guint            position;

  list_recorder_start (&recorder, timeline);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, "a", "A", "x", NULL);
      g_autofree char *msgid = g_strdup_printf ("m%u", i);

      session_message_set_msgid (message, msgid);
      if (i == 70)
        session_message_set_queued (message);
      session_timeline_append (timeline, message);
      if (i == 10)
        session_timeline_set_unread (timeline, message, 90);
    }
  g_assert_true (session_timeline_trim (timeline, 60));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (timeline)), ==, 60);
  g_assert_false (session_timeline_find (timeline, "m39", NULL));
  g_assert_true (session_timeline_find (timeline, "m40", &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_null (session_timeline_get_unread_first (timeline));
  {
    g_autoptr (SessionMessage) first = g_list_model_get_item (G_LIST_MODEL (timeline), 0);

    g_assert_true (session_message_get_day_first (first));
  }
  /* What of ours waits is not lost sight of. */
  g_assert_true (session_timeline_trim (timeline, 5));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (timeline)), ==, 30);
  g_assert_false (session_timeline_trim (timeline, 5));
  g_object_unref (timeline);
  list_recorder_clear (&recorder);
}

static void
count_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          guint      *n)
{
  (*n)++;
}

/* Those who look hear of a page at once, of what belongs elsewhere apart, and always of what is there. */
static void
test_page (void)
{
  SessionTimeline *timeline = session_timeline_new ();
  ListRecorder     recorder;
  guint            n = 0;

  list_recorder_start (&recorder, timeline);
  insert (timeline, "a", 1, NULL);
  insert (timeline, "z", 50, "a");
  g_signal_connect (timeline, "items-changed", G_CALLBACK (count_cb), &n);
  session_timeline_hold (timeline);
  insert (timeline, "b", 2, "a");
  insert (timeline, "c", 3, "b");
  insert (timeline, "d", 4, "c");
  g_assert_cmpuint (n, ==, 0);
  insert (timeline, "A", 0, NULL);
  g_assert_cmpuint (n, ==, 1);
  session_timeline_release (timeline);
  g_assert_cmpuint (n, ==, 2);
  list_recorder_check (&recorder);
  assert_order (timeline, "Aabcdz");

  session_timeline_hold (timeline);
  insert (timeline, "e", 5, "d");
  session_timeline_trim (timeline, 3);
  session_timeline_release (timeline);
  list_recorder_check (&recorder);
  assert_order (timeline, "dez");
  g_object_unref (timeline);
  list_recorder_clear (&recorder);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/timeline/days", test_days);
  g_test_add_func ("/session/timeline/past", test_past);
  g_test_add_func ("/session/timeline/trim", test_trim);
  g_test_add_func ("/session/timeline/page", test_page);
  return g_test_run ();
}
