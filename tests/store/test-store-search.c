// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-fixture.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

static void
test_people_find_what_they_mean (StoreFixture *fixture,
                                 gconstpointer user_data)
{
  static const char *const said[] = {
    "İSTANBUL", "istanbul", "ISTANBUL", "ılık", "ILIK", "ilik", "İLİK", "ŞEKER", "şeker",
    "IĞDIR", "Iğdır", "ÇAĞRI merkezi", "yarın toplantıdayız, saat 12:30'da", "100% \"tamam\" (evet) a*b -c"
  };
  static const char *const rows[][2] = {
    { "istanbul", "2,1,0" },
    { "İSTANBUL", "2,1,0" },
    { "ISTANBUL", "2,1,0" },
    { "İstanbul", "2,1,0" },
    { "ist", "2,1,0" },
    { "tanbul", "" },
    { "ılık", "6,5,4,3" },
    { "ILIK", "6,5,4,3" },
    { "ilik", "6,5,4,3" },
    { "şeker", "8,7" },
    { "SEKER", "8,7" },
    { "ığdır", "10,9" },
    { "IGDIR", "10,9" },
    { "çağrı", "11" },
    { "cagri mer", "11" },
    { "merkez çağrı", "11" },
    { "merkez istanbul", "" },
    { "toplantı", "12" },
    { "12:30", "12" },
    { "\"tamam\"", "13" },
    { "\"tamam", "13" },
    { "100%", "13" },
    { "(evet", "13" },
    { "a*b", "13" },
    { "-c", "13,11" },
    { "evet NOT tamam", "" },
    { "NEAR(", "" },
    { "folded:istanbul", "" },
    { "^istanbul", "2,1,0" },
    { "'; DROP TABLE messages", "" },
    { "", "" },
    { "   ", "" },
    { "?", "" },
    { "👋", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *msgid = g_strdup_printf ("%zu", i);

      store_fixture_say (fixture, "a", msgid, 1000 + i, said[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    store_fixture_assert_found (fixture, "a", rows[i][0], rows[i][1]);
}

static void
test_rooms_limit_and_order (StoreFixture *fixture,
                            gconstpointer user_data)
{
  g_autofree char *two = NULL;

  store_fixture_say (fixture, "a", "1", 1000, "kedi");
  store_fixture_say (fixture, "b", "2", 2000, "kedi");
  store_fixture_say (fixture, "a", "3", 4000, "Kedi");
  /* Heard of late. */
  store_fixture_say (fixture, "a", "4", 3000, "KEDİ");
  store_fixture_say_as (fixture, "a", "JOIN", "5", 5000, "", "kedi");
  store_fixture_say_as (fixture, "a", "NOTICE", "6", 6000, "", "kediler");
  store_fixture_say (fixture, "a", "7", 7000, "\001ACTION kedi sever\001");
  store_fixture_say (fixture, "a", "8", 8000, "\001VERSION kedi\001");
  store_fixture_assert_found (fixture, "a", "kedi", "7,6,3,4,1");
  store_fixture_assert_found (fixture, "b", "kedi", "2");
  store_fixture_assert_found (fixture, "c", "kedi", "");
  store_fixture_assert_found (fixture, NULL, "kedi", "7,6,3,4,2,1");
  store_fixture_assert_found (fixture, "a", "action", "");
  two = store_fixture_search (fixture, "a", "kedi", 2);
  g_assert_cmpstr (two, ==, "7,6");
}

static void
test_what_was_superseded_is_not_searched (StoreFixture *fixture,
                                          gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  store_search_async (fixture->store, NULL, "kedi", 10, cancellable, store_fixture_result_cb, &result);
  g_cancellable_cancel (cancellable);
  AWAIT (result != NULL);
  g_assert_null (store_search_finish (fixture->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, set_up, func) g_test_add ("/store/" name, StoreFixture, NULL, set_up, func, store_fixture_tear_down)
  ADD ("store-search/words", store_fixture_set_up, test_people_find_what_they_mean);
  ADD ("store-search/rooms", store_fixture_set_up, test_rooms_limit_and_order);
  ADD ("store-search/cancelled", store_fixture_set_up, test_what_was_superseded_is_not_searched);
#undef ADD
  return g_test_run ();
}
