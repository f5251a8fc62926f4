// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-fixture.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

static gint64
finish (StoreFixture *fixture,
        GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gint64 time;

  store_read_finish (fixture->store, result, &time, &error);
  g_assert_no_error (error);
  return time;
}

static gint64
mark (StoreFixture *fixture,
      const char   *room,
      const char   *reader,
      gint64        time)
{
  g_autoptr (GAsyncResult) result = NULL;

  store_mark_read_async (fixture->store, room, reader, time, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  return finish (fixture, result);
}

static gint64
find (StoreFixture *fixture,
      const char   *room,
      const char   *reader)
{
  g_autoptr (GAsyncResult) result = NULL;

  store_find_read_async (fixture->store, room, reader, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  return finish (fixture, result);
}

static void
test_a_mark_moves_forward (StoreFixture *fixture, gconstpointer user_data)
{
  g_assert_cmpint (find (fixture, "a", ""), ==, -1);
  g_assert_cmpint (mark (fixture, "a", "", 2000), ==, 2000);
  g_assert_cmpint (mark (fixture, "a", "", 1000), ==, 2000);
  g_assert_cmpint (mark (fixture, "a", "", 3000), ==, 3000);
  g_assert_cmpint (find (fixture, "a", ""), ==, 3000);
  g_assert_cmpint (find (fixture, "a", "ali"), ==, -1);
  g_assert_cmpint (find (fixture, "b", ""), ==, -1);
}

static void
test_a_mark_is_kept (StoreFixture *fixture, gconstpointer user_data)
{
  mark (fixture, "a", "ali", 2000);
  store_fixture_close (fixture);
  store_fixture_open (fixture);
  g_assert_cmpint (find (fixture, "a", "ali"), ==, 2000);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return (*(const StoreRead **)a)->time - (*(const StoreRead **)b)->time;
}

static void
test_all_marks (StoreFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reads = NULL;
  const StoreRead *last;

  mark (fixture, "a", "ali", 1000);
  mark (fixture, "a", "can", 2000);
  mark (fixture, "b", "ali", 3000);
  store_find_all_reads_async (fixture->store, store_fixture_result_cb, &result);
  AWAIT (result != NULL);
  reads = store_find_all_reads_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reads->len, ==, 3);
  g_ptr_array_sort (reads, compare);
  last = reads->pdata[2];
  g_assert_cmpstr (last->room, ==, "b");
  g_assert_cmpstr (last->reader, ==, "ali");
  g_assert_cmpint (last->time, ==, 3000);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/store/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("store-reads/forward", test_a_mark_moves_forward);
  ADD ("store-reads/kept", test_a_mark_is_kept);
  ADD ("store-reads/all", test_all_marks);
#undef ADD
  return g_test_run ();
}
