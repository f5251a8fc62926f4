// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store.h"

#include "store/store-fold.h"
#include "store/store-history.h"
#include "store/store-index.h"
#include "store/store-private.h"

/* Searching in the index of store-index.c. */

typedef struct
{
  char      *room; /* or NULL */
  char      *query;
  guint      limit;
  GPtrArray *messages;

  GCancellable *cancellable;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->room);
  g_free (search->query);
  g_clear_object (&search->cancellable);
  g_clear_pointer (&search->messages, g_ptr_array_unref);
  g_free (search);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const StoreMessage *first = *(const StoreMessage *const *)a;
  const StoreMessage *second = *(const StoreMessage *const *)b;

  if (first->time != second->time)
    return first->time < second->time ? 1 : -1;
  return (first->id < second->id) - (first->id > second->id);
}

/* By id, in which order the index lies: the cost is that of the rows returned, however
 * often the word was said. */
#define FOUND "SELECT " STORE_HISTORY_COLUMNS ", (SELECT key FROM rooms WHERE rooms.id = messages.room) FROM messages WHERE id IN" \
              " (SELECT messages.id FROM messages_search JOIN messages ON messages.id = messages_search.rowid"                     \
              " WHERE messages_search MATCH ?1"
#define NEWEST " ORDER BY messages_search.rowid DESC LIMIT ?2)"

static StoreMessage *
read_found (sqlite3_stmt *statement)
{
  StoreMessage *message = store_history_read (statement);

  message->room = store_db_dup_text (statement, sqlite3_column_count (statement) - 1);
  return message;
}

static gboolean
do_search (StoreDb *db,
           gpointer data,
           GError **error)
{
  Search       *search = data;
  gint64        room = -1;
  gboolean      has_row;
  sqlite3_stmt *statement;

  if (g_cancellable_set_error_if_cancelled (search->cancellable, error))
    return FALSE;
  if (search->query == NULL)
    return TRUE;
  store_index_catch_up (db);
  if (search->room != NULL && !store_look_up_room (db, search->room, &room, error))
    return FALSE;
  statement = store_db_prepare (db, search->room != NULL ? FOUND " AND messages.room = ?3" NEWEST : FOUND NEWEST, error);
  if (statement == NULL)
    return FALSE;
  store_db_bind_text (statement, 1, search->query);
  sqlite3_bind_int64 (statement, 2, search->limit);
  if (search->room != NULL)
    sqlite3_bind_int64 (statement, 3, room);
  for (;;)
    {
      if (!store_db_step (db, statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      g_ptr_array_add (search->messages, read_found (statement));
    }
  g_ptr_array_sort (search->messages, compare_newest_first);
  return TRUE;
}

/**
 * store_search_async:
 * @room: (nullable): the room's key; %NULL for all rooms
 * @text: words as a person types them; a word finds those it begins, with or without
 *   capitals and the marks of letters
 * @limit: how many messages at the most
 */
void
store_search_async (Store              *self,
                    const char         *room,
                    const char         *text,
                    guint               limit,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  GTask  *task = g_task_new (self, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->room = g_strdup (room);
  search->query = store_fold_query (text);
  search->limit = limit;
  search->messages = g_ptr_array_new_with_free_func ((GDestroyNotify)store_message_unref);
  g_set_object (&search->cancellable, cancellable);
  g_task_set_source_tag (task, store_search_async);
  g_task_set_task_data (task, search, search_free);
  store_submit (task, do_search, STORE_JOB_ALONE);
}

/**
 * store_search_finish:
 *
 * Returns: (transfer full) (element-type StoreMessage) (nullable): what was found, newest
 * first
 */
GPtrArray *
store_search_finish (Store        *self,
                     GAsyncResult *result,
                     GError      **error)
{
  Search *search = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_steal_pointer (&search->messages);
}
