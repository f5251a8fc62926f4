// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-outbox.h"

/* What waits for the host. Runs on the store's thread. */

gboolean
store_outbox_add (StoreDb           *db,
                  const char        *room,
                  const StoreQueued *queued,
                  GError           **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "INSERT OR IGNORE INTO outbox (room, label, text, time) VALUES (?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  store_db_bind_text (statement, 1, room);
  store_db_bind_text (statement, 2, queued->label);
  store_db_bind_text (statement, 3, queued->text);
  sqlite3_bind_int64 (statement, 4, queued->time);
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
 * store_outbox_list:
 * @queued: (out) (element-type StoreQueued): what waits, in the order it was said
 */
gboolean
store_outbox_list (StoreDb    *db,
                   const char *room,
                   GPtrArray **queued,
                   GError    **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "SELECT label, text, time FROM outbox WHERE room = ? ORDER BY id", error);
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
                                               sqlite3_column_int64 (statement, 2)));
    }
  *queued = g_steal_pointer (&list);
  return TRUE;
}
