// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static void
assert_told (Peer       *guest,
             const char *bytes)
{
  g_autofree char *told = peer_take_bytes (guest);

  g_assert_cmpstr (told, ==, bytes);
}

static void
test_greeting_and_talk (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) one = peer_new (server, SERVER_CALLER_PLAIN_TEXT);
  g_autoptr (Peer) two = peer_new (server, SERVER_CALLER_PLAIN_TEXT);

  assert_told (one, "merhaba\n");
  assert_told (two, "merhaba\n");
  g_assert_cmpint (peer_get_framing (one), ==, NET_FRAMING_TEXT);
  EXPECT (ali, ":Guest1!guest@localhost JOIN :#merhaba");
  EXPECT (ali, ":Guest2!guest@localhost JOIN :#merhaba");
  peer_say (one, "selam\nmillet");
  EXPECT (ali, ":Guest1!guest@localhost PRIVMSG #merhaba :selam");
  EXPECT (ali, ":Guest1!guest@localhost PRIVMSG #merhaba :millet");
  assert_told (two, "Guest 1: selam\nmillet\n");
  assert_told (one, "");
}

static void
test_quit (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) guest = peer_new (server, SERVER_CALLER_PLAIN_TEXT);

  peer_forget (guest);
  peer_say (guest, "quit");
  assert_told (guest, "quit");
  g_assert_true (peer_is_closed (guest));
  EXPECT (ali, ":Guest1!guest@localhost QUIT :*");
}

static void
test_goodbye_of_the_room (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) guest = peer_new (server, SERVER_CALLER_PLAIN_TEXT);

  peer_forget (guest);
  server_shut_down (server);
  assert_told (guest, "quit");
  EXPECT (ali, "ERROR :The room has ended");
  g_assert_true (peer_is_closed (ali));
}

static void
test_unreadable (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
  } rows[] = {
    { "a\xff\xfe", 3 },
    { "a\0b", 3 },
    { "\x1b[31mred", 8 },
    { "\xc3", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (Server) server = peer_server_new (NULL);
      g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
      g_autoptr (Peer) guest = peer_new (server, SERVER_CALLER_PLAIN_TEXT);

      peer_forget (guest);
      peer_say_bytes (guest, rows[i].bytes, rows[i].length);
      assert_told (guest, "This message could not be read and was not passed on: it is not UTF-8 text.\n");
      peer_expect_nothing (ali, "*PRIVMSG*");
      /* The next one is taken as before. */
      peer_say (guest, "selam");
      EXPECT (ali, "*PRIVMSG #merhaba :selam");
    }
}

static void
test_slow_irc_client (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) late = peer_new (server, SERVER_CALLER_PLAIN_TEXT);

  peer_forget (late);
  peer_say (late, "NICK late");
  g_assert_cmpint (peer_get_framing (late), ==, NET_FRAMING_LINES);
  EXPECT (ali, ":Guest1!guest@localhost QUIT :*");
  peer_say (late, "USER late 0 * :Late Comer");
  EXPECT (late, ":test.server 001 late :*");
  EXPECT (ali, ":late!~late@localhost JOIN :#merhaba");
}

static void
test_words_that_look_like_commands (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) guest = peer_new (server, SERVER_CALLER_PLAIN_TEXT);

  peer_say (guest, "selam");
  peer_say (guest, "PASS the salt");
  EXPECT (ali, ":Guest1!guest@localhost PRIVMSG #merhaba :PASS the salt");
}

static void
test_silent_guests_are_limited (void)
{
  ServerConfig config = { .name = "test.server", .room_name = "r", .channel = "#merhaba", .max_clients = 5000, .ping_ms = 60000, .auto_join = TRUE };
  g_autoptr (Server) server = peer_server_new (&config);
  g_autoptr (GPtrArray) silent = g_ptr_array_new_with_free_func ((GDestroyNotify)peer_free);
  g_autoptr (Peer) late = NULL;
  g_autoptr (Peer) next = NULL;

  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (silent, peer_new (server, SERVER_CALLER_PLAIN_TEXT));
  late = peer_new (server, SERVER_CALLER_PLAIN_TEXT);
  g_assert_true (peer_is_closed (late));
  g_assert_cmpuint (server_get_n_clients (server), ==, 100);
  assert_told (late, "merhaba\nThe room has no place for more silent guests. Please try again later.\nquit");
  /* Who has said something is silent no longer. */
  peer_say (silent->pdata[3], "selam");
  next = peer_new (server, SERVER_CALLER_PLAIN_TEXT);
  g_assert_false (peer_is_closed (next));
}

static void
test_key_and_moderation (void)
{
  ServerConfig config = { .name = "test.server", .room_name = "r", .channel = "#merhaba", .key = "x", .max_clients = 9, .ping_ms = 60000, .auto_join = TRUE };
  g_autoptr (Server) locked = peer_server_new (&config);
  g_autoptr (Peer) stranger = peer_new (locked, SERVER_CALLER_PLAIN_TEXT);
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (Peer) guest = peer_new (server, SERVER_CALLER_PLAIN_TEXT);

  g_assert_true (peer_is_closed (stranger));
  peer_say (ali, "MODE #merhaba +m");
  peer_forget (guest);
  peer_say (guest, "selam");
  assert_told (guest, "This message was not passed on: you may not speak in this room now.\n");
  peer_expect_nothing (ali, "*PRIVMSG*");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/server-guest/greeting-and-talk", test_greeting_and_talk);
  g_test_add_func ("/server/server-guest/quit", test_quit);
  g_test_add_func ("/server/server-guest/goodbye-of-the-room", test_goodbye_of_the_room);
  g_test_add_func ("/server/server-guest/unreadable", test_unreadable);
  g_test_add_func ("/server/server-guest/slow-irc-client", test_slow_irc_client);
  g_test_add_func ("/server/server-guest/words-like-commands", test_words_that_look_like_commands);
  g_test_add_func ("/server/server-guest/silent-guests-are-limited", test_silent_guests_are_limited);
  g_test_add_func ("/server/server-guest/key-and-moderation", test_key_and_moderation);
  return g_test_run ();
}
