// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"
#include "server/server-event.h"

#include <string.h>

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))
#define MODERN "message-tags server-time batch labeled-response echo-message draft/multiline standard-replies"

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
test_of_a_moment (void)
{
  static const struct
  {
    const char *command;
    const char *tags;
    gboolean    of_a_moment;
  } rows[] = {
    { "TAGMSG", "+typing=active", TRUE },
    { "TAGMSG", "+draft/react=👍", TRUE },
    { "TAGMSG", "+reply=m1", TRUE },
    { "TAGMSG", "+draft/react=;+reply=m1", TRUE },
    { "TAGMSG", "+draft/react=👍;+reply=m1", FALSE },
    { "TAGMSG", "+draft/unreact=👍;+draft/reply=m1", FALSE },
    { "PRIVMSG", "+typing=active", FALSE },
  };
  g_autofree char *long_text = g_strnfill (65, 'x');
  g_autofree char *long_tags = g_strdup_printf ("+draft/react=%s;+reply=m1", long_text);
  g_autoptr (IrcTags) too_long = irc_tags_parse (long_tags);
  g_autoptr (ServerEvent) event = server_event_new_message ("a!b@c", "TAGMSG", "#merhaba", NULL, too_long);

  g_assert_true (server_event_is_of_a_moment (event));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup (rows[i].tags);
      g_autoptr (IrcTags) tags = irc_tags_parse (text);
      g_autoptr (ServerEvent) one = server_event_new_message ("a!b@c", rows[i].command, "#merhaba", NULL, tags);

      g_test_message ("row %zu", i);
      g_assert_cmpint (server_event_is_of_a_moment (one), ==, rows[i].of_a_moment);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/server-event/echo-and-tags", test_echo_and_tags);
  g_test_add_func ("/server/server-event/long-line-is-not-cut", test_long_line_is_not_cut);
  g_test_add_func ("/server/server-event/of-a-moment", test_of_a_moment);
  return g_test_run ();
}
