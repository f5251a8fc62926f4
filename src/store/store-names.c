// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-private.h"

/* Which device a name belongs to. */

static void
name_free (gpointer data)
{
  StoreName *name = data;

  g_free (name->room);
  g_free (name->nick);
  g_free (name->account);
  g_free (name);
}

static gboolean
do_keep (StoreDb *db,
         gpointer data,
         GError **error)
{
  const StoreName *name = data;
  sqlite3_stmt    *statement = store_db_prepare (db, "INSERT OR REPLACE INTO names (room, nick, account, time) VALUES (?, ?, ?, ?)", error);
  gint64           room;

  if (statement == NULL || !store_find_room (db, name->room, &room, error))
    return FALSE;
  sqlite3_bind_int64 (statement, 1, room);
  store_db_bind_text (statement, 2, name->nick);
  store_db_bind_text (statement, 3, name->account);
  sqlite3_bind_int64 (statement, 4, name->time);
  return store_db_run (db, statement, error);
}

static gboolean
do_release (StoreDb *db,
            gpointer data,
            GError **error)
{
  const StoreName *name = data;
  sqlite3_stmt    *statement = store_db_prepare (db, "DELETE FROM names WHERE nick = ? AND room = (SELECT id FROM rooms WHERE key = ?)", error);

  if (statement == NULL)
    return FALSE;
  store_db_bind_text (statement, 1, name->nick);
  store_db_bind_text (statement, 2, name->room);
  return store_db_run (db, statement, error);
}

static gboolean
do_find_all (StoreDb *db,
             gpointer data,
             GError **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "SELECT key, nick, account, time FROM names JOIN rooms ON id = room", error);
  gboolean      has_row;

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      StoreName *name;

      if (!store_db_step (db, statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      name = g_new0 (StoreName, 1);
      name->room = store_db_dup_text (statement, 0);
      name->nick = store_db_dup_text (statement, 1);
      name->account = store_db_dup_text (statement, 2);
      name->time = sqlite3_column_int64 (statement, 3);
      g_ptr_array_add (data, name);
    }
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_warning ("It is not kept whose a name is: %s", error->message);
}

static void
submit (Store           *self,
        const StoreName *name,
        gpointer         tag,
        StoreWork        work)
{
  GTask     *task = g_task_new (self, NULL, done_cb, NULL);
  StoreName *copy = g_new0 (StoreName, 1);

  copy->room = g_strdup (name->room);
  copy->nick = g_strdup (name->nick);
  copy->account = g_strdup (name->account);
  copy->time = name->time;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, copy, name_free);
  store_submit (task, work, STORE_JOB_WRITES);
}

/**
 * store_keep_name:
 * @name: copied
 *
 * The nick belongs to the account from here on.
 */
void
store_keep_name (Store           *self,
                 const StoreName *name)
{
  submit (self, name, store_keep_name, do_keep);
}

/**
 * store_release_name:
 *
 * The nick belongs to nobody.
 */
void
store_release_name (Store           *self,
                    const StoreName *name)
{
  submit (self, name, store_release_name, do_release);
}

/**
 * store_find_all_names_async:
 *
 * Asks whose the names are in every room.
 */
void
store_find_all_names_async (Store              *self,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, store_find_all_names_async);
  g_task_set_task_data (task, g_ptr_array_new_with_free_func (name_free), (GDestroyNotify)g_ptr_array_unref);
  store_submit (task, do_find_all, STORE_JOB_READS);
}

/**
 * store_find_all_names_finish:
 *
 * Returns: (transfer full) (nullable) (element-type StoreName): the names
 */
GPtrArray *
store_find_all_names_finish (Store        *self,
                             GAsyncResult *result,
                             GError      **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_ptr_array_ref (g_task_get_task_data (G_TASK (result)));
}
