// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-fixture.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <string.h>

/* Reactions come with the page of what they belong to, and go with it. */

#define ROOM "room"

static const StoreHistoryQuery everything = {
  .kind = STORE_HISTORY_LATEST,
  .from = { NULL, -1 },
  .to = { NULL, -1 },
  .limit = 100,
  .include = STORE_INCLUDE_REDACTED | STORE_ATTACH_REACTIONS,
};

static void
keep (StoreFixture *fixture,
      const char   *command,
      const char   *msgid,
      gint64        time,
      const char   *reply_to,
      const char   *params)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StoreMessage) message = store_message_new ();

  message->msgid = g_strdup (msgid);
  message->time = time;
  message->command = g_strdup (command);
  message->source = g_strdup ("can!c@h");
  message->name = g_strdup ("Can");
  message->params = g_strdup (params);
  message->text = g_strdup (reply_to == NULL ? "selam" : "");
  message->reply_to = g_strdup (reply_to);
  message->tags = g_strdup (reply_to != NULL ? "+draft/react=👍" : "");
  store_keep_async (fixture->store, ROOM, message, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  g_assert_true (store_keep_finish (fixture->store, result, NULL));
}

/* "msgid(reaction reaction ) msgid() " */
static void
assert_found (StoreFixture            *fixture,
              const StoreHistoryQuery *query,
              const char              *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  store_find_history_async (fixture->store, ROOM, query, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  found = store_find_history_finish (fixture->store, result, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const StoreMessage *message = found->pdata[i];

      g_string_append_printf (list, "%s(", message->msgid);
      for (guint j = 0; message->reactions != NULL && j < message->reactions->len; j++)
        g_string_append_printf (list, "%s ", ((const StoreMessage *)message->reactions->pdata[j])->msgid);
      g_string_append (list, ") ");
    }
  g_assert_cmpstr (list->str, ==, expected);
}

static void
fill (StoreFixture *fixture)
{
  keep (fixture, "PRIVMSG", "m1", 10, NULL, "");
  keep (fixture, "PRIVMSG", "m2", 20, NULL, "");
  keep (fixture, "TAGMSG", "t1", 30, "m1", "");
  keep (fixture, "PRIVMSG", "m3", 40, NULL, "");
  keep (fixture, "TAGMSG", "t2", 50, "m2", "");
  keep (fixture, "TAGMSG", "t3", 60, "m1", "");
  keep (fixture, "TAGMSG", "t4", 70, "unknown", "");
}

static void
test_with_the_page (StoreFixture *fixture, gconstpointer user_data)
{
  StoreHistoryQuery older = { .kind = STORE_HISTORY_BEFORE, .from = { "m2", -1 }, .to = { NULL, -1 }, .limit = 5, .include = STORE_ATTACH_REACTIONS };

  fill (fixture);
  assert_found (fixture, &everything, "m1(t1 t3 ) m2(t2 ) m3() ");
  /* Whenever they came. */
  assert_found (fixture, &older, "m1(t1 t3 ) ");
  /* Unless nobody asks. */
  older.include = 0;
  assert_found (fixture, &older, "m1() ");
  store_fixture_close (fixture);
  store_fixture_open (fixture);
  assert_found (fixture, &everything, "m1(t1 t3 ) m2(t2 ) m3() ");
}

/* Who was away hears of them as of what was said. */
static void
test_as_they_came (StoreFixture *fixture, gconstpointer user_data)
{
  const StoreHistoryQuery after = { .kind = STORE_HISTORY_AFTER, .from = { "m2", -1 }, .to = { NULL, -1 }, .limit = 3, .include = STORE_INCLUDE_REACTIONS };

  fill (fixture);
  assert_found (fixture, &after, "t1() m3() t2() ");
}

static void
assert_tags_left (StoreFixture *fixture,
                  const char   *where,
                  const char   *expected)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM messages WHERE tags <> '' AND %s", where);
  g_autofree char *left = store_fixture_query (fixture->path, sql);

  g_assert_cmpstr (left, ==, expected);
}

static void
test_taken_back (StoreFixture *fixture, gconstpointer user_data)
{
  fill (fixture);
  keep (fixture, "REDACT", "r1", 80, NULL, "m1");
  assert_found (fixture, &everything, "m1() m2(t2 ) m3() ");
  /* One that is heard of later than that. */
  keep (fixture, "TAGMSG", "t5", 75, "m1", "");
  keep (fixture, "TAGMSG", "t6", 76, "m3", "");
  assert_found (fixture, &everything, "m1() m2(t2 ) m3(t6 ) ");
  assert_tags_left (fixture, "reply_to = 'm1'", "0|\n");
  keep (fixture, "REDACT", "r2", 90, NULL, STORE_EVERYTHING);
  assert_tags_left (fixture, "TRUE", "0|\n");
}

int
main (int argc, char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/store/store-reactions/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("page", test_with_the_page);
  ADD ("came", test_as_they_came);
  ADD ("taken-back", test_taken_back);
#undef ADD
  return g_test_run ();
}
