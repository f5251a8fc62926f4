// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-outbox.h"

#include "store/store-private.h"

/* What waits for the host. */

/* --- On the thread --- */

static gboolean
add (StoreDb           *db,
     const char        *room,
     const StoreQueued *queued,
     GError           **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "INSERT OR IGNORE INTO outbox (room, label, text, time, reply_to) VALUES (?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  store_db_bind_text (statement, 1, room);
  store_db_bind_text (statement, 2, queued->label);
  store_db_bind_text (statement, 3, queued->text);
  sqlite3_bind_int64 (statement, 4, queued->time);
  store_db_bind_text (statement, 5, queued->reply_to);
  return store_db_run (db, statement, error);
}

gboolean
store_outbox_remove (StoreDb    *db,
                     const char *label,
                     GError    **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "DELETE FROM outbox WHERE label = ?", error);

  if (statement == NULL)
    return FALSE;
  store_db_bind_text (statement, 1, label);
  return store_db_run (db, statement, error);
}

/**
 * list_queued:
 * @queued: (out) (element-type StoreQueued): what waits, in the order it was said
 */
static gboolean
list_queued (StoreDb    *db,
             const char *room,
             GPtrArray **queued,
             GError    **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "SELECT label, text, reply_to, time FROM outbox WHERE room = ? ORDER BY id", error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)store_queued_free);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  store_db_bind_text (statement, 1, room);
  for (;;)
    {
      if (!store_db_step (db, statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      g_ptr_array_add (list, store_queued_new ((const char *)sqlite3_column_text (statement, 0), (const char *)sqlite3_column_text (statement, 1),
                                               (const char *)sqlite3_column_text (statement, 2), sqlite3_column_int64 (statement, 3)));
    }
  *queued = g_steal_pointer (&list);
  return TRUE;
}

/* --- From the main loop --- */

typedef struct
{
  char        *room;
  StoreQueued *queued;
  char        *label;
  GPtrArray   *found;
} Outbox;

static void
outbox_free (gpointer data)
{
  Outbox *outbox = data;

  g_free (outbox->room);
  g_free (outbox->label);
  g_clear_pointer (&outbox->queued, store_queued_free);
  g_clear_pointer (&outbox->found, g_ptr_array_unref);
  g_free (outbox);
}

static gboolean
do_queue (StoreDb *db,
          gpointer data,
          GError **error)
{
  const Outbox *outbox = data;

  return add (db, outbox->room, outbox->queued, error);
}

static gboolean
do_unqueue (StoreDb *db,
            gpointer data,
            GError **error)
{
  return store_outbox_remove (db, ((const Outbox *)data)->label, error);
}

static gboolean
do_find_queued (StoreDb *db,
                gpointer data,
                GError **error)
{
  Outbox *outbox = data;

  return list_queued (db, outbox->room, &outbox->found, error);
}

/**
 * store_queue_async:
 * @label: the message's own, a UUID
 * @reply_to: (nullable): msgid of what it answers
 * @time: when it was said, Unix time in milliseconds
 *
 * Keeps a message of ours until store_unqueue().
 */
void
store_queue_async (Store              *self,
                   const char         *room,
                   const char         *label,
                   const char         *text,
                   const char         *reply_to,
                   gint64              time,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  GTask  *task = g_task_new (self, NULL, callback, user_data);
  Outbox *outbox = g_new0 (Outbox, 1);

  outbox->room = g_strdup (room);
  outbox->queued = store_queued_new (label, text, reply_to, time);
  g_task_set_source_tag (task, store_queue_async);
  g_task_set_task_data (task, outbox, outbox_free);
  store_submit (task, do_queue, STORE_JOB_WRITES);
}

gboolean
store_queue_finish (Store        *self,
                    GAsyncResult *result,
                    GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * store_unqueue:
 *
 * The host has the message, or it is given up. Should this be lost in a crash, the host
 * knows the label when the message is sent again.
 */
void
store_unqueue (Store      *self,
               const char *label)
{
  GTask  *task = g_task_new (self, NULL, NULL, NULL);
  Outbox *outbox = g_new0 (Outbox, 1);

  outbox->label = g_strdup (label);
  g_task_set_source_tag (task, store_unqueue);
  g_task_set_task_data (task, outbox, outbox_free);
  store_submit (task, do_unqueue, STORE_JOB_WRITES);
}

void
store_find_queued_async (Store              *self,
                         const char         *room,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask  *task = g_task_new (self, NULL, callback, user_data);
  Outbox *outbox = g_new0 (Outbox, 1);

  outbox->room = g_strdup (room);
  g_task_set_source_tag (task, store_find_queued_async);
  g_task_set_task_data (task, outbox, outbox_free);
  store_submit (task, do_find_queued, STORE_JOB_READS);
}

/**
 * store_find_queued_finish:
 *
 * Returns: (transfer full) (element-type StoreQueued) (nullable): what waits, in the
 * order it was said
 */
GPtrArray *
store_find_queued_finish (Store        *self,
                          GAsyncResult *result,
                          GError      **error)
{
  Outbox *outbox = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_steal_pointer (&outbox->found);
}
