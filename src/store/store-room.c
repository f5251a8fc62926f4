// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-room.h"

#include "store/store-private.h"

StoreRoom *
store_room_new (const char *topic,
                const char *topic_set_by,
                gint64      topic_set_at,
                const char *modes)
{
  StoreRoom *self = g_new0 (StoreRoom, 1);

  self->topic = g_strdup (topic);
  self->topic_set_by = g_strdup (topic_set_by);
  self->topic_set_at = topic_set_at;
  self->modes = g_strdup (modes);
  return self;
}

void
store_room_free (StoreRoom *self)
{
  g_free (self->topic);
  g_free (self->topic_set_by);
  g_free (self->modes);
  g_free (self);
}

typedef struct
{
  char      *key;
  StoreRoom *room; /* to write, or what was found; NULL for none */
} Settings;

static void
settings_free (gpointer data)
{
  Settings *settings = data;

  g_free (settings->key);
  g_clear_pointer (&settings->room, store_room_free);
  g_free (settings);
}

static gboolean
do_save (StoreDb *db,
         gpointer data,
         GError **error)
{
  const Settings *settings = data;
  sqlite3_stmt   *statement = store_db_prepare (db, "UPDATE rooms SET topic = ?, topic_set_by = ?, topic_set_at = ?, modes = ? WHERE id = ?", error);
  gint64          room;

  if (statement == NULL || !store_find_room (db, settings->key, &room, error))
    return FALSE;
  store_db_bind_text (statement, 1, settings->room->topic);
  store_db_bind_text (statement, 2, settings->room->topic_set_by);
  sqlite3_bind_int64 (statement, 3, settings->room->topic_set_at);
  store_db_bind_text (statement, 4, settings->room->modes);
  sqlite3_bind_int64 (statement, 5, room);
  return store_db_run (db, statement, error);
}

static gboolean
do_find (StoreDb *db,
         gpointer data,
         GError **error)
{
  Settings     *settings = data;
  sqlite3_stmt *statement = store_db_prepare (db, "SELECT topic, topic_set_by, topic_set_at, modes FROM rooms WHERE key = ?", error);
  gboolean      has_row;

  if (statement == NULL)
    return FALSE;
  store_db_bind_text (statement, 1, settings->key);
  if (!store_db_step (db, statement, &has_row, error))
    return FALSE;
  if (has_row)
    settings->room = store_room_new ((const char *)sqlite3_column_text (statement, 0), (const char *)sqlite3_column_text (statement, 1),
                                     sqlite3_column_int64 (statement, 2), (const char *)sqlite3_column_text (statement, 3));
  sqlite3_reset (statement);
  return TRUE;
}

static GTask *
new_task (Store              *self,
          const char         *key,
          StoreRoom          *room,
          GAsyncReadyCallback callback,
          gpointer            user_data,
          gpointer            tag)
{
  GTask    *task = g_task_new (self, NULL, callback, user_data);
  Settings *settings = g_new0 (Settings, 1);

  settings->key = g_strdup (key);
  settings->room = room;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, settings, settings_free);
  return task;
}

/**
 * store_save_room_async:
 * @key: the room's key
 * @room: (transfer full): what is set in it
 */
void
store_save_room_async (Store              *self,
                       const char         *key,
                       StoreRoom          *room,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  store_submit (new_task (self, key, room, callback, user_data, store_save_room_async), do_save, STORE_JOB_WRITES);
}

gboolean
store_save_room_finish (Store        *self,
                        GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * store_load_room_async:
 *
 * Asks what was set in a room.
 */
void
store_load_room_async (Store              *self,
                       const char         *key,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  store_submit (new_task (self, key, NULL, callback, user_data, store_load_room_async), do_find, STORE_JOB_READS);
}

/**
 * store_load_room_finish:
 *
 * Returns: (transfer full) (nullable): %NULL without @error when there is no such room
 */
StoreRoom *
store_load_room_finish (Store        *self,
                        GAsyncResult *result,
                        GError      **error)
{
  Settings *settings = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&settings->room) : NULL;
}
