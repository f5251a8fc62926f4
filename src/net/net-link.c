// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-link.h"

#include "net/net-comparison.h"

#include <string.h>

G_DEFINE_QUARK (net - link - error - quark, net_link_error)

typedef struct
{
  const NetLinkHandler *handler;
  gpointer              user_data;
  char                 *remote_host;
  guint16               remote_port;
  GSocketAddress       *remote_address; /* or NULL */
  char                 *local_host;     /* or NULL */
  guint16               local_port;
  gboolean              encrypted;
  char                 *fingerprint;
  char                 *voucher;
  GBytes               *binding;
} NetLinkPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NetLink, net_link, G_TYPE_OBJECT)

static void
net_link_finalize (GObject *object)
{
  NetLinkPrivate *priv = net_link_get_instance_private (NET_LINK (object));

  g_free (priv->remote_host);
  g_free (priv->local_host);
  g_clear_object (&priv->remote_address);
  g_free (priv->fingerprint);
  g_free (priv->voucher);
  g_clear_pointer (&priv->binding, g_bytes_unref);
  G_OBJECT_CLASS (net_link_parent_class)->finalize (object);
}

static void
net_link_class_init (NetLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = net_link_finalize;
}

static void
net_link_init (NetLink *self)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  priv->remote_host = g_strdup ("localhost");
}

/**
 * net_link_start:
 * @handler: what to call; must outlive the link
 *
 * Begins to read. Nothing is called before this returns.
 */
void
net_link_start (NetLink              *self,
                const NetLinkHandler *handler,
                gpointer              user_data)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  g_return_if_fail (NET_IS_LINK (self) && handler != NULL && priv->handler == NULL);

  priv->handler = handler;
  priv->user_data = user_data;
  NET_LINK_GET_CLASS (self)->start (self);
}

/**
 * net_link_send:
 * @bytes: one or more whole lines with their ends, or plain text; a reference is taken
 *
 * Queues bytes; they leave at the end of the main loop's turn. When the peer does not
 * read and the queue is full, the link closes and says %NET_LINK_ERROR_SEND_QUEUE_FULL
 * later, never from inside this call.
 */
void
net_link_send (NetLink *self,
               GBytes  *bytes)
{
  g_return_if_fail (NET_IS_LINK (self) && bytes != NULL);

  NET_LINK_GET_CLASS (self)->send (self, bytes);
}

/**
 * net_link_set_paused:
 * @paused: whether to stop reading, so that the peer is slowed down by TCP itself
 *
 * No line is told while paused, not even one already read.
 */
void
net_link_set_paused (NetLink *self,
                     gboolean paused)
{
  g_return_if_fail (NET_IS_LINK (self));

  NET_LINK_GET_CLASS (self)->set_paused (self, paused);
}

/**
 * net_link_set_framing:
 *
 * Says how bytes become lines from here on; %NET_FRAMING_LINES before it is called.
 */
void
net_link_set_framing (NetLink   *self,
                      NetFraming framing)
{
  g_return_if_fail (NET_IS_LINK (self));

  NET_LINK_GET_CLASS (self)->set_framing (self, framing);
}

/**
 * net_link_close:
 *
 * Lets the user go: nothing of the handler is called any more. What is queued is still
 * written, for a few seconds at the most, and the peer sees an orderly end; the link
 * keeps itself alive for that. Harmless when closed already.
 */
void
net_link_close (NetLink *self)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  g_return_if_fail (NET_IS_LINK (self));

  priv->handler = NULL;
  NET_LINK_GET_CLASS (self)->close (self);
}

/**
 * net_link_get_remote_host:
 *
 * Returns: the peer's numeric address, or "localhost" within one process
 */
const char *
net_link_get_remote_host (NetLink *self)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  return priv->remote_host;
}

/**
 * net_link_get_remote_address:
 *
 * Returns: (transfer none) (nullable): the peer's address with all that it takes to reach it
 *   again; %NULL for a peer in this process
 */
GSocketAddress *
net_link_get_remote_address (NetLink *self)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  return priv->remote_address;
}

/**
 * net_link_get_remote_port:
 *
 * Returns: the peer's port, 0 within one process
 */
guint16
net_link_get_remote_port (NetLink *self)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  return priv->remote_port;
}

/**
 * net_link_get_local_host:
 *
 * Returns: (nullable): this end's numeric address, by which the peer reaches us; %NULL
 *   within one process
 */
const char *
net_link_get_local_host (NetLink *self)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  return priv->local_host;
}

guint16
net_link_get_local_port (NetLink *self)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  return priv->local_port;
}

/**
 * net_link_is_encrypted:
 *
 * Returns: whether nobody between the two ends can read along
 */
gboolean
net_link_is_encrypted (NetLink *self)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  return priv->encrypted;
}

/**
 * net_link_get_fingerprint:
 *
 * Returns: (nullable): SHA-256 over the peer's certificate in lower-case hex, %NULL when
 *   it has shown none
 */
const char *
net_link_get_fingerprint (NetLink *self)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  return priv->fingerprint;
}

/**
 * net_link_get_voucher:
 *
 * Returns: (nullable): the authority that says whose the peer's certificate is
 */
const char *
net_link_get_voucher (NetLink *self)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  return priv->voucher;
}

/**
 * net_link_is_comparable:
 *
 * Returns: whether the people at the two ends can compare something: the link is encrypted
 *   and both have shown a certificate
 */
gboolean
net_link_is_comparable (NetLink *self)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  return priv->binding != NULL;
}

/**
 * net_link_dup_comparison:
 * @client_nonce: of the end that called, which committed to it before it knew the other
 * @server_nonce: of the end that was called
 *
 * Returns: (transfer full) (nullable): what is the same at both ends when nobody sits
 *   between them, see net_comparison_parse(); %NULL when there is nothing to compare
 */
char *
net_link_dup_comparison (NetLink    *self,
                         const char *client_nonce,
                         const char *server_nonce)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  return priv->binding != NULL ? net_comparison_derive (priv->binding, client_nonce, server_nonce) : NULL;
}

void
net_link_emit_line (NetLink    *self,
                    const char *line,
                    gsize       length)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  if (priv->handler != NULL)
    priv->handler->line (self, line, length, priv->user_data);
}

void
net_link_emit_line_too_long (NetLink *self)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  if (priv->handler != NULL)
    priv->handler->line_too_long (self, priv->user_data);
}

void
net_link_emit_closed (NetLink      *self,
                      const GError *error)
{
  NetLinkPrivate       *priv = net_link_get_instance_private (self);
  const NetLinkHandler *handler = g_steal_pointer (&priv->handler);

  if (handler != NULL)
    handler->closed (self, error, priv->user_data);
}

/* An IPv4 address on an IPv6 socket is written as IPv4. */
#define MAPPED_PREFIX "::ffff:"

static char *
dup_host (GInetSocketAddress *address)
{
  g_autofree char *host = g_inet_address_to_string (g_inet_socket_address_get_address (address));

  if (g_str_has_prefix (host, MAPPED_PREFIX) && strchr (host, '.') != NULL)
    return g_strdup (host + strlen (MAPPED_PREFIX));
  return g_steal_pointer (&host);
}

/**
 * net_link_set_addresses:
 * @remote: (nullable): the peer's address
 * @local: (nullable): this end's address
 *
 * For implementations: what the getters answer. An IPv4 peer on an IPv6 socket is shown
 * as IPv4.
 */
void
net_link_set_addresses (NetLink        *self,
                        GSocketAddress *remote,
                        GSocketAddress *local)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  if (G_IS_INET_SOCKET_ADDRESS (remote))
    {
      GInetSocketAddress *inet = G_INET_SOCKET_ADDRESS (remote);

      g_free (priv->remote_host);
      priv->remote_host = dup_host (inet);
      priv->remote_port = g_inet_socket_address_get_port (inet);
      g_set_object (&priv->remote_address, remote);
    }
  if (G_IS_INET_SOCKET_ADDRESS (local))
    {
      g_free (priv->local_host);
      priv->local_host = dup_host (G_INET_SOCKET_ADDRESS (local));
      priv->local_port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (local));
    }
}

/**
 * net_link_set_security:
 * @fingerprint: (nullable): of the peer's certificate
 *
 * For implementations, and for who joins two links within the process and knows whose the
 * ends are: what the getters answer.
 */
void
net_link_set_security (NetLink    *self,
                       gboolean    encrypted,
                       const char *fingerprint)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);
  char           *copy = g_strdup (fingerprint);

  g_free (priv->fingerprint);
  priv->fingerprint = copy;
  priv->encrypted = encrypted;
}

/**
 * net_link_set_voucher:
 * @voucher: (nullable): see net_link_get_voucher()
 *
 * For implementations.
 */
void
net_link_set_voucher (NetLink    *self,
                      const char *voucher)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);
  char           *copy = g_strdup (voucher);

  g_free (priv->voucher);
  priv->voucher = copy;
}

/**
 * net_link_set_binding:
 * @binding: (nullable): of net_comparison_bind(); a reference is taken
 *
 * For implementations: what the two ends have to compare.
 */
void
net_link_set_binding (NetLink *self,
                      GBytes  *binding)
{
  NetLinkPrivate *priv = net_link_get_instance_private (self);

  g_clear_pointer (&priv->binding, g_bytes_unref);
  priv->binding = binding != NULL ? g_bytes_ref (binding) : NULL;
}
