// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static void
test_ping_timeout (void)
{
  ServerConfig config = { .name = "test.server", .room_name = "r", .channel = "#merhaba", .max_clients = 9, .ping_ms = 40, .auto_join = TRUE };
  g_autoptr (Server) server = peer_server_new (&config);
  g_autoptr (Peer) silent = peer_register (server, "silent", NULL);
  g_autoptr (Peer) guest = peer_new (server, SERVER_CALLER_PLAIN_TEXT);

  AWAIT (peer_is_closed (silent));
  EXPECT (silent, "PING :test.server");
  EXPECT (silent, "ERROR :Ping timeout");
  /* A guest knows no PING, and may listen for as long as it likes. */
  g_assert_false (peer_is_closed (guest));
}

static void
test_registration_timeout (void)
{
  ServerConfig config = { .name = "test.server", .room_name = "r", .channel = "#merhaba", .max_clients = 9, .ping_ms = 40, .auto_join = TRUE };
  g_autoptr (Server) server = peer_server_new (&config);
  g_autoptr (Peer) slow = peer_new (server, SERVER_CALLER_IRC);

  peer_say (slow, "CAP LS 302");
  while (!peer_is_closed (slow))
    {
      peer_say (slow, "PING x");
      g_main_context_iteration (NULL, TRUE);
    }
  EXPECT (slow, "ERROR :Registration timed out");
}

static void
test_full_room (void)
{
  ServerConfig config = { .name = "test.server", .room_name = "r", .channel = "#merhaba", .max_clients = 2, .ping_ms = 60000, .auto_join = TRUE };
  g_autoptr (Server) server = peer_server_new (&config);
  g_autoptr (Peer) a = peer_register (server, "a", NULL);
  g_autoptr (Peer) b = peer_register (server, "b", NULL);
  g_autoptr (Peer) c = peer_new (server, SERVER_CALLER_IRC);
  g_autoptr (Peer) owner = peer_new (server, SERVER_CALLER_OWNER);

  EXPECT (c, "ERROR :The room is full");
  g_assert_true (peer_is_closed (c));
  g_assert_false (peer_is_closed (owner));
}

static void
test_connection_lost (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);

  peer_hang_up (ali);
  EXPECT (can, ":ali!~ali@localhost QUIT :Connection closed");
  g_assert_cmpuint (server_get_n_clients (server), ==, 1);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Those outside learn how many are in the room: neither who is in another channel nor who
 * has only called. */
static void
test_people (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  guint n_changes = 0;
  g_autoptr (Peer) ali = NULL;
  g_autoptr (Peer) can = NULL;
  g_autoptr (Peer) caller = peer_new (server, SERVER_CALLER_IRC);

  g_signal_connect_swapped (server, "people-changed", G_CALLBACK (count_cb), &n_changes);
  ali = peer_register (server, "ali", NULL);
  can = peer_register (server, "can", NULL);
  peer_say (ali, "JOIN #other");
  g_assert_cmpuint (server_get_n_people (server), ==, 2);
  g_assert_cmpuint (n_changes, ==, 2);
  peer_say (ali, "PART #other");
  peer_say (can, "PART #merhaba");
  peer_hang_up (ali);
  g_assert_cmpuint (server_get_n_people (server), ==, 0);
  g_assert_cmpuint (n_changes, ==, 4);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/server/ping-timeout", test_ping_timeout);
  g_test_add_func ("/server/server/registration-timeout", test_registration_timeout);
  g_test_add_func ("/server/server/full-room", test_full_room);
  g_test_add_func ("/server/server/connection-lost", test_connection_lost);
  g_test_add_func ("/server/server/people", test_people);
  return g_test_run ();
}
