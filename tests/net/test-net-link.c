// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-link.h"

#include "fixtures/locale.h"
#include "net/link-recorder.h"

/* The part that all links share, on a link that goes nowhere. */

#define TYPE_DEAF_LINK (deaf_link_get_type ())
G_DECLARE_FINAL_TYPE (DeafLink, deaf_link, DEAF, LINK, NetLink)

struct _DeafLink
{
  NetLink parent_instance;
  guint   closes;
};

G_DEFINE_FINAL_TYPE (DeafLink, deaf_link, NET_TYPE_LINK)

static void
deaf_link_start (NetLink *link)
{
}

static void
deaf_link_send (NetLink *link,
                GBytes  *bytes)
{
}

static void
deaf_link_set_paused (NetLink *link,
                      gboolean paused)
{
}

static void
deaf_link_set_framing (NetLink   *link,
                       NetFraming framing)
{
}

static void
deaf_link_close (NetLink *link)
{
  DEAF_LINK (link)->closes++;
}

static void
deaf_link_class_init (DeafLinkClass *klass)
{
  NetLinkClass *link_class = NET_LINK_CLASS (klass);

  link_class->start = deaf_link_start;
  link_class->send = deaf_link_send;
  link_class->set_paused = deaf_link_set_paused;
  link_class->set_framing = deaf_link_set_framing;
  link_class->close = deaf_link_close;
}

static void
deaf_link_init (DeafLink *self)
{
}

static void
test_silence_after_close (void)
{
  LinkRecorder recorder = { 0 };
  g_autoptr (DeafLink) link = g_object_new (TYPE_DEAF_LINK, NULL);

  link_recorder_start (&recorder, NET_LINK (g_object_ref (link)));
  net_link_emit_line (NET_LINK (link), "abc", 2);
  g_assert_cmpstr (recorder.lines->str, ==, "ab|");
  net_link_close (NET_LINK (link));
  net_link_emit_line (NET_LINK (link), "x", 1);
  net_link_emit_line_too_long (NET_LINK (link));
  net_link_emit_closed (NET_LINK (link), NULL);
  g_assert_cmpuint (recorder.n_lines, ==, 1);
  g_assert_cmpuint (recorder.n_too_long, ==, 0);
  g_assert_false (recorder.closed);
  net_link_close (NET_LINK (link));
  link_recorder_clear (&recorder);
}

/* The recorder fails if it is told twice. */
static void
test_closed_once (void)
{
  LinkRecorder recorder = { 0 };
  g_autoptr (DeafLink) link = g_object_new (TYPE_DEAF_LINK, NULL);

  link_recorder_start (&recorder, NET_LINK (g_object_ref (link)));
  net_link_emit_closed (NET_LINK (link), NULL);
  net_link_emit_closed (NET_LINK (link), NULL);
  net_link_emit_line (NET_LINK (link), "x", 1);
  g_assert_true (recorder.closed);
  g_assert_cmpuint (recorder.n_lines, ==, 0);
  link_recorder_clear (&recorder);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *address;
    const char *host;
  } cases[] = {
    { "192.168.1.5", "192.168.1.5" },
    { "::ffff:192.168.1.5", "192.168.1.5" },
    { "::1", "::1" },
    { "2001:db8::5", "2001:db8::5" },
  };
  g_autoptr (DeafLink) link = g_object_new (TYPE_DEAF_LINK, NULL);

  g_assert_cmpstr (net_link_get_remote_host (NET_LINK (link)), ==, "localhost");
  g_assert_cmpuint (net_link_get_remote_port (NET_LINK (link)), ==, 0);
  g_assert_null (net_link_get_local_host (NET_LINK (link)));
  g_assert_null (net_link_get_remote_address (NET_LINK (link)));
  net_link_set_addresses (NET_LINK (link), NULL, NULL);
  g_assert_cmpstr (net_link_get_remote_host (NET_LINK (link)), ==, "localhost");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GSocketAddress) remote = g_inet_socket_address_new_from_string (cases[i].address, 4711);
      g_autoptr (GSocketAddress) local = g_inet_socket_address_new_from_string (cases[i].address, 12345);

      net_link_set_addresses (NET_LINK (link), remote, local);
      g_assert_cmpstr (net_link_get_remote_host (NET_LINK (link)), ==, cases[i].host);
      g_assert_cmpuint (net_link_get_remote_port (NET_LINK (link)), ==, 4711);
      g_assert_true (net_link_get_remote_address (NET_LINK (link)) == remote);
      g_assert_cmpstr (net_link_get_local_host (NET_LINK (link)), ==, cases[i].host);
      g_assert_cmpuint (net_link_get_local_port (NET_LINK (link)), ==, 12345);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/net/link/silence-after-close", test_silence_after_close);
  g_test_add_func ("/net/link/closed-once", test_closed_once);
  g_test_add_func ("/net/link/addresses", test_addresses);
  return g_test_run ();
}
