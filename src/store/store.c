// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store.h"

#include "store/store-db.h"
#include "store/store-history.h"

/* SQLite on a thread of its own: one queue of jobs, taken in order. As many as wait go
 * into one transaction, so that a busy room costs few writes to the disk; a job is
 * answered on the main loop, after the commit. */

#define JOBS_PER_COMMIT 512

typedef gboolean (*Work) (StoreDb *db,
                          gpointer data,
                          GError **error);

typedef struct
{
  GTask   *task; /* its data is what the work reads and writes */
  Work     work; /* NULL: the last job of all */
  gboolean writes;
  GError  *error;
} Job;

struct _Store
{
  GObject parent_instance;

  char        *path;
  gboolean     durable;
  char        *set_aside; /* set before the first job is answered */
  GAsyncQueue *jobs;
  GThread     *thread;
};

G_DEFINE_FINAL_TYPE (Store, store, G_TYPE_OBJECT)

static void
store_finalize (GObject *object)
{
  Store *self = STORE_STORE (object);

  g_async_queue_unref (self->jobs);
  g_free (self->path);
  g_free (self->set_aside);
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
  self->jobs = g_async_queue_new ();
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

  self->path = g_strdup (path);
  self->durable = durable;
  return self;
}

/* --- The thread --- */

static void
job_answer (Job *job)
{
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_boolean (job->task, TRUE);
  g_object_unref (job->task);
  g_free (job);
}

static void
fail_writes (GPtrArray    *batch,
             const GError *error)
{
  for (guint i = 0; i < batch->len; i++)
    {
      Job *job = batch->pdata[i];

      if (job->writes && job->error == NULL)
        job->error = g_error_copy (error);
    }
}

/* One write, whole or not at all, inside the batch's transaction. */
static void
run_write (StoreDb *db,
           Job     *job)
{
  if (!store_db_exec (db, "SAVEPOINT job", &job->error))
    return;
  if (job->work (db, g_task_get_task_data (job->task), &job->error))
    store_db_exec (db, "RELEASE job", &job->error);
  else
    store_db_exec (db, "ROLLBACK TO job; RELEASE job", NULL);
}

/* Runs the jobs inside one transaction. Returns FALSE when a failed write took the whole
 * transaction with it, as a full disk does. */
static gboolean
run_jobs (StoreDb   *db,
          GPtrArray *batch,
          gboolean   writes,
          GError   **error)
{
  for (guint i = 0; i < batch->len; i++)
    {
      Job *job = batch->pdata[i];

      if (job->error != NULL)
        continue;
      if (job->writes)
        run_write (db, job);
      else
        job->work (db, g_task_get_task_data (job->task), &job->error);
      if (writes && sqlite3_get_autocommit (store_db_get_handle (db)))
        {
          g_propagate_error (error, g_error_copy (job->error));
          return FALSE;
        }
    }
  return TRUE;
}

static void
run_batch (StoreDb   *db,
           GPtrArray *batch)
{
  g_autoptr (GError) error = NULL;
  gboolean writes = FALSE;

  for (guint i = 0; i < batch->len; i++)
    writes = writes || ((const Job *)batch->pdata[i])->writes;
  if (writes && !store_db_exec (db, "BEGIN IMMEDIATE", &error))
    {
      fail_writes (batch, error);
      writes = FALSE;
    }
  if (!run_jobs (db, batch, writes, &error))
    fail_writes (batch, error);
  else if (writes && !store_db_exec (db, "COMMIT", &error))
    {
      store_db_exec (db, "ROLLBACK", NULL);
      fail_writes (batch, error);
    }
}

/* Waits for a job and takes those behind it too. Returns whether there will be more. */
static gboolean
take_batch (GAsyncQueue *jobs,
            GPtrArray   *batch,
            Job        **last)
{
  Job *job = g_async_queue_pop (jobs);

  do
    {
      if (job->work == NULL)
        {
          *last = job;
          return FALSE;
        }
      g_ptr_array_add (batch, job);
    }
  while (batch->len < JOBS_PER_COMMIT && (job = g_async_queue_try_pop (jobs)) != NULL);
  return TRUE;
}

static void
answer_batch (GPtrArray    *batch,
              const GError *error)
{
  for (guint i = 0; i < batch->len; i++)
    {
      Job *job = batch->pdata[i];

      if (error != NULL && job->error == NULL)
        job->error = g_error_copy (error);
      job_answer (job);
    }
  g_ptr_array_set_size (batch, 0);
}

static gpointer
thread_main (gpointer user_data)
{
  Store *self = user_data;
  g_autoptr (GAsyncQueue) jobs = g_async_queue_ref (self->jobs);
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreDb) db = store_db_open (self->path, self->durable, &self->set_aside, &error);
  Job     *last = NULL;
  gboolean more;

  do
    {
      more = take_batch (jobs, batch, &last);
      if (db != NULL && batch->len > 0)
        run_batch (db, batch);
      answer_batch (batch, error);
    }
  while (more);
  g_clear_pointer (&db, store_db_close);
  job_answer (last);
  return NULL;
}

/* --- Jobs --- */

static void
submit (GTask   *task,
        Work     work,
        gboolean writes)
{
  Store *self = g_task_get_source_object (task);
  Job   *job = g_new0 (Job, 1);

  job->task = task;
  job->work = work;
  job->writes = writes;
  g_async_queue_push (self->jobs, job);
}

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
 * Starts the thread and opens the file. Jobs may be given at once; when opening fails
 * they fail with its error.
 */
void
store_open_async (Store              *self,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (self->thread == NULL);

  g_task_set_source_tag (task, store_open_async);
  submit (task, do_nothing, FALSE);
  self->thread = g_thread_new ("store", thread_main, self);
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
  return self->set_aside;
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

  g_return_if_fail (self->thread != NULL);

  g_task_set_source_tag (task, store_close_async);
  submit (task, NULL, FALSE);
}

void
store_close_finish (Store        *self,
                    GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
  /* It has answered and is about to return. */
  g_clear_pointer (&self->thread, g_thread_join);
}

/* The room's row, made when there is none. */
static gboolean
find_room (StoreDb    *db,
           const char *key,
           gint64     *room,
           GError    **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "INSERT INTO rooms (key, channel) VALUES (?1, ?1) ON CONFLICT (key) DO UPDATE SET key = key RETURNING id", error);
  gboolean      has_row;

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

  return find_room (db, append->room, &room, error) && store_history_append (db, room, append->message, &append->first, error);
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
  submit (task, do_append, TRUE);
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

/* The room's row, or -1. */
static gboolean
look_up_room (StoreDb    *db,
              const char *key,
              gint64     *room,
              GError    **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "SELECT id FROM rooms WHERE key = ?", error);
  gboolean      has_row;

  if (statement == NULL)
    return FALSE;
  store_db_bind_text (statement, 1, key);
  if (!store_db_step (db, statement, &has_row, error))
    return FALSE;
  *room = has_row ? sqlite3_column_int64 (statement, 0) : -1;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
do_find (StoreDb *db,
         gpointer data,
         GError **error)
{
  Find  *find = data;
  gint64 room;

  return look_up_room (db, find->room, &room, error) && store_history_find (db, room, &find->query, &find->messages, error);
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
  submit (task, do_find, FALSE);
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

      if (!look_up_room (db, last->rooms[i], &room, error) || !store_history_find_last_time (db, room, &time, error))
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
  submit (task, do_find_last_times, FALSE);
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
