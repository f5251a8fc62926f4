// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-private.h"

/* Up to where somebody has read a room. A mark only ever moves forward. */

static void
read_free (gpointer data)
{
  StoreRead *read = data;

  g_free (read->room);
  g_free (read->reader);
  g_free (read);
}

/* Returns the mark's time as it is now, or -1. */
static gboolean
find (StoreDb   *db,
      gint64     room,
      StoreRead *read,
      GError   **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "SELECT time FROM reads WHERE room = ? AND reader = ?", error);
  gboolean      has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, room);
  store_db_bind_text (statement, 2, read->reader);
  if (!store_db_step (db, statement, &has_row, error))
    return FALSE;
  read->time = has_row ? sqlite3_column_int64 (statement, 0) : -1;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
do_find (StoreDb *db,
         gpointer data,
         GError **error)
{
  StoreRead *read = data;
  gint64     room;

  return store_look_up_room (db, read->room, &room, error) && find (db, room, read, error);
}

static gboolean
do_mark (StoreDb *db,
         gpointer data,
         GError **error)
{
  StoreRead    *read = data;
  sqlite3_stmt *statement = store_db_prepare (db, "INSERT INTO reads (room, reader, time) VALUES (?, ?, ?)"
                                                  " ON CONFLICT (room, reader) DO UPDATE SET time = max (time, excluded.time)",
                                              error);
  gint64        room;

  if (statement == NULL || !store_find_room (db, read->room, &room, error))
    return FALSE;
  sqlite3_bind_int64 (statement, 1, room);
  store_db_bind_text (statement, 2, read->reader);
  sqlite3_bind_int64 (statement, 3, read->time);
  return store_db_run (db, statement, error) && find (db, room, read, error);
}

static void
submit (Store              *self,
        const char         *room,
        const char         *reader,
        gint64              time,
        GAsyncReadyCallback callback,
        gpointer            user_data,
        gpointer            tag,
        StoreWork           work,
        StoreJobKind        kind)
{
  GTask     *task = g_task_new (self, NULL, callback, user_data);
  StoreRead *read = g_new0 (StoreRead, 1);

  read->room = g_strdup (room);
  read->reader = g_strdup (reader);
  read->time = time;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, read, read_free);
  store_submit (task, work, kind);
}

/**
 * store_mark_read_async:
 * @room: the room's key
 * @reader: who has read; "" for our own person in our own copy
 * @time: up to here, Unix time in milliseconds
 *
 * Moves the mark forward; back it does not go.
 */
void
store_mark_read_async (Store              *self,
                       const char         *room,
                       const char         *reader,
                       gint64              time,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  submit (self, room, reader, time, callback, user_data, store_mark_read_async, do_mark, STORE_JOB_WRITES);
}

/**
 * store_find_read_async:
 *
 * Asks where the mark is.
 */
void
store_find_read_async (Store              *self,
                       const char         *room,
                       const char         *reader,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  submit (self, room, reader, -1, callback, user_data, store_find_read_async, do_find, STORE_JOB_READS);
}

/**
 * store_read_finish:
 * @time: (out): where the mark is now, Unix time in milliseconds; -1 for none
 *
 * Ends store_mark_read_async() and store_find_read_async().
 */
gboolean
store_read_finish (Store        *self,
                   GAsyncResult *result,
                   gint64       *time,
                   GError      **error)
{
  *time = ((const StoreRead *)g_task_get_task_data (G_TASK (result)))->time;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- All of them --- */

static gboolean
do_find_all (StoreDb *db,
             gpointer data,
             GError **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "SELECT key, reader, time FROM reads JOIN rooms ON id = room", error);
  gboolean      has_row;

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      StoreRead *read;

      if (!store_db_step (db, statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      read = g_new0 (StoreRead, 1);
      read->room = store_db_dup_text (statement, 0);
      read->reader = store_db_dup_text (statement, 1);
      read->time = sqlite3_column_int64 (statement, 2);
      g_ptr_array_add (data, read);
    }
}

/**
 * store_find_all_reads_async:
 *
 * Asks for the marks of everybody in every room.
 */
void
store_find_all_reads_async (Store              *self,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, store_find_all_reads_async);
  g_task_set_task_data (task, g_ptr_array_new_with_free_func (read_free), (GDestroyNotify)g_ptr_array_unref);
  store_submit (task, do_find_all, STORE_JOB_READS);
}

/**
 * store_find_all_reads_finish:
 *
 * Returns: (transfer full) (nullable) (element-type StoreRead): the marks
 */
GPtrArray *
store_find_all_reads_finish (Store        *self,
                             GAsyncResult *result,
                             GError      **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_ptr_array_ref (g_task_get_task_data (G_TASK (result)));
}
