// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-fixture.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <sqlite3.h>

static void
check (StoreFixture *fixture,
       const char   *room,
       const char   *text,
       const char   *reply_to)
{
  g_autoptr (StoreDraft) draft = store_fixture_find_draft (fixture, room);

  g_assert_cmpstr (draft != NULL ? draft->text : NULL, ==, text);
  g_assert_cmpstr (draft != NULL ? draft->reply_to : NULL, ==, reply_to);
}

static void
test_one_a_room (StoreFixture *fixture, gconstpointer user_data)
{
  check (fixture, "a", NULL, NULL);
  store_fixture_keep_draft (fixture, "a", "yarın", "m1");
  store_fixture_keep_draft (fixture, "b", "bir\niki", NULL);
  check (fixture, "a", "yarın", "m1");
  store_fixture_keep_draft (fixture, "a", "yarın gel", NULL);
  check (fixture, "a", "yarın gel", NULL);
  store_fixture_keep_draft (fixture, "a", NULL, NULL);
  check (fixture, "a", NULL, NULL);
  check (fixture, "b", "bir\niki", NULL);
  /* There never was one. */
  store_fixture_keep_draft (fixture, "c", NULL, NULL);
  check (fixture, "c", NULL, NULL);
}

static void
test_kept (StoreFixture *fixture, gconstpointer user_data)
{
  store_fixture_keep_draft (fixture, "a", "", "m1");
  store_fixture_close (fixture);
  store_fixture_open (fixture);
  check (fixture, "a", "", "m1");
}

/* The program dies: nobody closes the file. */
static void
test_kept_without_closing (StoreFixture *fixture, gconstpointer user_data)
{
  StoreFixture other = { .path = fixture->path };

  store_fixture_keep_draft (fixture, "a", "yarın", NULL);
  store_fixture_open (&other);
  check (&other, "a", "yarın", NULL);
  store_fixture_close (&other);
}

/* Also what stood there earlier, and in the log of changes; each time. */
static void
test_gone (StoreFixture *fixture, gconstpointer user_data)
{
  for (guint i = 0; i < 2; i++)
    {
      gint64 deadline = await_begin ();

      store_fixture_keep_draft (fixture, "a", "leylaksecret", "m1");
      store_fixture_keep_draft (fixture, "a", "zambaksecret and more", "m1");
      g_assert_true (store_fixture_is_on_disk (fixture, "leylak"));
      g_assert_true (store_fixture_is_on_disk (fixture, "zambak"));
      store_fixture_keep_draft (fixture, "a", NULL, NULL);
      while (store_fixture_is_on_disk (fixture, "leylak") || store_fixture_is_on_disk (fixture, "zambak"))
        await_turn (deadline, __FILE__, __LINE__, "the words are nowhere");
    }
}

static void
copy (const char *from,
      const char *to,
      const char *ending)
{
  g_autofree char *source = g_strconcat (from, ending, NULL);
  g_autofree char *target = g_strconcat (to, ending, NULL);
  g_autofree char *contents = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (source, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (target, contents, length, NULL));
}

/* Also when the program dies in between, and is started again. */
static void
test_gone_later (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_strconcat (fixture->path, "-died", NULL);
  StoreFixture     died = { .path = path };
  gint64           deadline = await_begin ();
  sqlite3         *handle;

  store_fixture_keep_draft (fixture, "a", "leylaksecret", NULL);
  store_fixture_close (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA secure_delete = ON; DELETE FROM drafts", NULL, NULL, NULL), ==, SQLITE_OK);
  copy (fixture->path, path, "");
  copy (fixture->path, path, "-wal");
  sqlite3_close (handle);
  g_assert_true (store_fixture_is_on_disk (&died, "leylak"));

  store_fixture_open (&died);
  while (store_fixture_is_on_disk (&died, "leylak"))
    await_turn (deadline, __FILE__, __LINE__, "the words are nowhere");
  store_fixture_close (&died);
  store_fixture_open (fixture);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/store/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("store-drafts/one-a-room", test_one_a_room);
  ADD ("store-drafts/kept", test_kept);
  ADD ("store-drafts/kept-without-closing", test_kept_without_closing);
  ADD ("store-drafts/gone", test_gone);
  ADD ("store-drafts/gone-later", test_gone_later);
#undef ADD
  return g_test_run ();
}
