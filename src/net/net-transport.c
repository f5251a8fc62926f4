// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-transport.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

/* How bytes go over a connected, non-blocking socket: as they are, or encrypted. Nothing
 * here waits; who uses it watches the descriptor, and reads again without waiting while
 * net_transport_is_pending(). */

typedef struct
{
  GSocketConnection *connection;
  int                fd;
} NetTransportPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NetTransport, net_transport, G_TYPE_OBJECT)

static void
net_transport_finalize (GObject *object)
{
  NetTransportPrivate *priv = net_transport_get_instance_private (NET_TRANSPORT (object));

  g_clear_object (&priv->connection);
  G_OBJECT_CLASS (net_transport_parent_class)->finalize (object);
}

static void
net_transport_class_init (NetTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = net_transport_finalize;
}

static void
net_transport_init (NetTransport *self)
{
}

/**
 * net_transport_read:
 * @error: where a #GIOErrorEnum or #GTlsError goes
 *
 * Returns: how many bytes there were, 0 when the other side ended in order,
 *   %NET_TRANSPORT_AGAIN or %NET_TRANSPORT_FAILED
 */
gssize
net_transport_read (NetTransport *self,
                    char         *bytes,
                    gsize         size,
                    GError      **error)
{
  return NET_TRANSPORT_GET_CLASS (self)->read (self, bytes, size, error);
}

/**
 * net_transport_peek:
 * @size: at the most 8, the same each time
 * @ended: (out): whether no more than this will come
 *
 * Looks at the first bytes without taking them. The descriptor is readable again when
 * there are more than were seen.
 *
 * Returns: how many there are so far, or %NET_TRANSPORT_AGAIN for none
 */
gssize
net_transport_peek (NetTransport *self,
                    char         *bytes,
                    gsize         size,
                    gboolean     *ended)
{
  return NET_TRANSPORT_GET_CLASS (self)->peek (self, bytes, size, ended);
}

/**
 * net_transport_stop_peeking:
 *
 * From here on the descriptor is readable when there is anything to read.
 */
void
net_transport_stop_peeking (NetTransport *self)
{
  NET_TRANSPORT_GET_CLASS (self)->stop_peeking (self);
}

/**
 * net_transport_write:
 * @vectors: what to write; after %NET_TRANSPORT_AGAIN the same bytes must come first again
 * @error: where a #GIOErrorEnum or #GTlsError goes
 *
 * Returns: how many bytes are on their way, %NET_TRANSPORT_AGAIN or %NET_TRANSPORT_FAILED
 */
gssize
net_transport_write (NetTransport       *self,
                     const struct iovec *vectors,
                     guint               n_vectors,
                     GError            **error)
{
  return NET_TRANSPORT_GET_CLASS (self)->write (self, vectors, n_vectors, error);
}

/**
 * net_transport_end:
 *
 * Tells the other side that nothing follows.
 *
 * Returns: 0 when that is done, or cannot be; %NET_TRANSPORT_AGAIN
 */
gssize
net_transport_end (NetTransport *self)
{
  return NET_TRANSPORT_GET_CLASS (self)->end (self);
}

/**
 * net_transport_is_pending:
 *
 * Returns: whether there are bytes to read of which the descriptor says nothing
 */
gboolean
net_transport_is_pending (NetTransport *self)
{
  return NET_TRANSPORT_GET_CLASS (self)->is_pending (self);
}

gboolean
net_transport_is_encrypted (NetTransport *self)
{
  return NET_TRANSPORT_GET_CLASS (self)->is_encrypted (self);
}

/**
 * net_transport_get_fingerprint:
 *
 * Returns: (nullable): SHA-256 over the other side's certificate in lower-case hex, %NULL
 *   when it has shown none
 */
const char *
net_transport_get_fingerprint (NetTransport *self)
{
  return NET_TRANSPORT_GET_CLASS (self)->get_fingerprint (self);
}

/**
 * net_transport_get_voucher:
 *
 * Returns: (nullable): the authority that says whose the other side's certificate is, %NULL
 *   when none does or none was asked
 */
const char *
net_transport_get_voucher (NetTransport *self)
{
  return NET_TRANSPORT_GET_CLASS (self)->get_voucher (self);
}

/**
 * net_transport_get_binding:
 *
 * Returns: (transfer none) (nullable): who talks to whom and in which session, the same at
 *   both ends, for net_comparison_derive(); %NULL when it is not encrypted or one of the two
 *   has shown no certificate
 */
GBytes *
net_transport_get_binding (NetTransport *self)
{
  return NET_TRANSPORT_GET_CLASS (self)->get_binding (self);
}

/**
 * net_transport_get_connection:
 *
 * Returns: (transfer none): what is below
 */
GSocketConnection *
net_transport_get_connection (NetTransport *self)
{
  NetTransportPrivate *priv = net_transport_get_instance_private (self);

  return priv->connection;
}

int
net_transport_get_fd (NetTransport *self)
{
  NetTransportPrivate *priv = net_transport_get_instance_private (self);

  return priv->fd;
}

/**
 * net_transport_set_connection:
 *
 * For implementations: what they go over; its socket no longer blocks, nor does it hold
 * small packets back.
 */
void
net_transport_set_connection (NetTransport      *self,
                              GSocketConnection *connection)
{
  NetTransportPrivate *priv = net_transport_get_instance_private (self);
  GSocket             *socket = g_socket_connection_get_socket (connection);

  g_set_object (&priv->connection, connection);
  priv->fd = g_socket_get_fd (socket);
  g_socket_set_blocking (socket, FALSE);
  if (g_socket_get_family (socket) != G_SOCKET_FAMILY_UNIX)
    g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, 1, NULL);
}
