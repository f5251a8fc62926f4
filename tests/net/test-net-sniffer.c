// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-sniffer.h"

#include "fixtures/locale.h"

#include <string.h>

static void
test_classify (void)
{
  static const struct
  {
    const char *bytes;
    NetCaller   caller;
  } cases[] = {
    { "", NET_CALLER_UNKNOWN },
    { "\x16", NET_CALLER_TLS },
    { "\x16\x03\x01", NET_CALLER_TLS },
    { "GET / HTTP/1.1\r\n", NET_CALLER_HTTP },
    { "HEAD ", NET_CALLER_HTTP },
    { "POST ", NET_CALLER_HTTP },
    { "PUT ", NET_CALLER_HTTP },
    { "OPTIONS ", NET_CALLER_HTTP },
    { "CAP LS 302\r\n", NET_CALLER_IRC },
    { "NICK ali", NET_CALLER_IRC },
    { "USER ", NET_CALLER_IRC },
    { "PASS ", NET_CALLER_IRC },
    { "PING ", NET_CALLER_IRC },
    { "P", NET_CALLER_UNKNOWN },
    { "PASS", NET_CALLER_UNKNOWN },
    { "PASSX", NET_CALLER_PLAIN_TEXT },
    { "GETTING UP", NET_CALLER_PLAIN_TEXT },
    { "CAPE TOWN", NET_CALLER_PLAIN_TEXT },
    { "get / ", NET_CALLER_PLAIN_TEXT },
    { "nick ali", NET_CALLER_PLAIN_TEXT },
    { "merhaba", NET_CALLER_PLAIN_TEXT },
    { "Günaydın", NET_CALLER_PLAIN_TEXT },
    { "\r\n", NET_CALLER_PLAIN_TEXT },
    { " GET /", NET_CALLER_PLAIN_TEXT },
    { "quit", NET_CALLER_PLAIN_TEXT },
    { "\xff", NET_CALLER_PLAIN_TEXT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (net_sniffer_classify (cases[i].bytes, strlen (cases[i].bytes)), ==, cases[i].caller);
    }
  g_assert_cmpint (net_sniffer_classify ("\0", 1), ==, NET_CALLER_PLAIN_TEXT);
}

/* Every prefix of an opening is undecided, and the promised number of bytes is enough. */
static void
test_prefixes (void)
{
  static const char *const openings[] = { "GET ", "POST ", "HEAD ", "OPTIONS ", "PUT ", "CAP ", "NICK ", "USER ", "PASS ", "PING ", NULL };

  for (guint i = 0; openings[i] != NULL; i++)
    {
      gsize length = strlen (openings[i]);

      g_assert_cmpuint (length, <=, NET_SNIFFER_MAX_PREFIX);
      for (gsize n = 0; n < length; n++)
        g_assert_cmpint (net_sniffer_classify (openings[i], n), ==, NET_CALLER_UNKNOWN);
      g_assert_cmpint (net_sniffer_classify (openings[i], length), !=, NET_CALLER_UNKNOWN);
    }
  for (guint round = 0; round < 10000; round++)
    {
      char bytes[NET_SNIFFER_MAX_PREFIX];

      for (gsize n = 0; n < sizeof bytes; n++)
        bytes[n] = "GETPOSHADINCKUR \x16"[g_test_rand_int_range (0, 17)];
      g_assert_cmpint (net_sniffer_classify (bytes, sizeof bytes), !=, NET_CALLER_UNKNOWN);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/net/sniffer/classify", test_classify);
  g_test_add_func ("/net/sniffer/prefixes", test_prefixes);
  return g_test_run ();
}
