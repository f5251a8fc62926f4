// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-caller.h"

#include "fixtures/await.h"
#include "net/net-plain-stream.h"
#include "net/net-tls-stream.h"

#include <string.h>
#include <sys/socket.h>

#define HANDSHAKE_MS 10000

static GSocketConnection *
wrap (int fd)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, NULL);

  return g_socket_connection_factory_create_connection (socket);
}

static void
make_ends (GSocketConnection **near,
           GSocketConnection **far)
{
  int fds[2];

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds), ==, 0);
  *near = wrap (fds[0]);
  *far = wrap (fds[1]);
}

static HttpCaller *
new_from_transport (NetTransport *transport)
{
  HttpCaller *self = g_new0 (HttpCaller, 1);

  self->transport = g_object_ref (transport);
  self->heard = g_string_new (NULL);
  return self;
}

HttpCaller *
http_caller_new (NetPoller  *poller,
                 HttpServer *server)
{
  g_autoptr (GSocketConnection) near = NULL;
  g_autoptr (GSocketConnection) far = NULL;
  g_autoptr (NetTransport) inside = NULL;
  g_autoptr (NetTransport) outside = NULL;

  make_ends (&near, &far);
  inside = net_plain_stream_new (near);
  outside = net_plain_stream_new (far);
  http_server_accept (server, inside);
  return new_from_transport (outside);
}

static void
shaken_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_assert_true (net_tls_stream_handshake_finish (NET_TLS_STREAM (object), result, NULL));
  ++*(guint *)user_data;
}

HttpCaller *
http_caller_new_encrypted (NetPoller      *poller,
                           HttpServer     *server,
                           NetCertificate *host,
                           NetCertificate *own)
{
  g_autoptr (GSocketConnection) near = NULL;
  g_autoptr (GSocketConnection) far = NULL;
  g_autoptr (NetTlsStream) inside = NULL;
  g_autoptr (NetTlsStream) outside = NULL;
  guint n_done = 0;

  make_ends (&near, &far);
  inside = net_tls_stream_new_server (near, host, NULL);
  outside = net_tls_stream_new_client (far, own, NULL, NULL);
  net_tls_stream_handshake_async (inside, poller, HANDSHAKE_MS, NULL, shaken_cb, &n_done);
  net_tls_stream_handshake_async (outside, poller, HANDSHAKE_MS, NULL, shaken_cb, &n_done);
  AWAIT (n_done == 2);
  http_server_accept (server, NET_TRANSPORT (inside));
  return new_from_transport (NET_TRANSPORT (outside));
}

void
http_caller_free (HttpCaller *self)
{
  g_io_stream_close (G_IO_STREAM (net_transport_get_connection (self->transport)), NULL, NULL);
  g_object_unref (self->transport);
  g_string_free (self->heard, TRUE);
  g_free (self);
}

static gboolean
write_some (HttpCaller  *self,
            const char **bytes,
            gsize       *left)
{
  const struct iovec vector = { .iov_base = (char *)*bytes, .iov_len = *left };
  gssize             written = net_transport_write (self->transport, &vector, 1, NULL);

  if (written > 0)
    {
      *bytes += written;
      *left -= written;
    }
  return *left == 0 || written == NET_TRANSPORT_FAILED;
}

/* As much of it as the server takes. */
void
http_caller_say (HttpCaller *self,
                 const char *bytes,
                 gssize      length)
{
  gsize left = length >= 0 ? (gsize)length : strlen (bytes);

  AWAIT (write_some (self, &bytes, &left));
}

/* Takes what there is. */
gboolean
http_caller_hears_end (HttpCaller *self)
{
  char   bytes[4096];
  gssize length;

  while (!self->ended && (length = net_transport_read (self->transport, bytes, sizeof bytes, NULL)) != NET_TRANSPORT_AGAIN)
    {
      self->ended = length <= 0;
      self->broken = length < 0;
      g_string_append_len (self->heard, bytes, MAX (length, 0));
    }
  return self->ended;
}

/* Returns the answer up to the end of its first line, and keeps the whole. */
char *
http_caller_ask (HttpCaller *self,
                 const char *request,
                 gssize      length)
{
  http_caller_say (self, request, length);
  AWAIT (http_caller_hears_end (self));
  return g_strndup (self->heard->str, strcspn (self->heard->str, "\r"));
}
