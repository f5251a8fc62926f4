// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))
#define MODERN "message-tags server-time batch labeled-response echo-message draft/multiline standard-replies"

static void
test_multiline (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (server, "can", MODERN);
  g_autoptr (Peer) old = peer_register (server, "old", NULL);
  g_autoptr (Peer) guest = peer_new (server, SERVER_CALLER_PLAIN_TEXT);
  g_autofree char *text = NULL;

  peer_forget (guest);
  peer_forget (ali);
  peer_say (ali, "@label=L;+reply=x BATCH +1 draft/multiline #merhaba");
  peer_say (ali, "@batch=1 PRIVMSG #merhaba :bir");
  peer_say (ali, "@batch=1 PRIVMSG #merhaba :");
  peer_say (ali, "@batch=1 PRIVMSG #merhaba :iki ");
  peer_say (ali, "@batch=1;draft/multiline-concat PRIVMSG #merhaba :üç");
  g_assert_null (peer_take_line (ali));
  peer_say (ali, "BATCH -1");

  EXPECT (ali, "@label=L;time=*;msgid=*;+reply=x :ali!~ali@localhost BATCH +* draft/multiline #merhaba");
  EXPECT (ali, "@batch=* :ali!~ali@localhost PRIVMSG #merhaba :bir");
  EXPECT (can, "@time=*;msgid=*;+reply=x :ali!~ali@localhost BATCH +* draft/multiline #merhaba");
  EXPECT (can, "@batch=* :ali!~ali@localhost PRIVMSG #merhaba :bir");
  EXPECT (can, "@batch=* :ali!~ali@localhost PRIVMSG #merhaba :");
  EXPECT (can, "@batch=* :ali!~ali@localhost PRIVMSG #merhaba :iki ");
  EXPECT (can, "@batch=*;draft/multiline-concat :ali!~ali@localhost PRIVMSG #merhaba :üç");
  EXPECT (can, ":ali!~ali@localhost BATCH :-*");

  EXPECT (old, ":ali!~ali@localhost PRIVMSG #merhaba :bir");
  EXPECT (old, ":ali!~ali@localhost PRIVMSG #merhaba :iki ");
  EXPECT (old, ":ali!~ali@localhost PRIVMSG #merhaba :üç");
  text = peer_take_bytes (guest);
  g_assert_cmpstr (text, ==, "ali Person: bir\n\niki üç\n");
}

static void
test_multiline_refusals (void)
{
  static const struct
  {
    const char *lines[5];
    const char *answer;
  } rows[] = {
    { { "BATCH +1 draft/multiline #merhaba", "@batch=1 PRIVMSG #other :x", "BATCH -1" }, "*FAIL BATCH MULTILINE_INVALID_TARGET #merhaba #other :*" },
    { { "BATCH +1 draft/multiline #merhaba", "@batch=1 PRIVMSG #merhaba :x", "@batch=1 NOTICE #merhaba :y", "BATCH -1" }, "*FAIL BATCH MULTILINE_INVALID :*" },
    { { "BATCH +1 draft/multiline #merhaba", "@batch=1 PRIVMSG #merhaba :", "BATCH -1" }, "*FAIL BATCH MULTILINE_INVALID :*" },
    { { "BATCH +1 draft/multiline #merhaba", "@batch=1 PRIVMSG #merhaba :x", "@batch=1;draft/multiline-concat PRIVMSG #merhaba :", "BATCH -1" }, "*FAIL BATCH MULTILINE_INVALID :*" },
    { { "BATCH +1 draft/multiline #merhaba", "WHO #merhaba" }, "*FAIL BATCH MULTILINE_INVALID :*" },
    { { "BATCH +1 no/such #merhaba" }, "*FAIL BATCH UNKNOWN_TYPE no/such :*" },
    { { "BATCH -9" }, "*FAIL BATCH MULTILINE_INVALID :*" },
    { { "@batch=7 PRIVMSG #merhaba :x" }, "*FAIL BATCH MULTILINE_INVALID :*" },
    { { "BATCH 1" }, "*FAIL BATCH INVALID_REFTAG 1 :*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Server) server = peer_server_new (NULL);
      g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
      g_autoptr (Peer) can = peer_register (server, "can", MODERN);

      for (guint k = 0; rows[i].lines[k] != NULL; k++)
        peer_say (ali, rows[i].lines[k]);
      EXPECT (ali, rows[i].answer);
      peer_expect_nothing (can, "*PRIVMSG*");
      /* And the next message goes through. */
      peer_say (ali, "PRIVMSG #merhaba :sonra");
      EXPECT (can, "*PRIVMSG #merhaba :sonra");
    }
}

static void
test_multiline_limits (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (server, "can", MODERN);
  g_autofree char *text = g_strnfill (400, 'x');
  g_autofree char *line = g_strconcat ("@batch=1 PRIVMSG #merhaba :", text, NULL);

  peer_say (ali, "@label=L BATCH +1 draft/multiline #merhaba");
  for (guint i = 0; i < 200; i++)
    peer_say (ali, line);
  peer_say (ali, "BATCH -1");
  EXPECT (ali, "@label=L :test.server FAIL BATCH MULTILINE_MAX_BYTES 65536 :*");

  peer_say (ali, "BATCH +1 draft/multiline #merhaba");
  for (guint i = 0; i < 2049; i++)
    peer_say (ali, "@batch=1 PRIVMSG #merhaba :x");
  peer_say (ali, "BATCH -1");
  EXPECT (ali, "*FAIL BATCH MULTILINE_MAX_LINES 2048 :*");
  peer_expect_nothing (can, "*PRIVMSG*");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/server-batch/multiline", test_multiline);
  g_test_add_func ("/server/server-batch/refusals", test_multiline_refusals);
  g_test_add_func ("/server/server-batch/limits", test_multiline_limits);
  return g_test_run ();
}
