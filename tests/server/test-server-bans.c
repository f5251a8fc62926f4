// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-bans.h"

#include "fixtures/locale.h"
#include "server/peer.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static Peer *
join (Server     *server,
      const char *nick,
      const char *device)
{
  Peer *peer = peer_new_device (server, device);

  peer_say_who (peer, nick);
  EXPECT (peer, ":test.server 366 *");
  peer_forget (peer);
  return peer;
}

static void
test_masks (void)
{
  static const char *const masks[][2] = {
    { "Ali", "Ali!*@*" },
    { "~a@h", "*!~a@h" },
    { "Ali!~a", "Ali!~a@*" },
    { "a!b@c", "a!b@c" },
    { "$a:" PEER_LAPTOP, "$a:" PEER_LAPTOP },
  };
  g_autofree char *long_one = g_strnfill (201, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_autofree char *mask = server_bans_complete_mask (masks[i][0]);

      g_assert_cmpstr (mask, ==, masks[i][1]);
    }
  g_assert_null (server_bans_complete_mask (long_one));
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) bans = server_bans_new ();

  g_assert_true (server_bans_add (bans, "a!*@*", "op"));
  g_assert_false (server_bans_add (bans, "A!*@*", "op"));
  for (guint i = 1; i < SERVER_BANS_MAX; i++)
    {
      g_autofree char *mask = g_strdup_printf ("n%u!*@*", i);

      g_assert_true (server_bans_add (bans, mask, "op"));
    }
  g_assert_false (server_bans_add (bans, "more!*@*", "op"));
  g_assert_true (server_bans_remove (bans, "A!*@*"));
  g_assert_false (server_bans_remove (bans, "a!*@*"));
}

/* Another name does not help, and the others are left alone. */
static void
test_device (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) op = peer_register (server, "op", NULL);
  g_autoptr (Peer) can = join (server, "can", PEER_LAPTOP);
  g_autoptr (Peer) ali = join (server, "ali", PEER_PHONE);

  peer_say (op, "MODE #merhaba +b $a:" PEER_LAPTOP);
  EXPECT (can, "*MODE #merhaba +b $a:" PEER_LAPTOP);
  peer_say (op, "KICK #merhaba can");
  peer_say (can, "NICK deniz");
  peer_say (can, "JOIN #merhaba");
  EXPECT (can, ":test.server 474 deniz #merhaba :*");
  peer_say (ali, "PRIVMSG #merhaba :selam");
  EXPECT (op, ":ali!* PRIVMSG #merhaba :selam");
  /* Whose it is can be told by the name. */
  peer_say (op, "MODE #merhaba b");
  EXPECT (op, ":test.server 367 op #merhaba $a:" PEER_LAPTOP " op * :can");
  EXPECT (op, ":test.server 368 op #merhaba :*");
  peer_say (op, "MODE #merhaba -b $a:" PEER_LAPTOP);
  peer_say (can, "JOIN #merhaba");
  EXPECT (can, ":test.server 366 *");
}

static void
test_quiet (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) op = peer_register (server, "op", NULL);
  g_autoptr (Peer) can = join (server, "can", PEER_LAPTOP);

  peer_say (op, "MODE #merhaba +q $a:" PEER_LAPTOP);
  EXPECT (can, "*MODE #merhaba +q $a:" PEER_LAPTOP);
  peer_say (can, "NICK deniz");
  peer_say (can, "PRIVMSG #merhaba :duyan var mı");
  EXPECT (can, ":test.server 404 deniz #merhaba :*");
  peer_say (can, "PART #merhaba");
  peer_say (can, "JOIN #merhaba");
  EXPECT (can, ":test.server 366 *");
  peer_say (op, "MODE #merhaba +q");
  EXPECT (op, ":test.server 728 op #merhaba q $a:" PEER_LAPTOP " op * :*");
  EXPECT (op, ":test.server 729 op #merhaba q :*");
  peer_say (op, "MODE #merhaba +v deniz");
  peer_say (can, "PRIVMSG #merhaba :şimdi");
  EXPECT (op, ":deniz!* PRIVMSG #merhaba :şimdi");
  peer_say (op, "MODE #merhaba -v-q deniz $a:" PEER_LAPTOP);
  peer_say (can, "PRIVMSG #merhaba :yine");
  EXPECT (op, ":deniz!* PRIVMSG #merhaba :yine");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/server-bans/masks", test_masks);
  g_test_add_func ("/server/server-bans/list", test_list);
  g_test_add_func ("/server/server-bans/device", test_device);
  g_test_add_func ("/server/server-bans/quiet", test_quiet);
  return g_test_run ();
}
