// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

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

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/server-client/flood-waits-and-goes-on", test_flood_waits_and_goes_on);
  g_test_add_func ("/server/server-client/long-paste-is-no-flood", test_long_paste_is_no_flood);
  return g_test_run ();
}
