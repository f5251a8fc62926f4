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

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/timeline/days", test_days);
  return g_test_run ();
}
