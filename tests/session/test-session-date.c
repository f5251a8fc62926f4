// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-date.h"

#include "session/far-side.h"
#include "session/session-search.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"

/* A room of which a message an hour is kept, from the 2nd to the 5th of January 2024 and
 * again from the 10th on; only the newest hundred are shown. */

typedef struct
{
  FarSide far;
  char   *folder;
  Store  *store;
} Fixture;

static void
result_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_set_object ((GAsyncResult **)user_data, result);
}

static void
keep (Fixture            *fixture,
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
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  fixture->folder = folder_make ();
  path = g_build_filename (fixture->folder, "messages.db", NULL);
  fixture->store = store_new (path, FALSE);
  store_open_async (fixture->store, NULL, NULL);
  for (int day = 2; day <= 30; day++)
    for (int hour = 0; hour < 24 && (day <= 5 || day >= 10); hour++)
      keep (fixture, day, hour, NULL, NULL);
  keep (fixture, 31, 0, result_cb, &result);
  AWAIT (result != NULL);
  far_side_set_up (&fixture->far, NULL);
  session_set_store (fixture->far.session, fixture->store);
  far_side_welcome (&fixture->far, FAR_SIDE_ALL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;

  session_set_store (fixture->far.session, NULL);
  store_close_async (fixture->store, result_cb, &result);
  AWAIT (result != NULL);
  store_close_finish (fixture->store, result);
  g_clear_object (&result);
  far_side_tear_down (&fixture->far, NULL);
  g_assert_finalize_object (fixture->store);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
check (Fixture    *fixture,
       int         month,
       int         day,
       const char *expected)
{
  g_autoptr (GDateTime) date = g_date_time_new_local (2024, month, day, 17, 30, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *msgid = NULL;

  session_show_date_async (fixture->far.session, date, NULL, result_cb, &result);
  AWAIT (result != NULL);
  msgid = session_show_date_finish (fixture->far.session, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (msgid, ==, expected);
  if (msgid != NULL)
    g_assert_true (session_timeline_find (session_room_get_timeline (session_get_room (fixture->far.session)), msgid, NULL));
}

static void
test_date (Fixture      *fixture,
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
  g_test_add ("/session/session-date", Fixture, NULL, set_up, test_date, tear_down);
  return g_test_run ();
}
