// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-index.h"

#include "store/store-fold.h"

#include <string.h>

/* The index of words: FTS5 over messages.folded. It is behind the messages: their words are
 * put into it when nobody waits for the store, or somebody searches. Triggers take out the
 * words of what is gone, but FTS5 only marks them so; merging its segments is what really
 * removes them. */

/* Messages, and pages of the index, of one step: a few milliseconds. */
#define MESSAGES_PER_STEP 256
#define PAGES_PER_STEP 64

/* --- Which words --- */

/**
 * store_index_fold_message:
 *
 * Returns: (transfer full): the words by which a message is found; "" for what nobody
 * would look for
 */
char *
store_index_fold_message (const char *command,
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

  sqlite3_result_text (context, store_index_fold_message (command, text), -1, g_free);
}

/**
 * store_index_all:
 *
 * Puts all messages into the index that version 2 began.
 */
gboolean
store_index_all (StoreDb *db,
                 GError **error)
{
  sqlite3 *handle = store_db_get_handle (db);
  gboolean ok;

  sqlite3_create_function (handle, "fold_message", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, fold_message_cb, NULL, NULL);
  ok = store_db_exec (db, "UPDATE messages SET folded = fold_message (command, text)", error);
  sqlite3_create_function (handle, "fold_message", 2, SQLITE_UTF8, NULL, NULL, NULL, NULL);
  return ok;
}

/* --- Keeping up --- */

typedef struct
{
  gint64   indexed; /* the last message that is in the index */
  gint64   last;    /* the last one of this step; the same when all are in it */
  gboolean untidy;
} Progress;

static gboolean
read_progress (StoreDb  *db,
               Progress *progress,
               GError  **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "SELECT indexed, untidy,"
                                                  " (SELECT max (id) FROM (SELECT id FROM messages WHERE id > indexed ORDER BY id LIMIT ?))"
                                                  " FROM search_progress",
                                              error);
  gboolean      has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, MESSAGES_PER_STEP);
  if (!store_db_step (db, statement, &has_row, error))
    return FALSE;
  progress->indexed = sqlite3_column_int64 (statement, 0);
  progress->untidy = sqlite3_column_int (statement, 1) != 0;
  progress->last = sqlite3_column_type (statement, 2) != SQLITE_NULL ? sqlite3_column_int64 (statement, 2) : progress->indexed;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
add_messages (StoreDb        *db,
              const Progress *progress,
              GError        **error)
{
  sqlite3_stmt *insert = store_db_prepare (db, "INSERT INTO messages_search (rowid, folded)"
                                               " SELECT id, folded FROM messages WHERE id > ? AND id <= ? AND folded <> ''",
                                           error);
  sqlite3_stmt *mark = store_db_prepare (db, "UPDATE search_progress SET indexed = ?", error);

  if (insert == NULL || mark == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, progress->indexed);
  sqlite3_bind_int64 (insert, 2, progress->last);
  sqlite3_bind_int64 (mark, 1, progress->last);
  return store_db_run (db, insert, error) && store_db_run (db, mark, error);
}

/* One step of merging all segments into one. When there is nothing left to merge, what was
 * taken out is out of the index. */
static gboolean
merge (StoreDb  *db,
       gboolean *done,
       GError  **error)
{
  sqlite3         *handle = store_db_get_handle (db);
  gint64           before = sqlite3_total_changes64 (handle);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO messages_search (messages_search, rank) VALUES ('merge', -%d)", PAGES_PER_STEP);

  if (!store_db_exec (db, sql, error))
    return FALSE;
  /* The INSERT itself counts as one. */
  *done = sqlite3_total_changes64 (handle) - before < 2;
  return TRUE;
}

/* Returns whether all went well; then *@tidied says whether the last merge was done. */
static gboolean
take_step (StoreDb        *db,
           const Progress *progress,
           gboolean       *tidied,
           GError        **error)
{
  gboolean ok = store_db_exec (db, "BEGIN IMMEDIATE", error);

  if (ok)
    ok = progress->last > progress->indexed ? add_messages (db, progress, error) : merge (db, tidied, error);
  if (ok)
    ok = store_db_exec (db, "COMMIT", error);
  if (!ok)
    store_db_exec (db, "ROLLBACK", NULL);
  return ok;
}

static gboolean
go_on (StoreDb *db,
       gboolean also_tidy)
{
  g_autoptr (GError) error = NULL;
  Progress progress;
  gboolean tidied = FALSE;
  gboolean ok = read_progress (db, &progress, &error);

  if (ok && progress.last == progress.indexed && !(also_tidy && progress.untidy))
    return FALSE;
  if (!ok || !take_step (db, &progress, &tidied, &error))
    {
      g_debug ("The index of words is not brought up to date now: %s", error->message);
      return FALSE;
    }
  /* The words that were taken out must not live on in the log of changes. */
  return !tidied || (store_db_empty_log (db, NULL) && store_db_exec (db, "UPDATE search_progress SET untidy = 0", NULL));
}

/**
 * store_index_go_on:
 *
 * Does a small piece of what the index is behind. Outside a transaction.
 *
 * Returns: whether there may be more to do; %FALSE after an error too, as on a full disk
 */
gboolean
store_index_go_on (StoreDb *db)
{
  return go_on (db, TRUE);
}

/**
 * store_index_catch_up:
 *
 * Puts all messages into the index. Outside a transaction.
 */
void
store_index_catch_up (StoreDb *db)
{
  while (go_on (db, FALSE))
    ;
}
