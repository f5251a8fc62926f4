// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-private.h"

#include <glib/gstdio.h>

/* Forgetting: what is forgotten is nowhere in the files afterwards. SQLite overwrites what
 * it deletes (secure_delete); what lies outside the rows are the index of words, which is
 * made anew of what is left, and the log of changes, which is emptied. */

static gboolean
delete_room (StoreDb    *db,
             const char *room,
             GError    **error)
{
  sqlite3_stmt *outbox = store_db_prepare (db, "DELETE FROM outbox WHERE ?1 IS NULL OR room = ?1", error);
  sqlite3_stmt *rooms = store_db_prepare (db, "DELETE FROM rooms WHERE ?1 IS NULL OR key = ?1", error);

  if (outbox == NULL || rooms == NULL)
    return FALSE;
  store_db_bind_text (outbox, 1, room);
  store_db_bind_text (rooms, 1, room);
  return store_db_run (db, outbox, error) && store_db_run (db, rooms, error);
}

/* What was damaged once and is kept beside the store (store_db_open()).
 *
 * @each is called with every such file */
static void
foreach_set_aside (StoreDb *db,
                   void (*each) (const char *path, gint64 *size),
                   gint64 *size)
{
  const char      *path = sqlite3_db_filename (store_db_get_handle (db), "main");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (name, ".damaged-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *full = g_build_filename (folder, file, NULL);

      if (g_str_has_prefix (file, prefix))
        each (full, size);
    }
}

static void
add_size (const char *path,
          gint64     *size)
{
  GStatBuf status;

  if (g_stat (path, &status) == 0)
    *size += status.st_size;
}

static void
remove_file (const char *path,
             gint64     *size)
{
  g_unlink (path);
}

static gboolean
do_forget (StoreDb *db,
           gpointer data,
           GError **error)
{
  store_db_forget_rooms (db);
  if (!store_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!store_db_exec (db, "INSERT INTO messages_search (messages_search) VALUES ('delete-all');"
                          "UPDATE search_progress SET indexed = 0, untidy = 0",
                      error) ||
      !delete_room (db, data, error) || !store_db_exec (db, "COMMIT", error))
    {
      store_db_exec (db, "ROLLBACK", NULL);
      return FALSE;
    }
  if (data == NULL)
    foreach_set_aside (db, remove_file, NULL);
  /* Giving back the space is worth a try; on a full disk it stays for later messages. What
   * is left is copied meanwhile, which may be more than fits into memory. */
  store_db_exec (db, "PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY", NULL);
  return store_db_empty_log (db, error);
}

/**
 * store_forget_async:
 * @room: (nullable): the room's key; %NULL for all rooms
 *
 * Removes a room and all that was said there from the disk.
 */
void
store_forget_async (Store              *self,
                    const char         *room,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, store_forget_async);
  g_task_set_task_data (task, g_strdup (room), g_free);
  store_submit (task, do_forget, STORE_JOB_ALONE);
}

gboolean
store_forget_finish (Store        *self,
                     GAsyncResult *result,
                     GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- How much there is --- */

static gboolean
do_get_size (StoreDb *db,
             gpointer data,
             GError **error)
{
  static const char *const endings[] = { "", "-wal", NULL };
  gint64                  *size = data;

  for (guint i = 0; endings[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (sqlite3_db_filename (store_db_get_handle (db), "main"), endings[i], NULL);

      add_size (path, size);
    }
  foreach_set_aside (db, add_size, size);
  return TRUE;
}

/**
 * store_get_size_async:
 *
 * Asks how much of the disk the store takes.
 */
void
store_get_size_async (Store              *self,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, store_get_size_async);
  g_task_set_task_data (task, g_new0 (gint64, 1), g_free);
  store_submit (task, do_get_size, STORE_JOB_READS);
}

/**
 * store_get_size_finish:
 *
 * Returns: bytes, or -1 with @error
 */
gint64
store_get_size_finish (Store        *self,
                       GAsyncResult *result,
                       GError      **error)
{
  const gint64 *size = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? *size : -1;
}
