// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static void
test_asking (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);

  peer_say (ali, "MODE #merhaba +kl gizli 9");
  EXPECT (can, ":ali!~ali@localhost MODE #merhaba +kl gizli 9");
  peer_say (can, "MODE #merhaba");
  EXPECT (can, ":test.server 324 can #merhaba +ntkl gizli 9");
  EXPECT (can, ":test.server 329 can #merhaba :*");
  peer_say (can, "PART #merhaba");
  peer_say (can, "MODE #merhaba");
  EXPECT (can, ":test.server 324 can #merhaba +ntkl * 9");
  peer_say (ali, "MODE #merhaba -lk x");
  EXPECT (ali, ":ali!~ali@localhost MODE #merhaba -lk *");
  peer_say (ali, "MODE ali");
  EXPECT (ali, ":test.server 221 ali :+");
  peer_say (ali, "MODE can");
  EXPECT (ali, ":test.server 502 ali :*");
  peer_say (ali, "MODE ali +i");
  EXPECT (ali, ":test.server 501 ali :*");
  peer_say (ali, "MODE #yok");
  EXPECT (ali, ":test.server 403 ali #yok :*");
}

static void
test_ranks_and_flags (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);
  g_autoptr (Peer) eda = peer_register (server, "eda", "multi-prefix");

  peer_say (can, "MODE #merhaba +m");
  EXPECT (can, ":test.server 482 can #merhaba :*");
  peer_say (ali, "MODE #merhaba +mZ-t+v can");
  EXPECT (ali, ":test.server 472 ali Z :*");
  EXPECT (can, ":ali!~ali@localhost MODE #merhaba +m-t+v can");
  peer_say (can, "PRIVMSG #merhaba :sesim var");
  EXPECT (ali, "*PRIVMSG #merhaba :sesim var");
  peer_say (eda, "PRIVMSG #merhaba :benim yok");
  EXPECT (eda, ":test.server 404 eda #merhaba :*");
  peer_say (eda, "TOPIC #merhaba :ama konu açık");
  EXPECT (ali, "*TOPIC #merhaba :ama konu açık");
  peer_say (ali, "MODE #merhaba +ov can yok");
  EXPECT (ali, ":test.server 401 ali yok :*");
  EXPECT (ali, ":ali!~ali@localhost MODE #merhaba +o can");
  peer_say (eda, "NAMES #merhaba");
  EXPECT (eda, ":test.server 353 eda = #merhaba :@ali @+can eda");
  peer_say (eda, "CAP REQ :userhost-in-names");
  peer_say (eda, "NAMES #merhaba");
  EXPECT (eda, ":test.server 353 eda = #merhaba :@ali!~ali@localhost @+can!~can@localhost eda!~eda@localhost");
  peer_say (ali, "NAMES #merhaba");
  EXPECT (ali, ":test.server 353 ali = #merhaba :@ali @can eda");
  peer_say (ali, "MODE #merhaba +o");
  EXPECT (ali, ":test.server 461 ali MODE :*");
  /* What is so already is not told. */
  peer_forget (eda);
  peer_say (ali, "MODE #merhaba +m");
  g_assert_null (peer_take_line (eda));
}

static void
test_bans (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);

  peer_say (ali, "MODE #merhaba +b CAN");
  EXPECT (can, ":ali!~ali@localhost MODE #merhaba +b CAN!*@*");
  peer_say (can, "PRIVMSG #merhaba :x");
  EXPECT (can, ":test.server 404 can #merhaba :*");
  peer_say (can, "MODE #merhaba b");
  EXPECT (can, ":test.server 367 can #merhaba CAN!*@* ali :*");
  EXPECT (can, ":test.server 368 can #merhaba :*");
  peer_say (can, "PART #merhaba");
  peer_say (can, "JOIN #merhaba");
  EXPECT (can, ":test.server 474 can #merhaba :*");
  peer_say (ali, "MODE #merhaba -b can!*@*");
  peer_say (can, "JOIN #merhaba");
  EXPECT (can, ":can!~can@localhost JOIN :#merhaba");
}

static void
test_key_and_limit (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);

  peer_say (ali, "JOIN #a");
  peer_say (ali, "MODE #a +k gizli");
  peer_say (can, "JOIN #a yanlış");
  EXPECT (can, ":test.server 475 can #a :*");
  peer_say (ali, "MODE #a +l 1");
  peer_say (can, "JOIN #a gizli");
  EXPECT (can, ":test.server 471 can #a :*");
  peer_say (ali, "MODE #a -l");
  peer_say (can, "JOIN #a gizli");
  EXPECT (can, "*JOIN :#a");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/cmd-mode/asking", test_asking);
  g_test_add_func ("/server/cmd-mode/ranks-and-flags", test_ranks_and_flags);
  g_test_add_func ("/server/cmd-mode/bans", test_bans);
  g_test_add_func ("/server/cmd-mode/key-and-limit", test_key_and_limit);
  return g_test_run ();
}
