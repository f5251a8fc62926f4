// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include "fixtures/locale.h"
#include "server/server-metadata.h"

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))
#define MODERN "batch standard-replies draft/metadata-2"

static void
test_keys (void)
{
  g_assert_true (server_metadata_is_key ("avatar"));
  g_assert_true (server_metadata_is_key ("a.example/b_c-1"));
  g_assert_false (server_metadata_is_key (""));
  g_assert_false (server_metadata_is_key ("Avatar"));
  g_assert_false (server_metadata_is_key (":avatar"));
  g_assert_false (server_metadata_is_key ("ışık"));
  g_assert_true (server_metadata_is_key ("0123456789012345678901234567890123456789"));
  g_assert_false (server_metadata_is_key ("01234567890123456789012345678901234567890"));
}

static void
test_registration_tells_ones_own (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_new (server, SERVER_CALLER_IRC);
  g_autoptr (Peer) old = peer_new (server, SERVER_CALLER_IRC);

  peer_say (ali, "CAP LS 302");
  EXPECT (ali, "* draft/metadata-2=max-subs=20,max-keys=20,max-value-bytes=300 *");
  peer_say (ali, "CAP REQ :" MODERN);
  peer_say (ali, "NICK ali");
  peer_say (ali, "USER x 0 * :Ali");
  peer_say (ali, "METADATA * SUB avatar");
  EXPECT (ali, ":test.server 451 *");
  peer_say (ali, "CAP END");
  EXPECT (ali, ":test.server BATCH +r* metadata ali");
  EXPECT (ali, ":test.server BATCH -r*");
  EXPECT (ali, ":test.server 376 ali *");
  peer_say (old, "NICK old");
  peer_say (old, "USER x 0 * :Old");
  peer_expect_nothing (old, "*BATCH*");
}

static void
test_change_is_told_to_subscribers_who_share_a_channel (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (server, "can", MODERN);
  g_autoptr (Peer) ece = peer_register (server, "ece", MODERN);
  g_autoptr (Peer) old = peer_register (server, "old", "standard-replies");
  g_autoptr (Peer) far = peer_register (server, "far", MODERN);

  peer_say (can, "METADATA * SUB avatar");
  peer_say (ece, "METADATA * SUB status");
  peer_say (old, "METADATA * SUB avatar");
  peer_say (far, "METADATA * SUB avatar");
  peer_say (far, "PART #merhaba");
  /* Once, however many channels they share. */
  peer_say (ali, "JOIN #a");
  peer_say (can, "JOIN #a");
  peer_forget (ali);
  peer_say (ali, "METADATA * SET avatar :one");
  EXPECT (can, ":ali!~ali@localhost METADATA ali avatar * :one");
  peer_expect_nothing (can, "*METADATA*");
  peer_expect_nothing (ece, "*METADATA*");
  peer_expect_nothing (old, "*METADATA*");
  peer_expect_nothing (far, "*METADATA*");
  peer_expect_nothing (ali, "*METADATA*");

  /* What is as it was is nothing to tell. */
  peer_say (ali, "METADATA * SET avatar :one");
  EXPECT (ali, ":test.server 761 ali ali avatar * :one");
  peer_expect_nothing (can, "*METADATA*");
  peer_say (ali, "METADATA * SET avatar");
  EXPECT (can, ":ali!~ali@localhost METADATA ali avatar :*");
  peer_say (can, "METADATA * UNSUB avatar");
  peer_say (ali, "METADATA * SET avatar :two");
  peer_expect_nothing (can, "*METADATA*");
}

static void
test_subscribing_tells_what_there_is (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (server, "can", MODERN);

  peer_say (ali, "METADATA * SET avatar :one");
  peer_say (ali, "METADATA * SET status :two");
  peer_say (ali, "METADATA #merhaba SET avatar :room");
  peer_say (can, "METADATA * SUB avatar");
  EXPECT (can, ":test.server 770 can avatar");
  EXPECT (can, ":test.server BATCH +r* metadata #merhaba");
  EXPECT (can, "@batch=r* :test.server METADATA #merhaba avatar * :room");
  EXPECT (can, "@batch=r* :test.server METADATA ali avatar * :one");
  EXPECT (can, ":test.server BATCH -r*");
  peer_expect_nothing (can, "*METADATA*");
  /* It knows already. */
  peer_say (can, "METADATA * SUB avatar");
  EXPECT (can, ":test.server 770 can avatar");
  peer_expect_nothing (can, "*BATCH*");
}

static void
test_join_introduces_both (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (server, "can", MODERN);

  peer_say (ali, "JOIN #a");
  peer_say (ali, "METADATA * SET avatar :ali");
  peer_say (ali, "METADATA * SUB avatar");
  peer_say (can, "METADATA * SET avatar :can");
  peer_say (can, "METADATA * SUB avatar");
  peer_forget (ali);
  peer_forget (can);
  peer_say (can, "JOIN #a");
  EXPECT (ali, ":can!~can@localhost METADATA can avatar * :can");
  EXPECT (can, ":test.server 366 can #a *");
  EXPECT (can, ":test.server BATCH +r* metadata #a");
  EXPECT (can, "@batch=r* :test.server METADATA ali avatar * :ali");
  EXPECT (can, ":test.server BATCH -r*");
}

static void
test_it_goes_with_the_person (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);
  g_autoptr (Peer) can = peer_register (server, "can", MODERN);
  g_autoptr (Peer) again = NULL;

  peer_say (ali, "METADATA * SET avatar :one");
  peer_say (ali, "NICK veli");
  peer_say (can, "METADATA veli GET avatar");
  EXPECT (can, "@batch=r* :test.server 761 can veli avatar * :one");
  peer_say (ali, "QUIT");
  again = peer_register (server, "veli", MODERN);
  peer_say (can, "METADATA veli GET avatar");
  EXPECT (can, "@batch=r* :test.server 766 can veli avatar :*");
}

static void
test_what_is_told (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) ali = peer_register (server, "ali", MODERN);

  peer_say (ali, "METADATA * SET avatar :https://h/files/one");
  peer_say (ali, "METADATA #merhaba SET avatar :https://h/files/two");
  g_assert_true (server_tells (server, "avatar", "/one"));
  g_assert_false (server_tells (server, "avatar", "/two"));
  g_assert_false (server_tells (server, "status", "/one"));
  peer_say (ali, "METADATA * CLEAR");
  g_assert_false (server_tells (server, "avatar", "/one"));
}

/* A hundred and one who tell something. */
static GPtrArray *
fill (Server *server)
{
  GPtrArray *crowd = g_ptr_array_new_with_free_func ((GDestroyNotify)peer_free);

  for (int i = 0; i < 101; i++)
    {
      g_autofree char *nick = g_strdup_printf ("p%d", i);
      Peer            *peer = peer_register (server, nick, NULL);

      peer_say (peer, "METADATA * SET avatar :x");
      g_ptr_array_add (crowd, peer);
    }
  return crowd;
}

static void
test_too_much_comes_later (void)
{
  const ServerConfig big = { .name = "test.server", .room_name = "Okul", .channel = "#merhaba", .max_clients = 200, .ping_ms = 60000, .auto_join = TRUE };
  g_autoptr (Server) server = peer_server_new (&big);
  g_autoptr (GPtrArray) crowd = fill (server);
  g_autoptr (Peer) can = peer_register (server, "can", MODERN);
  g_autofree char *later = NULL;

  peer_say (can, "METADATA * SUB avatar");
  EXPECT (can, ":test.server 770 can avatar");
  later = peer_expect (can, ":test.server 774 can #merhaba :*");
  g_assert_cmpint (g_ascii_strtoll (strrchr (later, ':') + 1, NULL, 10), >, 0);
  peer_expect_nothing (can, "*METADATA*");
  peer_say (can, "METADATA #merhaba SYNC");
  EXPECT (can, ":test.server BATCH +r* metadata #merhaba");
  for (int i = 0; i < 101; i++)
    {
      g_autofree char *line = g_strdup_printf ("@batch=r* :test.server METADATA p%d avatar * :x", i);

      EXPECT (can, line);
    }
  EXPECT (can, ":test.server BATCH -r*");
  peer_say (can, "METADATA p7 SYNC");
  EXPECT (can, ":test.server BATCH +r* metadata p7");
  EXPECT (can, "@batch=r* :test.server METADATA p7 avatar * :x");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/server/server-metadata/keys", test_keys);
  g_test_add_func ("/server/server-metadata/registration", test_registration_tells_ones_own);
  g_test_add_func ("/server/server-metadata/change", test_change_is_told_to_subscribers_who_share_a_channel);
  g_test_add_func ("/server/server-metadata/subscribing", test_subscribing_tells_what_there_is);
  g_test_add_func ("/server/server-metadata/join", test_join_introduces_both);
  g_test_add_func ("/server/server-metadata/goes", test_it_goes_with_the_person);
  g_test_add_func ("/server/server-metadata/told", test_what_is_told);
  g_test_add_func ("/server/server-metadata/later", test_too_much_comes_later);
  return g_test_run ();
}
