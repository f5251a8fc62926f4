// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-fixture.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

/* What reading costs in a room of a thousand, a hundred thousand and a million messages:
 * opening it, paging back through it, searching it; each against the bare SQL statement on
 * the same file. Both numbers of a ratio are of one run on one machine. */

#define ROOM "r/#merhaba"
#define PAGE 100
#define REPEATS 51
#define COLUMNS "SELECT id, time, msgid, command, source, account, name, params, text, reply_to, tags, label FROM messages"

typedef enum {
  OPENING,
  PAGING,
  SEARCHING_RARE,
  SEARCHING_COMMON,
  N_TASKS
} Task;

static const char *const names[N_TASKS] = { "opening", "paging back", "searching a rare word", "searching a common word" };

static const char *const bare[N_TASKS] = {
  COLUMNS " WHERE room = 1 ORDER BY time DESC, id DESC LIMIT 100",
  COLUMNS " WHERE room = 1 AND (time, id) < (SELECT time, id FROM messages WHERE room = 1 AND msgid = ?) ORDER BY time DESC, id DESC LIMIT 100",
  COLUMNS " WHERE id IN (SELECT rowid FROM messages_search WHERE messages_search MATCH '\"seldom5\" *' ORDER BY rowid DESC LIMIT 100)",
  COLUMNS " WHERE id IN (SELECT rowid FROM messages_search WHERE messages_search MATCH '\"merhaba\" *' ORDER BY rowid DESC LIMIT 100)",
};

static void
fill (const char *path,
      int         n)
{
  g_autofree char *sql = g_strdup_printf (
    "BEGIN; INSERT INTO rooms (key, channel) VALUES ('" ROOM "', '" ROOM "');"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    " INSERT INTO messages (room, msgid, time, command, source, name, text, folded)"
    " SELECT 1, 'm' || i, 1700000000000 + i, 'PRIVMSG', 'ali!~a@h', 'Ali', 'Merhaba, number ' || i || ' of many seldom' || (i / 100), 'merhaba number ' || i || ' of many seldom' || (i / 100) FROM n;"
    "COMMIT",
    n);
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
find (StoreFixture           *fixture,
      const StoreHistoryQuery query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) messages = NULL;

  store_find_history_async (fixture->store, ROOM, &query, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  messages = store_find_history_finish (fixture->store, result, NULL);
  g_assert_cmpuint (messages->len, ==, PAGE);
}

static void
search (StoreFixture *fixture,
        const char   *words)
{
  g_autofree char *found = store_fixture_search (fixture, ROOM, words, PAGE);

  g_assert_cmpstr (found, !=, "");
}

static void
do_task (StoreFixture *fixture,
         Task          task,
         const char   *middle)
{
  switch (task)
    {
    case OPENING:
      find (fixture, (StoreHistoryQuery){ .kind = STORE_HISTORY_LATEST, .from = { NULL, -1 }, .to = { NULL, -1 }, .limit = PAGE });
      break;
    case PAGING:
      find (fixture, (StoreHistoryQuery){ .kind = STORE_HISTORY_BEFORE, .from = { middle, -1 }, .to = { NULL, -1 }, .limit = PAGE });
      break;
    case SEARCHING_RARE:
      search (fixture, "seldom5");
      break;
    case SEARCHING_COMMON:
      search (fixture, "merhaba");
      break;
    case N_TASKS:
      g_assert_not_reached ();
    }
}

static void
do_bare (sqlite3    *handle,
         Task        task,
         const char *middle)
{
  sqlite3_stmt *statement;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpint (sqlite3_prepare_v2 (handle, bare[task], -1, &statement, NULL), ==, SQLITE_OK);
  if (task == PAGING)
    sqlite3_bind_text (statement, 1, middle, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      g_ptr_array_add (texts, g_strdup ((const char *)sqlite3_column_text (statement, i)));
  sqlite3_finalize (statement);
}

static int
compare (const void *a,
         const void *b)
{
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;

  return (first > second) - (first < second);
}

/* The median, in microseconds. */
static double
measure (StoreFixture *fixture,
         sqlite3      *handle,
         Task          task,
         const char   *middle)
{
  gint64 times[REPEATS];

  for (guint i = 0; i < REPEATS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      if (handle != NULL)
        do_bare (handle, task, middle);
      else
        do_task (fixture, task, middle);
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, REPEATS, sizeof times[0], compare);
  return MAX (times[REPEATS / 2], 1);
}

static void
measure_size (int     n,
              double *first)
{
  StoreFixture     fixture = { .folder = folder_make () };
  g_autofree char *middle = g_strdup_printf ("m%d", n / 2);
  sqlite3         *handle;

  fixture.path = g_build_filename (fixture.folder, "room.db", NULL);
  store_fixture_open (&fixture);
  store_fixture_close (&fixture);
  fill (fixture.path, n);
  store_fixture_open (&fixture);
  search (&fixture, "merhaba"); /* which brings the index up to date */
  g_assert_cmpint (sqlite3_open (fixture.path, &handle), ==, SQLITE_OK);
  for (Task task = 0; task < N_TASKS; task++)
    {
      double ours = measure (&fixture, NULL, task, middle);
      double theirs = measure (&fixture, handle, task, middle);

      if (first[task] == 0)
        first[task] = ours;
      printf ("%7d messages: %-24s %7.0f us, %5.2f of the time at 1000, %5.2f of the bare statement's\n", n, names[task], ours, ours / first[task], ours / theirs);
    }
  fflush (stdout);
  sqlite3_close (handle);
  store_fixture_tear_down (&fixture, NULL);
}

int
main (void)
{
  double first[N_TASKS] = { 0 };

  measure_size (1000, first);
  measure_size (100 * 1000, first);
  measure_size (1000 * 1000, first);
  return EXIT_SUCCESS;
}
