// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static void
test_welcome (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_new (server, SERVER_CALLER_IRC);

  peer_say (ali, "NICK Ali");
  g_assert_null (peer_take_line (ali));
  peer_say (ali, "USER ali 0 * :Ali Veli");
  EXPECT (ali, ":test.server 001 Ali :Welcome to Sınıf 5-B, Ali");
  EXPECT (ali, ":test.server 004 Ali test.server merhaba-* * biKklmnoqtv :bkloqv");
  EXPECT (ali, ":test.server 005 Ali *CASEMAPPING=ascii*CHANMODES=bq,k,l,iKmnt*EXTBAN=$,a*KNOCK*");
  EXPECT (ali, ":test.server 005 Ali *NETWORK=Sınıf\\x205-B*PREFIX=(ov)@+*");
  EXPECT (ali, ":test.server 376 Ali :*");
  EXPECT (ali, ":Ali!~ali@localhost JOIN :#merhaba");
  EXPECT (ali, ":test.server 332 Ali #merhaba :Sınıf 5-B");
  EXPECT (ali, ":test.server 353 Ali = #merhaba :@Ali");
  EXPECT (ali, ":test.server 366 Ali #merhaba :*");
}

static void
test_no_auto_join (void)
{
  ServerConfig config = { .name = "test.server", .room_name = "r", .channel = "#merhaba", .max_clients = 9, .ping_ms = 60000 };
  g_autoptr (Server) server = peer_server_new (&config);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);

  peer_say (ali, "WHOIS ali");
  peer_expect_nothing (ali, "*319*");
}

static void
test_capabilities (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) old = peer_new (server, SERVER_CALLER_IRC);
  g_autoptr (Peer) ali = peer_new (server, SERVER_CALLER_IRC);

  peer_say (old, "CAP LS");
  EXPECT (old, ":test.server CAP * LS :*draft/multiline echo-message*");

  peer_say (ali, "CAP LS 302");
  EXPECT (ali, ":test.server CAP * LS :*draft/multiline=max-bytes=65536,max-lines=2048*");
  peer_say (ali, "NICK ali");
  peer_say (ali, "USER ali 0 * :Ali");
  g_assert_null (peer_take_line (ali));
  peer_say (ali, "CAP REQ :server-time no-such-thing");
  EXPECT (ali, ":test.server CAP ali NAK :server-time no-such-thing");
  peer_say (ali, "CAP REQ :server-time echo-message");
  EXPECT (ali, ":test.server CAP ali ACK :server-time echo-message");
  peer_say (ali, "CAP REQ :-echo-message");
  EXPECT (ali, ":test.server CAP ali ACK :-echo-message");
  peer_say (ali, "CAP LIST");
  EXPECT (ali, ":test.server CAP ali LIST :cap-notify server-time");
  peer_say (ali, "CAP FOO");
  EXPECT (ali, ":test.server 410 ali FOO :*");
  peer_say (ali, "CAP END");
  EXPECT (ali, ":test.server 001 ali :*");
}

static void
test_nicks (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "Ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);
  g_autoptr (Peer) late = peer_new (server, SERVER_CALLER_IRC);

  peer_say (late, "NICK");
  EXPECT (late, ":test.server 431 * :*");
  peer_say (late, "NICK 1abc");
  EXPECT (late, ":test.server 432 * 1abc :*");
  peer_say (late, "NICK Şule");
  EXPECT (late, ":test.server 432 * Şule :*");
  peer_say (late, "NICK aLI");
  EXPECT (late, ":test.server 433 * aLI :*");

  peer_forget (can);
  peer_say (ali, "NICK ALI");
  EXPECT (ali, ":Ali!~Ali@localhost NICK :ALI");
  EXPECT (can, ":Ali!~Ali@localhost NICK :ALI");
  peer_say (ali, "NICK Veli");
  EXPECT (can, ":ALI!~Ali@localhost NICK :Veli");
  /* The name that was given up is free. */
  peer_say (late, "NICK Ali");
  peer_say (late, "USER x 0 * :x");
  EXPECT (late, ":test.server 001 Ali :*");
}

static void
test_turkish_i_is_no_letter_of_the_casemapping (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) a = peer_register (server, "IRMAK", NULL);
  g_autoptr (Peer) b = peer_new (server, SERVER_CALLER_IRC);

  peer_say (b, "nick irmak");
  EXPECT (b, ":test.server 433 * irmak :*");
  peer_say (b, "ping x");
  EXPECT (b, ":test.server PONG test.server :x");
}

static void
test_key (void)
{
  ServerConfig config = { .name = "test.server", .room_name = "r", .channel = "#merhaba", .key = "gizli", .max_clients = 9, .ping_ms = 60000 };
  g_autoptr (Server) server = peer_server_new (&config);
  g_autoptr (Peer) none = peer_new (server, SERVER_CALLER_IRC);
  g_autoptr (Peer) right = peer_new (server, SERVER_CALLER_IRC);
  g_autoptr (Peer) owner = peer_new (server, SERVER_CALLER_OWNER);

  peer_say (none, "NICK a");
  peer_say (none, "USER a 0 * :a");
  EXPECT (none, ":test.server 464 a :*");
  EXPECT (none, "ERROR :Wrong key");
  g_assert_true (peer_is_closed (none));

  peer_say (right, "PASS gizli");
  peer_say (right, "NICK a");
  peer_say (right, "USER a 0 * :a");
  EXPECT (right, ":test.server 001 a :*");

  peer_say (owner, "NICK o");
  peer_say (owner, "USER o 0 * :o");
  EXPECT (owner, ":test.server 001 o :*");
}

static void
test_once_only (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);

  peer_say (ali, "USER x 0 * :y");
  EXPECT (ali, ":test.server 462 ali :*");
  peer_say (ali, "PASS x");
  EXPECT (ali, ":test.server 462 ali :*");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/cmd-registration/welcome", test_welcome);
  g_test_add_func ("/server/cmd-registration/no-auto-join", test_no_auto_join);
  g_test_add_func ("/server/cmd-registration/capabilities", test_capabilities);
  g_test_add_func ("/server/cmd-registration/nicks", test_nicks);
  g_test_add_func ("/server/cmd-registration/turkish-i", test_turkish_i_is_no_letter_of_the_casemapping);
  g_test_add_func ("/server/cmd-registration/key", test_key);
  g_test_add_func ("/server/cmd-registration/once-only", test_once_only);
  return g_test_run ();
}
