// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static void
test_who (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);
  g_autoptr (Peer) guest = peer_new (server, SERVER_CALLER_PLAIN_TEXT);

  peer_say (can, "AWAY :yok");
  peer_say (ali, "MODE #merhaba +v can");
  peer_say (ali, "WHO #merhaba");
  EXPECT (ali, ":test.server 352 ali #merhaba ~ali localhost test.server ali H@ :0 ali Person");
  EXPECT (ali, ":test.server 352 ali #merhaba ~can localhost test.server can G+ :0 can Person");
  EXPECT (ali, ":test.server 352 ali #merhaba guest localhost test.server Guest1 H :0 Guest 1");
  EXPECT (ali, ":test.server 315 ali #merhaba :*");
  peer_say (ali, "WHO C*");
  EXPECT (ali, ":test.server 352 ali * ~can *");
  EXPECT (ali, ":test.server 315 ali C* :*");
  peer_say (ali, "WHO #yok");
  EXPECT (ali, ":test.server 315 ali #yok :*");
}

static void
test_nobody_passes_for_a_guest (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) liar = peer_new (server, SERVER_CALLER_IRC);

  peer_say (liar, "NICK liar");
  peer_say (liar, "USER guest 0 * :Guest 1");
  EXPECT (liar, ":liar!~guest@localhost JOIN :#merhaba");
}

static void
test_whois (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);

  peer_say (ali, "WHOIS can");
  EXPECT (ali, ":test.server 311 ali can ~can localhost * :can Person");
  EXPECT (ali, ":test.server 319 ali can :#merhaba");
  EXPECT (ali, ":test.server 312 ali can test.server :Sınıf 5-B");
  EXPECT (ali, ":test.server 378 ali can :is connecting from localhost port 0");
  EXPECT (ali, ":test.server 317 ali can 0 * :*");
  EXPECT (ali, ":test.server 318 ali can :*");
  /* Where somebody calls from is told to themselves and to operators. */
  peer_say (can, "WHOIS test.server ali");
  EXPECT (can, ":test.server 319 can ali :@#merhaba");
  peer_expect_nothing (can, "* 378 *");
  peer_say (can, "WHOIS yok");
  EXPECT (can, ":test.server 401 can yok :*");
  EXPECT (can, ":test.server 318 can yok :*");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/cmd-who/who", test_who);
  g_test_add_func ("/server/cmd-who/no-false-guests", test_nobody_passes_for_a_guest);
  g_test_add_func ("/server/cmd-who/whois", test_whois);
  return g_test_run ();
}
