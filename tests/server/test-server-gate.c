// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <string.h>

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static void
test_order (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) new_one = peer_new (server, SERVER_CALLER_IRC);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);

  peer_say (new_one, "JOIN #a");
  EXPECT (new_one, ":test.server 451 * :*");
  peer_say (new_one, "FOO");
  EXPECT (new_one, ":test.server 451 * :*");
  peer_say (ali, "FOO bar");
  EXPECT (ali, ":test.server 421 ali FOO :*");
  peer_say (ali, "KICK #a");
  EXPECT (ali, ":test.server 461 ali KICK :*");
}

static void
test_bad_lines (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", "standard-replies");
  g_autoptr (Peer) old = peer_register (server, "old", NULL);
  g_autofree char *text = g_strnfill (600, 'x');
  g_autofree char *line = g_strconcat ("PRIVMSG #merhaba :", text, NULL);

  peer_say (ali, "PRIVMSG #merhaba :\xff\xfe");
  EXPECT (ali, ":test.server FAIL * INVALID_UTF8 :*");
  peer_say (old, "PRIVMSG #merhaba :\xff\xfe");
  EXPECT (old, ":test.server NOTICE old :*UTF-8*");
  peer_say_bytes (ali, "PRIVMSG #merhaba :a\0b", 21);
  EXPECT (ali, ":test.server FAIL * INVALID_MESSAGE :*");
  peer_say (ali, line);
  EXPECT (ali, ":test.server 417 ali :*");
  peer_say_too_much (ali);
  EXPECT (ali, ":test.server 417 ali :*");
  peer_say (ali, "   ");
  g_assert_null (peer_take_line (ali));
  peer_expect_nothing (old, "*PRIVMSG*");
}

static void
test_flood_waits_and_goes_on (void)
{
  ServerConfig config = { .name = "test.server", .room_name = "r", .channel = "#merhaba", .max_clients = 9, .ping_ms = 60000, .auto_join = TRUE, .flood_limits = TRUE };
  g_autoptr (Server) server = peer_server_new (&config);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) owner = peer_new (server, SERVER_CALLER_OWNER);
  guint n = 0;

  while (!peer_is_paused (ali))
    {
      peer_say (ali, "PRIVMSG #merhaba :x");
      g_assert_cmpuint (n++, <, 200);
    }
  /* Enough for a person's quickest talk. */
  g_assert_cmpuint (n, >=, 40);
  g_assert_false (peer_is_closed (ali));
  AWAIT (!peer_is_paused (ali));

  for (guint i = 0; i < 500; i++)
    peer_say (owner, "PING x");
  g_assert_false (peer_is_paused (owner));
}

static void
test_long_paste_is_no_flood (void)
{
  ServerConfig config = { .name = "test.server", .room_name = "r", .channel = "#merhaba", .max_clients = 9, .ping_ms = 60000, .auto_join = TRUE, .flood_limits = TRUE };
  g_autoptr (Server) server = peer_server_new (&config);
  g_autoptr (Peer) ali = peer_register (server, "ali", "batch draft/multiline message-tags");

  peer_say (ali, "BATCH +1 draft/multiline #merhaba");
  for (guint i = 0; i < 1500; i++)
    peer_say (ali, "@batch=1 PRIVMSG #merhaba :x");
  peer_say (ali, "BATCH -1");
  g_assert_false (peer_is_paused (ali));
}

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

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/server-gate/order", test_order);
  g_test_add_func ("/server/server-gate/bad-lines", test_bad_lines);
  g_test_add_func ("/server/server-gate/flood-waits-and-goes-on", test_flood_waits_and_goes_on);
  g_test_add_func ("/server/server-gate/long-paste-is-no-flood", test_long_paste_is_no_flood);
  g_test_add_func ("/server/server/ping-timeout", test_ping_timeout);
  g_test_add_func ("/server/server/full-room", test_full_room);
  g_test_add_func ("/server/server/connection-lost", test_connection_lost);
  return g_test_run ();
}
