// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#include <string.h>

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static void
test_order (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) new_one = peer_new (server, SERVER_CALLER_IRC);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);

  peer_say (new_one, "JOIN #a");
  EXPECT (new_one, ":test.server 451 * :*");
  peer_say (new_one, "FOO");
  EXPECT (new_one, ":test.server 451 * :*");
  peer_say (ali, "FOO bar");
  EXPECT (ali, ":test.server 421 ali FOO :*");
  peer_say (ali, "KICK #a");
  EXPECT (ali, ":test.server 461 ali KICK :*");
}

static void
test_bad_lines (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", "standard-replies");
  g_autoptr (Peer) old = peer_register (server, "old", NULL);
  g_autofree char *text = g_strnfill (600, 'x');
  g_autofree char *line = g_strconcat ("PRIVMSG #merhaba :", text, NULL);
  g_autofree char *many = g_strnfill (4092, 'x');
  g_autofree char *tags = NULL;

  peer_say (ali, "PRIVMSG #merhaba :\xff\xfe");
  EXPECT (ali, ":test.server FAIL * INVALID_UTF8 :*");
  peer_say (old, "PRIVMSG #merhaba :\xff\xfe");
  EXPECT (old, ":test.server NOTICE old :*UTF-8*");
  peer_say_bytes (ali, "PRIVMSG #merhaba :a\0b", 21);
  EXPECT (ali, ":test.server FAIL * INVALID_MESSAGE :*");
  peer_say (ali, line);
  EXPECT (ali, ":test.server 417 ali :*");
  tags = g_strconcat ("@+x=", many, " PRIVMSG #merhaba :x", NULL);
  peer_say (ali, tags);
  EXPECT (ali, ":test.server 417 ali :*");
  peer_say_too_much (ali);
  EXPECT (ali, ":test.server 417 ali :*");
  peer_say (ali, "   ");
  g_assert_null (peer_take_line (ali));
  peer_expect_nothing (old, "*PRIVMSG*");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/server-gate/order", test_order);
  g_test_add_func ("/server/server-gate/bad-lines", test_bad_lines);
  return g_test_run ();
}
