// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-fixture.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"

#include <sqlite3.h>
#include <string.h>

void
store_fixture_result_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

void
store_fixture_open (StoreFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->store = store_new (fixture->path, TRUE);
  store_open_async (fixture->store, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  store_open_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

void
store_fixture_close (StoreFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  store_close_async (fixture->store, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  store_close_finish (fixture->store, result);
  g_clear_object (&result);
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

void
store_fixture_set_up_closed (StoreFixture *fixture,
                             gconstpointer user_data)
{
  fixture->folder = folder_make ();
  fixture->path = g_build_filename (fixture->folder, "room.db", NULL);
}

void
store_fixture_set_up (StoreFixture *fixture,
                      gconstpointer user_data)
{
  store_fixture_set_up_closed (fixture, user_data);
  store_fixture_open (fixture);
}

void
store_fixture_tear_down (StoreFixture *fixture,
                         gconstpointer user_data)
{
  store_fixture_close (fixture);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
store_fixture_say_as (StoreFixture *fixture,
                      const char   *room,
                      const char   *command,
                      const char   *msgid,
                      gint64        time,
                      const char   *params,
                      const char   *text)
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
  message->params = g_strdup (params);
  message->text = g_strdup (text);
  message->tags = g_strdup ("");
  store_append_async (fixture->store, room, message, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  stored = store_append_finish (fixture->store, result, &is_new, NULL);
  g_assert_nonnull (stored);
}

void
store_fixture_say (StoreFixture *fixture,
                   const char   *room,
                   const char   *msgid,
                   gint64        time,
                   const char   *text)
{
  store_fixture_say_as (fixture, room, "PRIVMSG", msgid, time, "", text);
}

/* The msgids found, with commas between. */
char *
store_fixture_search (StoreFixture *fixture,
                      const char   *room,
                      const char   *text,
                      guint         limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  GString *ids = g_string_new (NULL);

  store_search_async (fixture->store, room, text, limit, NULL, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  messages = store_search_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < messages->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? "," : "", ((const StoreMessage *)messages->pdata[i])->msgid);
  return g_string_free (ids, FALSE);
}

void
store_fixture_assert_found (StoreFixture *fixture,
                            const char   *room,
                            const char   *text,
                            const char   *expected)
{
  g_autofree char *found = store_fixture_search (fixture, room, text, 100);

  g_test_message ("“%s”", text);
  g_assert_cmpstr (found, ==, expected);
}

void
store_fixture_load (StoreFixture *fixture,
                    const char   *dump)
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

char *
store_fixture_query (const char *path,
                     const char *sql)
{
  GString *text = g_string_new (NULL);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, add_row, text, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  return g_string_free (text, FALSE);
}

/* Whether the bytes are anywhere in the store's files. */
gboolean
store_fixture_is_on_disk (StoreFixture *fixture,
                          const char   *bytes)
{
  static const char *const endings[] = { "", "-wal", "-shm", NULL };
  gboolean                 found = FALSE;

  for (guint i = 0; endings[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);
      g_autofree char *contents = NULL;
      gsize            length;

      if (g_file_get_contents (path, &contents, &length, NULL))
        found = found || memmem (contents, length, bytes, strlen (bytes)) != NULL;
    }
  return found;
}

void
store_fixture_keep_draft (StoreFixture *fixture,
                          const char   *room,
                          const char   *text,
                          const char   *reply_to)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  store_keep_draft_async (fixture->store, room, text, reply_to, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  store_keep_draft_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

StoreDraft *
store_fixture_find_draft (StoreFixture *fixture,
                          const char   *room)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StoreDraft *draft;

  store_find_draft_async (fixture->store, room, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  draft = store_find_draft_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return draft;
}
