// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-plain-stream.h"

#include <errno.h>
#include <sys/socket.h>

/* Bytes as they are. */

struct _NetPlainStream
{
  NetTransport parent_instance;

  gssize peeked; /* bytes that were seen and not taken */
};

G_DEFINE_FINAL_TYPE (NetPlainStream, net_plain_stream, NET_TYPE_TRANSPORT)

static gssize
fail (int      errsv,
      GError **error)
{
  if (errsv == EAGAIN || errsv == EINTR)
    return NET_TRANSPORT_AGAIN;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errsv), g_strerror (errsv));
  return NET_TRANSPORT_FAILED;
}

static gssize
net_plain_stream_read (NetTransport *transport,
                       char         *bytes,
                       gsize         size,
                       GError      **error)
{
  gssize length = recv (net_transport_get_fd (transport), bytes, size, 0);

  return length >= 0 ? length : fail (errno, error);
}

/* A level-triggered poll would spin on bytes that are seen and left there: have the kernel
 * wait for one more. */
static void
set_low_water (NetTransport *transport,
               int           bytes)
{
  setsockopt (net_transport_get_fd (transport), SOL_SOCKET, SO_RCVLOWAT, &bytes, sizeof bytes);
}

static gssize
net_plain_stream_peek (NetTransport *transport,
                       char         *bytes,
                       gsize         size,
                       gboolean     *ended)
{
  NetPlainStream *self = NET_PLAIN_STREAM (transport);
  gssize          length = recv (net_transport_get_fd (transport), bytes, size, MSG_PEEK);

  *ended = FALSE;
  if (length < 0 && (errno == EAGAIN || errno == EINTR))
    return NET_TRANSPORT_AGAIN;
  /* Woken again with nothing new: the other side has ended. */
  *ended = length <= self->peeked;
  self->peeked = MAX (length, 0);
  if (!*ended)
    set_low_water (transport, length + 1);
  return self->peeked;
}

static void
net_plain_stream_stop_peeking (NetTransport *transport)
{
  set_low_water (transport, 1);
}

static gssize
net_plain_stream_write (NetTransport       *transport,
                        const struct iovec *vectors,
                        guint               n_vectors,
                        GError            **error)
{
  const struct msghdr header = { .msg_iov = (struct iovec *)vectors, .msg_iovlen = n_vectors };
  gssize              written;

  do
    written = sendmsg (net_transport_get_fd (transport), &header, MSG_NOSIGNAL);
  while (written < 0 && errno == EINTR);
  return written >= 0 ? written : fail (errno, error);
}

static gssize
net_plain_stream_end (NetTransport *transport)
{
  shutdown (net_transport_get_fd (transport), SHUT_WR);
  return 0;
}

static gboolean
net_plain_stream_is_pending (NetTransport *transport)
{
  return FALSE;
}

static gboolean
net_plain_stream_is_encrypted (NetTransport *transport)
{
  return FALSE;
}

static const char *
net_plain_stream_get_fingerprint (NetTransport *transport)
{
  return NULL;
}

static const char *
net_plain_stream_get_voucher (NetTransport *transport)
{
  return NULL;
}

static GBytes *
net_plain_stream_get_binding (NetTransport *transport)
{
  return NULL;
}

static void
net_plain_stream_class_init (NetPlainStreamClass *klass)
{
  NetTransportClass *transport_class = NET_TRANSPORT_CLASS (klass);

  transport_class->read = net_plain_stream_read;
  transport_class->peek = net_plain_stream_peek;
  transport_class->stop_peeking = net_plain_stream_stop_peeking;
  transport_class->write = net_plain_stream_write;
  transport_class->end = net_plain_stream_end;
  transport_class->is_pending = net_plain_stream_is_pending;
  transport_class->is_encrypted = net_plain_stream_is_encrypted;
  transport_class->get_fingerprint = net_plain_stream_get_fingerprint;
  transport_class->get_voucher = net_plain_stream_get_voucher;
  transport_class->get_binding = net_plain_stream_get_binding;
}

static void
net_plain_stream_init (NetPlainStream *self)
{
}

/**
 * net_plain_stream_new:
 * @connection: a connected stream; a reference is taken
 */
NetTransport *
net_plain_stream_new (GSocketConnection *connection)
{
  NetTransport *self = g_object_new (NET_TYPE_PLAIN_STREAM, NULL);

  net_transport_set_connection (self, connection);
  return self;
}
