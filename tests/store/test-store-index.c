// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-fixture.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

/* What SQLite itself thinks of the index after rows have come, changed and gone. */
static void
test_the_index_follows_the_rows (StoreFixture *fixture,
                                 gconstpointer user_data)
{
  g_autofree char *found = NULL;

  store_fixture_say (fixture, "a", "1", 1000, "kedi");
  store_fixture_say (fixture, "a", "2", 2000, "kedi köpek");
  store_fixture_say (fixture, "b", "3", 3000, "kedi kuş");
  /* Searching brings the index up to date. */
  store_fixture_assert_found (fixture, NULL, "kedi", "3,2,1");
  store_fixture_say (fixture, "b", "4", 4000, "kedi balık");
  store_fixture_assert_found (fixture, NULL, "balik", "4");
  found = store_fixture_query (fixture->path, "PRAGMA foreign_keys = ON;"
                                              "UPDATE messages SET text = '', folded = '' WHERE msgid = '2';"
                                              "DELETE FROM rooms WHERE key = 'b';"
                                              "INSERT INTO messages_search (messages_search) VALUES ('integrity-check');"
                                              "SELECT rowid FROM messages_search WHERE messages_search MATCH 'kedi OR kopek OR kus'");
  g_assert_cmpstr (found, ==, "1|\n");
}

static char *
get_indexed (StoreFixture *fixture)
{
  return store_fixture_query (fixture->path, "SELECT indexed FROM search_progress");
}

static void
test_the_index_is_written_when_nobody_waits (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *indexed = NULL;
  gint64           deadline = await_begin ();

  for (guint i = 1; i <= 1000; i++)
    {
      g_autofree char *msgid = g_strdup_printf ("m%u", i);

      store_fixture_say (fixture, "a", msgid, i, "kedi");
    }
  while (g_strcmp0 (indexed, "1000|\n") != 0)
    {
      await_turn (deadline, __FILE__, __LINE__, "everything is indexed");
      g_free (indexed);
      indexed = get_indexed (fixture);
    }
}

/* What was gone before the index came to it must not be taken out of it. */
static void
test_what_is_not_in_the_index_yet (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *found = NULL;

  store_fixture_close (fixture);
  found = store_fixture_query (fixture->path, "PRAGMA foreign_keys = ON;"
                                              "INSERT INTO rooms (key, channel) VALUES ('a', 'a');"
                                              "INSERT INTO messages (room, time, msgid, command, source, name, text, folded)"
                                              " VALUES (1, 1, 'x', 'PRIVMSG', 's', 'n', 'kedi', 'kedi'), (1, 2, 'y', 'PRIVMSG', 's', 'n', 'kedi', 'kedi');"
                                              "DELETE FROM messages WHERE msgid = 'x';"
                                              "INSERT INTO messages_search (messages_search) VALUES ('integrity-check')");
  g_assert_cmpstr (found, ==, "");
  store_fixture_open (fixture);
  store_fixture_assert_found (fixture, NULL, "kedi", "y");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/store/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("store-index/rows", test_the_index_follows_the_rows);
  ADD ("store-index/idle", test_the_index_is_written_when_nobody_waits);
  ADD ("store-index/not-yet", test_what_is_not_in_the_index_yet);
#undef ADD
  return g_test_run ();
}
