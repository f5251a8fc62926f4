// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-tls-stream.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "net/link-recorder.h"
#include "net/net-stream-link.h"

#include <errno.h>
#include <gnutls/gnutls.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define DEADLINE_MS 10000

/* Two ends of a pair of sockets: both encrypted, or a bare one against our server. */
typedef struct
{
  NetPoller      *poller;
  NetCertificate *host;
  NetCertificate *guest;
  NetTlsStream   *server;
  NetTlsStream   *client;
  int             peer; /* the bare socket, or -1 */
  guint           n_done;
  GError         *server_error;
  GError         *client_error;
  LinkRecorder    a; /* the server's link */
  LinkRecorder    b;
} Fixture;

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_assert_true (net_certificate_wait_finish (NET_CERTIFICATE (object), result, NULL));
  ++*(guint *)user_data;
}

static GSocketConnection *
wrap (int fd)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, NULL);

  return g_socket_connection_factory_create_connection (socket);
}

static void
make_ends (Fixture *fixture,
           int      fds[2])
{
  guint n_ready = 0;

  fixture->poller = net_poller_new (NULL);
  fixture->host = net_certificate_new (NULL);
  fixture->guest = net_certificate_new (NULL);
  fixture->peer = -1;
  net_certificate_wait_async (fixture->host, ready_cb, &n_ready);
  net_certificate_wait_async (fixture->guest, ready_cb, &n_ready);
  AWAIT (n_ready == 2);
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds), ==, 0);
}

static void
set_up_pair (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (GSocketConnection) near = NULL;
  g_autoptr (GSocketConnection) far = NULL;
  int fds[2];

  make_ends (fixture, fds);
  near = wrap (fds[0]);
  far = wrap (fds[1]);
  fixture->server = net_tls_stream_new_server (near, fixture->host, NULL);
  fixture->client = net_tls_stream_new_client (far, fixture->guest, "oda.local", NULL);
}

static void
set_up_bare (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (GSocketConnection) near = NULL;
  int fds[2];

  make_ends (fixture, fds);
  near = wrap (fds[0]);
  fixture->peer = fds[1];
  fixture->server = net_tls_stream_new_server (near, fixture->host, NULL);
}

static void
hang_up (Fixture *fixture)
{
  if (fixture->peer >= 0)
    close (fixture->peer);
  fixture->peer = -1;
}

/* The thread that made it may hold it for a moment. */
static void
let_go (NetCertificate *certificate)
{
  gpointer alive = certificate;

  g_object_add_weak_pointer (G_OBJECT (certificate), &alive);
  g_object_unref (certificate);
  AWAIT (alive == NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  if (fixture->a.lines != NULL)
    link_recorder_clear (&fixture->a);
  if (fixture->b.lines != NULL)
    link_recorder_clear (&fixture->b);
  hang_up (fixture);
  AWAIT (net_poller_is_drained (fixture->poller));
  g_clear_error (&fixture->server_error);
  g_clear_error (&fixture->client_error);
  g_assert_finalize_object (fixture->server);
  if (fixture->client != NULL)
    g_assert_finalize_object (fixture->client);
  let_go (fixture->host);
  let_go (fixture->guest);
  g_assert_finalize_object (fixture->poller);
}

static void
shaken_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;
  GError **error = NET_TLS_STREAM (object) == fixture->server ? &fixture->server_error : &fixture->client_error;

  g_assert_cmpint (net_tls_stream_handshake_finish (NET_TLS_STREAM (object), result, error), ==, *error == NULL);
  fixture->n_done++;
}

static void
shake_hands (Fixture *fixture)
{
  net_tls_stream_handshake_async (fixture->server, fixture->poller, DEADLINE_MS, NULL, shaken_cb, fixture);
  net_tls_stream_handshake_async (fixture->client, fixture->poller, DEADLINE_MS, NULL, shaken_cb, fixture);
  AWAIT (fixture->n_done == 2);
  g_assert_no_error (fixture->server_error);
  g_assert_no_error (fixture->client_error);
}

static void
start_links (Fixture *fixture)
{
  shake_hands (fixture);
  link_recorder_start (&fixture->a, net_stream_link_new (fixture->poller, NET_TRANSPORT (fixture->server)));
  link_recorder_start (&fixture->b, net_stream_link_new (fixture->poller, NET_TRANSPORT (fixture->client)));
}

/* --- Two ends of ours --- */

static void
test_handshake (Fixture      *fixture,
                gconstpointer user_data)
{
  shake_hands (fixture);
  g_assert_true (net_transport_is_encrypted (NET_TRANSPORT (fixture->server)));
  g_assert_true (net_tls_stream_is_answered (fixture->client));
  g_assert_cmpstr (net_transport_get_fingerprint (NET_TRANSPORT (fixture->client)), ==, net_certificate_get_fingerprint (fixture->host));
  g_assert_cmpstr (net_transport_get_fingerprint (NET_TRANSPORT (fixture->server)), ==, net_certificate_get_fingerprint (fixture->guest));
}

static void
test_lines (Fixture      *fixture,
            gconstpointer user_data)
{
  start_links (fixture);
  g_assert_true (net_link_is_encrypted (fixture->a.link));
  g_assert_cmpstr (net_link_get_fingerprint (fixture->a.link), ==, net_certificate_get_fingerprint (fixture->guest));
  link_recorder_send (&fixture->a, "one\r\ntwo\nth");
  link_recorder_send (&fixture->a, "ree\r\n");
  link_recorder_send (&fixture->b, "back\r\n");
  AWAIT (fixture->b.n_lines == 3 && fixture->a.n_lines == 1);
  g_assert_cmpstr (fixture->b.lines->str, ==, "one|two|three|");
  g_assert_cmpstr (fixture->a.lines->str, ==, "back|");
}

/* Far more than the sockets hold, in both directions at once: nothing is lost or stuck. */
static void
test_much_both_ways (Fixture      *fixture,
                     gconstpointer user_data)
{
  g_autofree char *line = g_strnfill (2000, 'x');
  g_autofree char *ended = g_strconcat (line, "\r\n", NULL);

  start_links (fixture);
  for (guint i = 0; i < 500; i++)
    {
      link_recorder_send (&fixture->a, ended);
      link_recorder_send (&fixture->b, ended);
    }
  AWAIT (fixture->a.n_lines == 500 && fixture->b.n_lines == 500);
  g_assert_cmpuint (fixture->a.lines->len, ==, 500 * 2001);
  g_assert_cmpuint (fixture->b.lines->len, ==, 500 * 2001);
}

/* One record with more lines than a turn may take, and a pause after each: what waits
 * inside GnuTLS wakes nobody, and comes all the same. */
static void
test_pending (Fixture      *fixture,
              gconstpointer user_data)
{
  GString *lines = g_string_new (NULL);
  guint    n = 2000;

  start_links (fixture);
  for (guint i = 0; i < n; i++)
    g_string_append (lines, "a line\r\n");
  link_recorder_send (&fixture->b, lines->str);
  fixture->a.pause_after_line = TRUE;
  for (guint i = 1; i <= 3; i++)
    {
      AWAIT (fixture->a.n_lines == i);
      await_idle ();
      g_assert_cmpuint (fixture->a.n_lines, ==, i);
      net_link_set_paused (fixture->a.link, FALSE);
    }
  fixture->a.pause_after_line = FALSE;
  net_link_set_paused (fixture->a.link, FALSE);
  AWAIT (fixture->a.n_lines == n);
  g_string_free (lines, TRUE);
}

static void
test_goodbye (Fixture      *fixture,
              gconstpointer user_data)
{
  start_links (fixture);
  link_recorder_send (&fixture->a, "ERROR :bye\r\n");
  net_link_close (fixture->a.link);
  AWAIT (fixture->b.closed);
  g_assert_no_error (fixture->b.error);
  g_assert_cmpstr (fixture->b.lines->str, ==, "ERROR :bye|");
}

/* The socket ends and nobody has said goodbye: somebody between us may have cut it. */
static void
test_truncated (Fixture      *fixture,
                gconstpointer user_data)
{
  start_links (fixture);
  link_recorder_send (&fixture->b, "last words\r\n");
  AWAIT (fixture->a.n_lines == 1);
  shutdown (net_transport_get_fd (NET_TRANSPORT (fixture->client)), SHUT_WR);
  AWAIT (fixture->a.closed);
  g_assert_error (fixture->a.error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
}

/* A bit is turned on the way: it is noticed, and nothing of it is told. */
static void
test_tampered (Fixture      *fixture,
               gconstpointer user_data)
{
  static const char record[] = "\x17\x03\x03\x00\x20"
                               "0123456789abcdef0123456789abcdef";

  start_links (fixture);
  g_assert_cmpint (send (net_transport_get_fd (NET_TRANSPORT (fixture->client)), record, sizeof record - 1, 0), ==, sizeof record - 1);
  AWAIT (fixture->a.closed);
  g_assert_error (fixture->a.error, G_TLS_ERROR, G_TLS_ERROR_MISC);
  g_assert_cmpuint (fixture->a.n_lines, ==, 0);
}

static gint64
cpu_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static void
assert_idle (void)
{
  gint64 start = g_get_monotonic_time ();
  gint64 cpu = cpu_time ();

  AWAIT (g_get_monotonic_time () - start > 300 * 1000);
  g_assert_cmpint (cpu_time () - cpu, <, 150 * 1000);
}

/* Who does not read costs nothing meanwhile, and too much for them ends it. */
static void
test_peer_does_not_read (Fixture      *fixture,
                         gconstpointer user_data)
{
  g_autofree char *line = g_strnfill (8000, 'x');
  g_autofree char *ended = g_strconcat (line, "\r\n", NULL);

  start_links (fixture);
  net_link_set_paused (fixture->b.link, TRUE);
  for (guint i = 0; i < 100; i++)
    link_recorder_send (&fixture->a, ended);
  await_idle ();
  assert_idle ();
  g_assert_false (fixture->a.closed);
  for (guint i = 0; i < 200; i++)
    link_recorder_send (&fixture->a, ended);
  AWAIT (fixture->a.closed);
  g_assert_error (fixture->a.error, NET_LINK_ERROR, NET_LINK_ERROR_SEND_QUEUE_FULL);
}

static void
test_peek (Fixture      *fixture,
           gconstpointer user_data)
{
  NetTransport      *server = NET_TRANSPORT (fixture->server);
  NetTransport      *client = NET_TRANSPORT (fixture->client);
  const struct iovec first = { .iov_base = (char *)"GE", .iov_len = 2 };
  const struct iovec rest = { .iov_base = (char *)"T /index.html", .iov_len = 13 };
  char               bytes[64] = "";
  gboolean           ended;

  shake_hands (fixture);
  g_assert_cmpint (net_transport_peek (server, bytes, 8, &ended), ==, NET_TRANSPORT_AGAIN);
  g_assert_cmpint (net_transport_write (client, &first, 1, NULL), ==, 2);
  g_assert_cmpint (net_transport_peek (server, bytes, 8, &ended), ==, 2);
  g_assert_cmpint (net_transport_peek (server, bytes, 8, &ended), ==, 2);
  g_assert_false (ended);
  g_assert_cmpint (net_transport_write (client, &rest, 1, NULL), ==, 13);
  g_assert_cmpint (net_transport_peek (server, bytes, 8, &ended), ==, 8);
  g_assert_true (net_transport_is_pending (server));
  g_assert_cmpint (net_transport_read (server, bytes, 64, NULL), ==, 8);
  g_assert_true (net_transport_is_pending (server));
  g_assert_cmpint (net_transport_read (server, bytes + 8, 56, NULL), ==, 7);
  g_assert_cmpstr (bytes, ==, "GET /index.html");
  g_assert_false (net_transport_is_pending (server));
  g_assert_cmpint (net_transport_end (client), ==, 0);
  g_assert_cmpint (net_transport_peek (server, bytes, 8, &ended), ==, 0);
  g_assert_true (ended);
  g_assert_cmpint (net_transport_read (server, bytes, 64, NULL), ==, 0);
}

/* Somebody has looked at the first bytes: the rest of them is inside GnuTLS, and the socket
 * says nothing any more. */
static void
test_peeked (Fixture      *fixture,
             gconstpointer user_data)
{
  const struct iovec line = { .iov_base = (char *)"NICK ali\r\nUSER a 0 * :a\r\n", .iov_len = 25 };
  char               bytes[8];
  gboolean           ended;

  shake_hands (fixture);
  g_assert_cmpint (net_transport_write (NET_TRANSPORT (fixture->client), &line, 1, NULL), ==, 25);
  g_assert_cmpint (net_transport_peek (NET_TRANSPORT (fixture->server), bytes, 8, &ended), ==, 8);
  link_recorder_start (&fixture->a, net_stream_link_new (fixture->poller, NET_TRANSPORT (fixture->server)));
  AWAIT (fixture->a.n_lines == 2);
  g_assert_cmpstr (fixture->a.lines->str, ==, "NICK ali|USER a 0 * :a|");
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  net_tls_stream_handshake_async (fixture->server, fixture->poller, DEADLINE_MS, cancellable, shaken_cb, fixture);
  await_idle ();
  g_cancellable_cancel (cancellable);
  AWAIT (fixture->n_done == 1);
  g_assert_error (fixture->server_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- Strangers --- */

static void
assert_refused (Fixture    *fixture,
                const char *bytes,
                gsize       length)
{
  char answer[1024];

  net_tls_stream_handshake_async (fixture->server, fixture->poller, DEADLINE_MS, NULL, shaken_cb, fixture);
  g_assert_cmpint (send (fixture->peer, bytes, length, MSG_NOSIGNAL), ==, length);
  AWAIT (fixture->n_done == 1);
  g_assert_cmpuint (fixture->server_error->domain, ==, G_TLS_ERROR);
  /* It is told so: an alert (RFC 8446, 6). */
  AWAIT (recv (fixture->peer, answer, sizeof answer, 0) > 0);
  g_assert_cmpint (answer[0], ==, 0x15);
}

static void
test_garbage (Fixture      *fixture,
              gconstpointer user_data)
{
  assert_refused (fixture, "\x16\x03\x01\x00\x0c\x01\x00\x00\x08merhaba!", 17);
}

static void
test_other_protocol (Fixture      *fixture,
                     gconstpointer user_data)
{
  assert_refused (fixture, "\x16 merhaba herkese, nasılsınız?\r\n", 33);
}

/* A ClientHello of TLS 1.0 with one old cipher suite. */
static void
test_too_old (Fixture      *fixture,
              gconstpointer user_data)
{
  static const char hello[] = "\x16\x03\x01\x00\x2d\x01\x00\x00\x29\x03\x01"
                              "0123456789abcdef0123456789abcdef"
                              "\x00\x00\x02\x00\x2f\x01\x00";

  assert_refused (fixture, hello, sizeof hello - 1);
}

static void
test_stalled (Fixture      *fixture,
              gconstpointer user_data)
{
  gint64 start = g_get_monotonic_time ();
  gint64 cpu = cpu_time ();

  net_tls_stream_handshake_async (fixture->server, fixture->poller, 300, NULL, shaken_cb, fixture);
  g_assert_cmpint (send (fixture->peer, "\x16\x03\x01\x02\x00", 5, MSG_NOSIGNAL), ==, 5);
  AWAIT (fixture->n_done == 1);
  g_assert_error (fixture->server_error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 300 * 1000);
  g_assert_cmpint (cpu_time () - cpu, <, 150 * 1000);
}

static void
test_gone_meanwhile (Fixture      *fixture,
                     gconstpointer user_data)
{
  net_tls_stream_handshake_async (fixture->server, fixture->poller, DEADLINE_MS, NULL, shaken_cb, fixture);
  g_assert_cmpint (send (fixture->peer, "\x16\x03\x01\x02\x00", 5, MSG_NOSIGNAL), ==, 5);
  hang_up (fixture);
  AWAIT (fixture->n_done == 1);
  g_assert_error (fixture->server_error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
  g_assert_true (net_tls_stream_is_answered (fixture->server));
}

/* Who hangs up without a word, and who answers in plain words: as a client sees them. */
static void
test_other_side_is_plain (Fixture      *fixture,
                          gconstpointer user_data)
{
  const char *words = user_data;
  g_autoptr (GSocketConnection) near = NULL;
  int fds[2];

  make_ends (fixture, fds);
  near = wrap (fds[0]);
  fixture->peer = fds[1];
  fixture->server = net_tls_stream_new_client (near, fixture->guest, NULL, NULL);
  net_tls_stream_handshake_async (fixture->server, fixture->poller, DEADLINE_MS, NULL, shaken_cb, fixture);
  if (words != NULL)
    g_assert_cmpint (send (fixture->peer, words, strlen (words), MSG_NOSIGNAL), ==, strlen (words));
  hang_up (fixture);
  AWAIT (fixture->n_done == 1);
  g_assert_cmpint (net_tls_stream_is_answered (fixture->server), ==, words != NULL);
  if (words != NULL)
    g_assert_error (fixture->server_error, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS);
  else
    g_assert_error (fixture->server_error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
}

/* A program that uses GnuTLS in its own way, on the bare end. */
typedef struct
{
  gnutls_certificate_credentials_t credentials;
  gnutls_session_t                 session;
} Stranger;

static void
stranger_set_up (Stranger   *stranger,
                 Fixture    *fixture,
                 const char *priorities)
{
  int result;

  gnutls_certificate_allocate_credentials (&stranger->credentials);
  gnutls_init (&stranger->session, GNUTLS_CLIENT | GNUTLS_NONBLOCK);
  gnutls_priority_set_direct (stranger->session, priorities, NULL);
  gnutls_credentials_set (stranger->session, GNUTLS_CRD_CERTIFICATE, stranger->credentials);
  gnutls_transport_set_int (stranger->session, fixture->peer);
  net_tls_stream_handshake_async (fixture->server, fixture->poller, DEADLINE_MS, NULL, shaken_cb, fixture);
  AWAIT ((result = gnutls_handshake (stranger->session)) != GNUTLS_E_AGAIN);
  g_assert_cmpint (result, ==, GNUTLS_E_SUCCESS);
  AWAIT (fixture->n_done == 1);
  g_assert_no_error (fixture->server_error);
  link_recorder_start (&fixture->a, net_stream_link_new (fixture->poller, NET_TRANSPORT (fixture->server)));
}

static void
stranger_clear (Stranger *stranger)
{
  gnutls_deinit (stranger->session);
  gnutls_certificate_free_credentials (stranger->credentials);
}

static void
test_without_certificate (Fixture      *fixture,
                          gconstpointer user_data)
{
  static const char *const priorities[] = { "NORMAL", "NORMAL:-VERS-ALL:+VERS-TLS1.2" };
  Stranger                 stranger;

  stranger_set_up (&stranger, fixture, priorities[GPOINTER_TO_UINT (user_data)]);
  g_assert_null (net_link_get_fingerprint (fixture->a.link));
  g_assert_true (net_link_is_encrypted (fixture->a.link));
  g_assert_cmpint (gnutls_record_send (stranger.session, "hi\n", 3), ==, 3);
  AWAIT (fixture->a.n_lines == 1);
  stranger_clear (&stranger);
}

/* TLS 1.2 lets a client ask for a handshake again and again; each is a lot of work. */
static void
test_renegotiation (Fixture      *fixture,
                    gconstpointer user_data)
{
  Stranger stranger;

  stranger_set_up (&stranger, fixture, "NORMAL:-VERS-ALL:+VERS-TLS1.2");
  gnutls_handshake (stranger.session);
  AWAIT (fixture->a.closed);
  g_assert_error (fixture->a.error, G_TLS_ERROR, G_TLS_ERROR_MISC);
  stranger_clear (&stranger);
}

/* New keys in the middle (RFC 8446, 4.6.3) are none of anybody's business. */
static void
test_key_update (Fixture      *fixture,
                 gconstpointer user_data)
{
  Stranger stranger;
  char     bytes[64];

  stranger_set_up (&stranger, fixture, "NORMAL:-VERS-ALL:+VERS-TLS1.3");
  g_assert_cmpint (gnutls_session_key_update (stranger.session, GNUTLS_KU_PEER), ==, 0);
  g_assert_cmpint (gnutls_record_send (stranger.session, "hi\n", 3), ==, 3);
  AWAIT (fixture->a.n_lines == 1);
  link_recorder_send (&fixture->a, "back\n");
  AWAIT (gnutls_record_recv (stranger.session, bytes, sizeof bytes) == 5);
  g_assert_false (fixture->a.closed);
  stranger_clear (&stranger);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD_PAIR(name, func) g_test_add ("/net/tls-stream/" name, Fixture, NULL, set_up_pair, func, tear_down)
#define ADD_BARE(name, func) g_test_add ("/net/tls-stream/" name, Fixture, NULL, set_up_bare, func, tear_down)
  ADD_PAIR ("handshake", test_handshake);
  ADD_PAIR ("lines", test_lines);
  ADD_PAIR ("much-both-ways", test_much_both_ways);
  ADD_PAIR ("pending", test_pending);
  ADD_PAIR ("goodbye", test_goodbye);
  ADD_PAIR ("truncated", test_truncated);
  ADD_PAIR ("tampered", test_tampered);
  ADD_PAIR ("peer-does-not-read", test_peer_does_not_read);
  ADD_PAIR ("peek", test_peek);
  ADD_PAIR ("peeked", test_peeked);
  ADD_PAIR ("cancel", test_cancel);
  ADD_BARE ("garbage", test_garbage);
  ADD_BARE ("other-protocol", test_other_protocol);
  ADD_BARE ("too-old", test_too_old);
  ADD_BARE ("stalled", test_stalled);
  ADD_BARE ("gone-meanwhile", test_gone_meanwhile);
  g_test_add ("/net/tls-stream/other-side-is-plain", Fixture, "merhaba\n", NULL, test_other_side_is_plain, tear_down);
  g_test_add ("/net/tls-stream/other-side-is-irc", Fixture, ":irc.server NOTICE * :*** Looking up your hostname\r\n", NULL, test_other_side_is_plain, tear_down);
  g_test_add ("/net/tls-stream/other-side-hangs-up", Fixture, NULL, NULL, test_other_side_is_plain, tear_down);
  ADD_BARE ("without-certificate", test_without_certificate);
  g_test_add ("/net/tls-stream/without-certificate-1.2", Fixture, GUINT_TO_POINTER (1), set_up_bare, test_without_certificate, tear_down);
  ADD_BARE ("renegotiation", test_renegotiation);
  ADD_BARE ("key-update", test_key_update);
#undef ADD_PAIR
#undef ADD_BARE
  return g_test_run ();
}
