// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-reactions.h"

#include "store/store-history.h"

/* Reactions: TAGMSG that belong to a message. Runs on the store's thread. */

/* What is read at most for one page: enough for a class that likes a hundred messages. */
#define REACTIONS_MAX 20000

/* A page is a piece of the room's order, so one question finds what belongs to any of it,
 * oldest first. */
static const char find_sql[] =
  "SELECT " STORE_HISTORY_COLUMNS " FROM messages WHERE room = ?1 AND command = 'TAGMSG' AND NOT redacted AND reply_to IN"
  " (SELECT msgid FROM messages WHERE room = ?1 AND (time, id) >= (?2, ?3) AND (time, id) <= (?4, ?5) AND NOT redacted)"
  " ORDER BY time, id LIMIT ?6";

static void
attach (GHashTable   *by_msgid,
        StoreMessage *reaction)
{
  StoreMessage *message = g_hash_table_lookup (by_msgid, reaction->reply_to);

  if (message == NULL)
    {
      store_message_unref (reaction);
      return;
    }
  if (message->reactions == NULL)
    message->reactions = g_ptr_array_new_with_free_func ((GDestroyNotify)store_message_unref);
  g_ptr_array_add (message->reactions, reaction);
}

/**
 * store_reactions_attach:
 * @messages: (element-type StoreMessage): a page of a room's history, oldest first
 *
 * Gives each message the reactions to it, whenever they came.
 */
gboolean
store_reactions_attach (StoreDb   *db,
                        gint64     room,
                        GPtrArray *messages,
                        GError   **error)
{
  g_autoptr (GHashTable) by_msgid = g_hash_table_new (g_str_hash, g_str_equal);
  const StoreMessage *first = messages->len > 0 ? messages->pdata[0] : NULL;
  const StoreMessage *last = messages->len > 0 ? messages->pdata[messages->len - 1] : NULL;
  sqlite3_stmt       *statement;
  gboolean            has_row;

  if (first == NULL)
    return TRUE;
  statement = store_db_prepare (db, find_sql, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < messages->len; i++)
    g_hash_table_insert (by_msgid, ((StoreMessage *)messages->pdata[i])->msgid, messages->pdata[i]);
  sqlite3_bind_int64 (statement, 1, room);
  sqlite3_bind_int64 (statement, 2, first->time);
  sqlite3_bind_int64 (statement, 3, first->id);
  sqlite3_bind_int64 (statement, 4, last->time);
  sqlite3_bind_int64 (statement, 5, last->id);
  sqlite3_bind_int64 (statement, 6, REACTIONS_MAX);
  for (;;)
    {
      if (!store_db_step (db, statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      attach (by_msgid, store_history_read (statement));
    }
}
