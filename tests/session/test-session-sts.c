// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-sts.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "net/net-stream-link.h"
#include "session/far-side.h"
#include "session/session-private.h"

/* A name that nobody has (RFC 6761). */
#define HOST "irc.invalid"
#define YEAR (365 * 24 * 60 * 60)

/* A session that called HOST, and what it heard there. */
typedef struct
{
  FarSide       far;
  SessionTrust *trust;
  gint64        now;
} Called;

static void
set_up (Called       *called,
        gconstpointer user_data)
{
  g_autoptr (NetCertificate) certificate = net_certificate_new (NULL);

  called->now = g_get_real_time () / G_USEC_PER_SEC;
  called->trust = session_trust_new (NULL);
  called->far.poller = net_poller_new (NULL);
  called->far.session = session_new (called->far.poller, "Şule Öztürk");
  session_set_identity (called->far.session, certificate, called->trust);
}

static void
tear_down (Called       *called,
           gconstpointer user_data)
{
  gpointer alive = called->far.session;

  session_leave (called->far.session);
  if (called->far.server.link != NULL)
    link_recorder_clear (&called->far.server);
  AWAIT (net_poller_is_drained (called->far.poller));
  /* A call on its way holds it until it hears that it is not wanted any more. */
  g_object_add_weak_pointer (alive, &alive);
  g_object_unref (called->far.session);
  AWAIT (alive == NULL);
  g_assert_finalize_object (called->far.poller);
  g_assert_finalize_object (called->trust);
}

static void
call (Called     *called,
      const char *address,
      gboolean    encrypted,
      const char *voucher)
{
  g_autoptr (NetLink) near_end = NULL;
  NetLink *far_end;

  g_assert_true (net_stream_link_new_pair (called->far.poller, called->far.poller, &near_end, &far_end, NULL));
  net_link_set_security (near_end, encrypted, NULL);
  net_link_set_voucher (near_end, voucher);
  link_recorder_start (&called->far.server, far_end);
  session_join_link (called->far.session, near_end);
  called->far.session->endpoint = net_endpoint_parse (address, NULL);
}

static void
offer (Called     *called,
       const char *value)
{
  g_autofree char *line = g_strdup_printf (":s CAP * LS :batch sts=%s", value);

  far_side_say (&called->far, line);
  far_side_expect_nothing (&called->far, "NOTHING");
}

static guint16
find_policy (Called *called,
             gint64  later)
{
  return session_trust_find_policy (called->trust, HOST, called->now + later);
}

/* Who has said so is called with encryption alone, until that is over. */
static void
test_apply (Called       *called,
            gconstpointer user_data)
{
  session_trust_set_policy (called->trust, HOST, 6697, called->now + 1000);
  g_assert_true (session_join (called->far.session, "IRC.invalid:6667", NULL));
  g_assert_cmpint (called->far.session->endpoint->port, ==, 6697);
  g_assert_true (called->far.session->endpoint->encrypted);
  session_leave (called->far.session);
  session_trust_set_policy (called->trust, HOST, 6697, called->now - 1);
  g_assert_true (session_join (called->far.session, HOST ":6667", NULL));
  g_assert_cmpint (called->far.session->endpoint->port, ==, 6667);
  g_assert_false (called->far.session->endpoint->encrypted);
}

static void
test_kept (Called       *called,
           gconstpointer user_data)
{
  call (called, "ircs://" HOST ":6700", TRUE, "An authority");
  offer (called, "duration=100,port=6697");
  /* Encrypted it is already: the port is the one we called. */
  g_assert_cmpint (find_policy (called, 50), ==, 6700);
  g_assert_cmpint (find_policy (called, 200), ==, 0);
  offer (called, "duration=0");
  g_assert_cmpint (find_policy (called, 0), ==, 0);
  offer (called, "duration=99999999999999");
  g_assert_cmpint (find_policy (called, 9 * (gint64)YEAR), ==, 6700);
  g_assert_cmpint (find_policy (called, 11 * (gint64)YEAR), ==, 0);
}

/* What is no number changes nothing. */
static void
test_bad_values (Called       *called,
                 gconstpointer user_data)
{
  static const char *const bad[] = { "port=6697", "duration=", "duration=-1", "duration=x", "duration=1e3", "duration=99999999999999999999", "Duration=100", "," };

  call (called, "ircs://" HOST, TRUE, "An authority");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      offer (called, bad[i]);
      g_assert_cmpint (find_policy (called, 0), ==, 0);
    }
}

/* Nobody vouches for it, or it is of the local network: a word of theirs would lock out. */
static void
test_not_believed (Called       *called,
                   gconstpointer user_data)
{
  call (called, "ircs://" HOST, TRUE, NULL);
  offer (called, "duration=100");
  g_assert_cmpint (find_policy (called, 0), ==, 0);
  g_clear_pointer (&called->far.session->endpoint, net_endpoint_free);
  called->far.session->endpoint = net_endpoint_parse ("ircs://oda.local", NULL);
  offer (called, "duration=100");
  g_assert_cmpint (session_trust_find_policy (called->trust, "oda.local", called->now), ==, 0);
}

/* The time begins anew when the connection ends. */
static void
test_renew (Called       *called,
            gconstpointer user_data)
{
  call (called, "ircs://" HOST, TRUE, "An authority");
  offer (called, "duration=100");
  session_trust_set_policy (called->trust, HOST, 6697, called->now + 5);
  session_leave (called->far.session);
  g_assert_cmpint (find_policy (called, 50), ==, 6697);
}

/* Called without encryption, it says where it wants to be called with it. */
static void
test_upgrade (Called       *called,
              gconstpointer user_data)
{
  call (called, HOST ":6667", FALSE, NULL);
  far_side_say (&called->far, ":s CAP * LS :batch sts=duration=100,port=6697");
  AWAIT (called->far.session->endpoint->encrypted);
  g_assert_cmpint (called->far.session->endpoint->port, ==, 6697);
  g_assert_cmpstr (session_get_address (called->far.session), ==, "ircs://" HOST ":6697");
  /* Without encryption anybody could have said so. */
  g_assert_cmpint (find_policy (called, 0), ==, 0);
  AWAIT (called->far.server.closed);
}

static void
test_no_upgrade (Called       *called,
                 gconstpointer user_data)
{
  static const char *const bad[] = { "duration=100", "port=", "port=0", "port=65536", "port=x" };

  call (called, HOST ":6667", FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      offer (called, bad[i]);
      g_assert_false (called->far.session->endpoint->encrypted);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/session-sts/" name, Called, NULL, set_up, func, tear_down)
  ADD ("apply", test_apply);
  ADD ("kept", test_kept);
  ADD ("bad-values", test_bad_values);
  ADD ("not-believed", test_not_believed);
  ADD ("renew", test_renew);
  ADD ("upgrade", test_upgrade);
  ADD ("no-upgrade", test_no_upgrade);
#undef ADD
  return g_test_run ();
}
