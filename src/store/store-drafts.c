// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-private.h"

/* What our person has begun to write: one draft a room at the most. */

void
store_draft_free (StoreDraft *self)
{
  g_free (self->text);
  g_free (self->reply_to);
  g_free (self);
}

/* --- On the thread --- */

typedef struct
{
  char       *room;
  StoreDraft *draft; /* to keep, or found; NULL for none */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->room);
  g_clear_pointer (&work->draft, store_draft_free);
  g_free (work);
}

static gboolean
keep (StoreDb          *db,
      gint64            room,
      const StoreDraft *draft,
      GError          **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "INSERT INTO drafts (room, text, reply_to) VALUES (?, ?, ?)"
                                                  " ON CONFLICT (room) DO UPDATE SET text = excluded.text, reply_to = excluded.reply_to",
                                              error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, room);
  store_db_bind_text (statement, 2, draft->text);
  store_db_bind_text (statement, 3, draft->reply_to);
  return store_db_run (db, statement, error);
}

static gboolean
drop (StoreDb *db,
      gint64   room,
      GError **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "DELETE FROM drafts WHERE room = ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, room);
  if (!store_db_run (db, statement, error))
    return FALSE;
  /* What somebody thought better of must not live on in the log of changes. */
  if (sqlite3_changes (store_db_get_handle (db)) > 0)
    store_db_want_empty_log (db);
  return TRUE;
}

static gboolean
do_keep (StoreDb *db,
         gpointer data,
         GError **error)
{
  const Work *work = data;
  gint64      room;

  if (work->draft != NULL)
    return store_find_room (db, work->room, &room, error) && keep (db, room, work->draft, error);
  return store_look_up_room (db, work->room, &room, error) && drop (db, room, error);
}

static gboolean
do_find (StoreDb *db,
         gpointer data,
         GError **error)
{
  Work         *work = data;
  sqlite3_stmt *statement = store_db_prepare (db, "SELECT text, reply_to FROM drafts WHERE room = ?", error);
  gint64        room;
  gboolean      has_row;

  if (statement == NULL || !store_look_up_room (db, work->room, &room, error))
    return FALSE;
  sqlite3_bind_int64 (statement, 1, room);
  if (!store_db_step (db, statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      work->draft = g_new0 (StoreDraft, 1);
      work->draft->text = store_db_dup_text (statement, 0);
      work->draft->reply_to = store_db_dup_text (statement, 1);
      sqlite3_reset (statement);
    }
  return TRUE;
}

/* --- From the main loop --- */

static void
submit (Store              *self,
        const char         *room,
        StoreDraft         *draft,
        GAsyncReadyCallback callback,
        gpointer            user_data,
        gpointer            tag,
        StoreWork           function,
        StoreJobKind        kind)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Work  *work = g_new0 (Work, 1);

  work->room = g_strdup (room);
  work->draft = draft;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, work, work_free);
  store_submit (task, function, kind);
}

/**
 * store_keep_draft_async:
 * @room: the room's key
 * @text: (nullable): what is written and not sent; %NULL when there is nothing any more
 * @reply_to: (nullable): msgid of what it answers
 *
 * Keeps a draft in place of the one before. Of one that is no more nothing is left in the
 * files, as soon as nobody wants anything of the store.
 */
void
store_keep_draft_async (Store              *self,
                        const char         *room,
                        const char         *text,
                        const char         *reply_to,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  StoreDraft *draft = NULL;

  if (text != NULL)
    {
      draft = g_new0 (StoreDraft, 1);
      draft->text = g_strdup (text);
      draft->reply_to = g_strdup (reply_to);
    }
  submit (self, room, draft, callback, user_data, store_keep_draft_async, do_keep, STORE_JOB_WRITES);
}

gboolean
store_keep_draft_finish (Store        *self,
                         GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * store_find_draft_async:
 *
 * Asks for what was begun in a room.
 */
void
store_find_draft_async (Store              *self,
                        const char         *room,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  submit (self, room, NULL, callback, user_data, store_find_draft_async, do_find, STORE_JOB_READS);
}

/**
 * store_find_draft_finish:
 *
 * Returns: (transfer full) (nullable): the draft; %NULL for none, or with @error
 */
StoreDraft *
store_find_draft_finish (Store        *self,
                         GAsyncResult *result,
                         GError      **error)
{
  Work *work = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_steal_pointer (&work->draft);
}
