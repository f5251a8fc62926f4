// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static char *
filehost (NetLink *link,
          gpointer user_data)
{
  return g_strdup_printf ("https://%s/files", (const char *)user_data);
}

static Peer *
join (Server     *server,
      const char *nick,
      const char *device)
{
  Peer            *peer = device != NULL ? peer_new_device (server, device) : peer_new (server, SERVER_CALLER_IRC);
  g_autofree char *line = g_strdup_printf ("NICK %s", nick);

  peer_say (peer, line);
  peer_say (peer, "USER x 0 * :A person");
  return peer;
}

/* Those who can be known again are told where, and the others not. */
static void
test_token (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) before = join (server, "before", PEER_LAPTOP);
  g_autoptr (Peer) can = NULL;
  g_autoptr (Peer) eda = NULL;
  g_autoptr (Peer) after = NULL;

  peer_expect_nothing (before, "*FILEHOST*");
  server_set_filehost (server, filehost, (gpointer) "10.0.0.1:5");
  can = join (server, "can", PEER_LAPTOP);
  eda = join (server, "eda", NULL);
  EXPECT (can, "* 005 can * soju.im/FILEHOST=https://10.0.0.1:5/files *");
  peer_expect_nothing (eda, "*FILEHOST*");
  server_set_filehost (server, NULL, NULL);
  after = join (server, "after", PEER_LAPTOP);
  peer_expect_nothing (after, "*FILEHOST*");
}

/* In the room is who has registered and has not gone. */
static void
test_device (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) can = peer_new_device (server, PEER_LAPTOP);

  g_assert_false (server_has_device (server, PEER_LAPTOP));
  peer_say (can, "NICK can");
  peer_say (can, "USER x 0 * :A person");
  g_assert_true (server_has_device (server, PEER_LAPTOP));
  g_assert_false (server_has_device (server, PEER_PHONE));
  peer_say (can, "QUIT");
  g_assert_false (server_has_device (server, PEER_LAPTOP));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/filehost/token", test_token);
  g_test_add_func ("/server/filehost/device", test_device);
  return g_test_run ();
}
