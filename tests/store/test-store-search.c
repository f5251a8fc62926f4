// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"

#include <sqlite3.h>

typedef struct
{
  char  *folder;
  char  *path;
  Store *store;
} Fixture;

static void
result_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
open_store (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->store = store_new (fixture->path, TRUE);
  store_open_async (fixture->store, result_cb, &result);
  AWAIT (result != NULL);
  store_open_finish (fixture->store, result, &error);
  g_assert_no_error (error);
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

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->folder = folder_make ();
  fixture->path = g_build_filename (fixture->folder, "room.db", NULL);
}

static void
set_up_open (Fixture      *fixture,
             gconstpointer user_data)
{
  set_up (fixture, user_data);
  open_store (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  close_store (fixture);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
say_as (Fixture    *fixture,
        const char *room,
        const char *command,
        const char *msgid,
        gint64      time,
        const char *text)
{
  g_autoptr (StoreMessage) message = store_message_new ();
  g_autoptr (StoreMessage) stored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gboolean is_new;

  message->msgid = g_strdup (msgid);
  message->time = time;
  message->command = g_strdup (command);
  message->source = g_strdup ("ali!~a@h");
  message->name = g_strdup ("Ali");
  message->params = g_strdup ("");
  message->text = g_strdup (text);
  message->tags = g_strdup ("");
  store_append_async (fixture->store, room, message, result_cb, &result);
  AWAIT (result != NULL);
  stored = store_append_finish (fixture->store, result, &is_new, NULL);
  g_assert_nonnull (stored);
}

static void
say (Fixture    *fixture,
     const char *room,
     const char *msgid,
     gint64      time,
     const char *text)
{
  say_as (fixture, room, "PRIVMSG", msgid, time, text);
}

/* The msgids found, with commas between. */
static char *
search (Fixture    *fixture,
        const char *room,
        const char *text,
        guint       limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  GString *ids = g_string_new (NULL);

  store_search_async (fixture->store, room, text, limit, NULL, result_cb, &result);
  AWAIT (result != NULL);
  messages = store_search_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < messages->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? "," : "", ((const StoreMessage *)messages->pdata[i])->msgid);
  return g_string_free (ids, FALSE);
}

static void
assert_found (Fixture    *fixture,
              const char *room,
              const char *text,
              const char *expected)
{
  g_autofree char *found = search (fixture, room, text, 100);

  g_test_message ("“%s”", text);
  g_assert_cmpstr (found, ==, expected);
}

/* --- Tests --- */

static void
test_people_find_what_they_mean (Fixture      *fixture,
                                 gconstpointer user_data)
{
  static const char *const said[] = {
    "İSTANBUL", "istanbul", "ISTANBUL", "ılık", "ILIK", "ilik", "İLİK", "ŞEKER", "şeker",
    "IĞDIR", "Iğdır", "ÇAĞRI merkezi", "yarın toplantıdayız, saat 12:30'da", "100% \"tamam\" (evet) a*b -c"
  };
  static const char *const rows[][2] = {
    { "istanbul", "2,1,0" },
    { "İSTANBUL", "2,1,0" },
    { "ISTANBUL", "2,1,0" },
    { "İstanbul", "2,1,0" },
    { "ist", "2,1,0" },
    { "tanbul", "" },
    { "ılık", "6,5,4,3" },
    { "ILIK", "6,5,4,3" },
    { "ilik", "6,5,4,3" },
    { "şeker", "8,7" },
    { "SEKER", "8,7" },
    { "ığdır", "10,9" },
    { "IGDIR", "10,9" },
    { "çağrı", "11" },
    { "cagri mer", "11" },
    { "merkez çağrı", "11" },
    { "merkez istanbul", "" },
    { "toplantı", "12" },
    { "12:30", "12" },
    { "\"tamam\"", "13" },
    { "\"tamam", "13" },
    { "100%", "13" },
    { "(evet", "13" },
    { "a*b", "13" },
    { "-c", "13,11" },
    { "evet NOT tamam", "" },
    { "NEAR(", "" },
    { "folded:istanbul", "" },
    { "^istanbul", "2,1,0" },
    { "'; DROP TABLE messages", "" },
    { "", "" },
    { "   ", "" },
    { "?", "" },
    { "👋", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *msgid = g_strdup_printf ("%zu", i);

      say (fixture, "a", msgid, 1000 + i, said[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_found (fixture, "a", rows[i][0], rows[i][1]);
}

static void
test_rooms_limit_and_order (Fixture      *fixture,
                            gconstpointer user_data)
{
  g_autofree char *two = NULL;

  say (fixture, "a", "1", 1000, "kedi");
  say (fixture, "b", "2", 2000, "kedi");
  say (fixture, "a", "3", 4000, "Kedi");
  /* Heard of late. */
  say (fixture, "a", "4", 3000, "KEDİ");
  say_as (fixture, "a", "JOIN", "5", 5000, "kedi");
  say_as (fixture, "a", "NOTICE", "6", 6000, "kediler");
  say (fixture, "a", "7", 7000, "\001ACTION kedi sever\001");
  say (fixture, "a", "8", 8000, "\001VERSION kedi\001");
  assert_found (fixture, "a", "kedi", "7,6,3,4,1");
  assert_found (fixture, "b", "kedi", "2");
  assert_found (fixture, "c", "kedi", "");
  assert_found (fixture, NULL, "kedi", "7,6,3,4,2,1");
  assert_found (fixture, "a", "action", "");
  two = search (fixture, "a", "kedi", 2);
  g_assert_cmpstr (two, ==, "7,6");
}

static void
test_what_was_superseded_is_not_searched (Fixture      *fixture,
                                          gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  store_search_async (fixture->store, NULL, "kedi", 10, cancellable, result_cb, &result);
  g_cancellable_cancel (cancellable);
  AWAIT (result != NULL);
  g_assert_null (store_search_finish (fixture->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- From the version before --- */

static void
load (Fixture    *fixture,
      const char *dump)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", dump, NULL);
  g_autofree char *sql = NULL;
  sqlite3         *handle;

  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static int
add_row (void  *text,
         int    n,
         char **values,
         char **names)
{
  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s|", values[i] != NULL ? values[i] : "NULL");
  g_string_append_c (text, '\n');
  return 0;
}

static char *
query (const char *path,
       const char *sql)
{
  GString *text = g_string_new (NULL);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, add_row, text, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  return g_string_free (text, FALSE);
}

static void
test_version_1 (Fixture      *fixture,
                gconstpointer user_data)
{
  const char      *everything = "SELECT id, room, msgid, time, command, source, account, name, params, text, reply_to, tags, label FROM messages;"
                                "SELECT * FROM rooms; SELECT * FROM outbox; SELECT * FROM facts; SELECT * FROM sqlite_sequence";
  const char      *schema = "SELECT type, name, replace (sql, '  ', ' ') FROM sqlite_master WHERE name <> 'messages' ORDER BY name;"
                            "SELECT name, type, dflt_value FROM pragma_table_info ('messages'); PRAGMA user_version";
  g_autofree char *fresh_path = g_build_filename (fixture->folder, "fresh.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *upgraded = NULL;
  g_autofree char *fresh = NULL;
  Fixture          other = { .path = fresh_path };

  load (fixture, "store-1.sql");
  before = query (fixture->path, everything);
  open_store (fixture);
  after = query (fixture->path, everything);
  g_assert_cmpstr (after, ==, before);
  assert_found (fixture, "11111111-2222-4333-8444-555555555555/#merhaba", "ISTANBUL", "a4,a3,a2");
  assert_found (fixture, NULL, "istanbul", "a4,a3,b1,a2");
  assert_found (fixture, NULL, "cagri", "a2");
  say (fixture, "11111111-2222-4333-8444-555555555555/#merhaba", "a5", 1700000009000, "istanbul");
  assert_found (fixture, NULL, "istanbul", "a5,a4,a3,b1,a2");

  open_store (&other);
  fresh = query (fresh_path, schema);
  upgraded = query (fixture->path, schema);
  g_assert_cmpstr (upgraded, ==, fresh);
  close_store (&other);
}

/* What SQLite itself thinks of the index after rows have come, changed and gone. */
static void
test_the_index_follows_the_rows (Fixture      *fixture,
                                 gconstpointer user_data)
{
  g_autofree char *found = NULL;

  say (fixture, "a", "1", 1000, "kedi");
  say (fixture, "a", "2", 2000, "kedi köpek");
  say (fixture, "b", "3", 3000, "kedi kuş");
  found = query (fixture->path, "PRAGMA foreign_keys = ON;"
                                "UPDATE messages SET text = '', folded = '' WHERE msgid = '2';"
                                "DELETE FROM rooms WHERE key = 'b';"
                                "INSERT INTO messages_search (messages_search) VALUES ('integrity-check');"
                                "SELECT rowid FROM messages_search WHERE messages_search MATCH 'kedi OR kopek OR kus'");
  g_assert_cmpstr (found, ==, "1|\n");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, set_up, func) g_test_add ("/store/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("store-search/words", set_up_open, test_people_find_what_they_mean);
  ADD ("store-search/rooms", set_up_open, test_rooms_limit_and_order);
  ADD ("store-search/cancelled", set_up_open, test_what_was_superseded_is_not_searched);
  ADD ("store-search/index", set_up_open, test_the_index_follows_the_rows);
  ADD ("store-schema/version-1", set_up, test_version_1);
#undef ADD
  return g_test_run ();
}
