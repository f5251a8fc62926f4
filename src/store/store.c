// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store.h"

#include "store/store-history.h"
#include "store/store-outbox.h"
#include "store/store-private.h"

#include <string.h>

/* What is said, on the disk. The work is done by the functions of the other files, on the
 * worker's thread. */

struct _Store
{
  GObject parent_instance;

  StoreWorker *worker;
};

G_DEFINE_FINAL_TYPE (Store, store, G_TYPE_OBJECT)

static void
store_finalize (GObject *object)
{
  store_worker_free (STORE_STORE (object)->worker);
  G_OBJECT_CLASS (store_parent_class)->finalize (object);
}

static void
store_class_init (StoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = store_finalize;
}

static void
store_init (Store *self)
{
}

/**
 * store_new:
 * @path: the database's file
 * @durable: whether each commit is on the disk before it is answered (synchronous=FULL)
 *
 * A store that is not open yet. All calls come from the main loop's thread and are
 * answered there.
 */
Store *
store_new (const char *path,
           gboolean    durable)
{
  Store *self = g_object_new (STORE_TYPE_STORE, NULL);

  self->worker = store_worker_new (path, durable);
  return self;
}

/**
 * store_submit:
 * @task: (transfer full): its source is the store
 * @work: done on the worker's thread with the task's data
 */
void
store_submit (GTask       *task,
              StoreWork    work,
              StoreJobKind kind)
{
  Store *self = g_task_get_source_object (task);

  store_worker_submit (self->worker, task, work, kind);
}

/* --- Opening and closing --- */

static gboolean
do_nothing (StoreDb *db,
            gpointer data,
            GError **error)
{
  return TRUE;
}

/**
 * store_open_async:
 *
 * Opens the file, as the first job would; the answer tells whether it could be opened.
 * Jobs may be given at once; when opening fails they fail with its error.
 */
void
store_open_async (Store              *self,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, store_open_async);
  store_submit (task, do_nothing, STORE_JOB_READS);
}

gboolean
store_open_finish (Store        *self,
                   GAsyncResult *result,
                   GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * store_get_set_aside:
 *
 * Returns: (nullable): where a damaged file was put when the store was opened
 */
const char *
store_get_set_aside (Store *self)
{
  return store_worker_get_set_aside (self->worker);
}

/**
 * store_close_async:
 *
 * Finishes what was given so far and closes the file. Nothing may be given after it.
 */
void
store_close_async (Store              *self,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, store_close_async);
  store_worker_stop (self->worker, task);
}

void
store_close_finish (Store        *self,
                    GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
  store_worker_join (self->worker);
}

/* --- The room's row --- */

/* The room's row, or -1. */
gboolean
store_look_up_room (StoreDb    *db,
                    const char *key,
                    gint64     *room,
                    GError    **error)
{
  const gint64 *known = g_hash_table_lookup (store_db_get_rooms (db), key);
  sqlite3_stmt *statement;
  gboolean      has_row;

  if (known != NULL)
    {
      *room = *known;
      return TRUE;
    }
  statement = store_db_prepare (db, "SELECT id FROM rooms WHERE key = ?", error);
  if (statement == NULL)
    return FALSE;
  store_db_bind_text (statement, 1, key);
  if (!store_db_step (db, statement, &has_row, error))
    return FALSE;
  *room = has_row ? sqlite3_column_int64 (statement, 0) : -1;
  sqlite3_reset (statement);
  if (has_row)
    g_hash_table_insert (store_db_get_rooms (db), g_strdup (key), g_memdup2 (room, sizeof *room));
  return TRUE;
}

/* The room's row, made when there is none. */
gboolean
store_find_room (StoreDb    *db,
                 const char *key,
                 gint64     *room,
                 GError    **error)
{
  sqlite3_stmt *statement;
  gboolean      has_row;

  if (!store_look_up_room (db, key, room, error))
    return FALSE;
  /* Nearly always: and then nothing needs to be written. */
  if (*room >= 0)
    return TRUE;
  statement = store_db_prepare (db, "INSERT INTO rooms (key, channel) VALUES (?1, ?1) RETURNING id", error);
  if (statement == NULL)
    return FALSE;
  store_db_bind_text (statement, 1, key);
  if (!store_db_step (db, statement, &has_row, error))
    return FALSE;
  *room = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/* --- Appending --- */

typedef struct
{
  char         *room;
  StoreMessage *message;
  StoreMessage *first;
} Append;

static void
append_free (gpointer data)
{
  Append *append = data;

  g_free (append->room);
  g_clear_pointer (&append->message, store_message_unref);
  g_clear_pointer (&append->first, store_message_unref);
  g_free (append);
}

static gboolean
do_append (StoreDb *db,
           gpointer data,
           GError **error)
{
  Append *append = data;
  gint64  room;

  return store_find_room (db, append->room, &room, error) && store_history_append (db, room, append->message, &append->first, error);
}

/**
 * store_append_async:
 * @room: the room's key
 * @message: what was said; kept until it is answered and not to be changed
 *
 * Puts a message behind the others of the room. It is on the disk when this is answered.
 */
void
store_append_async (Store              *self,
                    const char         *room,
                    StoreMessage       *message,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  GTask  *task = g_task_new (self, NULL, callback, user_data);
  Append *append = g_new0 (Append, 1);

  append->room = g_strdup (room);
  append->message = store_message_ref (message);
  g_task_set_source_tag (task, store_append_async);
  g_task_set_task_data (task, append, append_free);
  store_submit (task, do_append, strcmp (message->command, "REDACT") == 0 ? STORE_JOB_WRITES : STORE_JOB_WRITES_ONCE);
}

/**
 * store_append_finish:
 * @is_new: (out): %FALSE when a message with the same label was there already
 * @error: where a %STORE_ERROR goes
 *
 * Returns: (transfer full) (nullable): the message that is in the store, the first one
 * with its label
 */
StoreMessage *
store_append_finish (Store        *self,
                     GAsyncResult *result,
                     gboolean     *is_new,
                     GError      **error)
{
  const Append *append = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  *is_new = append->first == NULL;
  return store_message_ref (append->first != NULL ? append->first : append->message);
}

static gboolean
do_keep (StoreDb *db,
         gpointer data,
         GError **error)
{
  Append     *append = data;
  const char *label = append->message->label;
  gint64      room;

  return (label == NULL || store_outbox_remove (db, label, error)) && store_find_room (db, append->room, &room, error) &&
         store_history_keep (db, room, append->message, error);
}

/**
 * store_keep_async:
 * @message: what another host has; kept until it is answered and not to be changed
 *
 * Puts a message into our own copy of a room, unless it is there. With a label it leaves
 * the outbox in the same step: at every moment it is in one of the two.
 */
void
store_keep_async (Store              *self,
                  const char         *room,
                  StoreMessage       *message,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  GTask  *task = g_task_new (self, NULL, callback, user_data);
  Append *append = g_new0 (Append, 1);

  append->room = g_strdup (room);
  append->message = store_message_ref (message);
  g_task_set_source_tag (task, store_keep_async);
  g_task_set_task_data (task, append, append_free);
  store_submit (task, do_keep, STORE_JOB_WRITES);
}

gboolean
store_keep_finish (Store        *self,
                   GAsyncResult *result,
                   GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Finding --- */

typedef struct
{
  char             *room;
  char             *from_msgid;
  char             *to_msgid;
  StoreHistoryQuery query;
  GPtrArray        *messages;
} Find;

static void
find_free (gpointer data)
{
  Find *find = data;

  g_free (find->room);
  g_free (find->from_msgid);
  g_free (find->to_msgid);
  g_clear_pointer (&find->messages, g_ptr_array_unref);
  g_free (find);
}

static gboolean
do_find (StoreDb *db,
         gpointer data,
         GError **error)
{
  Find  *find = data;
  gint64 room;

  return store_look_up_room (db, find->room, &room, error) && store_history_find (db, room, &find->query, &find->messages, error);
}

/**
 * store_find_history_async:
 * @room: the room's key
 * @query: copied
 */
void
store_find_history_async (Store                   *self,
                          const char              *room,
                          const StoreHistoryQuery *query,
                          GAsyncReadyCallback      callback,
                          gpointer                 user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Find  *find = g_new0 (Find, 1);

  find->room = g_strdup (room);
  find->query = *query;
  find->query.from.msgid = find->from_msgid = g_strdup (query->from.msgid);
  find->query.to.msgid = find->to_msgid = g_strdup (query->to.msgid);
  g_task_set_source_tag (task, store_find_history_async);
  g_task_set_task_data (task, find, find_free);
  store_submit (task, do_find, STORE_JOB_READS);
}

/**
 * store_find_history_finish:
 *
 * Returns: (transfer full) (element-type StoreMessage) (nullable): the messages, oldest
 * first
 */
GPtrArray *
store_find_history_finish (Store        *self,
                           GAsyncResult *result,
                           GError      **error)
{
  Find *find = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_steal_pointer (&find->messages);
}

/* --- Last times --- */

typedef struct
{
  GStrv   rooms;
  GArray *times;
} LastTimes;

static void
last_times_free (gpointer data)
{
  LastTimes *last = data;

  g_strfreev (last->rooms);
  g_clear_pointer (&last->times, g_array_unref);
  g_free (last);
}

static gboolean
do_find_last_times (StoreDb *db,
                    gpointer data,
                    GError **error)
{
  LastTimes *last = data;

  for (guint i = 0; last->rooms[i] != NULL; i++)
    {
      gint64 room;
      gint64 time;

      if (!store_look_up_room (db, last->rooms[i], &room, error) || !store_history_find_last_time (db, room, &time, error))
        return FALSE;
      g_array_append_val (last->times, time);
    }
  return TRUE;
}

/**
 * store_find_last_times_async:
 * @rooms: (array zero-terminated=1): the rooms' keys
 *
 * Asks when something was said last in each of several rooms.
 */
void
store_find_last_times_async (Store              *self,
                             const char *const  *rooms,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask     *task = g_task_new (self, NULL, callback, user_data);
  LastTimes *last = g_new0 (LastTimes, 1);

  last->rooms = g_strdupv ((char **)rooms);
  last->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_task_set_source_tag (task, store_find_last_times_async);
  g_task_set_task_data (task, last, last_times_free);
  store_submit (task, do_find_last_times, STORE_JOB_READS);
}

/**
 * store_find_last_times_finish:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): Unix times in milliseconds,
 * one a room; -1 where nothing was said
 */
GArray *
store_find_last_times_finish (Store        *self,
                              GAsyncResult *result,
                              GError      **error)
{
  LastTimes *last = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_steal_pointer (&last->times);
}

/* --- The store's own name --- */

static gboolean
do_get_id (StoreDb *db,
           gpointer data,
           GError **error)
{
  char           **id = data;
  g_autofree char *fresh = g_uuid_string_random ();
  sqlite3_stmt    *statement = store_db_prepare (db, "INSERT INTO facts (name, value) VALUES ('id', ?) ON CONFLICT (name) DO UPDATE SET value = value RETURNING value", error);
  gboolean         has_row;

  if (statement == NULL)
    return FALSE;
  store_db_bind_text (statement, 1, fresh);
  if (!store_db_step (db, statement, &has_row, error))
    return FALSE;
  *id = store_db_dup_text (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static void
id_free (gpointer data)
{
  g_free (*(char **)data);
  g_free (data);
}

/**
 * store_get_id_async:
 *
 * Asks for the store's id, a random UUID made once: the room's name that never changes.
 */
void
store_get_id_async (Store              *self,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, store_get_id_async);
  g_task_set_task_data (task, g_new0 (char *, 1), id_free);
  store_submit (task, do_get_id, STORE_JOB_WRITES);
}

char *
store_get_id_finish (Store        *self,
                     GAsyncResult *result,
                     GError      **error)
{
  char **id = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_steal_pointer (id);
}
