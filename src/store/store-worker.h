// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "store/store-db.h"

G_BEGIN_DECLS

/* SQLite on a thread of its own: one queue of jobs, taken in order. As many as wait go
 * into one transaction, so that a busy room costs few writes to the disk; a job is
 * answered on the main loop, after the commit. When nobody waits the index of words is
 * brought up to date. */
typedef struct _StoreWorker StoreWorker;

typedef enum {
  STORE_JOB_READS = 1,
  STORE_JOB_WRITES,
  STORE_JOB_WRITES_ONCE, /* with one statement, which needs no savepoint to be whole or not at all */
  STORE_JOB_ALONE,       /* outside any transaction; it makes its own */
} StoreJobKind;

/* Runs on the thread; @data is the task's data, to read from and to write to. */
typedef gboolean (*StoreWork) (StoreDb *db,
                               gpointer data,
                               GError **error);

StoreWorker *store_worker_new (const char *path,
                               gboolean    durable);
void         store_worker_free (StoreWorker *self);
void         store_worker_submit (StoreWorker *self,
                                  GTask       *task,
                                  StoreWork    work,
                                  StoreJobKind kind);
void         store_worker_stop (StoreWorker *self,
                                GTask       *task);
void         store_worker_join (StoreWorker *self);
const char  *store_worker_get_set_aside (StoreWorker *self);

G_END_DECLS
