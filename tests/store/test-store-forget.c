// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-fixture.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

static void
forget (StoreFixture *fixture,
        const char   *room)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  store_forget_async (fixture->store, room, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  store_forget_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

static gint64
get_size (StoreFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 size;

  store_get_size_async (fixture->store, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  size = store_get_size_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return size;
}

/* Two rooms with much in them, the words in the index too, and something that waits. */
static void
fill (StoreFixture *fixture)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *a = g_strdup_printf ("a%u", i);
      g_autofree char *b = g_strdup_printf ("b%u", i);

      store_fixture_say (fixture, "room-a", a, i, "leylaksecret and a long tail of other words");
      store_fixture_say (fixture, "room-b", b, i, "papatya and a long tail of other words");
    }
  {
    g_autoptr (GAsyncResult) result = NULL;

    store_queue_async (fixture->store, "room-a", "label", "waitingsecret", NULL, 1, store_fixture_result_cb, &result);
    AWAIT (result != NULL);
    g_assert_true (store_queue_finish (fixture->store, result, NULL));
  }
  store_fixture_keep_draft (fixture, "room-a", "draftsecret", NULL);
  store_fixture_assert_found (fixture, "room-a", "nothing", "");
  g_assert_true (store_fixture_is_on_disk (fixture, "draftsecret"));
  g_assert_true (store_fixture_is_on_disk (fixture, "leylaksecret"));
  g_assert_true (store_fixture_is_on_disk (fixture, "waitingsecret"));
  g_assert_true (store_fixture_is_on_disk (fixture, "leylaks"));
}

static void
test_a_room_is_nowhere (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *papatya = NULL;
  gint64           before;

  fill (fixture);
  before = get_size (fixture);
  forget (fixture, "room-a");
  g_assert_false (store_fixture_is_on_disk (fixture, "leylak"));
  g_assert_false (store_fixture_is_on_disk (fixture, "waitingsecret"));
  g_assert_false (store_fixture_is_on_disk (fixture, "draftsecret"));
  g_assert_false (store_fixture_is_on_disk (fixture, "room-a"));
  g_assert_cmpint (get_size (fixture), <, before);
  store_fixture_assert_found (fixture, NULL, "leylak", "");
  papatya = store_fixture_search (fixture, NULL, "papatya", 1000);
  g_assert_true (g_str_has_prefix (papatya, "b299,b298,"));

  /* The room may begin anew. */
  store_fixture_say (fixture, "room-a", "a1", 1, "leylak");
  store_fixture_assert_found (fixture, NULL, "leylak", "a1");
}

static void
test_everything_is_nowhere (StoreFixture *fixture, gconstpointer user_data)
{
  fill (fixture);
  forget (fixture, NULL);
  g_assert_false (store_fixture_is_on_disk (fixture, "leylak"));
  g_assert_false (store_fixture_is_on_disk (fixture, "papatya"));
  g_assert_false (store_fixture_is_on_disk (fixture, "room-"));
  g_assert_false (store_fixture_is_on_disk (fixture, "waitingsecret"));
  g_assert_false (store_fixture_is_on_disk (fixture, "draftsecret"));
  g_assert_cmpint (get_size (fixture), <, 200000);
  store_fixture_say (fixture, "room-b", "b1", 1, "papatya");
  store_fixture_assert_found (fixture, NULL, "papatya", "b1");
}

static void
test_an_unknown_room (StoreFixture *fixture, gconstpointer user_data)
{
  store_fixture_say (fixture, "room-b", "b1", 1, "papatya");
  forget (fixture, "room-x");
  store_fixture_assert_found (fixture, NULL, "papatya", "b1");
}

/* The words of one message, when it is taken back: out of its row, the index, the log. */
static void
test_taken_back (StoreFixture *fixture, gconstpointer user_data)
{
  gint64 deadline = await_begin ();

  fill (fixture);
  store_fixture_say (fixture, "room-b", "wrong", 1000, "zambakword");
  store_fixture_assert_found (fixture, NULL, "zambak", "wrong");
  g_assert_true (store_fixture_is_on_disk (fixture, "zambak"));
  store_fixture_say_as (fixture, "room-b", "REDACT", "r1", 1001, "wrong", "");
  store_fixture_assert_found (fixture, NULL, "zambak", "");
  while (store_fixture_is_on_disk (fixture, "zambak"))
    await_turn (deadline, __FILE__, __LINE__, "the word is nowhere");
  store_fixture_assert_found (fixture, "room-b", "nothing", "");
}

static void
keep (StoreFixture *fixture,
      const char   *command,
      const char   *msgid,
      gint64        time,
      const char   *params,
      const char   *text)
{
  g_autoptr (StoreMessage) message = store_message_new ();
  g_autoptr (GAsyncResult) result = NULL;

  message->msgid = g_strdup (msgid);
  message->time = time;
  message->command = g_strdup (command);
  message->source = g_strdup ("ali!~a@h");
  message->name = g_strdup ("Ali");
  message->params = g_strdup (params);
  message->text = g_strdup (text);
  message->tags = g_strdup ("");
  store_keep_async (fixture->store, "room", message, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  g_assert_true (store_keep_finish (fixture->store, result, NULL));
}

/* A copy may hear of it in any order. */
static void
test_taken_back_before_it_is_heard (StoreFixture *fixture, gconstpointer user_data)
{
  gint64 deadline = await_begin ();

  keep (fixture, "REDACT", "r1", 1001, "m1", "");
  keep (fixture, "PRIVMSG", "m1", 1000, "#merhaba", "zambakword");
  keep (fixture, "REDACT", "r1", 1001, "m1", "");
  store_fixture_assert_found (fixture, NULL, "zambak", "");
  while (store_fixture_is_on_disk (fixture, "zambak"))
    await_turn (deadline, __FILE__, __LINE__, "the word is nowhere");
}

static void
test_taken_back_at_once (StoreFixture *fixture, gconstpointer user_data)
{
  gint64 deadline = await_begin ();

  store_fixture_say (fixture, "room-b", "wrong", 1000, "\001PING zambakword\001");
  store_fixture_say_as (fixture, "room-b", "REDACT", "r1", 1001, "wrong", "");
  while (store_fixture_is_on_disk (fixture, "zambak"))
    await_turn (deadline, __FILE__, __LINE__, "the word is nowhere");
}

/* What was damaged and set aside is forgotten with everything, not with a room. */
static void
test_set_aside (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *aside = g_strconcat (fixture->path, ".damaged-20260101-000000", NULL);
  g_autofree char *log = g_strconcat (aside, "-wal", NULL);
  gint64           before = get_size (fixture);

  g_assert_true (g_file_set_contents (aside, "leylak", -1, NULL));
  g_assert_true (g_file_set_contents (log, "leylak", -1, NULL));
  g_assert_cmpint (get_size (fixture), ==, before + 12);
  forget (fixture, "room-a");
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  forget (fixture, NULL);
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/store/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("store-forget/room", test_a_room_is_nowhere);
  ADD ("store-forget/everything", test_everything_is_nowhere);
  ADD ("store-forget/unknown", test_an_unknown_room);
  ADD ("store-forget/taken-back", test_taken_back);
  ADD ("store-forget/taken-back-before", test_taken_back_before_it_is_heard);
  ADD ("store-forget/taken-back-at-once", test_taken_back_at_once);
  ADD ("store-forget/set-aside", test_set_aside);
#undef ADD
  return g_test_run ();
}
