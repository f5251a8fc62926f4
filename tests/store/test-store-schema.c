// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-fixture.h"

#include "fixtures/locale.h"

/* Everything is there as before, everything is found, and the tables are those of a new file. */
static void
upgrade (StoreFixture *fixture,
         const char   *dump)
{
  const char      *everything = "SELECT id, room, msgid, time, command, source, account, name, params, text, reply_to, tags, label FROM messages;"
                                "SELECT id, key, channel, title FROM rooms; SELECT id, room, label, text, time FROM outbox; SELECT * FROM facts; SELECT * FROM sqlite_sequence";
  const char      *schema = "SELECT type, name, replace (sql, '  ', ' ') FROM sqlite_master WHERE name <> 'messages' ORDER BY name;"
                            "SELECT name, type, dflt_value FROM pragma_table_info ('messages'); PRAGMA user_version";
  g_autofree char *fresh_path = g_build_filename (fixture->folder, "fresh.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *upgraded = NULL;
  g_autofree char *fresh = NULL;
  StoreFixture     other = { .path = fresh_path };

  store_fixture_load (fixture, dump);
  before = store_fixture_query (fixture->path, everything);
  store_fixture_open (fixture);
  after = store_fixture_query (fixture->path, everything);
  g_assert_cmpstr (after, ==, before);
  store_fixture_assert_found (fixture, "11111111-2222-4333-8444-555555555555/#merhaba", "ISTANBUL", "a4,a3,a2");
  store_fixture_assert_found (fixture, NULL, "istanbul", "a4,a3,b1,a2");
  store_fixture_assert_found (fixture, NULL, "cagri", "a2");
  store_fixture_say (fixture, "11111111-2222-4333-8444-555555555555/#merhaba", "a5", 1700000009000, "istanbul");
  store_fixture_assert_found (fixture, NULL, "istanbul", "a5,a4,a3,b1,a2");

  store_fixture_open (&other);
  fresh = store_fixture_query (fresh_path, schema);
  upgraded = store_fixture_query (fixture->path, schema);
  g_assert_cmpstr (upgraded, ==, fresh);
  store_fixture_close (&other);
}

static void
test_version_1 (StoreFixture *fixture, gconstpointer user_data)
{
  upgrade (fixture, "store-1.sql");
}

static void
test_version_2 (StoreFixture *fixture, gconstpointer user_data)
{
  upgrade (fixture, "store-2.sql");
}

static void
test_version_3 (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *settings = NULL;

  upgrade (fixture, "store-3.sql");
  settings = store_fixture_query (fixture->path, "SELECT topic, topic_set_by, topic_set_at, modes FROM rooms WHERE id = 1");
  g_assert_nonnull (strstr (settings, "Sınıf 8-B"));
  g_assert_nonnull (strstr (settings, "+ntb *!*@kötü"));
}

static void
test_version_4 (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *names = NULL;

  upgrade (fixture, "store-4.sql");
  names = store_fixture_query (fixture->path, "SELECT nick FROM names");
  g_assert_nonnull (strstr (names, "ali"));
}

static void
test_version_5 (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *kept = NULL;

  upgrade (fixture, "store-5.sql");
  kept = store_fixture_query (fixture->path, "SELECT written FROM messages WHERE msgid = 'a3'; SELECT tags FROM messages WHERE reply_to = 'a4'; SELECT reply_to FROM outbox");
  g_assert_cmpstr (kept, ==, "1700000003500|\n+draft/react=👍;+reply=a4|\na2|\n");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/store/" name, StoreFixture, NULL, store_fixture_set_up_closed, func, store_fixture_tear_down)
  ADD ("store-schema/version-1", test_version_1);
  ADD ("store-schema/version-2", test_version_2);
  ADD ("store-schema/version-3", test_version_3);
  ADD ("store-schema/version-4", test_version_4);
  ADD ("store-schema/version-5", test_version_5);
#undef ADD
  return g_test_run ();
}
