// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#include <string.h>

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static void
test_to_room (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);
  g_autoptr (Peer) guest = peer_new (server, SERVER_CALLER_PLAIN_TEXT);
  g_autofree char *bytes = NULL;

  peer_forget (ali);
  peer_forget (guest);
  peer_say (ali, "PRIVMSG #MERHABA :selam \002dünya\002");
  EXPECT (can, ":ali!~ali@localhost PRIVMSG #MERHABA :selam \002dünya\002");
  peer_expect_nothing (ali, "*PRIVMSG*");
  bytes = peer_take_bytes (guest);
  g_assert_cmpstr (bytes, ==, "ali Person: selam dünya\n");
}

static void
test_private (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);
  g_autoptr (Peer) eda = peer_register (server, "eda", NULL);

  peer_say (can, "AWAY :yemekte");
  peer_forget (can);
  peer_forget (eda);
  peer_say (ali, "PRIVMSG can,yok :sır");
  EXPECT (can, ":ali!~ali@localhost PRIVMSG can :sır");
  EXPECT (ali, ":test.server 301 ali can :yemekte");
  EXPECT (ali, ":test.server 401 ali yok :*");
  peer_expect_nothing (eda, "*sır*");
}

static void
test_refusals (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);

  peer_say (ali, "PRIVMSG");
  EXPECT (ali, ":test.server 411 ali :*");
  peer_say (ali, "PRIVMSG #merhaba");
  EXPECT (ali, ":test.server 412 ali :*");
  peer_say (ali, "PRIVMSG #merhaba :");
  EXPECT (ali, ":test.server 412 ali :*");
  peer_say (ali, "PRIVMSG #yok :x");
  EXPECT (ali, ":test.server 403 ali #yok :*");
  peer_say (ali, "PRIVMSG a,b,c,d,e :x");
  EXPECT (ali, ":test.server 407 ali a,b,c,d,e :*");
  peer_say (ali, "NOTICE #yok :x");
  peer_say (ali, "NOTICE yok :x");
  peer_say (ali, "NOTICE");
  g_assert_null (peer_take_line (ali));
  peer_say (ali, "TAGMSG #merhaba");
  EXPECT (ali, ":test.server 421 ali TAGMSG :*");
}

static void
test_tagmsg (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", "message-tags");
  g_autoptr (Peer) can = peer_register (server, "can", "message-tags");
  g_autoptr (Peer) old = peer_register (server, "old", NULL);

  peer_forget (old);
  peer_say (ali, "@+typing=active;label=x TAGMSG #merhaba");
  EXPECT (can, "@msgid=*;+typing=active :ali!~ali@localhost TAGMSG #merhaba");
  g_assert_null (peer_take_line (old));
}

/* Who may not speak hears why a reaction went nowhere, and nothing when they type. */
static void
test_refused_tagmsg (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", "message-tags");
  g_autoptr (Peer) can = peer_register (server, "can", "message-tags batch labeled-response");

  peer_say (ali, "MODE #merhaba +q can");
  EXPECT (can, "*MODE #merhaba +q can*");
  peer_forget (ali);
  peer_say (can, "@+typing=active TAGMSG #merhaba");
  peer_say (can, "@+draft/react=👍 TAGMSG #merhaba");
  peer_say (can, "@+typing=active TAGMSG #yok");
  peer_say (can, "@+typing=active TAGMSG yok");
  g_assert_null (peer_take_line (can));
  peer_say (can, "@label=a;+draft/react=👍;+reply=m1 TAGMSG #merhaba");
  EXPECT (can, "@label=a :test.server 404 can #merhaba :*");
  peer_say (can, "@label=b;+draft/unreact=👍;+reply=m1 TAGMSG #merhaba");
  EXPECT (can, "@label=b :test.server 404 can #merhaba :*");
  peer_say (can, "@label=c;+draft/react=👍;+reply=m1 TAGMSG yok");
  EXPECT (can, "@label=c :test.server 401 can yok :*");
  g_assert_null (peer_take_line (ali));

  peer_say (ali, "MODE #merhaba -q+m can!*@*");
  EXPECT (can, "*MODE #merhaba -q+m *");
  peer_say (can, "@label=d;+draft/react=👍;+reply=m1 TAGMSG #merhaba");
  EXPECT (can, "@label=d :test.server 404 can #merhaba :*");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/cmd-message/to-room", test_to_room);
  g_test_add_func ("/server/cmd-message/private", test_private);
  g_test_add_func ("/server/cmd-message/refusals", test_refusals);
  g_test_add_func ("/server/cmd-message/tagmsg", test_tagmsg);
  g_test_add_func ("/server/cmd-message/refused-tagmsg", test_refused_tagmsg);
  return g_test_run ();
}
