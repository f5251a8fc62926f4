// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static void
test_join_and_part (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", "extended-join");

  peer_say (ali, "JOIN #oyun,yok,#b\adl");
  EXPECT (ali, ":ali!~ali@localhost JOIN :#oyun");
  EXPECT (ali, ":test.server 353 ali = #oyun :@ali");
  EXPECT (ali, ":test.server 403 ali yok :*");
  peer_say (can, "JOIN #OYUN");
  EXPECT (can, ":can!~can@localhost JOIN #oyun * :can Person");
  EXPECT (ali, ":can!~can@localhost JOIN :#oyun");
  peer_say (can, "JOIN #oyun");
  peer_expect_nothing (ali, "*JOIN*");

  peer_say (ali, "PART #oyun,#yok :hoşça kalın");
  EXPECT (ali, ":ali!~ali@localhost PART #oyun :hoşça kalın");
  EXPECT (ali, ":test.server 403 ali #yok :*");
  EXPECT (can, ":ali!~ali@localhost PART #oyun :hoşça kalın");
  peer_say (ali, "PART #oyun");
  EXPECT (ali, ":test.server 442 ali #oyun :*");
  peer_say (can, "JOIN 0");
  EXPECT (can, ":can!~can@localhost PART :#merhaba");
  EXPECT (can, ":can!~can@localhost PART :#oyun");
  peer_say (ali, "LIST");
  peer_expect_nothing (ali, "*322*#oyun*");
}

static void
test_kick (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);
  g_autoptr (Peer) guest = peer_new (server, SERVER_CALLER_PLAIN_TEXT);
  g_autofree char *goodbye = NULL;

  peer_say (can, "KICK #merhaba ali");
  EXPECT (can, ":test.server 482 can #merhaba :*");
  peer_say (ali, "KICK #merhaba yok");
  EXPECT (ali, ":test.server 441 ali yok #merhaba :*");
  peer_forget (guest);
  peer_say (ali, "KICK #merhaba can,Guest1 :yeter");
  EXPECT (can, ":ali!~ali@localhost KICK #merhaba can :yeter");
  EXPECT (ali, ":ali!~ali@localhost KICK #merhaba Guest1 :yeter");
  goodbye = peer_take_bytes (guest);
  g_assert_cmpstr (goodbye, ==, "quit");
  g_assert_true (peer_is_closed (guest));
  peer_say (can, "PRIVMSG #merhaba :x");
  EXPECT (can, ":test.server 404 can #merhaba :*");
}

static void
test_topic (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);

  peer_say (can, "TOPIC #merhaba");
  EXPECT (can, ":test.server 332 can #merhaba :Sınıf 5-B");
  peer_say (can, "TOPIC #merhaba :benim");
  EXPECT (can, ":test.server 482 can #merhaba :*");
  peer_say (ali, "TOPIC #merhaba :Yeni konu");
  EXPECT (can, ":ali!~ali@localhost TOPIC #merhaba :Yeni konu");
  EXPECT (ali, ":ali!~ali@localhost TOPIC #merhaba :Yeni konu");
  peer_say (ali, "TOPIC #merhaba :");
  peer_say (can, "TOPIC #merhaba");
  EXPECT (can, ":test.server 331 can #merhaba :*");
}

static void
test_invite (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);

  peer_say (ali, "JOIN #gizli");
  peer_say (ali, "MODE #gizli +i");
  peer_say (can, "JOIN #gizli");
  EXPECT (can, ":test.server 473 can #gizli :*");
  peer_say (ali, "INVITE can #gizli");
  EXPECT (ali, ":test.server 341 ali can :#gizli");
  EXPECT (can, ":ali!~ali@localhost INVITE can :#gizli");
  peer_say (can, "JOIN #gizli");
  EXPECT (can, ":can!~can@localhost JOIN :#gizli");
  peer_say (ali, "INVITE can #gizli");
  EXPECT (ali, ":test.server 443 ali can #gizli :*");
  peer_say (ali, "INVITE yok #gizli");
  EXPECT (ali, ":test.server 401 ali yok :*");
}

/* No newcomers: who was in the room may come back, the others may ask, or not even that. */
static void
test_lock_and_knock (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) op = peer_register (server, "op", NULL);
  g_autoptr (Peer) known = peer_new_device (server, PEER_LAPTOP);
  g_autoptr (Peer) stranger = peer_new_device (server, PEER_PHONE);
  g_autoptr (Peer) nobody = NULL;

  peer_say (known, "KNOCK #merhaba");
  EXPECT (known, ":test.server 451 *");
  peer_say_who (known, "can");
  EXPECT (known, ":test.server 366 *");
  peer_say (known, "KNOCK #merhaba");
  EXPECT (known, ":test.server 714 can #merhaba :*");
  peer_say (op, "MODE #merhaba +i");
  peer_say (known, "PART #merhaba");
  peer_say (known, "JOIN #merhaba");
  EXPECT (known, ":test.server 366 *");

  peer_say_who (stranger, "deniz");
  EXPECT (stranger, ":test.server 473 deniz #merhaba :*");
  peer_say (stranger, "JOIN #merhaba");
  EXPECT (stranger, ":test.server 473 deniz #merhaba :*");
  peer_forget (known);
  peer_say (stranger, "KNOCK #merhaba");
  EXPECT (op, ":test.server 710 op #merhaba deniz!~x@localhost :A person has asked for an invite");
  EXPECT (stranger, ":test.server 711 deniz #merhaba :*");
  peer_say (stranger, "KNOCK #merhaba");
  EXPECT (stranger, ":test.server 712 deniz #merhaba :*");
  peer_expect_nothing (op, "* 710 *");
  peer_expect_nothing (known, "* 710 *");
  peer_say (op, "INVITE deniz #merhaba");
  EXPECT (stranger, "*INVITE deniz :#merhaba");
  peer_say (stranger, "JOIN #merhaba");
  EXPECT (stranger, ":test.server 366 *");

  peer_say (op, "MODE #merhaba +K");
  nobody = peer_register (server, "x", NULL);
  peer_say (nobody, "KNOCK #merhaba");
  EXPECT (nobody, ":test.server 480 x #merhaba :*");
  peer_say (op, "MODE #merhaba -iK");
  peer_say (nobody, "KNOCK #merhaba");
  EXPECT (nobody, ":test.server 713 x #merhaba :*");
  peer_say (nobody, "KNOCK #nowhere");
  EXPECT (nobody, ":test.server 403 x #nowhere :*");
}

/* Who knocks is told that it is not now, and may knock again. */
static void
test_uninvite (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) op = peer_register (server, "op", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);
  g_autoptr (Peer) deniz = NULL;

  peer_say (op, "MODE #merhaba +i");
  deniz = peer_register (server, "deniz", NULL);
  peer_say (op, "UNINVITE deniz #merhaba");
  EXPECT (op, ":test.server 505 op deniz #merhaba :*");
  peer_say (deniz, "KNOCK #merhaba");
  peer_forget (deniz);
  peer_say (can, "UNINVITE deniz #merhaba");
  EXPECT (can, ":test.server 482 can #merhaba :*");
  peer_say (deniz, "UNINVITE deniz #merhaba");
  EXPECT (deniz, ":test.server 442 deniz #merhaba :*");
  peer_expect_nothing (deniz, "* 653 *");
  peer_say (op, "UNINVITE deniz #merhaba");
  EXPECT (op, ":test.server 494 op #merhaba deniz :*");
  EXPECT (deniz, ":test.server 653 deniz :op does not let you into #merhaba now; *");
  peer_say (op, "UNINVITE deniz #merhaba");
  EXPECT (op, ":test.server 505 op deniz #merhaba :*");
  peer_say (deniz, "KNOCK #merhaba");
  EXPECT (deniz, ":test.server 711 deniz #merhaba :*");
  /* An invitation is taken back. */
  peer_say (op, "INVITE deniz #merhaba");
  peer_say (op, "UNINVITE deniz #merhaba");
  peer_say (deniz, "JOIN #merhaba");
  EXPECT (deniz, ":test.server 473 deniz #merhaba :*");
  peer_say (op, "UNINVITE can #merhaba");
  EXPECT (op, ":test.server 505 op can #merhaba :*");
  peer_say (op, "UNINVITE yok #merhaba");
  EXPECT (op, ":test.server 401 op yok :*");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/cmd-channel/join-and-part", test_join_and_part);
  g_test_add_func ("/server/cmd-channel/kick", test_kick);
  g_test_add_func ("/server/cmd-channel/topic", test_topic);
  g_test_add_func ("/server/cmd-channel/invite", test_invite);
  g_test_add_func ("/server/cmd-channel/lock-and-knock", test_lock_and_knock);
  g_test_add_func ("/server/cmd-channel/uninvite", test_uninvite);
  return g_test_run ();
}
