// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-comparison.h"
#include "server/peer.h"

#include "fixtures/locale.h"

#include <string.h>

#define EXPECT(peer, pattern) g_free (peer_expect (peer, pattern))
#define NONCE "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define OTHER_NONCE "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100"

static GBytes *
make_binding (void)
{
  return g_bytes_new_static ("who talks to whom, in which one", 32);
}

/* The first in the room is its operator. */
static Peer *
join (Server     *server,
      const char *nick,
      gboolean    comparable)
{
  Peer            *peer = peer_new_device (server, PEER_LAPTOP);
  g_autofree char *line = g_strdup_printf ("NICK %s", nick);
  g_autoptr (GBytes) binding = make_binding ();

  if (comparable)
    net_link_set_binding (NET_LINK (peer->link), binding);
  peer_say (peer, "CAP REQ standard-replies");
  peer_say (peer, line);
  peer_say (peer, "USER x 0 * :A person");
  peer_say (peer, "CAP END");
  return peer;
}

static void
say_step (Peer       *peer,
          const char *step,
          const char *digits)
{
  g_autofree char *line = g_strdup_printf ("COMPARE %s %s", step, digits);

  peer_say (peer, line);
}

static void
commit (Peer       *peer,
        const char *nonce)
{
  g_autofree char *commitment = net_comparison_commit (nonce);

  say_step (peer, "COMMIT", commitment);
}

static void
test_numbers (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) host = join (server, "host", FALSE);
  g_autoptr (Peer) can = join (server, "can", TRUE);
  g_autoptr (Peer) eda = join (server, "eda", FALSE);
  g_autoptr (GBytes) binding = make_binding ();
  g_autofree char *nonce = NULL;
  g_autofree char *numbers = NULL;
  g_autofree char *expected = NULL;

  EXPECT (can, ":test.server 005 * merhaba.org/COMPARE *");
  commit (can, NONCE);
  nonce = peer_expect (can, ":test.server COMPARE NONCE *");
  g_assert_true (net_comparison_is_digits (strrchr (nonce, ':') + 1));
  peer_say (host, "WHOIS can");
  peer_expect_nothing (host, "* 320 *");
  say_step (can, "OPEN", NONCE);
  peer_expect_nothing (can, "*FAIL*");

  numbers = net_comparison_derive (binding, NONCE, strrchr (nonce, ':') + 1);
  expected = g_strdup_printf (":test.server 320 host can :compares as %s", numbers);
  peer_say (host, "WHOIS can");
  EXPECT (host, expected);
  peer_say (eda, "WHOIS can");
  peer_expect_nothing (eda, "* 320 *");
}

/* Whoever could begin again, or open something else, could try until it fits. */
static void
test_one_guess (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) host = join (server, "host", FALSE);
  g_autoptr (Peer) can = join (server, "can", TRUE);

  say_step (can, "OPEN", NONCE);
  EXPECT (can, "*FAIL COMPARE NOT_COMMITTED *");
  commit (can, NONCE);
  EXPECT (can, "*COMPARE NONCE *");
  commit (can, OTHER_NONCE);
  EXPECT (can, "*FAIL COMPARE NOT_AGAIN *");
  say_step (can, "OPEN", OTHER_NONCE);
  EXPECT (can, "*FAIL COMPARE NOT_COMMITTED *");
  say_step (can, "OPEN", NONCE);
  EXPECT (can, "*FAIL COMPARE NOT_COMMITTED *");
  commit (can, NONCE);
  EXPECT (can, "*FAIL COMPARE NOT_AGAIN *");
  peer_say (host, "WHOIS can");
  peer_expect_nothing (host, "* 320 *");
}

static void
test_refusals (void)
{
  g_autoptr (Server) server = peer_server_new (NULL);
  g_autoptr (Peer) host = join (server, "host", FALSE);
  g_autoptr (Peer) can = join (server, "can", TRUE);

  peer_expect_nothing (host, "*merhaba.org/COMPARE*");
  commit (host, NONCE);
  EXPECT (host, "*FAIL COMPARE NOT_POSSIBLE *");
  say_step (can, "COMMIT", "123");
  EXPECT (can, "*FAIL COMPARE INVALID_PARAMS *");
  say_step (can, "BEGIN", NONCE);
  EXPECT (can, "*FAIL COMPARE INVALID_PARAMS *");
  peer_say (can, "COMPARE COMMIT");
  EXPECT (can, ":test.server 461 *");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/cmd-compare/numbers", test_numbers);
  g_test_add_func ("/cmd-compare/one-guess", test_one_guess);
  g_test_add_func ("/cmd-compare/refusals", test_refusals);
  return g_test_run ();
}
