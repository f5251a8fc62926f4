// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))
#define MODERN "message-tags batch labeled-response echo-message"

static void
test_labels (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);

  /* One line carries the label, several come in a batch, none is an ACK. */
  peer_say (ali, "@label=one PING x");
  EXPECT (ali, "@label=one :test.server PONG test.server :x");
  peer_say (ali, "@label=many WHO #merhaba");
  EXPECT (ali, "@label=many :test.server BATCH +r* labeled-response");
  EXPECT (ali, "@batch=r* :test.server 352 ali *");
  EXPECT (ali, "@batch=r* :test.server 315 ali *");
  EXPECT (ali, ":test.server BATCH -r*");
  peer_say (ali, "@label=none NICK ali");
  EXPECT (ali, "@label=none :test.server ACK");
  peer_say (ali, "@label=pong PONG x");
  EXPECT (ali, "@label=pong :test.server ACK");
  peer_say (ali, "@label=a\\:b FOO");
  EXPECT (ali, "@label=a\\:b :test.server 421 ali FOO :*");
}

static void
test_labels_that_do_not_count (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) old = peer_register (server, "old", "message-tags");
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);

  peer_forget (old);
  peer_say (old, "@label=x PING y");
  EXPECT (old, ":test.server PONG test.server :y");
  peer_say (ali, "@label=01234567890123456789012345678901234567890123456789012345678901234 PING y");
  EXPECT (ali, ":test.server PONG test.server :y");
}

static void
test_only_the_asker_sees_the_label (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (server, "can", MODERN);

  peer_say (ali, "@label=L JOIN #a");
  EXPECT (ali, "@label=L :test.server BATCH +* labeled-response");
  EXPECT (ali, "@batch=*;msgid=* :ali!~ali@localhost JOIN :#a");
  peer_say (ali, "@label=M TOPIC #merhaba :yeni");
  EXPECT (can, "@msgid=* :ali!~ali@localhost TOPIC #merhaba :yeni");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/server-reply/labels", test_labels);
  g_test_add_func ("/server/server-reply/labels-that-do-not-count", test_labels_that_do_not_count);
  g_test_add_func ("/server/server-reply/only-the-asker", test_only_the_asker_sees_the_label);
  return g_test_run ();
}
