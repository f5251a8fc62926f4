// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-date.h"

#include "session/kept-far-side.h"
#include "session/session-search.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

/* A room of which a message an hour is kept, from the 2nd to the 5th of January 2024 and
 * again from the 10th on; only the newest hundred are shown. */

static void
keep (KeptFarSide        *fixture,
      int                 day,
      int                 hour,
      GAsyncReadyCallback callback,
      gpointer            user_data)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (2024, 1, day, hour, 0, 0);
  g_autoptr (StoreMessage) message = store_message_new ();

  message->msgid = g_strdup_printf ("%d-%d", day, hour);
  message->time = g_date_time_to_unix (time) * 1000;
  message->command = g_strdup ("PRIVMSG");
  message->source = g_strdup ("can!~c@h");
  message->name = g_strdup ("Can");
  message->params = g_strdup ("#merhaba");
  message->text = g_strdup (message->msgid);
  message->tags = g_strdup ("");
  store_append_async (fixture->store, "here/#merhaba", message, callback, user_data);
}

static void
set_up (KeptFarSide  *fixture,
        gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;

  kept_far_side_set_up (fixture, NULL);
  for (int day = 2; day <= 30; day++)
    for (int hour = 0; hour < 24 && (day <= 5 || day >= 10); hour++)
      keep (fixture, day, hour, NULL, NULL);
  keep (fixture, 31, 0, kept_far_side_result_cb, &result);
  AWAIT (result != NULL);
  far_side_welcome (&fixture->far, FAR_SIDE_ALL);
}

static void
check (KeptFarSide *fixture,
       int          month,
       int          day,
       const char  *expected)
{
  g_autoptr (GDateTime) date = g_date_time_new_local (2024, month, day, 17, 30, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *msgid = NULL;

  session_show_date_async (fixture->far.session, date, NULL, kept_far_side_result_cb, &result);
  AWAIT (result != NULL);
  msgid = session_show_date_finish (fixture->far.session, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (msgid, ==, expected);
  if (msgid != NULL)
    g_assert_true (session_timeline_find (session_room_get_timeline (session_get_room (fixture->far.session)), msgid, NULL));
}

static void
test_date (KeptFarSide  *fixture,
           gconstpointer user_data)
{
  check (fixture, 1, 29, "29-0");
  check (fixture, 1, 4, "4-0");
  check (fixture, 1, 1, "2-0");
  /* A day without a message: the next one. */
  check (fixture, 1, 7, "10-0");
  check (fixture, 1, 31, "31-0");
  check (fixture, 2, 1, NULL);
  check (fixture, 6, 1, NULL);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add ("/session/session-date", KeptFarSide, NULL, set_up, test_date, kept_far_side_tear_down);
  return g_test_run ();
}
