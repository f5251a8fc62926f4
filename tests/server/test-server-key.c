// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-key.h"

#include "fixtures/locale.h"
#include "server/peer.h"

#include <string.h>

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static const ServerConfig config = {
  .name = "test.server",
  .room_name = "r",
  .channel = "#merhaba",
  .key = "gizli",
  .max_clients = 99,
  .ping_ms = 60000,
  .auto_join = TRUE,
};

/* Somebody who comes from @host with @key; who comes from 10.0.0.2 is n2. */
static Peer *
come (Server     *server,
      const char *host,
      const char *key)
{
  Peer            *peer = peer_new_from (server, host);
  g_autofree char *pass = g_strdup_printf ("PASS %s", key);
  g_autofree char *nick = g_strdup_printf ("NICK n%s", strrchr (host, '.') + 1);

  if (key != NULL)
    peer_say (peer, pass);
  peer_say (peer, nick);
  peer_say (peer, "USER can 0 * :Can");
  return peer;
}

static gboolean
needs_key (Server *server)
{
  gboolean needs;

  g_object_get (server, "needs-key", &needs, NULL);
  return needs;
}

static void
note_cb (Server     *server,
         GParamSpec *pspec,
         guint      *n)
{
  (*n)++;
}

/* It is the room's channel key too, and whoever is in knows it. */
static void
test_changed (void)
{
  g_autoptr (Server) server = peer_server_new (&config);
  g_autoptr (Peer) owner = peer_new (server, SERVER_CALLER_OWNER);
  g_autoptr (Peer) old = NULL;
  g_autoptr (Peer) wrong = NULL;
  g_autoptr (Peer) right = NULL;
  g_autoptr (Peer) anybody = NULL;
  guint n = 0;

  g_assert_true (needs_key (server));
  g_signal_connect (server, "notify::needs-key", G_CALLBACK (note_cb), &n);
  peer_say (owner, "NICK op");
  peer_say (owner, "USER op 0 * :Op");
  EXPECT (owner, ":test.server 366 *");
  old = come (server, "10.0.0.2", "gizli");
  EXPECT (old, ":n2!* JOIN :#merhaba");
  peer_say (old, "MODE #merhaba");
  EXPECT (old, ":test.server 324 n2 #merhaba +ntk gizli");

  peer_say (owner, "MODE #merhaba +k yeni");
  EXPECT (old, ":op!* MODE #merhaba +k yeni");
  wrong = come (server, "10.0.0.3", "gizli");
  EXPECT (wrong, ":test.server 464 *");
  peer_say (old, "PART #merhaba");
  peer_say (old, "JOIN #merhaba");
  EXPECT (old, ":test.server 475 n2 #merhaba :*");
  right = come (server, "10.0.0.4", "yeni");
  EXPECT (right, ":n4!* JOIN :#merhaba");
  peer_say (right, "PART #merhaba");
  peer_say (right, "JOIN #merhaba");
  EXPECT (right, ":n4!* JOIN :#merhaba");

  peer_say (owner, "MODE #merhaba -k *");
  g_assert_false (needs_key (server));
  anybody = come (server, "10.0.0.5", NULL);
  EXPECT (anybody, ":n5!* JOIN :#merhaba");
  g_assert_cmpuint (n, ==, 2);
}

/* People may try as long as they like, but nobody can try thousands. */
static void
test_guessing (void)
{
  g_autoptr (Server) server = peer_server_new (&config);
  g_autoptr (Peer) too_many = NULL;
  g_autoptr (Peer) neighbour = NULL;
  g_autoptr (Peer) asks = NULL;

  for (guint i = 0; i < SERVER_KEY_TRIES; i++)
    {
      g_autoptr (Peer) wrong = come (server, "10.0.0.2", "yanlis");

      EXPECT (wrong, ":test.server 464 *");
      EXPECT (wrong, "ERROR :Wrong key");
    }
  too_many = come (server, "10.0.0.2", "gizli");
  EXPECT (too_many, "ERROR :Too many wrong keys");
  g_assert_true (peer_is_closed (too_many));
  neighbour = come (server, "10.0.0.3", "gizli");
  EXPECT (neighbour, ":test.server 001 * :*");
  asks = come (server, "10.0.0.2", NULL);
  EXPECT (asks, ":test.server 464 *");
}

/* To ask whether there is a key is no guess. */
static void
test_asking (void)
{
  g_autoptr (Server) server = peer_server_new (&config);
  g_autoptr (Peer) right = NULL;

  for (guint i = 0; i < 3 * SERVER_KEY_TRIES; i++)
    {
      g_autoptr (Peer) asks = come (server, "10.0.0.2", NULL);

      EXPECT (asks, "ERROR :Wrong key");
    }
  right = come (server, "10.0.0.2", "gizli");
  EXPECT (right, ":test.server 001 * :*");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/server-key/changed", test_changed);
  g_test_add_func ("/server/server-key/guessing", test_guessing);
  g_test_add_func ("/server/server-key/asking", test_asking);
  return g_test_run ();
}
