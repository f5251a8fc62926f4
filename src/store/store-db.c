// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-db.h"

#include "store/store-schema.h"

#include <glib/gstdio.h>

/* KiB, as a negative number. The system keeps the file in memory as long as there is some left. */
#define CACHE_SIZE "-512"

struct _StoreDb
{
  sqlite3    *handle;
  GHashTable *statements; /* by the address of their SQL, which is a literal */
  GHashTable *rooms;      /* gint64 rows, owned, under the rooms' keys: those that were looked up */
  gboolean    log_untidy; /* what is gone may live on in the log of changes */
};

G_DEFINE_QUARK (store - error - quark, store_error)

static void
set_error (StoreDb *self,
           GError **error)
{
  int code = sqlite3_errcode (self->handle);

  g_set_error (error, STORE_ERROR, (code & 0xff) == SQLITE_FULL ? STORE_ERROR_FULL : STORE_ERROR_FAILED, "%s", sqlite3_errmsg (self->handle));
}

sqlite3 *
store_db_get_handle (StoreDb *self)
{
  return self->handle;
}

GHashTable *
store_db_get_rooms (StoreDb *self)
{
  return self->rooms;
}

/**
 * store_db_forget_rooms:
 *
 * A row that was looked up may be gone: something was rolled back, or deleted.
 */
void
store_db_forget_rooms (StoreDb *self)
{
  g_hash_table_remove_all (self->rooms);
}

/**
 * store_db_exec:
 * @sql: one or more statements without results
 */
gboolean
store_db_exec (StoreDb    *self,
               const char *sql,
               GError    **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  set_error (self, error);
  return FALSE;
}

/**
 * store_db_empty_log:
 *
 * Writes all that is in the log of changes into the file itself. Outside a transaction.
 *
 * Returns: %FALSE also when somebody else is reading just now
 */
gboolean
store_db_empty_log (StoreDb *self,
                    GError **error)
{
  sqlite3_stmt *statement = store_db_prepare (self, "PRAGMA wal_checkpoint (TRUNCATE)", error);
  gboolean      has_row;
  gboolean      busy;

  if (statement == NULL || !store_db_step (self, statement, &has_row, error))
    return FALSE;
  busy = sqlite3_column_int (statement, 0) != 0;
  sqlite3_reset (statement);
  if (busy)
    g_set_error_literal (error, STORE_ERROR, STORE_ERROR_FAILED, "Somebody else is reading the file");
  return !busy;
}

/**
 * store_db_want_empty_log:
 *
 * Something is being deleted that is to be nowhere: store_db_tidy_log() has something to do.
 */
void
store_db_want_empty_log (StoreDb *self)
{
  self->log_untidy = TRUE;
}

/**
 * store_db_tidy_log:
 *
 * Empties the log if that is wanted. Outside a transaction.
 */
void
store_db_tidy_log (StoreDb *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->log_untidy)
    return;
  self->log_untidy = !store_db_empty_log (self, &error);
  if (error != NULL)
    g_debug ("The log of changes is not emptied now: %s", error->message);
}

/**
 * store_db_prepare:
 * @sql: a string literal
 *
 * Returns: (transfer none) (nullable): the statement, reset; prepared once and kept
 */
sqlite3_stmt *
store_db_prepare (StoreDb    *self,
                  const char *sql,
                  GError    **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      set_error (self, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer)sql, statement);
  return statement;
}

/**
 * store_db_step:
 * @has_row: (out): whether there is a row; after the last one the statement is reset
 */
gboolean
store_db_step (StoreDb      *self,
               sqlite3_stmt *statement,
               gboolean     *has_row,
               GError      **error)
{
  int result = sqlite3_step (statement);

  *has_row = result == SQLITE_ROW;
  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    set_error (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

/**
 * store_db_run:
 *
 * Steps a statement that has no rows.
 */
gboolean
store_db_run (StoreDb      *self,
              sqlite3_stmt *statement,
              GError      **error)
{
  gboolean has_row;

  return store_db_step (self, statement, &has_row, error);
}

/**
 * store_db_bind_text:
 * @text: (nullable): must live until the statement has run; %NULL binds NULL
 */
void
store_db_bind_text (sqlite3_stmt *statement,
                    int           index,
                    const char   *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

/**
 * store_db_dup_text:
 *
 * Returns: (transfer full) (nullable): a column's text, %NULL for NULL
 */
char *
store_db_dup_text (sqlite3_stmt *statement,
                   int           column)
{
  return g_strdup ((const char *)sqlite3_column_text (statement, column));
}

void
store_db_close (StoreDb *self)
{
  g_hash_table_unref (self->statements);
  g_hash_table_unref (self->rooms);
  sqlite3_close (self->handle);
  g_free (self);
}

/* --- Opening --- */

static gboolean
configure (StoreDb *self,
           gboolean durable,
           GError **error)
{
  return store_db_exec (self, "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL", error) &&
         store_db_exec (self, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", error) &&
         store_db_exec (self, "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = " CACHE_SIZE, error) &&
         store_schema_migrate (self, error);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Whether the program died before it had the time to empty it. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf         status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

static StoreDb *
open_once (const char *path,
           gboolean    durable,
           gboolean   *damaged,
           GError    **error)
{
  g_autoptr (StoreDb) self = g_new0 (StoreDb, 1);
  int code;

  self->log_untidy = has_log (path);
  self->rooms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);
  if (sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      set_error (self, error);
      return NULL;
    }
  if (configure (self, durable, error))
    return g_steal_pointer (&self);
  code = sqlite3_errcode (self->handle) & 0xff;
  *damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
  return NULL;
}

/* Never deleted: somebody may be able to read it yet. */
static char *
set_file_aside (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char         *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  char                    *aside = g_strdup_printf ("%s.damaged-%s", path, stamp);
  static const char *const companions[] = { "-wal", "-shm", NULL };

  g_rename (path, aside);
  for (guint i = 0; companions[i] != NULL; i++)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL);
      g_autofree char *to = g_strconcat (aside, companions[i], NULL);

      g_rename (from, to);
    }
  return aside;
}

/**
 * store_db_open:
 * @path: the file; its folder is made
 * @durable: whether each commit is to be on the disk before it counts
 * @set_aside: (out) (nullable): where a damaged file was put, if there was one
 * @error: where a %STORE_ERROR goes
 *
 * Opens a database, made or brought up to date as needed. A damaged one is set aside
 * under another name, and a new one takes its place.
 */
StoreDb *
store_db_open (const char *path,
               gboolean    durable,
               char      **set_aside,
               GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) local_error = NULL;
  gboolean damaged = FALSE;
  StoreDb *self;

  *set_aside = NULL;
  g_mkdir_with_parents (folder, 0700);
  self = open_once (path, durable, &damaged, &local_error);
  if (self == NULL && damaged)
    {
      *set_aside = set_file_aside (path);
      g_clear_error (&local_error);
      self = open_once (path, durable, &damaged, &local_error);
    }
  if (self == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return self;
}
