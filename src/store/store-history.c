// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-history.h"

#include "store/store-index.h"
#include "store/store-reactions.h"

#include <string.h>

/* The messages of a room in the order (time, id). Runs on the store's thread. */

/* A border in that order, itself excluded. */
typedef struct
{
  gint64 time;
  gint64 id;
} Border;

static const Border beginning = { G_MININT64, G_MININT64 };
static const Border end = { G_MAXINT64, G_MAXINT64 };

/**
 * store_history_read:
 * @statement: at a row of %STORE_HISTORY_COLUMNS
 */
StoreMessage *
store_history_read (sqlite3_stmt *statement)
{
  StoreMessage *message = store_message_new ();
  int           column = 0;

  message->id = sqlite3_column_int64 (statement, column++);
  message->time = sqlite3_column_int64 (statement, column++);
  message->msgid = store_db_dup_text (statement, column++);
  message->command = store_db_dup_text (statement, column++);
  message->source = store_db_dup_text (statement, column++);
  message->account = store_db_dup_text (statement, column++);
  message->name = store_db_dup_text (statement, column++);
  message->params = store_db_dup_text (statement, column++);
  message->text = store_db_dup_text (statement, column++);
  message->reply_to = store_db_dup_text (statement, column++);
  message->tags = store_db_dup_text (statement, column++);
  message->label = store_db_dup_text (statement, column++);
  message->redacted = sqlite3_column_int (statement, column++) != 0;
  message->written = sqlite3_column_int64 (statement, column++);
  return message;
}

/* --- Writing --- */

static gboolean
find_by_label (StoreDb       *db,
               gint64         room,
               const char    *label,
               StoreMessage **message,
               GError       **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "SELECT " STORE_HISTORY_COLUMNS " FROM messages WHERE room = ? AND label = ?", error);
  gboolean      has_row;

  *message = NULL;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, room);
  store_db_bind_text (statement, 2, label);
  if (!store_db_step (db, statement, &has_row, error))
    return FALSE;
  if (has_row)
    *message = store_history_read (statement);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
insert (StoreDb      *db,
        gint64        room,
        StoreMessage *message,
        GError      **error)
{
  sqlite3_stmt    *statement = store_db_prepare (db, "INSERT INTO messages (room, time, msgid, command, source, account, name, params, text, reply_to, tags, label, folded, written)"
                                                        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                                 error);
  g_autofree char *folded = store_index_fold_message (message->command, message->text);
  int              column = 1;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, column++, room);
  sqlite3_bind_int64 (statement, column++, message->time);
  store_db_bind_text (statement, column++, message->msgid);
  store_db_bind_text (statement, column++, message->command);
  store_db_bind_text (statement, column++, message->source);
  store_db_bind_text (statement, column++, message->account);
  store_db_bind_text (statement, column++, message->name);
  store_db_bind_text (statement, column++, message->params);
  store_db_bind_text (statement, column++, message->text);
  store_db_bind_text (statement, column++, message->reply_to);
  store_db_bind_text (statement, column++, message->tags);
  store_db_bind_text (statement, column++, message->label);
  store_db_bind_text (statement, column++, folded);
  sqlite3_bind_int64 (statement, column++, message->written);
  if (!store_db_run (db, statement, error))
    return FALSE;
  message->id = sqlite3_last_insert_rowid (store_db_get_handle (db));
  return TRUE;
}

#define EMPTY "UPDATE messages SET text = '', folded = '', tags = '', redacted = 1 WHERE room = ?1 AND msgid = ?2 AND NOT redacted"

/* Of a message that was taken back the text goes, its place stays. The words may lie in the
 * log of changes whether they are in the index or not: there is something to tidy up. */
static gboolean
empty (StoreDb    *db,
       const char *sql,
       gint64      room,
       const char *msgid,
       GError    **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, room);
  store_db_bind_text (statement, 2, msgid);
  if (!store_db_run (db, statement, error))
    return FALSE;
  return sqlite3_changes (store_db_get_handle (db)) == 0 || store_db_exec (db, "UPDATE search_progress SET untidy = 1", error);
}

/* What was reacted to a message that is gone goes with it, without a place. */
#define REACTIONS_EMPTIED "UPDATE messages SET tags = '', redacted = 2 WHERE room = ?1 AND command = 'TAGMSG' AND redacted <> 2"

/* Not even places are left of what was cleared. */
#define CLEARED "UPDATE messages SET text = '', folded = '', tags = '', redacted = 2 WHERE room = ?1 AND redacted <> 2 AND command IN ('PRIVMSG', 'NOTICE', 'TAGMSG')"

static gboolean
clear (StoreDb            *db,
       gint64              room,
       const StoreMessage *message,
       GError            **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, CLEARED " AND time <= ?2", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, room);
  sqlite3_bind_int64 (statement, 2, message->time);
  return store_db_run (db, statement, error) && store_db_exec (db, "UPDATE search_progress SET untidy = 1", error);
}

/* A message that takes another one back, or all of them. */
static gboolean
redact (StoreDb            *db,
        gint64              room,
        const StoreMessage *message,
        GError            **error)
{
  if (strcmp (message->command, "REDACT") != 0)
    return TRUE;
  if (strcmp (message->params, STORE_EVERYTHING) == 0)
    return clear (db, room, message, error);
  return empty (db, EMPTY, room, message->params, error) && empty (db, REACTIONS_EMPTIED " AND reply_to = ?2", room, message->params, error);
}

/* A message may be heard of after the one that took it back. */
static gboolean
redact_if_taken_back (StoreDb            *db,
                      gint64              room,
                      const StoreMessage *message,
                      GError            **error)
{
  return empty (db, EMPTY " AND EXISTS (SELECT 1 FROM messages WHERE room = ?1 AND params = ?2 AND command = 'REDACT')", room, message->msgid, error) &&
         empty (db, CLEARED " AND msgid = ?2 AND EXISTS (SELECT 1 FROM messages AS all_of_them WHERE room = ?1 AND params = '" STORE_EVERYTHING "' AND command = 'REDACT' AND time >= messages.time)", room, message->msgid, error);
}

/* The same for a reaction: what it belongs to may be gone by now. */
static gboolean
redact_if_without_message (StoreDb            *db,
                           gint64              room,
                           const StoreMessage *message,
                           GError            **error)
{
  return strcmp (message->command, "TAGMSG") != 0 ||
         empty (db, REACTIONS_EMPTIED " AND msgid = ?2 AND EXISTS (SELECT 1 FROM messages AS original WHERE original.room = ?1 AND original.msgid = messages.reply_to AND original.redacted)", room, message->msgid, error);
}

/**
 * store_history_append:
 * @first: (out) (nullable): the message that came with the same label before; then
 *   nothing is written
 */
gboolean
store_history_append (StoreDb       *db,
                      gint64         room,
                      StoreMessage  *message,
                      StoreMessage **first,
                      GError       **error)
{
  *first = NULL;
  if (message->label != NULL && !find_by_label (db, room, message->label, first, error))
    return FALSE;
  return *first != NULL || (redact (db, room, message, error) && insert (db, room, message, error) && redact_if_without_message (db, room, message, error));
}

static gboolean
has_msgid (StoreDb    *db,
           gint64      room,
           const char *msgid,
           gboolean   *found,
           GError    **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "SELECT 1 FROM messages WHERE room = ? AND msgid = ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, room);
  store_db_bind_text (statement, 2, msgid);
  if (!store_db_step (db, statement, found, error))
    return FALSE;
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
set_account (StoreDb            *db,
             gint64              room,
             const StoreMessage *message,
             GError            **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "UPDATE messages SET account = ? WHERE room = ? AND msgid = ? AND account IS NOT '" STORE_OWN_ACCOUNT "'", error);

  if (statement == NULL)
    return FALSE;
  store_db_bind_text (statement, 1, message->account);
  sqlite3_bind_int64 (statement, 2, room);
  store_db_bind_text (statement, 3, message->msgid);
  return store_db_run (db, statement, error);
}

/**
 * store_history_keep:
 *
 * Writes a copy of what another host has. One that is there already stays, and at the most
 * learns whose it is.
 */
gboolean
store_history_keep (StoreDb      *db,
                    gint64        room,
                    StoreMessage *message,
                    GError      **error)
{
  gboolean found;

  if (!has_msgid (db, room, message->msgid, &found, error) || !redact (db, room, message, error))
    return FALSE;
  if (!found)
    return insert (db, room, message, error) && redact_if_taken_back (db, room, message, error) && redact_if_without_message (db, room, message, error);
  return message->account == NULL || set_account (db, room, message, error);
}

/* --- Reading --- */

/* Where a reference lies. An unknown msgid is no place: *@found is FALSE. */
static gboolean
locate (StoreDb              *db,
        gint64                room,
        const StoreReference *reference,
        Border               *message,
        gboolean             *found,
        GError              **error)
{
  sqlite3_stmt *statement;

  *found = reference->msgid == NULL;
  if (reference->msgid == NULL)
    return TRUE;
  statement = store_db_prepare (db, "SELECT time, id FROM messages WHERE room = ? AND msgid = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, room);
  store_db_bind_text (statement, 2, reference->msgid);
  if (!store_db_step (db, statement, found, error))
    return FALSE;
  if (*found)
    *message = (Border){ sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };
  sqlite3_reset (statement);
  return TRUE;
}

/* The room and the order are the index's, so that the cost is that of the rows returned. */
#define RANGE                                                                                                          \
  "SELECT " STORE_HISTORY_COLUMNS " FROM messages WHERE room = ?1 AND (time, id) > (?2, ?3) AND (time, id) < (?4, ?5)" \
  " AND (command IN ('PRIVMSG', 'NOTICE') OR ?7 OR (command = 'REDACT' AND ?8) OR (command = 'TAGMSG' AND ?10)) AND (NOT redacted OR (redacted = 1 AND ?9))"

static gboolean
read_range (StoreDb                 *db,
            gint64                   room,
            Border                   after,
            Border                   before,
            gboolean                 descending,
            guint                    limit,
            const StoreHistoryQuery *query,
            GPtrArray               *messages,
            GError                 **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, descending ? RANGE " ORDER BY time DESC, id DESC LIMIT ?6" : RANGE " ORDER BY time, id LIMIT ?6", error);
  gboolean      has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, room);
  if (after.time < query->since)
    after = (Border){ query->since, G_MININT64 };
  sqlite3_bind_int64 (statement, 2, after.time);
  sqlite3_bind_int64 (statement, 3, after.id);
  sqlite3_bind_int64 (statement, 4, before.time);
  sqlite3_bind_int64 (statement, 5, before.id);
  sqlite3_bind_int64 (statement, 6, limit);
  sqlite3_bind_int (statement, 7, (query->include & STORE_INCLUDE_EVENTS) != 0);
  sqlite3_bind_int (statement, 8, (query->include & STORE_INCLUDE_REDACTIONS) != 0);
  sqlite3_bind_int (statement, 9, (query->include & STORE_INCLUDE_REDACTED) != 0);
  sqlite3_bind_int (statement, 10, (query->include & STORE_INCLUDE_REACTIONS) != 0);
  for (;;)
    {
      if (!store_db_step (db, statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (descending)
        g_ptr_array_insert (messages, 0, store_history_read (statement));
      else
        g_ptr_array_add (messages, store_history_read (statement));
    }
  return TRUE;
}

/* A moment as a border: of the messages of that very millisecond none counts as after it
 * and none as before it. */
static Border
border_after (const StoreReference *reference,
              Border                message)
{
  return reference->msgid != NULL ? message : (Border){ reference->time, G_MAXINT64 };
}

static Border
border_before (const StoreReference *reference,
               Border                message)
{
  return reference->msgid != NULL ? message : (Border){ reference->time, G_MININT64 };
}

static gboolean
is_set (const StoreReference *reference)
{
  return reference->msgid != NULL || reference->time >= 0;
}

static gboolean
find_around (StoreDb                 *db,
             gint64                   room,
             const StoreHistoryQuery *query,
             Border                   from,
             GPtrArray               *messages,
             GError                 **error)
{
  Border at = border_before (&query->from, from);
  Border just_before = { at.time, at.id - (query->from.msgid != NULL ? 1 : 0) };

  return read_range (db, room, beginning, at, TRUE, query->limit / 2, query, messages, error) &&
         read_range (db, room, just_before, end, FALSE, query->limit - messages->len, query, messages, error);
}

static gboolean
find_between (StoreDb                 *db,
              gint64                   room,
              const StoreHistoryQuery *query,
              Border                   from,
              Border                   to,
              GPtrArray               *messages,
              GError                 **error)
{
  gint64   from_time = query->from.msgid != NULL ? from.time : query->from.time;
  gint64   to_time = query->to.msgid != NULL ? to.time : query->to.time;
  gboolean backwards = from_time > to_time || (from_time == to_time && from.id > to.id);

  if (backwards)
    return read_range (db, room, border_after (&query->to, to), border_before (&query->from, from), TRUE,
                       query->limit, query, messages, error);
  return read_range (db, room, border_after (&query->from, from), border_before (&query->to, to), FALSE,
                     query->limit, query, messages, error);
}

/**
 * store_history_find:
 * @messages: (out) (element-type StoreMessage): what was asked for, oldest first; empty
 *   when a msgid is not known
 */
gboolean
store_history_find (StoreDb                 *db,
                    gint64                   room,
                    const StoreHistoryQuery *query,
                    GPtrArray              **messages,
                    GError                 **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)store_message_unref);
  Border   from = { 0 };
  Border   to = { 0 };
  gboolean from_found;
  gboolean to_found;
  gboolean ok = TRUE;

  if (!locate (db, room, &query->from, &from, &from_found, error) || !locate (db, room, &query->to, &to, &to_found, error))
    return FALSE;
  if (from_found && to_found)
    switch (query->kind)
      {
      case STORE_HISTORY_BEFORE:
        ok = read_range (db, room, beginning, border_before (&query->from, from), TRUE, query->limit, query, found, error);
        break;
      case STORE_HISTORY_AFTER:
        ok = read_range (db, room, border_after (&query->from, from), end, FALSE, query->limit, query, found, error);
        break;
      case STORE_HISTORY_LATEST:
        ok = read_range (db, room, is_set (&query->from) ? border_after (&query->from, from) : beginning,
                         is_set (&query->to) ? (Border){ to.time, to.id + 1 } : end, TRUE,
                         query->limit, query, found, error);
        break;
      case STORE_HISTORY_AROUND:
        ok = find_around (db, room, query, from, found, error);
        break;
      case STORE_HISTORY_BETWEEN:
        ok = find_between (db, room, query, from, to, found, error);
        break;
      }
  if (ok && (query->include & STORE_ATTACH_REACTIONS) != 0)
    ok = store_reactions_attach (db, room, found, error);
  if (ok)
    *messages = g_steal_pointer (&found);
  return ok;
}

/**
 * store_history_find_last_time:
 * @time: (out): when something was said last, or -1
 */
gboolean
store_history_find_last_time (StoreDb *db,
                              gint64   room,
                              gint64  *time,
                              GError **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "SELECT time FROM messages WHERE room = ? AND command IN ('PRIVMSG', 'NOTICE') AND NOT redacted ORDER BY time DESC LIMIT 1", error);
  gboolean      has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, room);
  if (!store_db_step (db, statement, &has_row, error))
    return FALSE;
  *time = has_row ? sqlite3_column_int64 (statement, 0) : -1;
  sqlite3_reset (statement);
  return TRUE;
}
