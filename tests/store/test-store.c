// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  char  *folder;
  char  *path;
  Store *store;
} Fixture;

/* --- Calls that wait --- */

static void
result_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static gboolean
open_store (Fixture *fixture,
            GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  fixture->store = store_new (fixture->path, TRUE);
  store_open_async (fixture->store, result_cb, &result);
  AWAIT (result != NULL);
  return store_open_finish (fixture->store, result, error);
}

static void
close_store (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  store_close_async (fixture->store, result_cb, &result);
  AWAIT (result != NULL);
  store_close_finish (fixture->store, result);
  g_clear_object (&result);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

static StoreMessage *
new_message (const char *msgid,
             gint64      time,
             const char *text)
{
  StoreMessage *message = store_message_new ();

  message->msgid = g_strdup (msgid);
  message->time = time;
  message->command = g_strdup ("PRIVMSG");
  message->source = g_strdup ("ali!~a@h");
  message->name = g_strdup ("Ali");
  message->params = g_strdup ("");
  message->text = g_strdup (text);
  message->tags = g_strdup ("");
  return message;
}

static StoreMessage *
append (Fixture      *fixture,
        const char   *room,
        StoreMessage *message,
        gboolean     *is_new)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StoreMessage *stored;

  store_append_async (fixture->store, room, message, result_cb, &result);
  AWAIT (result != NULL);
  stored = store_append_finish (fixture->store, result, is_new, &error);
  g_assert_no_error (error);
  return stored;
}

static void
say (Fixture    *fixture,
     const char *room,
     const char *msgid,
     gint64      time,
     const char *text)
{
  g_autoptr (StoreMessage) message = new_message (msgid, time, text);
  g_autoptr (StoreMessage) stored = NULL;
  gboolean is_new;

  stored = append (fixture, room, message, &is_new);
  g_assert_true (is_new);
}

/* The msgids a query finds, with commas between. */
static char *
find (Fixture                 *fixture,
      const char              *room,
      const StoreHistoryQuery *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GString) ids = g_string_new (NULL);

  store_find_history_async (fixture->store, room, query, result_cb, &result);
  AWAIT (result != NULL);
  messages = store_find_history_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < messages->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? "," : "", ((const StoreMessage *)messages->pdata[i])->msgid);
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static char *
find_all (Fixture    *fixture,
          const char *room)
{
  const StoreHistoryQuery query = { .kind = STORE_HISTORY_LATEST, .from = { NULL, -1 }, .to = { NULL, -1 }, .limit = 10000, .include = STORE_INCLUDE_EVENTS };

  return find (fixture, room, &query);
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = folder_make ();
  fixture->path = g_build_filename (fixture->folder, "new", "room.db", NULL);
  open_store (fixture, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  if (fixture->store != NULL)
    close_store (fixture);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* --- Tests --- */

static void
test_what_was_said_is_there_after_a_restart (Fixture      *fixture,
                                             gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  say (fixture, "a", "1", 1000, "bir");
  say (fixture, "b", "1", 1000, "öteki odada");
  say (fixture, "a", "2", 1000, "iki");
  close_store (fixture);
  open_store (fixture, &error);
  g_assert_no_error (error);
  g_assert_null (store_get_set_aside (fixture->store));
  here = find_all (fixture, "a");
  there = find_all (fixture, "b");
  g_assert_cmpstr (here, ==, "1,2");
  g_assert_cmpstr (there, ==, "1");
}

static void
test_every_field_comes_back (Fixture      *fixture,
                             gconstpointer user_data)
{
  g_autoptr (StoreMessage) message = new_message ("id", 123456789, "satır\nsatır");
  g_autoptr (StoreMessage) stored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  const StoreHistoryQuery query = { .kind = STORE_HISTORY_LATEST, .from = { NULL, -1 }, .to = { NULL, -1 }, .limit = 1 };
  const StoreMessage     *back;
  gboolean                is_new;

  message->account = g_strdup ("acc");
  message->reply_to = g_strdup ("other");
  g_free (message->tags);
  message->tags = g_strdup ("+a=b");
  message->label = g_strdup ("L");
  g_free (message->params);
  message->params = g_strdup ("p q");
  stored = append (fixture, "a", message, &is_new);
  g_assert_cmpint (stored->id, >, 0);
  store_find_history_async (fixture->store, "a", &query, result_cb, &result);
  AWAIT (result != NULL);
  messages = store_find_history_finish (fixture->store, result, NULL);
  back = messages->pdata[0];
  g_assert_cmpint (back->time, ==, 123456789);
  g_assert_cmpstr (back->text, ==, "satır\nsatır");
  g_assert_cmpstr (back->account, ==, "acc");
  g_assert_cmpstr (back->reply_to, ==, "other");
  g_assert_cmpstr (back->tags, ==, "+a=b");
  g_assert_cmpstr (back->label, ==, "L");
  g_assert_cmpstr (back->params, ==, "p q");
  g_assert_cmpstr (back->source, ==, "ali!~a@h");
  g_assert_cmpstr (back->name, ==, "Ali");
}

static void
test_a_resend_is_known_by_its_label (Fixture      *fixture,
                                     gconstpointer user_data)
{
  g_autoptr (StoreMessage) first = new_message ("1", 1000, "bir");
  g_autoptr (StoreMessage) again = new_message ("2", 2000, "bir");
  g_autoptr (StoreMessage) stored = NULL;
  g_autoptr (StoreMessage) known = NULL;
  g_autofree char *all = NULL;
  gboolean         is_new;

  first->label = g_strdup ("L");
  again->label = g_strdup ("L");
  stored = append (fixture, "a", first, &is_new);
  g_assert_true (is_new);
  known = append (fixture, "a", again, &is_new);
  g_assert_false (is_new);
  g_assert_cmpstr (known->msgid, ==, "1");
  g_assert_cmpint (known->time, ==, 1000);
  all = find_all (fixture, "a");
  g_assert_cmpstr (all, ==, "1");
}

static void
count_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (StoreMessage) stored = NULL;
  gboolean is_new;

  stored = store_append_finish (STORE_STORE (object), result, &is_new, NULL);
  g_assert_nonnull (stored);
  /* In the order they were given. */
  g_assert_cmpint (g_ascii_strtoll (stored->msgid, NULL, 10), ==, (*(guint *)user_data)++);
}

static void
test_many_at_once (Fixture      *fixture,
                   gconstpointer user_data)
{
  guint n = 0;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *msgid = g_strdup_printf ("%u", i);
      g_autoptr (StoreMessage) message = new_message (msgid, i, "x");

      store_append_async (fixture->store, "a", message, count_cb, &n);
    }
  AWAIT (n == 5000);
}

/* One refused message does not take the others of its transaction with it. */
static void
test_one_that_fails (Fixture      *fixture,
                     gconstpointer user_data)
{
  g_autoptr (StoreMessage) one = new_message ("1", 1, "x");
  g_autoptr (StoreMessage) same = new_message ("1", 2, "x");
  g_autoptr (StoreMessage) other = new_message ("2", 3, "x");
  GAsyncResult    *results[3] = { NULL };
  g_autofree char *all = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_new;

  store_append_async (fixture->store, "a", one, result_cb, &results[0]);
  store_append_async (fixture->store, "a", same, result_cb, &results[1]);
  store_append_async (fixture->store, "a", other, result_cb, &results[2]);
  AWAIT (results[2] != NULL);
  g_assert_null (store_append_finish (fixture->store, results[1], &is_new, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_FAILED);
  for (guint i = 0; i < 3; i++)
    g_clear_object (&results[i]);
  all = find_all (fixture, "a");
  g_assert_cmpstr (all, ==, "1,2");
}

static void
keep (Fixture      *fixture,
      StoreMessage *message)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  store_keep_async (fixture->store, "a", message, result_cb, &result);
  AWAIT (result != NULL);
  g_assert_true (store_keep_finish (fixture->store, result, &error));
  g_assert_no_error (error);
}

/* A copy of what another host has: twice is once, ours is known as ours when it turns out,
 * and it leaves the outbox. */
static void
test_a_copy_is_kept_once (Fixture      *fixture,
                          gconstpointer user_data)
{
  const StoreHistoryQuery query = { .kind = STORE_HISTORY_LATEST, .from = { NULL, -1 }, .to = { NULL, -1 }, .limit = 10 };
  g_autoptr (StoreMessage) unknown = new_message ("1", 1, "x");
  g_autoptr (StoreMessage) ours = new_message ("1", 1, "x");
  g_autoptr (GAsyncResult) queued = NULL;
  g_autoptr (GAsyncResult) waiting = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) messages = NULL;

  ours->account = g_strdup ("self");
  ours->label = g_strdup ("L");
  store_queue_async (fixture->store, "a", "L", "x", NULL, 1, result_cb, &queued);
  AWAIT (queued != NULL);
  keep (fixture, unknown);
  keep (fixture, ours);
  keep (fixture, unknown);
  store_find_queued_async (fixture->store, "a", result_cb, &waiting);
  store_find_history_async (fixture->store, "a", &query, result_cb, &found);
  AWAIT (found != NULL);
  list = store_find_queued_finish (fixture->store, waiting, NULL);
  g_assert_cmpuint (list->len, ==, 0);
  messages = store_find_history_finish (fixture->store, found, NULL);
  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_cmpstr (((const StoreMessage *)messages->pdata[0])->account, ==, "self");
}

static void
test_a_damaged_file_is_set_aside (Fixture      *fixture,
                                  gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *bytes = NULL;

  say (fixture, "a", "1", 1, "x");
  close_store (fixture);
  g_file_set_contents (fixture->path, "this is no database, whatever its name says, and it is long enough to be one", -1, NULL);
  open_store (fixture, &error);
  g_assert_no_error (error);
  aside = g_strdup (store_get_set_aside (fixture->store));
  g_assert_nonnull (aside);
  g_assert_true (g_file_get_contents (aside, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "this is no database"));
  say (fixture, "a", "2", 2, "y");
  all = find_all (fixture, "a");
  g_assert_cmpstr (all, ==, "2");
}

static void
test_a_newer_file_is_left_alone (Fixture      *fixture,
                                 gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  sqlite3         *handle;
  gsize            before_size;
  gsize            after_size;

  close_store (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 9999", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  g_file_get_contents (fixture->path, &before, &before_size, NULL);
  g_assert_false (open_store (fixture, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_NEWER);
  close_store (fixture);
  g_file_get_contents (fixture->path, &after, &after_size, NULL);
  g_assert_cmpmem (before, before_size, after, after_size);
}

static void
test_no_place_to_write (void)
{
  Fixture fixture = { .path = g_strdup ("/proc/no-such-folder/room.db") };
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StoreMessage) message = new_message ("1", 1, "x");
  gboolean is_new;

  g_assert_false (open_store (&fixture, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_FAILED);
  g_clear_error (&error);
  store_append_async (fixture.store, "a", message, result_cb, &result);
  AWAIT (result != NULL);
  g_assert_null (store_append_finish (fixture.store, result, &is_new, &error));
  g_assert_nonnull (error);
  g_clear_object (&result);
  close_store (&fixture);
  g_free (fixture.path);
}

/* What waits, "label=text" with commas between. */
static char *
find_queued (Fixture    *fixture,
             const char *room)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) queued = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  store_find_queued_async (fixture->store, room, result_cb, &result);
  AWAIT (result != NULL);
  queued = store_find_queued_finish (fixture->store, result, NULL);
  for (guint i = 0; i < queued->len; i++)
    {
      const StoreQueued *one = queued->pdata[i];

      g_string_append_printf (list, "%s=%s@%d%s,", one->label, one->text, (int)one->time, one->reply_to != NULL ? one->reply_to : "");
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
queue (Fixture    *fixture,
       const char *room,
       const char *label,
       const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;

  store_queue_async (fixture->store, room, label, text, g_str_equal (label, "3") ? "m1" : NULL, 7, result_cb, &result);
  AWAIT (result != NULL);
  g_assert_true (store_queue_finish (fixture->store, result, NULL));
}

static void
test_what_waits_is_there_after_a_restart (Fixture      *fixture,
                                          gconstpointer user_data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  queue (fixture, "a", "1", "bir");
  queue (fixture, "b", "x", "öteki odada");
  queue (fixture, "a", "2", "iki");
  queue (fixture, "a", "1", "bir daha");
  queue (fixture, "a", "3", "üç");
  close_store (fixture);
  open_store (fixture, NULL);
  before = find_queued (fixture, "a");
  g_assert_cmpstr (before, ==, "1=bir@7,2=iki@7,3=üç@7m1,");
  store_unqueue (fixture->store, "2");
  store_unqueue (fixture->store, "no such");
  after = find_queued (fixture, "a");
  g_assert_cmpstr (after, ==, "1=bir@7,3=üç@7m1,");
}

static char *
get_id (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  store_get_id_async (fixture->store, result_cb, &result);
  AWAIT (result != NULL);
  return store_get_id_finish (fixture->store, result, NULL);
}

static void
test_the_id_stays (Fixture      *fixture,
                   gconstpointer user_data)
{
  g_autofree char *first = get_id (fixture);
  g_autofree char *second = NULL;

  g_assert_true (g_uuid_string_is_valid (first));
  close_store (fixture);
  open_store (fixture, NULL);
  second = get_id (fixture);
  g_assert_cmpstr (first, ==, second);
}

/* Every kind of query against the plain list it is asked of. */
static void
test_history (Fixture      *fixture,
              gconstpointer user_data)
{
#define MSGID(x) \
  {              \
    x, -1        \
  }
#define TIME(x) \
  {             \
    NULL, x     \
  }
#define NONE \
  {          \
    NULL, -1 \
  }
  static const struct
  {
    StoreHistoryQuery query;
    const char       *found;
  } rows[] = {
    { { STORE_HISTORY_LATEST, NONE, NONE, 3, FALSE }, "7,8,9" },
    { { STORE_HISTORY_LATEST, NONE, NONE, 3, TRUE }, "8,9,e" },
    { { STORE_HISTORY_LATEST, MSGID ("8"), NONE, 5, FALSE }, "9" },
    { { STORE_HISTORY_LATEST, TIME (60), NONE, 2, FALSE }, "8,9" },
    { { STORE_HISTORY_BEFORE, MSGID ("4"), NONE, 2, FALSE }, "2,3" },
    { { STORE_HISTORY_BEFORE, TIME (40), NONE, 2, FALSE }, "2,3" },
    { { STORE_HISTORY_BEFORE, MSGID ("1"), NONE, 2, FALSE }, "" },
    { { STORE_HISTORY_AFTER, MSGID ("4"), NONE, 2, FALSE }, "5,6" },
    { { STORE_HISTORY_AFTER, TIME (40), NONE, 2, FALSE }, "6,7" },
    { { STORE_HISTORY_AFTER, MSGID ("9"), NONE, 2, FALSE }, "" },
    { { STORE_HISTORY_AFTER, MSGID ("9"), NONE, 2, TRUE }, "e" },
    { { STORE_HISTORY_AFTER, MSGID ("unknown"), NONE, 2, TRUE }, "" },
    { { STORE_HISTORY_AROUND, MSGID ("4"), NONE, 5, FALSE }, "2,3,4,5,6" },
    { { STORE_HISTORY_AROUND, MSGID ("1"), NONE, 3, FALSE }, "1,2,3" },
    { { STORE_HISTORY_AROUND, TIME (40), NONE, 4, FALSE }, "2,3,4,5" },
    { { STORE_HISTORY_BETWEEN, MSGID ("2"), MSGID ("7"), 10, FALSE }, "3,4,5,6" },
    { { STORE_HISTORY_BETWEEN, MSGID ("2"), MSGID ("7"), 2, FALSE }, "3,4" },
    { { STORE_HISTORY_BETWEEN, MSGID ("7"), MSGID ("2"), 2, FALSE }, "5,6" },
    { { STORE_HISTORY_BETWEEN, MSGID ("5"), MSGID ("4"), 2, FALSE }, "" },
    { { STORE_HISTORY_BETWEEN, TIME (20), TIME (70), 10, FALSE }, "3,4,5,6" },
    { { STORE_HISTORY_BETWEEN, TIME (70), TIME (20), 1, FALSE }, "6" },
  };
#undef MSGID
#undef TIME
#undef NONE
  g_autoptr (StoreMessage) event = new_message ("e", 100, "");
  g_autoptr (StoreMessage) stored = NULL;
  gboolean is_new;

  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *msgid = g_strdup_printf ("%u", i);

      /* 4 and 5 in the same millisecond. */
      say (fixture, "a", msgid, i == 5 ? 40 : i * 10, "x");
      say (fixture, "b", msgid, i, "y");
    }
  g_free (event->command);
  event->command = g_strdup ("JOIN");
  stored = append (fixture, "a", event, &is_new);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = find (fixture, "a", &rows[i].query);

      g_test_message ("row %zu", i);
      g_assert_cmpstr (found, ==, rows[i].found);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/store/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("store/restart", test_what_was_said_is_there_after_a_restart);
  ADD ("store/every-field", test_every_field_comes_back);
  ADD ("store/resend", test_a_resend_is_known_by_its_label);
  ADD ("store/copy", test_a_copy_is_kept_once);
  ADD ("store/many-at-once", test_many_at_once);
  ADD ("store/one-that-fails", test_one_that_fails);
  ADD ("store-db/damaged", test_a_damaged_file_is_set_aside);
  ADD ("store-schema/newer", test_a_newer_file_is_left_alone);
  ADD ("store-outbox/restart", test_what_waits_is_there_after_a_restart);
  ADD ("store/id", test_the_id_stays);
  ADD ("store-history/queries", test_history);
#undef ADD
  g_test_add_func ("/store/store-db/no-place", test_no_place_to_write);
  return g_test_run ();
}
