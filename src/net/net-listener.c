// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-listener.h"

#include "net/net-plain-stream.h"
#include "net/net-tls-stream.h"

/* Silence for this long makes a caller a plain-text guest. */
#define SILENCE_US G_USEC_PER_SEC

/* How long a caller may take to agree on how to encrypt. */
#define HANDSHAKE_MS 10000

/* The system keeps this many callers waiting for accept(); GLib's own 10 would turn a
 * classroom away that joins at once. */
#define BACKLOG 4096

struct _NetListener
{
  GObject parent_instance;

  NetPoller      *poller;
  NetCertificate *certificate; /* or NULL */
  GCancellable   *cancellable; /* of handshakes */
  GSocketService *service;
  GPtrArray      *addresses;
  GQueue          undecided; /* Undecided*, the first to time out first */
  guint           silence_id;
  guint           n_connections; /* open now, in whoever's hands */
  guint           max_connections;
  guint           handshake_ms;
  gboolean        running;
  gboolean        stopped;
};

typedef struct
{
  NetListener    *listener;
  NetTransport   *transport;
  NetPollerWatch *watch;
  gint64          deadline;
  GList           link;
} Undecided;

enum {
  SIGNAL_CALLER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NetListener, net_listener, G_TYPE_OBJECT)

static void
undecided_free (Undecided *undecided)
{
  g_queue_unlink (&undecided->listener->undecided, &undecided->link);
  net_poller_watch_remove (undecided->watch);
  g_object_unref (undecided->transport);
  g_free (undecided);
}

/* --- How many connections are open --- */

static void
update_accepting (NetListener *self)
{
  gboolean accepting = self->n_connections < self->max_connections;

  if (!self->running)
    return;
  /* At the limit callers wait in the backlog; accept() would only fail and spin. */
  if (accepting && !g_socket_service_is_active (self->service))
    g_socket_service_start (self->service);
  else if (!accepting && g_socket_service_is_active (self->service))
    g_socket_service_stop (self->service);
}

static void
connection_gone_cb (gpointer data,
                    GObject *where_the_connection_was)
{
  g_autoptr (NetListener) self = data;

  self->n_connections--;
  update_accepting (self);
}

/* --- Who calls --- */

static void encrypt (NetListener  *self,
                     NetTransport *plain);

static void
decide (Undecided *undecided,
        NetCaller  caller)
{
  g_autoptr (NetListener) self = g_object_ref (undecided->listener);
  g_autoptr (NetTransport) transport = g_object_ref (undecided->transport);

  undecided_free (undecided);
  net_transport_stop_peeking (transport);
  /* Within TLS the table is the same, but for TLS. */
  if (caller == NET_CALLER_TLS && net_transport_is_encrypted (transport))
    caller = NET_CALLER_PLAIN_TEXT;
  if (caller == NET_CALLER_TLS && self->certificate != NULL)
    encrypt (self, transport);
  else
    g_signal_emit (self, signals[SIGNAL_CALLER], 0, (int)caller, transport);
}

static void
undecided_readable_cb (NetPollerWatch *watch,
                       GIOCondition    condition,
                       gpointer        user_data)
{
  Undecided *undecided = user_data;
  char       prefix[NET_SNIFFER_MAX_PREFIX];
  gboolean   ended;
  gssize     length = net_transport_peek (undecided->transport, prefix, sizeof prefix, &ended);
  NetCaller  caller;

  if (length == NET_TRANSPORT_AGAIN && (condition & G_IO_HUP) == 0)
    return;
  if (length <= 0)
    {
      undecided_free (undecided);
      return;
    }
  caller = net_sniffer_classify (prefix, length);
  if (caller == NET_CALLER_UNKNOWN && !ended && (condition & G_IO_HUP) == 0)
    return;
  /* The caller has ended its side in the middle of a command. Nobody said "CA". */
  if (caller == NET_CALLER_UNKNOWN)
    {
      undecided_free (undecided);
      return;
    }
  decide (undecided, caller);
}

static void schedule_silence (NetListener *self);

static gboolean
silence_cb (gpointer user_data)
{
  g_autoptr (NetListener) self = g_object_ref (user_data);
  gint64 now = g_get_monotonic_time ();

  self->silence_id = 0;
  while (self->undecided.head != NULL)
    {
      Undecided *undecided = self->undecided.head->data;

      if (undecided->deadline > now)
        break;
      decide (undecided, NET_CALLER_PLAIN_TEXT);
    }
  schedule_silence (self);
  return G_SOURCE_REMOVE;
}

static void
schedule_silence (NetListener *self)
{
  const Undecided *first;
  gint64           wait;

  if (self->silence_id != 0 || self->undecided.head == NULL)
    return;
  first = self->undecided.head->data;
  wait = MAX (first->deadline - g_get_monotonic_time (), 0);
  self->silence_id = g_timeout_add (wait / 1000 + 1, silence_cb, self);
}

static void
await_first_bytes (NetListener  *self,
                   NetTransport *transport)
{
  Undecided *undecided = g_new0 (Undecided, 1);

  undecided->listener = self;
  undecided->transport = g_object_ref (transport);
  undecided->deadline = g_get_monotonic_time () + SILENCE_US;
  undecided->watch = net_poller_add (self->poller, net_transport_get_fd (transport), G_IO_IN, undecided_readable_cb, undecided);
  undecided->link.data = undecided;
  g_queue_push_tail_link (&self->undecided, &undecided->link);
  schedule_silence (self);
}

static void
handshake_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (NetListener) self = user_data;
  g_autoptr (GError) error = NULL;

  if (net_tls_stream_handshake_finish (NET_TLS_STREAM (object), result, &error) && self->running)
    await_first_bytes (self, NET_TRANSPORT (object));
  else if (error != NULL)
    g_debug ("A caller is let go: %s", error->message);
}

static void
encrypt (NetListener  *self,
         NetTransport *plain)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NetTlsStream) stream = net_tls_stream_new_server (net_transport_get_connection (plain), self->certificate, &error);

  if (stream != NULL)
    net_tls_stream_handshake_async (stream, self->poller, self->handshake_ms, self->cancellable, handshake_cb, g_object_ref (self));
  else
    g_warning ("A caller cannot be encrypted: %s", error->message);
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source_object,
             NetListener       *self)
{
  g_autoptr (NetTransport) transport = net_plain_stream_new (connection);

  self->n_connections++;
  g_object_weak_ref (G_OBJECT (connection), connection_gone_cb, g_object_ref (self));
  update_accepting (self);
  await_first_bytes (self, transport);
  return TRUE;
}

static void
net_listener_dispose (GObject *object)
{
  NetListener *self = NET_LISTENER (object);

  net_listener_stop (self);
  g_clear_object (&self->service);
  g_clear_object (&self->certificate);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->poller);
  G_OBJECT_CLASS (net_listener_parent_class)->dispose (object);
}

static void
net_listener_finalize (GObject *object)
{
  NetListener *self = NET_LISTENER (object);

  g_ptr_array_unref (self->addresses);
  G_OBJECT_CLASS (net_listener_parent_class)->finalize (object);
}

static void
net_listener_class_init (NetListenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = net_listener_dispose;
  G_OBJECT_CLASS (klass)->finalize = net_listener_finalize;

  /**
   * NetListener::caller:
   * @caller: a #NetCaller, never %NET_CALLER_UNKNOWN; %NET_CALLER_TLS only without a
   *   certificate
   * @transport: a #NetTransport, no byte of it taken; encrypted if the caller wished so
   *
   * Somebody called, and the first bytes or the silence tell what kind of program it is.
   */
  signals[SIGNAL_CALLER] = g_signal_new ("caller", NET_TYPE_LISTENER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_INT, NET_TYPE_TRANSPORT);
}

static void
net_listener_init (NetListener *self)
{
  g_queue_init (&self->undecided);
  self->handshake_ms = HANDSHAKE_MS;
  self->cancellable = g_cancellable_new ();
  self->addresses = g_ptr_array_new_with_free_func (g_object_unref);
  self->service = g_socket_service_new ();
  g_socket_service_stop (self->service);
  g_socket_listener_set_backlog (G_SOCKET_LISTENER (self->service), BACKLOG);
  g_signal_connect_object (self->service, "incoming", G_CALLBACK (incoming_cb), self, 0);
}

/**
 * net_listener_new:
 * @poller: who watches callers that are not decided yet
 * @max_connections: how many may be open at once; more wait until one ends
 */
NetListener *
net_listener_new (NetPoller *poller,
                  guint      max_connections)
{
  NetListener *self = g_object_new (NET_TYPE_LISTENER, NULL);

  self->poller = g_object_ref (poller);
  self->max_connections = max_connections;
  return self;
}

/**
 * net_listener_set_certificate:
 * @certificate: loaded
 *
 * From here on callers may come in encrypted.
 */
void
net_listener_set_certificate (NetListener    *self,
                              NetCertificate *certificate)
{
  g_set_object (&self->certificate, certificate);
}

/**
 * net_listener_set_handshake_time:
 * @ms: how long a caller may take to agree on how to encrypt
 */
void
net_listener_set_handshake_time (NetListener *self,
                                 guint        ms)
{
  self->handshake_ms = ms;
}

/**
 * net_listener_add_address:
 * @address: a numeric address; port 0 asks for a free one
 * @error: where a #GIOErrorEnum goes
 *
 * Binds and listens at once; callers are heard after net_listener_start().
 */
gboolean
net_listener_add_address (NetListener        *self,
                          GInetSocketAddress *address,
                          GError            **error)
{
  GSocketAddress *effective = NULL;

  if (!g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), G_SOCKET_ADDRESS (address),
                                      G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &effective, error))
    return FALSE;
  g_ptr_array_add (self->addresses, effective);
  return TRUE;
}

/**
 * net_listener_add_any:
 * @port: the port; 0 asks for a free one
 *
 * Listens on all interfaces: by one socket for IPv6 and IPv4, or for IPv4 alone where the
 * system has no IPv6.
 */
gboolean
net_listener_add_any (NetListener *self,
                      guint16      port,
                      GError     **error)
{
  g_autoptr (GInetAddress) any6 = g_inet_address_new_any (G_SOCKET_FAMILY_IPV6);
  g_autoptr (GInetAddress) any4 = g_inet_address_new_any (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address6 = g_inet_socket_address_new (any6, port);
  g_autoptr (GSocketAddress) address4 = g_inet_socket_address_new (any4, port);
  g_autoptr (GError) local_error = NULL;

  if (net_listener_add_address (self, G_INET_SOCKET_ADDRESS (address6), &local_error))
    return TRUE;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return net_listener_add_address (self, G_INET_SOCKET_ADDRESS (address4), error);
}

/**
 * net_listener_get_addresses:
 *
 * Returns: (transfer none) (element-type GInetSocketAddress): where it listens, with the
 * real ports
 */
GPtrArray *
net_listener_get_addresses (NetListener *self)
{
  return self->addresses;
}

/**
 * net_listener_start:
 *
 * Hears callers; nothing happens after net_listener_stop().
 */
void
net_listener_start (NetListener *self)
{
  if (self->stopped)
    return;
  self->running = TRUE;
  update_accepting (self);
}

/**
 * net_listener_stop:
 *
 * Closes the ports and lets undecided callers go. Final.
 */
void
net_listener_stop (NetListener *self)
{
  if (self->service == NULL)
    return;
  self->running = FALSE;
  self->stopped = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->silence_id, g_source_remove);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  while (self->undecided.head != NULL)
    undecided_free (self->undecided.head->data);
}
