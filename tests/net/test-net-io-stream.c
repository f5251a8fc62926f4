// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-io-stream.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "net/net-plain-stream.h"
#include "net/net-tls-stream.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define HANDSHAKE_MS 10000

typedef struct
{
  NetPoller      *poller;
  NetCertificate *certificate; /* when it is encrypted */
  NetIoStream    *stream;
  NetTransport   *far;
  gboolean        closed;
} Fixture;

static GSocketConnection *
wrap (int fd)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, NULL);

  return g_socket_connection_factory_create_connection (socket);
}

static void
closed_cb (NetIoStream *stream,
           Fixture     *fixture)
{
  fixture->closed = TRUE;
}

static void
set_up_between (Fixture      *fixture,
                NetTransport *near,
                NetTransport *far)
{
  fixture->stream = net_io_stream_new (fixture->poller, near);
  fixture->far = g_object_ref (far);
  g_signal_connect (fixture->stream, "closed", G_CALLBACK (closed_cb), fixture);
}

static void
make_ends (Fixture            *fixture,
           GSocketConnection **near,
           GSocketConnection **far)
{
  int fds[2];

  fixture->poller = net_poller_new (NULL);
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds), ==, 0);
  *near = wrap (fds[0]);
  *far = wrap (fds[1]);
}

static void
set_up_plain (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (GSocketConnection) near = NULL;
  g_autoptr (GSocketConnection) far = NULL;
  g_autoptr (NetTransport) inside = NULL;
  g_autoptr (NetTransport) outside = NULL;

  make_ends (fixture, &near, &far);
  inside = net_plain_stream_new (near);
  outside = net_plain_stream_new (far);
  set_up_between (fixture, inside, outside);
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_assert_true (net_certificate_wait_finish (NET_CERTIFICATE (object), result, NULL));
  ++*(guint *)user_data;
}

static void
shaken_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_assert_true (net_tls_stream_handshake_finish (NET_TLS_STREAM (object), result, NULL));
  ++*(guint *)user_data;
}

static void
set_up_encrypted (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_autoptr (GSocketConnection) near = NULL;
  g_autoptr (GSocketConnection) far = NULL;
  g_autoptr (NetTlsStream) inside = NULL;
  g_autoptr (NetTlsStream) outside = NULL;
  guint n_done = 0;

  make_ends (fixture, &near, &far);
  fixture->certificate = net_certificate_new (NULL);
  net_certificate_wait_async (fixture->certificate, ready_cb, &n_done);
  AWAIT (n_done == 1);
  inside = net_tls_stream_new_server (near, fixture->certificate, NULL);
  outside = net_tls_stream_new_client (far, fixture->certificate, NULL, NULL);
  net_tls_stream_handshake_async (inside, fixture->poller, HANDSHAKE_MS, NULL, shaken_cb, &n_done);
  net_tls_stream_handshake_async (outside, fixture->poller, HANDSHAKE_MS, NULL, shaken_cb, &n_done);
  AWAIT (n_done == 3);
  set_up_between (fixture, NET_TRANSPORT (inside), NET_TRANSPORT (outside));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_io_stream_close (G_IO_STREAM (fixture->stream), NULL, NULL);
  g_assert_true (fixture->closed);
  g_io_stream_close (G_IO_STREAM (net_transport_get_connection (fixture->far)), NULL, NULL);
  AWAIT (net_poller_is_drained (fixture->poller));
  g_assert_finalize_object (fixture->stream);
  g_object_unref (fixture->far);
  g_assert_finalize_object (fixture->poller);
  g_clear_object (&fixture->certificate);
}

static GPollableInputStream *
get_input (Fixture *fixture)
{
  return G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (G_IO_STREAM (fixture->stream)));
}

static GPollableOutputStream *
get_output (Fixture *fixture)
{
  return G_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (G_IO_STREAM (fixture->stream)));
}

static gboolean
woken_cb (GObject *stream,
          gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until the source of the stream says so. */
static void
wait_source (GSource *source)
{
  gboolean woken = FALSE;

  g_source_set_callback (source, G_SOURCE_FUNC (woken_cb), &woken, NULL);
  g_source_attach (source, NULL);
  AWAIT (woken);
  g_source_unref (source);
}

static void
say (Fixture    *fixture,
     const char *text)
{
  const struct iovec vector = { .iov_base = (char *)text, .iov_len = strlen (text) };

  g_assert_cmpint (net_transport_write (fixture->far, &vector, 1, NULL), ==, strlen (text));
}

static gssize
read_some (Fixture *fixture,
           char    *bytes,
           gsize    size)
{
  g_autoptr (GError) error = NULL;
  gssize length = g_pollable_input_stream_read_nonblocking (get_input (fixture), bytes, size, NULL, &error);

  if (length < 0)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
  return length;
}

/* In small pieces: what was taken from the socket is told of as well. */
static void
test_read (Fixture      *fixture,
           gconstpointer user_data)
{
  char  bytes[4];
  gsize left = strlen ("günaydın");

  g_assert_cmpint (read_some (fixture, bytes, sizeof bytes), ==, -1);
  g_assert_false (g_pollable_input_stream_is_readable (get_input (fixture)));
  say (fixture, "günaydın");
  while (left > 0)
    {
      gssize length;

      wait_source (g_pollable_input_stream_create_source (get_input (fixture), NULL));
      g_assert_true (g_pollable_input_stream_is_readable (get_input (fixture)));
      length = read_some (fixture, bytes, sizeof bytes);
      g_assert_cmpint (length, >, 0);
      left -= length;
    }
  g_assert_cmpint (read_some (fixture, bytes, sizeof bytes), ==, -1);
}

/* What was taken before comes first, in pieces, and then the rest. */
static void
test_unread (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (GBytes) first = g_bytes_new_static ("günay", strlen ("günay"));
  g_autoptr (GString) heard = g_string_new (NULL);
  char bytes[4];

  net_io_stream_unread (fixture->stream, first);
  g_assert_true (g_pollable_input_stream_is_readable (get_input (fixture)));
  say (fixture, "dın");
  while (heard->len < strlen ("günaydın"))
    {
      gssize length;

      wait_source (g_pollable_input_stream_create_source (get_input (fixture), NULL));
      length = read_some (fixture, bytes, sizeof bytes);
      g_assert_cmpint (length, >, 0);
      g_string_append_len (heard, bytes, length);
    }
  g_assert_cmpstr (heard->str, ==, "günaydın");
  g_assert_cmpint (read_some (fixture, bytes, sizeof bytes), ==, -1);
}

static gboolean
hears (Fixture *fixture,
       GString *heard)
{
  char   bytes[4096];
  gssize length;

  while ((length = net_transport_read (fixture->far, bytes, sizeof bytes, NULL)) > 0)
    g_string_append_len (heard, bytes, length);
  return length == 0;
}

/* More than the socket takes at once. */
static void
test_write (Fixture      *fixture,
            gconstpointer user_data)
{
  const gsize      size = 4 * 1024 * 1024;
  g_autofree char *bytes = g_malloc (size);
  g_autoptr (GString) heard = g_string_new (NULL);
  gboolean blocked = FALSE;

  for (gsize i = 0; i < size; i++)
    bytes[i] = (char)(i * 7 + i / 251);
  for (gsize written = 0; written < size;)
    {
      g_autoptr (GError) error = NULL;
      gssize length = g_pollable_output_stream_write_nonblocking (get_output (fixture), bytes + written, size - written, NULL, &error);

      if (length < 0)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
          g_assert_false (g_pollable_output_stream_is_writable (get_output (fixture)));
          blocked = TRUE;
          hears (fixture, heard);
          wait_source (g_pollable_output_stream_create_source (get_output (fixture), NULL));
          continue;
        }
      written += length;
    }
  g_assert_true (blocked);
  g_io_stream_close (G_IO_STREAM (fixture->stream), NULL, NULL);
  AWAIT (hears (fixture, heard));
  g_assert_cmpmem (heard->str, heard->len, bytes, size);
}

/* The other side is still speaking, and hears all the same why it is of no use. */
static void
test_refuse (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (GBytes) words = g_bytes_new_static ("hayır", strlen ("hayır"));
  g_autoptr (GString) heard = g_string_new (NULL);
  char bytes[64];

  say (fixture, "bir sürü söz");
  net_io_stream_refuse (fixture->stream, words);
  wait_source (g_pollable_input_stream_create_source (get_input (fixture), NULL));
  g_assert_cmpint (read_some (fixture, bytes, sizeof bytes), ==, 0);
  g_io_stream_close (G_IO_STREAM (fixture->stream), NULL, NULL);
  AWAIT (hears (fixture, heard));
  g_assert_cmpstr (heard->str, ==, "hayır");
}

/* Who waits for bytes that never come is woken, and hears that it is over. */
static void
test_abort (Fixture      *fixture,
            gconstpointer user_data)
{
  GSource *source = g_pollable_input_stream_create_source (get_input (fixture), NULL);
  char     bytes[64];

  net_io_stream_abort (fixture->stream);
  wait_source (source);
  g_assert_cmpint (read_some (fixture, bytes, sizeof bytes), ==, 0);
}

static void
test_end (Fixture      *fixture,
          gconstpointer user_data)
{
  char bytes[64];

  net_transport_end (fixture->far);
  wait_source (g_pollable_input_stream_create_source (get_input (fixture), NULL));
  g_assert_cmpint (read_some (fixture, bytes, sizeof bytes), ==, 0);
}

#define ADD(name, function)                                                                    \
  g_test_add ("/net/io-stream/plain/" name, Fixture, NULL, set_up_plain, function, tear_down); \
  g_test_add ("/net/io-stream/encrypted/" name, Fixture, NULL, set_up_encrypted, function, tear_down)

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  ADD ("read", test_read);
  ADD ("unread", test_unread);
  ADD ("write", test_write);
  ADD ("refuse", test_refuse);
  ADD ("abort", test_abort);
  ADD ("end", test_end);
  return g_test_run ();
}
