// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-comparison.h"

#include "fixtures/locale.h"

#include <string.h>

/* The expected values were made with another program (Python's hashlib). */

#define SERVER "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define CLIENT "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210"
#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"
#define EFFS "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"

static GBytes *
make_exporter (void)
{
  guint8 bytes[32];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = i;
  return g_bytes_new (bytes, sizeof bytes);
}

static char *
derive (const char *server,
        const char *client,
        const char *client_nonce,
        const char *server_nonce)
{
  g_autoptr (GBytes) exporter = make_exporter ();
  g_autoptr (GBytes) binding = net_comparison_bind (server, client, exporter);

  return net_comparison_derive (binding, client_nonce, server_nonce);
}

static void
test_vectors (void)
{
  g_autofree char *commitment = net_comparison_commit (ZEROS);
  g_autofree char *numbers = derive (SERVER, CLIENT, ZEROS, EFFS);
  g_autofree char *other_way = derive (SERVER, CLIENT, EFFS, ZEROS);
  g_autofree char *other_roles = derive (CLIENT, SERVER, ZEROS, EFFS);

  g_assert_cmpstr (commitment, ==, "60823d5431db1e4abf205ed4a2d1069f70caa06788da0226bff242d945503289");
  g_assert_cmpstr (numbers, ==, "4 16 32 31 16 5 22");
  g_assert_cmpstr (other_way, ==, "21 63 47 52 59 16 49");
  g_assert_cmpstr (other_roles, ==, "29 33 36 43 47 14 30");
}

static void
test_session (void)
{
  g_autoptr (GBytes) exporter = make_exporter ();
  g_autoptr (GBytes) other = g_bytes_new_static ("another session, of the same two", 32);
  g_autoptr (GBytes) one = net_comparison_bind (SERVER, CLIENT, exporter);
  g_autoptr (GBytes) same = net_comparison_bind (SERVER, CLIENT, exporter);
  g_autoptr (GBytes) two = net_comparison_bind (SERVER, CLIENT, other);

  g_assert_true (g_bytes_equal (one, same));
  g_assert_false (g_bytes_equal (one, two));
}

static void
test_nonce (void)
{
  g_autofree char *one = net_comparison_make_nonce ();
  g_autofree char *two = net_comparison_make_nonce ();

  g_assert_true (net_comparison_is_digits (one));
  g_assert_cmpstr (one, !=, two);
  g_assert_false (net_comparison_is_digits (NULL));
  g_assert_false (net_comparison_is_digits (""));
  g_assert_false (net_comparison_is_digits (SERVER "0"));
  g_assert_false (net_comparison_is_digits (SERVER + 1));
  g_assert_false (net_comparison_is_digits ("0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef"));
}

static void
test_parse (void)
{
  static const char *const wrong[] = {
    "",
    "0",
    "0 1 2 3 4 5",
    "0 1 2 3 4 5 ",
    "0 1 2 3 4 5 6 ",
    "0 1 2 3 4 5 6 7",
    "0 1 2 3 4 5 64",
    "0 1 2 3 4 5 -6",
    "0 1 2 3 4 5 06",
    " 0 1 2 3 4 5 6",
    "0  1 2 3 4 5 6",
    "0 1 2 3 4 5 100",
    "a b c d e f g",
    "0,1,2,3,4,5,6",
  };
  guint8 numbers[NET_COMPARISON_LENGTH];
  guint8 expected[] = { 0, 63, 10, 9, 1, 42, 7 };

  g_assert_true (net_comparison_parse ("0 63 10 9 1 42 7", numbers));
  g_assert_cmpmem (numbers, sizeof numbers, expected, sizeof expected);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (net_comparison_parse (wrong[i], numbers));
}

/* Every number is as likely as any other: each comes, at each place. */
static void
test_spread (void)
{
  guint n[NET_COMPARISON_LENGTH][NET_COMPARISON_CHOICES] = { 0 };

  for (guint i = 0; i < 64 * 100; i++)
    {
      g_autofree char *nonce = net_comparison_make_nonce ();
      g_autofree char *text = derive (SERVER, CLIENT, nonce, ZEROS);
      guint8           numbers[NET_COMPARISON_LENGTH];

      g_assert_true (net_comparison_parse (text, numbers));
      for (guint j = 0; j < NET_COMPARISON_LENGTH; j++)
        n[j][numbers[j]]++;
    }
  for (guint j = 0; j < NET_COMPARISON_LENGTH; j++)
    for (guint i = 0; i < NET_COMPARISON_CHOICES; i++)
      {
        /* A hundred each, with a deviation of ten. */
        g_assert_cmpuint (n[j][i], >, 20);
        g_assert_cmpuint (n[j][i], <, 200);
      }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/net/comparison/vectors", test_vectors);
  g_test_add_func ("/net/comparison/session", test_session);
  g_test_add_func ("/net/comparison/nonce", test_nonce);
  g_test_add_func ("/net/comparison/parse", test_parse);
  g_test_add_func ("/net/comparison/spread", test_spread);
  return g_test_run ();
}
