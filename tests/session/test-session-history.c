// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-history.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"
#include "session/session-found.h"
#include "session/session.h"

#include <string.h>

#include <glib/gstdio.h>

/* Our own copies of two rooms, and the file of the one that is hosted here. */

#define HOSTED "11111111-2222-4333-8444-555555555555/#merhaba"
#define OTHER "66666666-2222-4333-8444-555555555555/#merhaba"

typedef struct
{
  char               *folder;
  char               *hosted_path;
  Store              *store;
  SessionRecentRooms *rooms;
  SessionHistory     *history;
} Fixture;

static void
result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **)user_data, result);
}

static Store *
open_store (const char *path)
{
  Store *store = store_new (path, TRUE);

  store_open_async (store, NULL, NULL);
  return store;
}

static void
close_store (Store *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  store_close_async (store, result_cb, &result);
  AWAIT (result != NULL);
  store_close_finish (store, result);
  g_object_unref (store);
}

static void
say (Store *store, const char *room, const char *msgid, gint64 time, const char *text)
{
  g_autoptr (StoreMessage) message = store_message_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StoreMessage) stored = NULL;
  gboolean is_new;

  message->msgid = g_strdup (msgid);
  message->time = time;
  message->command = g_strdup ("PRIVMSG");
  message->source = g_strdup ("ali!~a@h");
  message->name = g_strdup ("Ali");
  message->params = g_strdup ("#merhaba");
  message->text = g_strdup (text);
  message->tags = g_strdup ("");
  store_append_async (store, room, message, result_cb, &result);
  AWAIT (result != NULL);
  stored = store_append_finish (store, result, &is_new, NULL);
  g_assert_nonnull (stored);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = NULL;
  Store           *hosted;

  fixture->folder = folder_make ();
  path = g_build_filename (fixture->folder, "messages.db", NULL);
  fixture->hosted_path = g_build_filename (fixture->folder, "room.db", NULL);
  fixture->store = open_store (path);
  say (fixture->store, HOSTED, "1", 1000, "benim odam kedi");
  say (fixture->store, OTHER, "2", 2000, "onların odası kedi");
  hosted = open_store (fixture->hosted_path);
  say (hosted, "#merhaba", "1", 1000, "benim odam kedi");
  close_store (hosted);
  fixture->rooms = session_recent_rooms_new (NULL);
  session_recent_rooms_remember (fixture->rooms, "Benim odam", "", HOSTED);
  session_recent_rooms_remember (fixture->rooms, "Ofis", "127.0.0.1:1", OTHER);
  fixture->history = session_history_new (fixture->store, fixture->hosted_path, fixture->rooms);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_object_unref (fixture->history);
  g_object_unref (fixture->rooms);
  close_store (fixture->store);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->hosted_path);
}

/* The archives in which something is found, newest first. */
static char *
search (Fixture *fixture, const char *words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) found = NULL;
  GString *text = g_string_new (NULL);

  session_history_search_async (fixture->history, words, NULL, result_cb, &result);
  AWAIT (result != NULL);
  found = session_history_search_finish (fixture->history, result, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (SessionFound) each = g_list_model_get_item (found, i);
      SessionRecentRoom *room = session_recent_rooms_find (fixture->rooms, session_found_get_archive (each));

      g_string_append_printf (text, "%s|", room != NULL ? session_recent_room_get_title (room) : "?");
    }
  return g_string_free (text, FALSE);
}

static gint64
get_size (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  session_history_get_size_async (fixture->history, result_cb, &result);
  AWAIT (result != NULL);
  return session_history_get_size_finish (fixture->history, result, NULL);
}

static void
forget (Fixture *fixture, SessionRecentRoom *room)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  session_history_forget_async (fixture->history, room, result_cb, &result);
  AWAIT (result != NULL);
  session_history_forget_finish (fixture->history, result, &error);
  g_assert_no_error (error);
}

static gboolean
is_in_hosted_file (Fixture *fixture, const char *text)
{
  g_autofree char *contents = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (fixture->hosted_path, &contents, &length, NULL));
  return memmem (contents, length, text, strlen (text)) != NULL;
}

static void
test_all_rooms_are_searched (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *both = search (fixture, "KEDİ");
  g_autofree char *one = search (fixture, "onlarin");

  g_assert_cmpstr (both, ==, "Ofis|Benim odam|");
  g_assert_cmpstr (one, ==, "Ofis|");
}

/* What people show of themselves, as the host keeps it. */
static char *
keep_picture (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "files", NULL);
  char            *path = g_build_filename (folder, "picture", NULL);

  g_assert_no_errno (g_mkdir (folder, 0700));
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  return path;
}

static void
test_a_room_of_others_is_forgotten (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *found = NULL;
  g_autofree char *picture = keep_picture (fixture);

  forget (fixture, session_recent_rooms_find (fixture->rooms, OTHER));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->rooms)), ==, 1);
  found = search (fixture, "kedi");
  g_assert_cmpstr (found, ==, "Benim odam|");
  g_assert_true (is_in_hosted_file (fixture, "benim"));
  g_assert_true (g_file_test (picture, G_FILE_TEST_EXISTS));
}

static void
test_our_room_is_forgotten (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *found = NULL;
  g_autofree char *picture = keep_picture (fixture);

  g_assert_true (is_in_hosted_file (fixture, "benim"));
  forget (fixture, session_recent_rooms_find (fixture->rooms, HOSTED));
  found = search (fixture, "kedi");
  g_assert_cmpstr (found, ==, "Ofis|");
  g_assert_false (is_in_hosted_file (fixture, "benim"));
  g_assert_false (g_file_test (picture, G_FILE_TEST_EXISTS));
}

static void
test_everything_is_forgotten (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *found = NULL;
  g_autofree char *picture = keep_picture (fixture);
  gint64           before = get_size (fixture);

  forget (fixture, NULL);
  g_assert_false (g_file_test (picture, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->rooms)), ==, 0);
  found = search (fixture, "kedi");
  g_assert_cmpstr (found, ==, "");
  g_assert_false (is_in_hosted_file (fixture, "benim"));
  g_assert_cmpint (get_size (fixture), <, before);
}

static void
test_nothing_was_hosted (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (SessionHistory) history = session_history_new (fixture->store, "/no/such/file", fixture->rooms);

  g_set_object (&fixture->history, history);
  g_assert_cmpint (get_size (fixture), >, 0);
  forget (fixture, NULL);
  g_assert_false (g_file_test ("/no/such/file", G_FILE_TEST_EXISTS));
}

/* --- A room whose host is away --- */

static void
let_go (gpointer location)
{
  GObject *object = *(GObject **)location;
  gpointer alive = object;

  g_object_add_weak_pointer (object, &alive);
  g_object_unref (object);
  AWAIT (alive == NULL);
}

static void
test_a_room_is_read_without_its_host (Fixture *fixture, gconstpointer user_data)
{
  NetPoller       *poller = net_poller_new (NULL);
  Session         *session = session_new (poller, "Şule");
  SessionTimeline *timeline = session_room_get_timeline (session_get_room (session));
  g_autoptr (GError) error = NULL;

  session_set_store (session, fixture->store);
  g_assert_false (session_open_room (session, "::::", "Ofis", OTHER, &error));
  g_assert_true (session_open_room (session, "127.0.0.1:1", "Ofis", OTHER, NULL));
  g_assert_cmpstr (session_room_get_title (session_get_room (session)), ==, "Ofis");
  g_assert_cmpstr (session_get_archive (session), ==, OTHER);
  AWAIT (session_timeline_find (timeline, "2", NULL));
  AWAIT (session_get_state (session) == SESSION_STATE_LOST);
  /* The host may come back: what is said meanwhile waits. */
  g_assert_true (session_get_retrying (session));
  session_send (session, "beklerim");
  {
    g_autoptr (SessionMessage) last = g_list_model_get_item (G_LIST_MODEL (timeline), g_list_model_get_n_items (G_LIST_MODEL (timeline)) - 1);

    g_assert_cmpint (session_message_get_delivery (last), ==, SESSION_DELIVERY_QUEUED);
  }
  session_leave (session);
  session_set_store (session, NULL);
  let_go (&session);
  let_go (&poller);
}

int
main (int argc, char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/session-history/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("search", test_all_rooms_are_searched);
  ADD ("forget-theirs", test_a_room_of_others_is_forgotten);
  ADD ("forget-ours", test_our_room_is_forgotten);
  ADD ("forget-everything", test_everything_is_forgotten);
  ADD ("nothing-hosted", test_nothing_was_hosted);
  ADD ("without-host", test_a_room_is_read_without_its_host);
#undef ADD
  return g_test_run ();
}
