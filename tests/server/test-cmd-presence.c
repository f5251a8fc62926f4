// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static void
test_away (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", "away-notify");
  g_autoptr (Peer) old = peer_register (server, "old", NULL);

  peer_say (ali, "AWAY :yemekte");
  EXPECT (ali, ":test.server 306 ali :*");
  EXPECT (can, ":ali!~ali@localhost AWAY :yemekte");
  peer_say (ali, "AWAY");
  EXPECT (ali, ":test.server 305 ali :*");
  EXPECT (can, ":ali!~ali@localhost AWAY");
  peer_expect_nothing (old, "*AWAY*");
}

static void
test_away_is_told_to_who_joins_later (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", "away-notify");
  g_autoptr (Peer) can = peer_register (server, "can", NULL);

  peer_say (can, "AWAY :yok");
  peer_say (ali, "JOIN #a");
  peer_forget (ali);
  peer_say (can, "JOIN #a");
  EXPECT (ali, ":can!~can@localhost JOIN :#a");
  EXPECT (ali, ":can!~can@localhost AWAY :yok");
}

static void
test_setname (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", "setname standard-replies");
  g_autoptr (Peer) can = peer_register (server, "can", "setname");
  g_autoptr (Peer) old = peer_register (server, "old", NULL);
  g_autofree char *long_name = g_strnfill (129, 'x');
  g_autofree char *long_line = g_strconcat ("SETNAME :", long_name, NULL);

  peer_forget (old);
  peer_say (ali, "SETNAME :Ali Veli");
  EXPECT (ali, ":ali!~ali@localhost SETNAME :Ali Veli");
  EXPECT (can, ":ali!~ali@localhost SETNAME :Ali Veli");
  g_assert_null (peer_take_line (old));
  peer_say (old, "WHOIS ali");
  EXPECT (old, ":test.server 311 old ali ~ali localhost * :Ali Veli");
  peer_say (ali, long_line);
  EXPECT (ali, ":test.server FAIL SETNAME INVALID_REALNAME :*");
}

static void
test_quit (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);

  peer_say (ali, "JOIN #a");
  peer_say (can, "JOIN #a");
  peer_forget (can);
  peer_say (ali, "QUIT :hoşça kalın");
  EXPECT (ali, "ERROR :hoşça kalın");
  g_assert_true (peer_is_closed (ali));
  /* Once, however many channels they share. */
  EXPECT (can, ":ali!~ali@localhost QUIT :hoşça kalın");
  peer_expect_nothing (can, "*QUIT*");
  g_assert_cmpuint (server_get_n_clients (server), ==, 1);
}

static void
test_ping (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_new (server, SERVER_CALLER_IRC);

  peer_say (ali, "PING :a b");
  EXPECT (ali, ":test.server PONG test.server :a b");
  peer_say (ali, "PONG x");
  g_assert_null (peer_take_line (ali));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/cmd-presence/away", test_away);
  g_test_add_func ("/server/cmd-presence/away-later", test_away_is_told_to_who_joins_later);
  g_test_add_func ("/server/cmd-presence/setname", test_setname);
  g_test_add_func ("/server/cmd-presence/quit", test_quit);
  g_test_add_func ("/server/cmd-presence/ping", test_ping);
  return g_test_run ();
}
