// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-worker.h"

#include "store/store-index.h"

/* Enough that a commit's write to the disk is shared by many, few enough that they are told
 * to the room while the next are written. */
#define JOBS_PER_COMMIT 64

/* How long nobody has to want anything before the index is worked on. */
#define IDLE_US (50 * G_TIME_SPAN_MILLISECOND)

/* So many jobs fill the memory with pages of the file. */
#define MANY_JOBS 100

typedef struct
{
  GTask       *task;
  StoreWork    work; /* NULL: the last job of all */
  StoreJobKind kind;
  GError      *error;
} Job;

struct _StoreWorker
{
  char        *path;
  gboolean     durable;
  char        *set_aside; /* set before the first job is answered */
  GAsyncQueue *jobs;
  GThread     *thread;
};

/**
 * store_worker_new:
 * @path: the database's file
 * @durable: whether each commit is on the disk before it is answered
 */
StoreWorker *
store_worker_new (const char *path,
                  gboolean    durable)
{
  StoreWorker *self = g_new0 (StoreWorker, 1);

  self->path = g_strdup (path);
  self->durable = durable;
  self->jobs = g_async_queue_new ();
  return self;
}

/**
 * store_worker_free:
 *
 * For one that was never started, or has been joined.
 */
void
store_worker_free (StoreWorker *self)
{
  g_assert (self->thread == NULL);
  g_async_queue_unref (self->jobs);
  g_free (self->path);
  g_free (self->set_aside);
  g_free (self);
}

static gboolean
job_writes (const Job *job)
{
  return job->kind == STORE_JOB_WRITES || job->kind == STORE_JOB_WRITES_ONCE;
}

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

      if (job_writes (job) && job->error == NULL)
        job->error = g_error_copy (error);
    }
}

/* The same for every write: prepared once. */
static gboolean
run_prepared (StoreDb    *db,
              const char *sql,
              GError    **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, sql, error);

  return statement != NULL && store_db_run (db, statement, error);
}

/* One write, whole or not at all, inside the batch's transaction. */
static void
run_write (StoreDb *db,
           Job     *job)
{
  if (!run_prepared (db, "SAVEPOINT job", &job->error))
    return;
  if (job->work (db, g_task_get_task_data (job->task), &job->error))
    run_prepared (db, "RELEASE job", &job->error);
  else
    {
      store_db_exec (db, "ROLLBACK TO job; RELEASE job", NULL);
      store_db_forget_rooms (db);
    }
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
      if (job->kind == STORE_JOB_WRITES)
        run_write (db, job);
      else if (!job->work (db, g_task_get_task_data (job->task), &job->error) && job_writes (job))
        store_db_forget_rooms (db);
      if (writes && sqlite3_get_autocommit (store_db_get_handle (db)))
        {
          g_propagate_error (error, g_error_copy (job->error));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
has_writes (GPtrArray *batch)
{
  gboolean writes = FALSE;

  for (guint i = 0; i < batch->len; i++)
    writes = writes || job_writes (batch->pdata[i]);
  return writes;
}

static void
run_batch (StoreDb   *db,
           GPtrArray *batch)
{
  g_autoptr (GError) error = NULL;
  gboolean writes = has_writes (batch);

  if (writes && !store_db_exec (db, "BEGIN IMMEDIATE", &error))
    {
      fail_writes (batch, error);
      writes = FALSE;
    }
  if (!run_jobs (db, batch, writes, &error))
    {
      fail_writes (batch, error);
      store_db_forget_rooms (db);
    }
  else if (writes && !store_db_exec (db, "COMMIT", &error))
    {
      store_db_exec (db, "ROLLBACK", NULL);
      fail_writes (batch, error);
      store_db_forget_rooms (db);
    }
}

static gboolean
answer_cb (gpointer user_data)
{
  GPtrArray *batch = user_data;

  for (guint i = 0; i < batch->len; i++)
    job_answer (batch->pdata[i]);
  return G_SOURCE_REMOVE;
}

/* All at once on the main loop: one wake-up for a whole commit. */
static void
answer_batch (GPtrArray *batch)
{
  g_autoptr (GSource) source = NULL;

  if (batch->len == 0)
    return;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, answer_cb, g_ptr_array_copy (batch, NULL, NULL), (GDestroyNotify)g_ptr_array_unref);
  g_source_attach (source, g_task_get_context (((const Job *)batch->pdata[0])->task));
  g_ptr_array_set_size (batch, 0);
}

/* Takes the jobs that wait, up to one that cannot share a transaction.
 *
 * Returns: that one, or NULL */
static Job *
take_batch (GAsyncQueue *jobs,
            Job         *job,
            GPtrArray   *batch)
{
  for (; job != NULL; job = batch->len < JOBS_PER_COMMIT ? g_async_queue_try_pop (jobs) : NULL)
    {
      if (job->work == NULL || job->kind == STORE_JOB_ALONE)
        return job;
      g_ptr_array_add (batch, job);
    }
  return NULL;
}

/* Pages of the file that are not looked at again soon. */
static void
let_pages_go (StoreDb *db,
              guint   *n_done)
{
  if (*n_done < MANY_JOBS)
    return;
  *n_done = 0;
  sqlite3_db_release_memory (store_db_get_handle (db));
}

/* The next job. While nobody wants anything the index is worked on, then the log. */
static Job *
wait_for_job (GAsyncQueue *jobs,
              StoreDb     *db,
              gboolean    *index_behind,
              guint       *n_done)
{
  while (*index_behind)
    {
      Job *job = g_async_queue_timeout_pop (jobs, IDLE_US);

      if (job != NULL)
        return job;
      while (*index_behind && g_async_queue_length (jobs) <= 0)
        *index_behind = store_index_go_on (db);
      if (*index_behind)
        continue;
      store_db_tidy_log (db);
      let_pages_go (db, n_done);
    }
  return g_async_queue_pop (jobs);
}

/* Does and answers jobs until the last one comes, which is returned. */
static Job *
do_jobs (StoreDb     *db,
         GAsyncQueue *jobs)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();
  gboolean index_behind = TRUE;
  guint    n_done = 0;
  Job     *alone;

  for (;;)
    {
      alone = take_batch (jobs, wait_for_job (jobs, db, &index_behind, &n_done), batch);
      n_done += batch->len;
      index_behind = index_behind || has_writes (batch) || alone != NULL;
      run_batch (db, batch);
      answer_batch (batch);
      if (alone == NULL)
        continue;
      if (alone->work == NULL)
        return alone;
      alone->work (db, g_task_get_task_data (alone->task), &alone->error);
      job_answer (alone);
    }
}

/* The file could not be opened: nothing can be done. */
static Job *
refuse_all (GAsyncQueue  *jobs,
            const GError *error)
{
  Job *job;

  while ((job = g_async_queue_pop (jobs))->work != NULL)
    {
      job->error = g_error_copy (error);
      job_answer (job);
    }
  return job;
}

static gpointer
thread_main (gpointer user_data)
{
  StoreWorker *self = user_data;
  g_autoptr (GAsyncQueue) jobs = g_async_queue_ref (self->jobs);
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreDb) db = store_db_open (self->path, self->durable, &self->set_aside, &error);
  Job *last = db != NULL ? do_jobs (db, jobs) : refuse_all (jobs, error);

  g_clear_pointer (&db, store_db_close);
  job_answer (last);
  return NULL;
}

static void
push (StoreWorker *self,
      GTask       *task,
      StoreWork    work,
      StoreJobKind kind)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->work = work;
  job->kind = kind;
  g_async_queue_push (self->jobs, job);
  if (self->thread == NULL)
    self->thread = g_thread_new ("store", thread_main, self);
}

/**
 * store_worker_submit:
 * @task: (transfer full): answered with %TRUE, or the work's error
 *
 * The first job starts the thread, which opens the file. When that fails all jobs fail with
 * its error.
 */
void
store_worker_submit (StoreWorker *self,
                     GTask       *task,
                     StoreWork    work,
                     StoreJobKind kind)
{
  g_return_if_fail (work != NULL);

  push (self, task, work, kind);
}

/**
 * store_worker_stop:
 * @task: (transfer full): answered when all that was submitted is done and the file closed
 */
void
store_worker_stop (StoreWorker *self,
                   GTask       *task)
{
  if (self->thread != NULL)
    push (self, task, NULL, STORE_JOB_ALONE);
  else
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

/**
 * store_worker_join:
 *
 * After the answer to store_worker_stop(): the thread is about to return.
 */
void
store_worker_join (StoreWorker *self)
{
  g_clear_pointer (&self->thread, g_thread_join);
}

/**
 * store_worker_get_set_aside:
 *
 * Returns: (nullable): where a damaged file was put; known once a job was answered
 */
const char *
store_worker_get_set_aside (StoreWorker *self)
{
  return self->set_aside;
}
