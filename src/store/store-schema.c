// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-schema.h"

#include "store/store-index.h"

/* The schema, a step a version: a database of version n is brought up by the steps from
 * n on. A step that has been released is never changed again; a new one is added, with a
 * dump of the version before it in tests/data.
 *
 * The same tables serve the room that is hosted here and a copy of one that is hosted
 * elsewhere. A message's id is its order in this file; its msgid is its name everywhere. */

typedef struct
{
  const char *sql;
  gboolean (*work) (StoreDb *db,
                    GError **error); /* what SQL alone cannot do, or NULL */
} Step;

static const char step_1[] =
  "CREATE TABLE rooms ("
  "  id INTEGER PRIMARY KEY,"
  "  key TEXT NOT NULL UNIQUE," /* the host's room id and the channel */
  "  channel TEXT NOT NULL,"
  "  title TEXT NOT NULL DEFAULT ''"
  ");"
  "CREATE TABLE messages ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  room INTEGER NOT NULL REFERENCES rooms ON DELETE CASCADE,"
  "  msgid TEXT NOT NULL,"
  "  time INTEGER NOT NULL," /* Unix time in milliseconds */
  "  command TEXT NOT NULL,"
  "  source TEXT NOT NULL," /* nick!user@host */
  "  account TEXT,"
  "  name TEXT NOT NULL,"              /* what people see */
  "  params TEXT NOT NULL DEFAULT ''," /* of an event: what stands before its text */
  "  text TEXT NOT NULL DEFAULT '',"
  "  reply_to TEXT,"
  "  tags TEXT NOT NULL DEFAULT ''," /* as on the wire */
  "  label TEXT,"                    /* by which a resend is known */
  "  UNIQUE (room, msgid)"
  ");"
  "CREATE INDEX messages_by_time ON messages (room, time, id);"
  "CREATE UNIQUE INDEX messages_by_label ON messages (room, label) WHERE label IS NOT NULL;"
  "CREATE TABLE outbox ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  room TEXT NOT NULL," /* the room's key */
  "  label TEXT NOT NULL UNIQUE,"
  "  text TEXT NOT NULL,"
  "  time INTEGER NOT NULL"
  ");"
  "CREATE INDEX outbox_by_room ON outbox (room, id);"
  "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;";

/* Searching: text as it is searched for (store-fold.c), and an index of its words. */
static const char step_2[] =
  "ALTER TABLE messages ADD COLUMN folded TEXT NOT NULL DEFAULT '';"
  "CREATE VIRTUAL TABLE messages_search USING fts5 ("
  "  folded, content = 'messages', content_rowid = 'id', prefix = '1 2 3',"
  "  tokenize = 'unicode61 remove_diacritics 0'"
  ");"
  "CREATE TRIGGER messages_search_insert AFTER INSERT ON messages WHEN new.folded <> '' BEGIN"
  "  INSERT INTO messages_search (rowid, folded) VALUES (new.id, new.folded);"
  "END;"
  "CREATE TRIGGER messages_search_delete AFTER DELETE ON messages WHEN old.folded <> '' BEGIN"
  "  INSERT INTO messages_search (messages_search, rowid, folded) VALUES ('delete', old.id, old.folded);"
  "END;"
  "CREATE TRIGGER messages_search_update AFTER UPDATE OF folded ON messages WHEN old.folded <> new.folded BEGIN"
  "  INSERT INTO messages_search (messages_search, rowid, folded) SELECT 'delete', old.id, old.folded WHERE old.folded <> '';"
  "  INSERT INTO messages_search (rowid, folded) SELECT new.id, new.folded WHERE new.folded <> '';"
  "END;";

/* The index is written when there is time for it, up to and with the message
 * search_progress.indexed (store-index.c): a message that was said need not wait for it.
 * The rest serves taking back and remembering up to where somebody has read. */
static const char step_3[] =
  "DROP TRIGGER messages_search_insert;"
  "DROP TRIGGER messages_search_delete;"
  "DROP TRIGGER messages_search_update;"
  "CREATE TABLE search_progress ("
  "  indexed INTEGER NOT NULL,"
  "  untidy INTEGER NOT NULL" /* words of what is gone still lie in the index */
  ");"
  "INSERT INTO search_progress SELECT coalesce (max (id), 0), 0 FROM messages;"
  "CREATE TRIGGER messages_search_delete AFTER DELETE ON messages"
  "  WHEN old.folded <> '' AND old.id <= (SELECT indexed FROM search_progress) BEGIN"
  "  INSERT INTO messages_search (messages_search, rowid, folded) VALUES ('delete', old.id, old.folded);"
  "  UPDATE search_progress SET untidy = 1;"
  "END;"
  "CREATE TRIGGER messages_search_update AFTER UPDATE OF folded ON messages"
  "  WHEN old.folded <> new.folded AND old.id <= (SELECT indexed FROM search_progress) BEGIN"
  "  INSERT INTO messages_search (messages_search, rowid, folded) SELECT 'delete', old.id, old.folded WHERE old.folded <> '';"
  "  INSERT INTO messages_search (rowid, folded) SELECT new.id, new.folded WHERE new.folded <> '';"
  "  UPDATE search_progress SET untidy = 1;"
  "END;"
  "ALTER TABLE messages ADD COLUMN redacted INTEGER NOT NULL DEFAULT 0;" /* taken back: a row without its text */
  "ALTER TABLE rooms ADD COLUMN topic TEXT NOT NULL DEFAULT '';"
  "ALTER TABLE rooms ADD COLUMN topic_set_by TEXT NOT NULL DEFAULT '';"
  "ALTER TABLE rooms ADD COLUMN topic_set_at INTEGER NOT NULL DEFAULT 0;" /* Unix time; 0: never set by anybody */
  "ALTER TABLE rooms ADD COLUMN modes TEXT NOT NULL DEFAULT '';"          /* as in MODE, with parameters */
  "CREATE INDEX messages_redactions ON messages (room, params) WHERE command = 'REDACT';"
  "CREATE TABLE reads ("
  "  room INTEGER NOT NULL REFERENCES rooms ON DELETE CASCADE,"
  "  reader TEXT NOT NULL,"  /* '': our own person, in our own copy */
  "  time INTEGER NOT NULL," /* read up to here, Unix time in milliseconds */
  "  PRIMARY KEY (room, reader)"
  ") WITHOUT ROWID;";

/* Names belong to the devices that had them first. */
static const char step_4[] =
  "CREATE TABLE names ("
  "  room INTEGER NOT NULL REFERENCES rooms ON DELETE CASCADE,"
  "  nick TEXT NOT NULL," /* as it was written, older ones in small letters */
  "  account TEXT NOT NULL,"
  "  time INTEGER NOT NULL," /* since when, Unix time in milliseconds */
  "  PRIMARY KEY (room, nick)"
  ") WITHOUT ROWID;";

/* Reactions are found by what they belong to. */
static const char step_5[] =
  "CREATE INDEX messages_reactions ON messages (room, reply_to) WHERE command = 'TAGMSG';"
  "ALTER TABLE messages ADD COLUMN written INTEGER NOT NULL DEFAULT 0;" /* of our own: Unix time in milliseconds; 0: not known */
  "ALTER TABLE outbox ADD COLUMN reply_to TEXT;";

/* What our person has begun to write, in our own copy. */
static const char step_6[] =
  "CREATE TABLE drafts ("
  "  room INTEGER PRIMARY KEY REFERENCES rooms ON DELETE CASCADE,"
  "  text TEXT NOT NULL,"
  "  reply_to TEXT" /* msgid of what it answers */
  ");";

static const Step steps[] = {
  { .sql = step_1 },
  { .sql = step_2, .work = store_index_all },
  { .sql = step_3 },
  { .sql = step_4 },
  { .sql = step_5 },
  { .sql = step_6 },
};

static gboolean
read_version (StoreDb *db,
              guint   *version,
              GError **error)
{
  sqlite3_stmt *statement = store_db_prepare (db, "PRAGMA user_version", error);
  gboolean      has_row;

  if (statement == NULL || !store_db_step (db, statement, &has_row, error))
    return FALSE;
  *version = sqlite3_column_int (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
take_step (StoreDb *db,
           guint    version,
           GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %u", version + 1);

  if (store_db_exec (db, "BEGIN IMMEDIATE", error) && store_db_exec (db, steps[version].sql, error) &&
      (steps[version].work == NULL || steps[version].work (db, error)) && store_db_exec (db, mark, error) && store_db_exec (db, "COMMIT", error))
    return TRUE;
  store_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * store_schema_migrate:
 * @error: where a %STORE_ERROR goes
 *
 * Brings a database up to this program's version, each step whole or not at all.
 */
gboolean
store_schema_migrate (StoreDb *db,
                      GError **error)
{
  guint version;

  if (!read_version (db, &version, error))
    return FALSE;
  if (version > G_N_ELEMENTS (steps))
    {
      g_set_error_literal (error, STORE_ERROR, STORE_ERROR_NEWER, "The messages on this computer were written by a newer Merhaba");
      return FALSE;
    }
  for (; version < G_N_ELEMENTS (steps); version++)
    if (!take_step (db, version, error))
      return FALSE;
  return TRUE;
}
