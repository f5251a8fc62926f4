// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#include <string.h>

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))
#define MODERN "message-tags server-time batch labeled-response echo-message draft/multiline standard-replies"

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
test_echo_and_tags (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (server, "can", "message-tags");
  g_autoptr (Peer) old = peer_register (server, "old", NULL);
  g_autofree char *echo = NULL;
  g_autofree char *heard = NULL;
  g_autofree char *echo_id = NULL;
  g_autofree char *heard_id = NULL;

  peer_say (ali, "@label=a\\sb;+reply=x;time=forged PRIVMSG #merhaba :selam");
  echo = peer_expect (ali, "@label=a\\sb;time=20*Z;msgid=*;+reply=x :ali!~ali@localhost PRIVMSG #merhaba :selam");
  heard = peer_expect (can, "@msgid=*;+reply=x :ali!~ali@localhost PRIVMSG #merhaba :selam");
  EXPECT (old, ":ali!~ali@localhost PRIVMSG #merhaba :selam");
  echo_id = g_strndup (strstr (echo, "msgid=") + 6, 36);
  heard_id = g_strndup (strstr (heard, "msgid=") + 6, 36);
  g_assert_cmpstr (echo_id, ==, heard_id);
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
test_long_line_is_not_cut (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) can = peer_register (server, "can", NULL);
  g_autoptr (GString) line = g_string_new ("PRIVMSG #merhaba :");
  g_autoptr (GString) heard = g_string_new (NULL);
  char *part;

  while (line->len < 508)
    g_string_append (line, "ş");
  peer_forget (can);
  peer_say (ali, line->str);
  while ((part = peer_take_line (can)) != NULL)
    {
      g_assert_cmpuint (strlen (part), <=, 510);
      g_assert_true (g_utf8_validate (part, -1, NULL));
      g_string_append (heard, strstr (part, " :") + 2);
      g_free (part);
    }
  g_assert_cmpstr (heard->str, ==, strstr (line->str, " :") + 2);
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

/* --- draft/multiline --- */

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
  g_test_add_func ("/server/cmd-message/to-room", test_to_room);
  g_test_add_func ("/server/cmd-message/echo-and-tags", test_echo_and_tags);
  g_test_add_func ("/server/cmd-message/private", test_private);
  g_test_add_func ("/server/cmd-message/refusals", test_refusals);
  g_test_add_func ("/server/cmd-message/long-line-is-not-cut", test_long_line_is_not_cut);
  g_test_add_func ("/server/cmd-message/tagmsg", test_tagmsg);
  g_test_add_func ("/server/server-batch/multiline", test_multiline);
  g_test_add_func ("/server/server-batch/refusals", test_multiline_refusals);
  g_test_add_func ("/server/server-batch/limits", test_multiline_limits);
  return g_test_run ();
}
