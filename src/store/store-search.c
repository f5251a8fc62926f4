// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-search.h"

#include "store/store-fold.h"
#include "store/store-history.h"
#include "store/store-private.h"

#include <string.h>

/* Searching. The index is FTS5 over messages.folded, which triggers keep in step with the
 * rows, in the same transaction. */

/* --- The index --- */

/**
 * store_search_fold_message:
 *
 * Returns: (transfer full): the words by which a message is found; "" for what nobody
 * would look for
 */
char *
store_search_fold_message (const char *command,
                           const char *text)
{
  if (strcmp (command, "PRIVMSG") != 0 && strcmp (command, "NOTICE") != 0)
    return g_strdup ("");
  /* "/me waves"; the rest of CTCP is between programs. */
  if (g_str_has_prefix (text, "\001ACTION "))
    text += strlen ("\001ACTION ");
  else if (text[0] == '\001')
    return g_strdup ("");
  return store_fold (text);
}

static void
fold_message_cb (sqlite3_context *context,
                 int              n,
                 sqlite3_value  **values)
{
  const char *command = (const char *)sqlite3_value_text (values[0]);
  const char *text = (const char *)sqlite3_value_text (values[1]);

  sqlite3_result_text (context, store_search_fold_message (command, text), -1, g_free);
}

/**
 * store_search_index_all:
 *
 * Puts all messages into the index.
 */
gboolean
store_search_index_all (StoreDb *db,
                        GError **error)
{
  sqlite3 *handle = store_db_get_handle (db);
  gboolean ok;

  sqlite3_create_function (handle, "fold_message", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, fold_message_cb, NULL, NULL);
  ok = store_db_exec (db, "UPDATE messages SET folded = fold_message (command, text)", error);
  sqlite3_create_function (handle, "fold_message", 2, SQLITE_UTF8, NULL, NULL, NULL, NULL);
  return ok;
}

/* --- Searching --- */

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
#define FOUND "SELECT " STORE_HISTORY_COLUMNS " FROM messages WHERE id IN"                                     \
              " (SELECT messages.id FROM messages_search JOIN messages ON messages.id = messages_search.rowid" \
              " WHERE messages_search MATCH ?1"
#define NEWEST " ORDER BY messages_search.rowid DESC LIMIT ?2)"

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
      g_ptr_array_add (search->messages, store_history_read (statement));
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
  store_submit (task, do_search, FALSE);
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
