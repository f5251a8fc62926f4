// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-listener.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "net/net-tls-stream.h"

#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_CALLERS 300

typedef struct
{
  NetPoller   *poller;
  NetListener *listener;
  GPtrArray   *connections; /* NetTransport: those that were told, still open */
  NetCaller    kinds[MAX_CALLERS];
  guint        n_callers;
} Fixture;

static void
caller_cb (NetListener  *listener,
           int           caller,
           NetTransport *transport,
           Fixture      *fixture)
{
  g_assert_cmpint (caller, !=, NET_CALLER_UNKNOWN);
  g_assert_cmpuint (fixture->n_callers, <, MAX_CALLERS);
  fixture->kinds[fixture->n_callers++] = caller;
  g_ptr_array_add (fixture->connections, g_object_ref (transport));
}

static void
set_up_with_limit (Fixture *fixture,
                   guint    max_connections)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GError) error = NULL;

  fixture->poller = net_poller_new (NULL);
  fixture->listener = net_listener_new (fixture->poller, max_connections);
  fixture->connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->listener, "caller", G_CALLBACK (caller_cb), fixture);
  net_listener_add_address (fixture->listener, G_INET_SOCKET_ADDRESS (address), &error);
  g_assert_no_error (error);
  net_listener_start (fixture->listener);
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  set_up_with_limit (fixture, 1000);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  net_listener_stop (fixture->listener);
  g_ptr_array_unref (fixture->connections);
  AWAIT (net_poller_is_drained (fixture->poller));
  g_assert_finalize_object (fixture->listener);
  g_assert_finalize_object (fixture->poller);
}

static guint16
get_port (NetListener *listener)
{
  return g_inet_socket_address_get_port (net_listener_get_addresses (listener)->pdata[0]);
}

static int
call (Fixture *fixture)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (get_port (fixture->listener)), .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  int                fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert_cmpint (connect (fd, (struct sockaddr *)&address, sizeof address), ==, 0);
  return fd;
}

static void
say (int         fd,
     const char *bytes)
{
  g_assert_cmpint (send (fd, bytes, strlen (bytes), MSG_NOSIGNAL), ==, strlen (bytes));
}

static void
test_openings (Fixture      *fixture,
               gconstpointer user_data)
{
  static const struct
  {
    const char *bytes;
    NetCaller   caller;
  } cases[] = {
    { "\x16\x03\x01", NET_CALLER_TLS },
    { "GET / HTTP/1.0\r\n\r\n", NET_CALLER_HTTP },
    { "NICK ali\r\n", NET_CALLER_IRC },
    { "CAP LS 302\r\n", NET_CALLER_IRC },
    { "merhaba", NET_CALLER_PLAIN_TEXT },
    { "quit", NET_CALLER_PLAIN_TEXT },
    { "\xff\xfe", NET_CALLER_PLAIN_TEXT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int    fd = call (fixture);
      gint64 start = g_get_monotonic_time ();
      char   bytes[64];

      say (fd, cases[i].bytes);
      AWAIT (fixture->n_callers == i + 1);
      g_assert_cmpint (fixture->kinds[i], ==, cases[i].caller);
      g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
      /* No byte of it was taken. */
      g_assert_cmpint (net_transport_read (fixture->connections->pdata[i], bytes, sizeof bytes, NULL), ==, strlen (cases[i].bytes));
      close (fd);
    }
}

static void
test_silence (Fixture      *fixture,
              gconstpointer user_data)
{
  gint64 start = g_get_monotonic_time ();
  int    fd = call (fixture);

  AWAIT (fixture->n_callers == 1);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, G_USEC_PER_SEC);
  g_assert_cmpint (fixture->kinds[0], ==, NET_CALLER_PLAIN_TEXT);
  close (fd);
}

/* What comes later, be it one byte, wakes whoever took the caller over. */
static void
assert_wakes (Fixture *fixture,
              int      fd)
{
  GPollFD near = { .fd = net_transport_get_fd (fixture->connections->pdata[0]), .events = G_IO_IN };
  char    bytes[64];

  g_assert_cmpint (recv (near.fd, bytes, sizeof bytes, MSG_DONTWAIT), >, 0);
  say (fd, "x");
  g_assert_cmpint (g_poll (&near, 1, AWAIT_SECONDS * 1000), ==, 1);
}

static void
test_opening_in_two (Fixture      *fixture,
                     gconstpointer user_data)
{
  int    fd = call (fixture);
  gint64 start = g_get_monotonic_time ();

  say (fd, "G");
  AWAIT (g_get_monotonic_time () - start > 100 * 1000);
  g_assert_cmpuint (fixture->n_callers, ==, 0);
  say (fd, "ET /");
  AWAIT (fixture->n_callers == 1);
  g_assert_cmpint (fixture->kinds[0], ==, NET_CALLER_HTTP);
  assert_wakes (fixture, fd);
  close (fd);
}

/* "P" might become PASS or POST; who says no more is a person. Later words are still heard. */
static void
test_prefix_and_silence (Fixture      *fixture,
                         gconstpointer user_data)
{
  int fd = call (fixture);

  say (fd, "P");
  AWAIT (fixture->n_callers == 1);
  g_assert_cmpint (fixture->kinds[0], ==, NET_CALLER_PLAIN_TEXT);
  assert_wakes (fixture, fd);
  close (fd);
}

static gint64
cpu_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * G_USEC_PER_SEC + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

/* A connection that broke in the middle of "CAP LS": nobody said "CA", and there is nothing
 * to wait or to spin for. */
static void
test_prefix_and_end (Fixture      *fixture,
                     gconstpointer user_data)
{
  int    fd = call (fixture);
  gint64 start = g_get_monotonic_time ();
  gint64 cpu = cpu_time ();
  char   byte;

  say (fd, "CA");
  shutdown (fd, SHUT_WR);
  /* The other side closes too. */
  AWAIT (recv (fd, &byte, 1, MSG_DONTWAIT) == 0);
  g_assert_cmpuint (fixture->n_callers, ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC / 2);
  g_assert_cmpint (cpu_time () - cpu, <, G_USEC_PER_SEC / 4);
  close (fd);
}

static void
test_gone_before_a_word (Fixture      *fixture,
                         gconstpointer user_data)
{
  int    fd = call (fixture);
  gint64 start = g_get_monotonic_time ();

  close (fd);
  AWAIT (g_get_monotonic_time () - start > 1200 * 1000);
  g_assert_cmpuint (fixture->n_callers, ==, 0);
}

static void
test_many_silent (Fixture      *fixture,
                  gconstpointer user_data)
{
  int fds[200];
  int talker;

  for (guint i = 0; i < G_N_ELEMENTS (fds); i++)
    fds[i] = call (fixture);
  talker = call (fixture);
  say (talker, "NICK ali\r\n");
  /* Who speaks is heard at once, before all the silent ones. */
  AWAIT (fixture->n_callers > 0);
  g_assert_cmpint (fixture->kinds[0], ==, NET_CALLER_IRC);
  AWAIT (fixture->n_callers == G_N_ELEMENTS (fds) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (fds); i++)
    close (fds[i]);
  close (talker);
}

/* --- Encrypted callers --- */

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(gboolean *)user_data = net_certificate_wait_finish (NET_CERTIFICATE (object), result, NULL);
}

static NetCertificate *
give_certificate (Fixture *fixture)
{
  NetCertificate *certificate = net_certificate_new (NULL);
  gboolean        ready = FALSE;

  net_certificate_wait_async (certificate, ready_cb, &ready);
  AWAIT (ready);
  net_listener_set_certificate (fixture->listener, certificate);
  return certificate;
}

static void
shaken_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  *(gboolean *)user_data = net_tls_stream_handshake_finish (NET_TLS_STREAM (object), result, &error);
  g_assert_no_error (error);
}

static NetTransport *
call_encrypted (Fixture        *fixture,
                NetCertificate *certificate)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (call (fixture), NULL);
  g_autoptr (GSocketConnection) connection = g_socket_connection_factory_create_connection (socket);
  NetTlsStream *stream = net_tls_stream_new_client (connection, certificate, NULL, NULL);
  gboolean      shaken = FALSE;

  net_tls_stream_handshake_async (stream, fixture->poller, AWAIT_SECONDS * 1000, NULL, shaken_cb, &shaken);
  AWAIT (shaken);
  return NET_TRANSPORT (stream);
}

static void
test_encrypted (Fixture      *fixture,
                gconstpointer user_data)
{
  static const struct
  {
    const char *bytes;
    NetCaller   caller;
  } cases[] = {
    { "GET / HTTP/1.0\r\n\r\n", NET_CALLER_HTTP },
    { "NICK ali\r\n", NET_CALLER_IRC },
    { "selam", NET_CALLER_PLAIN_TEXT },
    { "", NET_CALLER_PLAIN_TEXT },
    { "P", NET_CALLER_PLAIN_TEXT },
    { "\x16\x03\x01", NET_CALLER_PLAIN_TEXT },
  };
  g_autoptr (NetCertificate) certificate = give_certificate (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NetTransport) caller = call_encrypted (fixture, certificate);
      const struct iovec vector = { .iov_base = (char *)cases[i].bytes, .iov_len = strlen (cases[i].bytes) };
      char               bytes[64] = "";
      gssize             length = 0;

      if (vector.iov_len > 0)
        g_assert_cmpint (net_transport_write (caller, &vector, 1, NULL), ==, vector.iov_len);
      AWAIT (fixture->n_callers == i + 1);
      g_assert_cmpint (fixture->kinds[i], ==, cases[i].caller);
      g_assert_true (net_transport_is_encrypted (fixture->connections->pdata[i]));
      g_assert_cmpstr (net_transport_get_fingerprint (fixture->connections->pdata[i]), ==, net_certificate_get_fingerprint (certificate));
      /* No byte of it is lost. */
      while (length < (gssize)vector.iov_len)
        length += net_transport_read (fixture->connections->pdata[i], bytes + length, sizeof bytes - length, NULL);
      g_assert_cmpstr (bytes, ==, cases[i].bytes);
    }
}

/* Forty who stall and some who babble keep nobody out, and are let go in the end. */
static void
test_half_open (Fixture      *fixture,
                gconstpointer user_data)
{
  g_autoptr (NetCertificate) certificate = give_certificate (fixture);
  g_autoptr (NetTransport) caller = NULL;
  int  fds[45];
  char bytes[64];

  net_listener_set_handshake_time (fixture->listener, 500);
  for (guint i = 0; i < G_N_ELEMENTS (fds); i++)
    {
      fds[i] = call (fixture);
      say (fds[i], i < 40 ? "\x16\x03\x01\x02" : "\x16 merhaba herkese");
    }
  caller = call_encrypted (fixture, certificate);
  AWAIT (fixture->n_callers == 1);
  for (guint i = 0; i < G_N_ELEMENTS (fds); i++)
    {
      gssize length;

      AWAIT ((length = recv (fds[i], bytes, sizeof bytes, MSG_DONTWAIT)) == 0 || (length < 0 && errno != EAGAIN));
      close (fds[i]);
    }
  g_assert_cmpuint (fixture->n_callers, ==, 1);
}

/* The port closes in the middle of handshakes. */
static void
test_stop_in_handshake (Fixture      *fixture,
                        gconstpointer user_data)
{
  g_autoptr (NetCertificate) certificate = give_certificate (fixture);
  int  fd = call (fixture);
  char byte;

  say (fd, "\x16\x03\x01\x02");
  AWAIT (!net_poller_is_drained (fixture->poller));
  await_idle ();
  net_listener_stop (fixture->listener);
  AWAIT (recv (fd, &byte, 1, MSG_DONTWAIT) >= 0 || errno == ECONNRESET);
  close (fd);
}

/* At the limit one waits, and comes in when another has left. */
static void
test_limit (void)
{
  Fixture fixture = { 0 };
  int     fds[3];

  set_up_with_limit (&fixture, 2);
  for (guint i = 0; i < 3; i++)
    {
      fds[i] = call (&fixture);
      say (fds[i], "NICK ali\r\n");
    }
  AWAIT (fixture.n_callers == 2);
  await_idle ();
  g_assert_cmpuint (fixture.n_callers, ==, 2);
  g_ptr_array_remove_index (fixture.connections, 0);
  AWAIT (fixture.n_callers == 3);
  for (guint i = 0; i < 3; i++)
    close (fds[i]);
  tear_down (&fixture, NULL);
}

static void
test_port_taken (Fixture      *fixture,
                 gconstpointer user_data)
{
  g_autoptr (NetListener) second = net_listener_new (fixture->poller, 10);
  g_autoptr (GError) error = NULL;
  GInetSocketAddress *taken = net_listener_get_addresses (fixture->listener)->pdata[0];

  g_assert_cmpuint (get_port (fixture->listener), !=, 0);
  g_assert_false (net_listener_add_address (second, taken, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_cmpuint (net_listener_get_addresses (second)->len, ==, 0);
}

/* One listener for IPv6 and IPv4; a second one on the same port is told so. */
static void
test_any (void)
{
  g_autoptr (NetPoller) poller = net_poller_new (NULL);
  g_autoptr (NetListener) listener = net_listener_new (poller, 10);
  g_autoptr (NetListener) second = net_listener_new (poller, 10);
  g_autoptr (GError) error = NULL;
  Fixture fixture = { .listener = listener };

  net_listener_add_any (listener, 0, &error);
  g_assert_no_error (error);
  close (call (&fixture));
  g_assert_false (net_listener_add_any (second, get_port (listener), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  net_listener_stop (listener);
  net_listener_stop (second);
}

/* After the end the port is free and nobody is left waiting. */
static void
test_stop (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (NetListener) next = net_listener_new (fixture->poller, 10);
  g_autoptr (GError) error = NULL;
  int  fd = call (fixture);
  char byte;

  AWAIT (!net_poller_is_drained (fixture->poller));
  net_listener_stop (fixture->listener);
  net_listener_stop (fixture->listener);
  AWAIT (recv (fd, &byte, 1, MSG_DONTWAIT) >= 0 || errno == ECONNRESET);
  g_assert_cmpuint (fixture->n_callers, ==, 0);
  net_listener_add_address (next, net_listener_get_addresses (fixture->listener)->pdata[0], &error);
  g_assert_no_error (error);
  net_listener_stop (next);
  close (fd);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/net/listener/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("openings", test_openings);
  ADD ("silence", test_silence);
  ADD ("opening-in-two", test_opening_in_two);
  ADD ("prefix-and-silence", test_prefix_and_silence);
  ADD ("prefix-and-end", test_prefix_and_end);
  ADD ("gone-before-a-word", test_gone_before_a_word);
  ADD ("many-silent", test_many_silent);
  g_test_add_func ("/net/listener/limit", test_limit);
  ADD ("encrypted", test_encrypted);
  ADD ("half-open", test_half_open);
  ADD ("stop-in-handshake", test_stop_in_handshake);
  ADD ("port-taken", test_port_taken);
  g_test_add_func ("/net/listener/any", test_any);
  ADD ("stop", test_stop);
#undef ADD
  return g_test_run ();
}
