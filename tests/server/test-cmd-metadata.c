// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"
#include "irc/irc-capability.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))
#define MODERN "batch standard-replies draft/metadata-2"

static void
test_set_and_get (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (server, "can", MODERN);

  peer_say (ali, "METADATA * SET avatar :https://a.example/x y");
  EXPECT (ali, ":test.server 761 ali ali avatar * :https://a.example/x y");
  peer_say (can, "METADATA ALI GET avatar status $x");
  EXPECT (can, ":test.server BATCH +r* metadata ali");
  EXPECT (can, "@batch=r* :test.server 761 can ali avatar * :https://a.example/x y");
  EXPECT (can, "@batch=r* :test.server 766 can ali status :*");
  EXPECT (can, "@batch=r* :test.server FAIL METADATA KEY_INVALID $x :*");
  EXPECT (can, ":test.server BATCH -r*");

  peer_say (ali, "METADATA ali SET avatar");
  EXPECT (ali, ":test.server 766 ali ali avatar :*");
  peer_say (ali, "METADATA * SET avatar");
  EXPECT (ali, ":test.server FAIL METADATA KEY_NOT_SET ali avatar :*");
  peer_say (can, "METADATA ali GET avatar");
  EXPECT (can, "@batch=r* :test.server 766 can ali avatar :*");
}

static void
test_empty_value_is_a_value (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);

  peer_say (ali, "METADATA * SET status :");
  EXPECT (ali, ":test.server 761 ali ali status * :");
  peer_say (ali, "METADATA * LIST");
  EXPECT (ali, "@batch=r* :test.server 761 ali ali status * :");
}

static void
test_list_and_clear (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (server, "can", MODERN);

  peer_say (ali, "METADATA * SET status :yemekte");
  peer_say (ali, "METADATA * SET color #ff0000");
  peer_say (can, "METADATA * SUB status");
  peer_forget (ali);
  peer_forget (can);
  peer_say (can, "METADATA ali LIST");
  EXPECT (can, ":test.server BATCH +r* metadata ali");
  EXPECT (can, "@batch=r* :test.server 761 can ali color * :#ff0000");
  EXPECT (can, "@batch=r* :test.server 761 can ali status * :yemekte");
  EXPECT (can, ":test.server BATCH -r*");
  peer_say (can, "METADATA ali CLEAR");
  EXPECT (can, ":test.server FAIL METADATA KEY_NO_PERMISSION ali * :*");

  peer_say (ali, "METADATA * CLEAR");
  EXPECT (ali, ":test.server BATCH +r* metadata ali");
  EXPECT (ali, "@batch=r* :test.server 766 ali ali color :*");
  EXPECT (ali, "@batch=r* :test.server 766 ali ali status :*");
  EXPECT (ali, ":test.server BATCH -r*");
  EXPECT (can, ":ali!~ali@localhost METADATA ali status :*");
  peer_say (can, "METADATA ali LIST");
  EXPECT (can, ":test.server BATCH +r* metadata ali");
  EXPECT (can, ":test.server BATCH -r*");
}

static void
test_targets (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (server, "can", MODERN);

  peer_say (ali, "JOIN #gizli");
  peer_say (ali, "METADATA #gizli SET url :x");
  EXPECT (ali, ":test.server 761 ali #gizli url * :x");
  /* Who is not in it does not learn that it is there. */
  peer_say (can, "METADATA #gizli LIST");
  EXPECT (can, ":test.server FAIL METADATA INVALID_TARGET #gizli :*");
  peer_expect_nothing (can, "*761*");
  peer_say (can, "METADATA yok GET avatar");
  EXPECT (can, ":test.server FAIL METADATA INVALID_TARGET yok :*");
  peer_say (can, "METADATA ali SET avatar :x");
  EXPECT (can, ":test.server FAIL METADATA KEY_NO_PERMISSION ali avatar :*");
  peer_say (can, "METADATA ali SUB avatar");
  EXPECT (can, ":test.server FAIL METADATA INVALID_TARGET ali :*");
  peer_say (can, "METADATA * YOK avatar");
  EXPECT (can, ":test.server FAIL METADATA SUBCOMMAND_INVALID YOK :*");
  peer_say (can, "METADATA * SET");
  EXPECT (can, ":test.server 461 can METADATA :*");
  peer_say (can, "METADATA * SET :a b");
  EXPECT (can, ":test.server FAIL METADATA KEY_INVALID * :*");
}

static void
test_channel_is_changed_by_operators (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (server, "can", MODERN);

  peer_say (can, "METADATA * SUB url");
  peer_say (can, "METADATA #merhaba SET url :mine");
  EXPECT (can, ":test.server FAIL METADATA KEY_NO_PERMISSION #merhaba url :*");
  peer_say (ali, "METADATA #merhaba SET url :ours");
  EXPECT (ali, ":test.server 761 ali #merhaba url * :ours");
  EXPECT (can, ":ali!~ali@localhost METADATA #merhaba url * :ours");
  peer_expect_nothing (ali, "*METADATA*");
}

static void
test_limits (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
  g_autofree char *value = g_strnfill (IRC_METADATA_MAX_VALUE, 'x');
  g_autofree char *longest = g_strdup_printf ("METADATA * SET k0 :%s", value);
  g_autofree char *too_long = g_strdup_printf ("METADATA * SET k0 :%sx", value);

  peer_say (ali, longest);
  EXPECT (ali, ":test.server 761 ali ali k0 * :x*");
  peer_say (ali, too_long);
  EXPECT (ali, ":test.server FAIL METADATA VALUE_INVALID :*");
  for (int i = 1; i < IRC_METADATA_MAX_KEYS; i++)
    {
      g_autofree char *line = g_strdup_printf ("METADATA * SET k%d :x", i);

      peer_say (ali, line);
      EXPECT (ali, ":test.server 761 ali ali k* * :x");
    }
  peer_say (ali, "METADATA * SET more :x");
  EXPECT (ali, ":test.server FAIL METADATA LIMIT_REACHED ali :*");
  /* One that is there can still be changed, or make room. */
  peer_say (ali, "METADATA * SET k1 :y");
  EXPECT (ali, ":test.server 761 ali ali k1 * :y");
  peer_say (ali, "METADATA * SET k1");
  peer_say (ali, "METADATA * SET more :x");
  EXPECT (ali, ":test.server 761 ali ali more * :x");
}

static void
test_subscriptions (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);

  peer_say (ali, "METADATA * SUB avatar $x status avatar");
  EXPECT (ali, ":test.server FAIL METADATA KEY_INVALID $x :*");
  EXPECT (ali, ":test.server 770 ali avatar");
  EXPECT (ali, ":test.server 770 ali status");
  peer_say (ali, "METADATA * UNSUB status yok");
  EXPECT (ali, ":test.server 771 ali status");
  EXPECT (ali, ":test.server 771 ali yok");
  peer_say (ali, "METADATA * SUBS");
  EXPECT (ali, ":test.server BATCH +r* metadata-subs");
  EXPECT (ali, "@batch=r* :test.server 772 ali avatar");
  EXPECT (ali, ":test.server BATCH -r*");
  peer_expect_nothing (ali, "*772*");
  for (int i = 1; i < IRC_METADATA_MAX_SUBS; i++)
    {
      g_autofree char *line = g_strdup_printf ("METADATA * SUB k%d", i);

      peer_say (ali, line);
      EXPECT (ali, ":test.server 770 ali k*");
    }
  peer_say (ali, "METADATA * SUB avatar one two");
  EXPECT (ali, ":test.server FAIL METADATA TOO_MANY_SUBS one :*");
  EXPECT (ali, ":test.server 770 ali avatar");
  peer_expect_nothing (ali, "*two*");
}

static void
test_label (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN " labeled-response message-tags");

  peer_say (ali, "@label=L METADATA * GET avatar");
  EXPECT (ali, "@label=L :test.server BATCH +r* labeled-response");
  EXPECT (ali, "@batch=r* :test.server BATCH +r* metadata ali");
  EXPECT (ali, "@batch=r* :test.server 766 ali ali avatar :*");
  EXPECT (ali, ":test.server BATCH -r*");
  EXPECT (ali, ":test.server BATCH -r*");
}

static void
test_without_batches (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", NULL);

  peer_say (ali, "METADATA * SET avatar :x");
  peer_say (ali, "METADATA * LIST");
  EXPECT (ali, ":test.server 761 ali ali avatar * :x");
  peer_expect_nothing (ali, "*BATCH*");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/cmd-metadata/set-and-get", test_set_and_get);
  g_test_add_func ("/server/cmd-metadata/empty-value", test_empty_value_is_a_value);
  g_test_add_func ("/server/cmd-metadata/list-and-clear", test_list_and_clear);
  g_test_add_func ("/server/cmd-metadata/targets", test_targets);
  g_test_add_func ("/server/cmd-metadata/channel", test_channel_is_changed_by_operators);
  g_test_add_func ("/server/cmd-metadata/limits", test_limits);
  g_test_add_func ("/server/cmd-metadata/subscriptions", test_subscriptions);
  g_test_add_func ("/server/cmd-metadata/label", test_label);
  g_test_add_func ("/server/cmd-metadata/without-batches", test_without_batches);
  return g_test_run ();
}
