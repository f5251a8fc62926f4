// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-endpoint.h"

#include "fixtures/locale.h"

static void
test_good (void)
{
  static const struct
  {
    const char *text;
    const char *host;
    guint       port;
    const char *channel;
    const char *string;
  } cases[] = {
    { "192.168.1.5", "192.168.1.5", 12345, NULL, "192.168.1.5:12345" },
    { " 192.168.1.5\n", "192.168.1.5", 12345, NULL, "192.168.1.5:12345" },
    { "192.168.1.5:1", "192.168.1.5", 1, NULL, "192.168.1.5:1" },
    { "192.168.1.5:65535", "192.168.1.5", 65535, NULL, "192.168.1.5:65535" },
    { "192.168.1.5:012345", "192.168.1.5", 12345, NULL, "192.168.1.5:12345" },
    { "PC-of-I.local", "PC-of-I.local", 12345, NULL, "PC-of-I.local:12345" },
    { "ofis-pc", "ofis-pc", 12345, NULL, "ofis-pc:12345" },
    { "bilgisayarım.local:80", "bilgisayarım.local", 80, NULL, "bilgisayarım.local:80" },
    { "::1", "::1", 12345, NULL, "[::1]:12345" },
    { "[::1]", "::1", 12345, NULL, "[::1]:12345" },
    { "[::1]:80", "::1", 80, NULL, "[::1]:80" },
    { "2001:db8::5", "2001:db8::5", 12345, NULL, "[2001:db8::5]:12345" },
    { "fe80::1%eth0", "fe80::1%eth0", 12345, NULL, "[fe80::1%eth0]:12345" },
    { "[fe80::1%eth0]:80", "fe80::1%eth0", 80, NULL, "[fe80::1%eth0]:80" },
    { "irc://irc.libera.chat", "irc.libera.chat", 6667, NULL, "irc.libera.chat:6667" },
    { "IRC://IRC.Libera.Chat/", "IRC.Libera.Chat", 6667, NULL, "IRC.Libera.Chat:6667" },
    { "ircs://host:7000/room", "host", 7000, "#room", "ircs://host:7000" },
    { "ircs://host", "host", 6697, NULL, "ircs://host:6697" },
    { "irc://host/#room", "host", 6667, "#room", "host:6667" },
    { "irc://host/%23room", "host", 6667, "#room", "host:6667" },
    { "irc://host/%C3%A7ay", "host", 6667, "#çay", "host:6667" },
    { "merhaba://10.0.0.2:12346/", "10.0.0.2", 12346, NULL, "10.0.0.2:12346" },
    { "merhaba://[fe80::1%wlan0]:12346", "fe80::1%wlan0", 12346, NULL, "[fe80::1%wlan0]:12346" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NetEndpoint) endpoint = NULL;
      g_autofree char *string = NULL;

      g_test_message ("%s", cases[i].text);
      endpoint = net_endpoint_parse (cases[i].text, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (endpoint->host, ==, cases[i].host);
      g_assert_cmpuint (endpoint->port, ==, cases[i].port);
      g_assert_cmpstr (endpoint->channel, ==, cases[i].channel);
      string = net_endpoint_to_string (endpoint);
      g_assert_cmpstr (string, ==, cases[i].string);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char      *text;
    NetEndpointError code;
  } cases[] = {
    { "", NET_ENDPOINT_ERROR_EMPTY },
    { "   ", NET_ENDPOINT_ERROR_EMPTY },
    { "irc://", NET_ENDPOINT_ERROR_EMPTY },
    { "irc:///room", NET_ENDPOINT_ERROR_EMPTY },
    { "192.168.1.5:0", NET_ENDPOINT_ERROR_PORT },
    { "192.168.1.5:65536", NET_ENDPOINT_ERROR_PORT },
    { "192.168.1.5:99999999999999999999", NET_ENDPOINT_ERROR_PORT },
    { "192.168.1.5:-1", NET_ENDPOINT_ERROR_PORT },
    { "192.168.1.5:", NET_ENDPOINT_ERROR_PORT },
    { "192.168.1.5:http", NET_ENDPOINT_ERROR_PORT },
    { "192.168.1.5: 80", NET_ENDPOINT_ERROR_PORT },
    { "192.168.1.5:80a", NET_ENDPOINT_ERROR_PORT },
    { "[::1]80", NET_ENDPOINT_ERROR_HOST },
    { "[::1]:", NET_ENDPOINT_ERROR_PORT },
    { "http://host", NET_ENDPOINT_ERROR_PORT },
    { ":12345", NET_ENDPOINT_ERROR_HOST },
    { "[]:80", NET_ENDPOINT_ERROR_HOST },
    { "12345", NET_ENDPOINT_ERROR_HOST },
    { "192.168.1", NET_ENDPOINT_ERROR_HOST },
    { "192.168.1.256", NET_ENDPOINT_ERROR_HOST },
    { "300.1.1.1", NET_ENDPOINT_ERROR_HOST },
    { "192.168.1.5.", NET_ENDPOINT_ERROR_HOST },
    { "192,168,1,5", NET_ENDPOINT_ERROR_HOST },
    { "192.168.1.5:80:80", NET_ENDPOINT_ERROR_HOST },
    { "two words", NET_ENDPOINT_ERROR_HOST },
    { "-host", NET_ENDPOINT_ERROR_HOST },
    { ".host", NET_ENDPOINT_ERROR_HOST },
    { "ho\tst", NET_ENDPOINT_ERROR_HOST },
    { "me@host", NET_ENDPOINT_ERROR_HOST },
    { "[::1", NET_ENDPOINT_ERROR_HOST },
    { "::g", NET_ENDPOINT_ERROR_HOST },
    { ":::", NET_ENDPOINT_ERROR_HOST },
  };
  g_autofree char *endless = g_strnfill (300, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (net_endpoint_parse (cases[i].text, &error));
      g_assert_error (error, NET_ENDPOINT_ERROR, (int)cases[i].code);
    }
  g_assert_null (net_endpoint_parse (endless, NULL));
}

/* What is remembered as a recent room must be readable again. */
static void
test_round_trip (void)
{
  static const char *const texts[] = { "10.1.2.3", "[fe80::1%eth0]:9", "name.local", NULL };

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (NetEndpoint) first = net_endpoint_parse (texts[i], NULL);
      g_autofree char *string = net_endpoint_to_string (first);
      g_autoptr (NetEndpoint) second = net_endpoint_parse (string, NULL);

      g_assert_cmpstr (first->host, ==, second->host);
      g_assert_cmpuint (first->port, ==, second->port);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/net/endpoint/good", test_good);
  g_test_add_func ("/net/endpoint/bad", test_bad);
  g_test_add_func ("/net/endpoint/round-trip", test_round_trip);
  return g_test_run ();
}
