// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-tls-stream.h"

#include "lazy/lazy-gnutls.h"
#include "net/net-tls-binding.h"


#include <string.h>
#include <sys/socket.h>

/* Encrypted bytes: GnuTLS over a non-blocking socket, on the main loop. Not GIO's TLS: its
 * handshakes take a thread of a small pool each, so that forty callers who stall keep
 * everybody out.
 *
 * Either side takes any certificate. Who the other one is, is for those to judge who know
 * what to expect: they compare net_transport_get_fingerprint(). */

/* TLS 1.2 is what chat programs of the last fifteen years have. Without renegotiation and
 * without tickets: both are only for what we do not do. */
#define PRIORITIES "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"

/* The payload of one record at the most (RFC 8446, 5.1). */
#define RECORD_SIZE 16384

#define PEEK_SIZE 8

struct _NetTlsStream
{
  NetTransport parent_instance;

  NetCertificate  *certificate; /* holds what the session uses */
  gnutls_session_t session;
  char            *fingerprint;
  char            *voucher; /* who says that it is whom we called, or NULL */
  GBytes          *binding; /* NULL before the handshake, or when a certificate is missing */
  gboolean         is_server;
  gboolean         in_flight; /* a record waits inside GnuTLS for the socket */
  gboolean         answered;  /* some byte came from the other side */
  gboolean         is_text;   /* and it was not the first of TLS */

  char     peeked[PEEK_SIZE]; /* taken out of the session, not yet read by anybody */
  gsize    n_peeked;
  gboolean ended;
};

G_DEFINE_FINAL_TYPE (NetTlsStream, net_tls_stream, NET_TYPE_TRANSPORT)

static gssize
fail (int      code,
      GError **error)
{
  if (code == GNUTLS_E_PREMATURE_TERMINATION || code == GNUTLS_E_PULL_ERROR || code == GNUTLS_E_PUSH_ERROR)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, gnutls_strerror (code));
  else
    g_set_error_literal (error, G_TLS_ERROR, G_TLS_ERROR_MISC, gnutls_strerror (code));
  return NET_TRANSPORT_FAILED;
}

static gboolean
is_again (int code)
{
  return code == GNUTLS_E_AGAIN || code == GNUTLS_E_INTERRUPTED;
}

/* --- Reading --- */

static gssize
receive (NetTlsStream *self,
         char         *bytes,
         gsize         size,
         GError      **error)
{
  gssize length = gnutls_record_recv (self->session, bytes, size);

  if (length >= 0)
    return length;
  if (length == GNUTLS_E_REHANDSHAKE)
    {
      g_set_error_literal (error, G_TLS_ERROR, G_TLS_ERROR_MISC, "The other side asks for another handshake");
      return NET_TRANSPORT_FAILED;
    }
  /* A warning is no data; what lies behind it wakes the descriptor again. */
  return gnutls_error_is_fatal (length) ? fail (length, error) : NET_TRANSPORT_AGAIN;
}

static gssize
net_tls_stream_read (NetTransport *transport,
                     char         *bytes,
                     gsize         size,
                     GError      **error)
{
  NetTlsStream *self = NET_TLS_STREAM (transport);
  gsize         n = MIN (size, self->n_peeked);

  if (n == 0)
    return self->ended ? 0 : receive (self, bytes, size, error);
  memcpy (bytes, self->peeked, n);
  self->n_peeked -= n;
  memmove (self->peeked, self->peeked + n, self->n_peeked);
  return n;
}

static gssize
net_tls_stream_peek (NetTransport *transport,
                     char         *bytes,
                     gsize         size,
                     gboolean     *ended)
{
  NetTlsStream *self = NET_TLS_STREAM (transport);
  gssize        length = NET_TRANSPORT_AGAIN;

  size = MIN (size, PEEK_SIZE);
  if (!self->ended && self->n_peeked < size)
    length = receive (self, self->peeked + self->n_peeked, size - self->n_peeked, NULL);
  if (length > 0)
    self->n_peeked += length;
  else if (length != NET_TRANSPORT_AGAIN)
    self->ended = TRUE;
  *ended = self->ended;
  if (self->n_peeked == 0 && !self->ended)
    return NET_TRANSPORT_AGAIN;
  memcpy (bytes, self->peeked, MIN (size, self->n_peeked));
  return MIN (size, self->n_peeked);
}

static void
net_tls_stream_stop_peeking (NetTransport *transport)
{
}

static gboolean
net_tls_stream_is_pending (NetTransport *transport)
{
  NetTlsStream *self = NET_TLS_STREAM (transport);

  return self->n_peeked > 0 || self->ended || gnutls_record_check_pending (self->session) > 0;
}

/* --- Writing --- */

/* Small lines go together into one record. */
static gsize
gather (const struct iovec *vectors,
        guint               n_vectors,
        char               *record)
{
  gsize size = 0;

  for (guint i = 0; i < n_vectors && size < RECORD_SIZE; i++)
    {
      gsize n = MIN (vectors[i].iov_len, RECORD_SIZE - size);

      memcpy (record + size, vectors[i].iov_base, n);
      size += n;
    }
  return size;
}

static gssize
net_tls_stream_write (NetTransport       *transport,
                      const struct iovec *vectors,
                      guint               n_vectors,
                      GError            **error)
{
  NetTlsStream *self = NET_TLS_STREAM (transport);
  char          record[RECORD_SIZE];
  gssize        written;

  /* GnuTLS has the record already, and wants to be asked for the rest of it in this way. */
  if (self->in_flight)
    written = gnutls_record_send (self->session, NULL, 0);
  else
    written = gnutls_record_send (self->session, record, gather (vectors, n_vectors, record));
  self->in_flight = is_again (written);
  if (self->in_flight)
    return NET_TRANSPORT_AGAIN;
  return written >= 0 ? written : fail (written, error);
}

static gssize
net_tls_stream_end (NetTransport *transport)
{
  NetTlsStream *self = NET_TLS_STREAM (transport);

  if (is_again (gnutls_bye (self->session, GNUTLS_SHUT_WR)))
    return NET_TRANSPORT_AGAIN;
  shutdown (net_transport_get_fd (transport), SHUT_WR);
  return 0;
}

/* --- Asking --- */

static gboolean
net_tls_stream_is_encrypted (NetTransport *transport)
{
  return TRUE;
}

static const char *
net_tls_stream_get_fingerprint (NetTransport *transport)
{
  return NET_TLS_STREAM (transport)->fingerprint;
}

static const char *
net_tls_stream_get_voucher (NetTransport *transport)
{
  return NET_TLS_STREAM (transport)->voucher;
}

/**
 * net_tls_stream_verify:
 * @authorities: read
 * @host: the name that was called
 *
 * Asks, behind the handshake, who says that the other side is @host; the answer is
 * net_transport_get_voucher().
 */
void
net_tls_stream_verify (NetTlsStream   *self,
                       NetAuthorities *authorities,
                       const char     *host)
{
  g_free (self->voucher);
  self->voucher = net_authorities_dup_voucher (authorities, self->session, host);
}

static GBytes *
net_tls_stream_get_binding (NetTransport *transport)
{
  return NET_TLS_STREAM (transport)->binding;
}

/**
 * net_tls_stream_is_answered:
 *
 * Returns: whether the other side has sent anything at all
 */
gboolean
net_tls_stream_is_answered (NetTlsStream *self)
{
  return self->answered;
}

/* --- The handshake --- */

/* Types of records (RFC 8446, B.1); a text begins with none of them. */
#define FIRST_TYPE 20
#define LAST_TYPE 24

/* The next byte in the socket, or -1 for none and -2 at its end. */
static int
look (NetTlsStream *self)
{
  guchar byte;
  gssize length = recv (net_transport_get_fd (NET_TRANSPORT (self)), &byte, 1, MSG_PEEK | MSG_DONTWAIT);

  return length > 0 ? byte : length < 0 ? -1
                                        : -2;
}

static void
note_answer (NetTlsStream *self)
{
  int byte = self->answered ? -1 : look (self);

  if (byte < 0)
    return;
  self->answered = TRUE;
  self->is_text = byte < FIRST_TYPE || byte > LAST_TYPE;
}

/* What the other side sent is no TLS, or says that there will be none. */
static gboolean
is_refusal (NetTlsStream *self,
            int           code)
{
  return self->is_text || code == GNUTLS_E_FATAL_ALERT_RECEIVED || code == GNUTLS_E_UNEXPECTED_PACKET || code == GNUTLS_E_UNSUPPORTED_VERSION_PACKET;
}

static GError *
explain (NetTlsStream *self,
         int           code)
{
  GError *error = NULL;

  if (is_refusal (self, code))
    return g_error_new_literal (G_TLS_ERROR, G_TLS_ERROR_NOT_TLS, gnutls_strerror (code));
  /* A message that was cut off is a connection that was. */
  if (look (self) == -2)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, gnutls_strerror (code));
  fail (code, &error);
  return error;
}

typedef struct
{
  NetPollerWatch *watch;
  guint           deadline_id;
  GCancellable   *cancellable;
  gulong          cancelled_id;
  gboolean        cancelled;
} Handshake;

static void
stop_watching (Handshake *handshake)
{
  g_clear_pointer (&handshake->watch, net_poller_watch_remove);
  g_clear_handle_id (&handshake->deadline_id, g_source_remove);
  if (handshake->cancellable != NULL)
    g_clear_signal_handler (&handshake->cancelled_id, handshake->cancellable);
  g_clear_object (&handshake->cancellable);
}

static void
handshake_free (gpointer data)
{
  stop_watching (data);
  g_free (data);
}

/* Answers, and takes the task over; @error too, which is NULL for success. */
static void
finish_handshake (GTask  *task,
                  GError *error)
{
  stop_watching (g_task_get_task_data (task));
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* A caller that stumbles is told why, as far as its socket takes it at once. */
static void
refuse (NetTlsStream *self,
        GTask        *task,
        int           code)
{
  GError *error = explain (self, code);

  gnutls_alert_send_appropriate (self->session, code);
  finish_handshake (task, error);
}

static void
handshake_cb (NetPollerWatch *watch,
              GIOCondition    condition,
              gpointer        user_data)
{
  GTask           *task = user_data;
  NetTlsStream    *self = g_task_get_source_object (task);
  const Handshake *handshake = g_task_get_task_data (task);
  int              result;

  if (handshake->cancelled)
    {
      finish_handshake (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
      return;
    }
  note_answer (self);
  result = gnutls_handshake (self->session);
  if (result == GNUTLS_E_SUCCESS)
    {
      self->fingerprint = net_tls_binding_dup_peer_fingerprint (self->session);
      self->binding = net_tls_binding_new (self->session, self->is_server);
      finish_handshake (task, NULL);
    }
  else if (gnutls_error_is_fatal (result))
    refuse (self, task, result);
  else
    net_poller_watch_set_condition (watch, gnutls_record_get_direction (self->session) == 0 ? G_IO_IN : G_IO_OUT);
}

static gboolean
deadline_cb (gpointer user_data)
{
  Handshake *handshake = g_task_get_task_data (user_data);

  handshake->deadline_id = 0;
  finish_handshake (user_data, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The handshake took too long"));
  return G_SOURCE_REMOVE;
}

/* The answer comes later: who cancels may hold locks that those who hear it need. */
static void
cancelled_cb (GCancellable *cancellable,
              Handshake    *handshake)
{
  handshake->cancelled = TRUE;
  net_poller_watch_run_later (handshake->watch);
}

/**
 * net_tls_stream_handshake_async:
 * @poller: who watches the socket meanwhile
 * @deadline_ms: how long the other side has
 * @cancellable: (nullable): cancelled on this thread alone
 *
 * Agrees with the other side on how to encrypt.
 */
void
net_tls_stream_handshake_async (NetTlsStream       *self,
                                NetPoller          *poller,
                                guint               deadline_ms,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask     *task = g_task_new (self, NULL, callback, user_data);
  Handshake *handshake = g_new0 (Handshake, 1);

  g_task_set_source_tag (task, net_tls_stream_handshake_async);
  g_task_set_task_data (task, handshake, handshake_free);
  handshake->deadline_id = g_timeout_add (deadline_ms, deadline_cb, task);
  handshake->watch = net_poller_add (poller, net_transport_get_fd (NET_TRANSPORT (self)), G_IO_IN, handshake_cb, task);
  net_poller_watch_run_later (handshake->watch);
  if (cancellable != NULL)
    {
      handshake->cancellable = g_object_ref (cancellable);
      handshake->cancelled = g_cancellable_is_cancelled (cancellable);
      handshake->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), handshake);
    }
}

/**
 * net_tls_stream_handshake_finish:
 * @error: where a #GTlsError goes, %G_TLS_ERROR_NOT_TLS when the other side knows none
 *   or wants none; or %G_IO_ERROR_TIMED_OUT, %G_IO_ERROR_CANCELLED,
 *   %G_IO_ERROR_CONNECTION_CLOSED
 */
gboolean
net_tls_stream_handshake_finish (NetTlsStream *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- The object --- */

static void
net_tls_stream_finalize (GObject *object)
{
  NetTlsStream *self = NET_TLS_STREAM (object);

  g_clear_pointer (&self->session, gnutls_deinit);
  g_clear_object (&self->certificate);
  g_free (self->fingerprint);
  g_free (self->voucher);
  g_clear_pointer (&self->binding, g_bytes_unref);
  G_OBJECT_CLASS (net_tls_stream_parent_class)->finalize (object);
}

static void
net_tls_stream_class_init (NetTlsStreamClass *klass)
{
  NetTransportClass *transport_class = NET_TRANSPORT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = net_tls_stream_finalize;
  transport_class->read = net_tls_stream_read;
  transport_class->peek = net_tls_stream_peek;
  transport_class->stop_peeking = net_tls_stream_stop_peeking;
  transport_class->write = net_tls_stream_write;
  transport_class->end = net_tls_stream_end;
  transport_class->is_pending = net_tls_stream_is_pending;
  transport_class->is_encrypted = net_tls_stream_is_encrypted;
  transport_class->get_fingerprint = net_tls_stream_get_fingerprint;
  transport_class->get_voucher = net_tls_stream_get_voucher;
  transport_class->get_binding = net_tls_stream_get_binding;
}

static void
net_tls_stream_init (NetTlsStream *self)
{
}

/* Read once for all connections. */
static gnutls_priority_t
get_priorities (void)
{
  static gnutls_priority_t priorities;

  if (priorities == NULL && gnutls_priority_init (&priorities, PRIORITIES, NULL) < 0)
    priorities = NULL;
  return priorities;
}

static NetTlsStream *
new_stream (GSocketConnection *connection,
            NetCertificate    *certificate,
            guint              flags,
            GError           **error)
{
  g_autoptr (NetTlsStream) self = g_object_new (NET_TYPE_TLS_STREAM, NULL);
  gpointer credentials = net_certificate_get_credentials (certificate);
  int      result = gnutls_init (&self->session, flags | GNUTLS_NONBLOCK | GNUTLS_NO_TICKETS | GNUTLS_NO_SIGNAL);
  int      fd;

  g_return_val_if_fail (credentials != NULL, NULL);

  net_transport_set_connection (NET_TRANSPORT (self), connection);
  self->certificate = g_object_ref (certificate);
  self->is_server = (flags & GNUTLS_SERVER) != 0;
  if (result == GNUTLS_E_SUCCESS)
    result = gnutls_priority_set (self->session, get_priorities ());
  if (result == GNUTLS_E_SUCCESS)
    result = gnutls_credentials_set (self->session, GNUTLS_CRD_CERTIFICATE, credentials);
  if (result != GNUTLS_E_SUCCESS)
    {
      fail (result, error);
      return NULL;
    }
  fd = net_transport_get_fd (NET_TRANSPORT (self));
  gnutls_transport_set_int2 (self->session, fd, fd);
  /* The deadline is the caller's; GnuTLS has none without a thread to wait in. */
  gnutls_handshake_set_timeout (self->session, GNUTLS_INDEFINITE_TIMEOUT);
  return g_steal_pointer (&self);
}

/**
 * net_tls_stream_new_client:
 * @connection: connected; a reference is taken
 * @certificate: loaded; shown to a server that asks
 * @host: (nullable): the name that was called, unless it is an address
 *
 * Returns: (transfer full) (nullable): a stream, before its handshake
 */
NetTlsStream *
net_tls_stream_new_client (GSocketConnection *connection,
                           NetCertificate    *certificate,
                           const char        *host,
                           GError           **error)
{
  NetTlsStream *self = new_stream (connection, certificate, GNUTLS_CLIENT, error);

  if (self != NULL && host != NULL && !g_hostname_is_ip_address (host))
    gnutls_server_name_set (self->session, GNUTLS_NAME_DNS, host, strlen (host));
  return self;
}

/**
 * net_tls_stream_new_server:
 * @certificate: loaded; the one shown to the caller
 *
 * Returns: (transfer full) (nullable): a stream, before its handshake; it asks the caller
 *   for a certificate and goes on without one
 */
NetTlsStream *
net_tls_stream_new_server (GSocketConnection *connection,
                           NetCertificate    *certificate,
                           GError           **error)
{
  NetTlsStream *self = new_stream (connection, certificate, GNUTLS_SERVER, error);

  if (self != NULL)
    gnutls_certificate_server_set_request (self->session, GNUTLS_CERT_REQUEST);
  return self;
}
