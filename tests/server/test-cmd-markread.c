// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"
#include "server/server-private.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))
#define CAPABILITIES "batch draft/read-marker labeled-response standard-replies"
#define EARLY "timestamp=2024-01-04T14:33:26.123Z"
#define LATE "timestamp=2024-01-04T14:33:26.124Z"

/* A server whose room is kept in a file. */
typedef struct
{
  char   *folder;
  Store  *store;
  Server *server;
} Fixture;

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
start_at (Fixture    *fixture,
          const char *path)
{
  ServerConfig config = { .name = "test.server", .room_name = "r", .channel = "#merhaba", .max_clients = 99, .ping_ms = 60000 };

  config.store = fixture->store = store_new (path, FALSE);
  store_open_async (fixture->store, NULL, NULL);
  fixture->server = peer_server_new (&config);
  AWAIT (fixture->server->ready);
}

static void
start (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "room.db", NULL);

  start_at (fixture, path);
}

static void
close_store (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  store_close_async (fixture->store, done_cb, &result);
  AWAIT (result != NULL);
  store_close_finish (fixture->store, result);
}

static void
stop (Fixture *fixture)
{
  server_shut_down (fixture->server);
  close_store (fixture);
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->folder = folder_make ();
  start (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  stop (fixture);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
await_line (Peer       *peer,
            const char *pattern)
{
  g_autofree char *line = NULL;

  AWAIT ((line = peer_take_line (peer)) != NULL);
  if (!g_pattern_match_simple (pattern, line))
    g_error ("%s, and not %s", line, pattern);
}

static void
test_set_and_get (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_autoptr (Peer) ali = peer_register (fixture->server, "Ali", CAPABILITIES);
  g_autoptr (Peer) can = peer_register (fixture->server, "can", CAPABILITIES);

  peer_say (ali, "JOIN #Merhaba");
  peer_say (can, "JOIN #merhaba");
  peer_forget (ali);
  peer_forget (can);
  peer_say (ali, "MARKREAD #MERHABA");
  EXPECT (ali, ":test.server MARKREAD #merhaba :*");
  peer_say (ali, "@label=L MARKREAD #merhaba " LATE);
  await_line (ali, "@label=L :test.server MARKREAD #merhaba :" LATE);
  /* It never goes back. */
  peer_say (ali, "MARKREAD #merhaba " EARLY);
  EXPECT (ali, ":test.server MARKREAD #merhaba :" LATE);
  peer_say (ali, "MARKREAD #merhaba");
  EXPECT (ali, ":test.server MARKREAD #merhaba :" LATE);
  /* It is nobody else's business. */
  peer_expect_nothing (can, "*MARKREAD*");
  peer_say (can, "MARKREAD #merhaba");
  EXPECT (can, ":test.server MARKREAD #merhaba :?");
}

static void
test_nobody_reads_ahead (Fixture      *fixture,
                         gconstpointer user_data)
{
  g_autoptr (Peer) ali = peer_register (fixture->server, "ali", CAPABILITIES);

  peer_say (ali, "MARKREAD ali timestamp=2999-01-01T00:00:00.000Z");
  await_line (ali, ":test.server MARKREAD ali :timestamp=20*");
}

static void
test_a_person (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autoptr (Peer) ali = peer_register (fixture->server, "ali", CAPABILITIES);
  g_autoptr (Peer) can = peer_register (fixture->server, "Can", NULL);

  peer_say (ali, "MARKREAD can " EARLY);
  await_line (ali, ":test.server MARKREAD Can :" EARLY);
  peer_say (ali, "MARKREAD CAN");
  EXPECT (ali, ":test.server MARKREAD Can :" EARLY);
  peer_expect_nothing (can, "*MARKREAD*");
}

/* Between the JOIN and the end of the names, in one labelled answer; through a restart of
 * the host, and to who asked for it alone. */
static void
test_join_tells (Fixture      *fixture,
                 gconstpointer user_data)
{
  Peer *ali = peer_register (fixture->server, "ali", CAPABILITIES);
  Peer *old;

  peer_say (ali, "JOIN #merhaba");
  EXPECT (ali, "*JOIN*");
  EXPECT (ali, ":test.server MARKREAD #merhaba :?");
  EXPECT (ali, "* 366 *");
  peer_say (ali, "MARKREAD #merhaba " LATE);
  await_line (ali, "*" LATE);
  peer_free (ali);
  stop (fixture);
  start (fixture);

  ali = peer_register (fixture->server, "ALI", CAPABILITIES);
  old = peer_register (fixture->server, "old", "standard-replies");
  peer_say (ali, "@label=L JOIN #merhaba");
  EXPECT (ali, "@label=L :test.server BATCH *");
  EXPECT (ali, "*JOIN*");
  EXPECT (ali, "@batch=* :test.server MARKREAD #merhaba :" LATE);
  EXPECT (ali, "* 366 *");
  EXPECT (ali, "*BATCH -*");
  peer_say (old, "JOIN #merhaba");
  peer_expect_nothing (old, "*MARKREAD*");
  peer_free (ali);
  peer_free (old);
}

static void
test_refusals (Fixture      *fixture,
               gconstpointer user_data)
{
  static const char *const cases[][2] = {
    { "MARKREAD", "* NEED_MORE_PARAMS :*" },
    { "MARKREAD #merhaba *", "* INVALID_PARAMS ? :*" },
    { "MARKREAD #merhaba yesterday", "* INVALID_PARAMS yesterday :*" },
    { "MARKREAD #merhaba timestamp=", "* INVALID_PARAMS timestamp= :*" },
    { "MARKREAD #merhaba timestamp=2024-01-04", "* INVALID_PARAMS timestamp=2024-01-04 :*" },
    { "MARKREAD #merhaba timestamp=1024-01-04T14:33:26.123Z", "* INVALID_PARAMS timestamp=1024-* :*" },
    { "MARKREAD #merhaba :a b", "* INVALID_PARAMS :Invalid parameters" },
    { "MARKREAD nobody", "* INVALID_PARAMS nobody :*" },
    { "MARKREAD #elsewhere", "* INVALID_PARAMS #elsewhere :*" },
    { "MARKREAD #secret " EARLY, "* INVALID_PARAMS #secret :*" },
    { "MARKREAD :", "* INVALID_PARAMS :Invalid parameters" },
  };
  g_autoptr (Peer) ali = peer_register (fixture->server, "ali", CAPABILITIES);
  g_autoptr (Peer) can = peer_register (fixture->server, "can", NULL);

  peer_say (ali, "JOIN #merhaba");
  peer_say (can, "JOIN #secret");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      peer_forget (ali);
      peer_say (ali, cases[i][0]);
      EXPECT (ali, ":test.server FAIL MARKREAD *");
      peer_forget (ali);
      peer_say (ali, cases[i][0]);
      EXPECT (ali, cases[i][1]);
    }
}

static void
test_a_mark_that_is_not_kept (void)
{
  Fixture fixture = { 0 };
  Peer   *ali;

  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, "The room has no lasting name*");
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, "It is not known who has read what*");
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, "It is not known whose the names are*");
  start_at (&fixture, "/dev/null/room.db");
  ali = peer_register (fixture.server, "ali", "standard-replies");
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_WARNING, "A read mark is not kept*");
  peer_say (ali, "MARKREAD ali " EARLY);
  await_line (ali, ":test.server FAIL MARKREAD INTERNAL_ERROR ali :*");
  g_test_assert_expected_messages ();
  peer_free (ali);
  stop (&fixture);
}

/* A room that keeps nothing keeps no marks. */
static void
test_without_a_store (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);

  peer_say (ali, "CAP LS");
  peer_expect_nothing (ali, "*read-marker*");
  peer_say (ali, "MARKREAD #merhaba " EARLY);
  EXPECT (ali, ":test.server MARKREAD #merhaba :?");
  peer_say (ali, "MARKREAD #merhaba");
  EXPECT (ali, ":test.server MARKREAD #merhaba :?");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/server/cmd-markread/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("set-and-get", test_set_and_get);
  ADD ("nobody-reads-ahead", test_nobody_reads_ahead);
  ADD ("person", test_a_person);
  ADD ("join", test_join_tells);
  ADD ("refusals", test_refusals);
#undef ADD
  g_test_add_func ("/server/cmd-markread/not-kept", test_a_mark_that_is_not_kept);
  g_test_add_func ("/server/cmd-markread/no-store", test_without_a_store);
  return g_test_run ();
}
