// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"

#include <string.h>

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))

static void
test_list (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autofree char *end = NULL;

  peer_say (ali, "JOIN #a");
  peer_say (ali, "LIST");
  EXPECT (ali, ":test.server 321 ali Channel :*");
  EXPECT (ali, ":test.server 322 ali #* 1 :*");
  EXPECT (ali, ":test.server 322 ali #* 1 :*");
  EXPECT (ali, ":test.server 323 ali :*");
  peer_say (ali, "LIST #merhaba,#yok");
  EXPECT (ali, ":test.server 322 ali #merhaba 1 :Sınıf 5-B");
  end = peer_take_line (ali);
  g_assert_cmpstr (end, ==, ":test.server 323 ali :End of /LIST");
}

static void
test_names (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);
  g_autoptr (GPtrArray) crowd = g_ptr_array_new_with_free_func ((GDestroyNotify)peer_free);
  guint n_names = 0;
  char *line;

  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *nick = g_strdup_printf ("member-number-%u", i);

      g_ptr_array_add (crowd, peer_register (server, nick, NULL));
    }
  peer_forget (ali);
  peer_say (ali, "NAMES #merhaba,#yok");
  while ((line = peer_take_line (ali)) != NULL)
    {
      g_assert_cmpuint (strlen (line), <=, 510);
      if (g_pattern_match_simple ("* 353 ali = #merhaba :*", line))
        {
          g_auto (GStrv) words = g_strsplit (strrchr (line, ':') + 1, " ", -1);

          n_names += g_strv_length (words);
        }
      g_free (line);
    }
  g_assert_cmpuint (n_names, ==, 81);
}

static void
test_small_ones (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);

  peer_say (ali, "MOTD");
  EXPECT (ali, ":test.server 375 ali :*");
  EXPECT (ali, ":test.server 372 ali :*Sınıf 5-B*");
  EXPECT (ali, ":test.server 376 ali :*");
  peer_say (ali, "LUSERS");
  EXPECT (ali, ":test.server 251 ali :There are 1 users*");
  peer_say (ali, "VERSION");
  EXPECT (ali, ":test.server 351 ali merhaba-* test.server :*");
  peer_say (ali, "TIME");
  EXPECT (ali, ":test.server 391 ali test.server :20*Z");
  peer_say (ali, "USERHOST ali yok");
  EXPECT (ali, ":test.server 302 ali :ali=+~ali@localhost");
}

static void
test_help_names_every_command (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);

  peer_say (ali, "HELP");
  EXPECT (ali, ":test.server 704 ali index :*");
  EXPECT (ali, ":test.server 705 ali index :AWAY *");
  EXPECT (ali, ":test.server 705 ali index :WHOIS *");
  EXPECT (ali, ":test.server 706 ali index :*");
  peer_say (ali, "HELP kick");
  EXPECT (ali, ":test.server 704 ali KICK :KICK channel *");
  peer_say (ali, "HELP yok");
  EXPECT (ali, ":test.server 524 ali yok :*");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/cmd-query/list", test_list);
  g_test_add_func ("/server/cmd-query/names", test_names);
  g_test_add_func ("/server/cmd-query/small-ones", test_small_ones);
  g_test_add_func ("/server/cmd-query/help", test_help_names_every_command);
  return g_test_run ();
}
