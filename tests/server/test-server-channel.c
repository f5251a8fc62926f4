// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static void
test_operators (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) guest = peer_new (server, SERVER_CALLER_PLAIN_TEXT);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) owner = peer_new (server, SERVER_CALLER_OWNER);

  /* Ali came first but for a guest, who cannot keep order. */
  peer_say (ali, "NAMES #merhaba");
  EXPECT (ali, ":test.server 353 ali = #merhaba :Guest1 @ali");
  peer_say (owner, "NICK ev");
  peer_say (owner, "USER ev 0 * :Ev Sahibi");
  EXPECT (ali, ":ev!~ev@localhost JOIN :#merhaba");
  EXPECT (ali, ":test.server MODE #merhaba +o :ev");
  EXPECT (owner, ":test.server 353 ev = #merhaba :Guest1 @ali @ev");

  peer_say (ali, "KICK #merhaba ev");
  EXPECT (ali, ":test.server 482 ali #merhaba :*");
  peer_say (ali, "MODE #merhaba -o ev");
  EXPECT (ali, ":test.server 482 ali #merhaba :*");
  peer_say (ali, "MODE #merhaba +b *!*@*");
  peer_say (owner, "PRIVMSG #merhaba :buradayım");
  EXPECT (ali, ":ev!~ev@localhost PRIVMSG #merhaba :buradayım");
}

static void
test_channel_limit (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *line = g_strdup_printf ("JOIN #k%u", i);

      peer_say (ali, line);
    }
  EXPECT (ali, ":test.server 405 ali #k19 :*");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/server-channel/operators", test_operators);
  g_test_add_func ("/server/server-channel/limit", test_channel_limit);
  return g_test_run ();
}
