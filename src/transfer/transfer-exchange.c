// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "transfer/transfer-exchange.h"

#include "net/net-tls-stream.h"
#include "transfer/transfer-error.h"

#include <gio/gio.h>
#include <string.h>

/* One connection to one who is known by a certificate: a request is sent, and all that comes
 * until the other side ends is the answer. Encrypted like everything else of ours, on the
 * main loop. Not GIO's TLS, by which libsoup's client would go: that prepares to ask the
 * system's authorities for each connection, milliseconds in which the window stands still,
 * though there is nothing to ask them. */

#define READ_SIZE 16384
#define READS_PER_TURN 4

typedef struct
{
  NetPoller      *poller;
  NetCertificate *certificate;
  char           *fingerprint;
  GBytes         *request;
  gsize           written;
  gsize           limit;
  GByteArray     *answer;
  NetTransport   *transport; /* NULL before there is a connection */
  NetPollerWatch *watch;     /* NULL before it is encrypted */
  guint           deadline_ms;
  guint           deadline_id;
  GCancellable   *stop; /* of what is under way, by the deadline or by the one below */
  GCancellable   *cancellable;
  gulong          cancelled_id;
  gboolean        late;
} Exchange;

static void
exchange_free (gpointer data)
{
  Exchange *exchange = data;

  g_clear_pointer (&exchange->watch, net_poller_watch_remove);
  g_clear_handle_id (&exchange->deadline_id, g_source_remove);
  if (exchange->cancellable != NULL)
    g_signal_handler_disconnect (exchange->cancellable, exchange->cancelled_id);
  g_clear_object (&exchange->cancellable);
  g_object_unref (exchange->stop);
  if (exchange->transport != NULL)
    g_io_stream_close (G_IO_STREAM (net_transport_get_connection (exchange->transport)), NULL, NULL);
  g_clear_object (&exchange->transport);
  g_clear_pointer (&exchange->answer, g_byte_array_unref);
  g_bytes_unref (exchange->request);
  g_object_unref (exchange->certificate);
  g_object_unref (exchange->poller);
  g_free (exchange->fingerprint);
  g_free (exchange);
}

/* Takes the task over; @error too, which is NULL for success. */
static void
finish (GTask  *task,
        GError *error)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_clear_pointer (&exchange->watch, net_poller_watch_remove);
  g_clear_handle_id (&exchange->deadline_id, g_source_remove);
  if (error != NULL && exchange->late)
    {
      g_clear_error (&error);
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The host takes too long");
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&exchange->answer)), (GDestroyNotify)g_bytes_unref);
  g_object_unref (task);
}

/* --- Speaking and hearing --- */

/* Who does not take all of it may still say why. */
static void
write_some (Exchange *exchange)
{
  gsize       size;
  const char *bytes = g_bytes_get_data (exchange->request, &size);

  while (exchange->written < size)
    {
      const struct iovec vector = { .iov_base = (char *)bytes + exchange->written, .iov_len = size - exchange->written };
      gssize             length = net_transport_write (exchange->transport, &vector, 1, NULL);

      if (length == NET_TRANSPORT_AGAIN)
        break;
      exchange->written = length == NET_TRANSPORT_FAILED ? size : exchange->written + length;
    }
  net_poller_watch_set_condition (exchange->watch, exchange->written < size ? G_IO_IN | G_IO_OUT : G_IO_IN);
}

static void
watch_cb (NetPollerWatch *watch,
          GIOCondition    condition,
          gpointer        user_data)
{
  GTask    *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  GError   *error = NULL;

  if (g_cancellable_set_error_if_cancelled (exchange->stop, &error))
    {
      finish (task, error);
      return;
    }
  write_some (exchange);
  for (guint i = 0; i < READS_PER_TURN; i++)
    {
      char   bytes[READ_SIZE];
      gssize length = net_transport_read (exchange->transport, bytes, sizeof bytes, &error);

      if (length == NET_TRANSPORT_AGAIN)
        return;
      if (length > 0 && (gsize)length > exchange->limit - exchange->answer->len)
        error = g_error_new_literal (TRANSFER_ERROR, TRANSFER_ERROR_TOO_LARGE, "The answer is larger than it may be");
      if (length <= 0 || error != NULL)
        {
          finish (task, error);
          return;
        }
      g_byte_array_append (exchange->answer, (const guint8 *)bytes, length);
    }
  net_poller_watch_run_later (watch);
}

/* --- Getting there --- */

static void
encrypted_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask      *task = user_data;
  Exchange   *exchange = g_task_get_task_data (task);
  GError     *error = NULL;
  const char *fingerprint;

  if (!net_tls_stream_handshake_finish (NET_TLS_STREAM (object), result, &error))
    {
      finish (task, error);
      return;
    }
  fingerprint = net_transport_get_fingerprint (exchange->transport);
  if (g_strcmp0 (fingerprint, exchange->fingerprint) != 0)
    {
      finish (task, g_error_new_literal (TRANSFER_ERROR, TRANSFER_ERROR_STRANGER, "The host has another certificate"));
      return;
    }
  exchange->watch = net_poller_add (exchange->poller, net_transport_get_fd (exchange->transport), G_IO_IN, watch_cb, task);
  net_poller_watch_run_later (exchange->watch);
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask    *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  GError   *error = NULL;
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_finish (G_SOCKET_CLIENT (object), result, &error);
  NetTlsStream *stream = connection != NULL ? net_tls_stream_new_client (connection, exchange->certificate, NULL, &error) : NULL;

  if (stream == NULL)
    {
      finish (task, error);
      return;
    }
  exchange->transport = NET_TRANSPORT (stream);
  net_tls_stream_handshake_async (stream, exchange->poller, exchange->deadline_ms, exchange->stop, encrypted_cb, task);
}

/* --- Stopping --- */

static void
stop (Exchange *exchange)
{
  g_cancellable_cancel (exchange->stop);
  if (exchange->watch != NULL)
    net_poller_watch_run_later (exchange->watch);
}

static void
cancelled_cb (GCancellable *cancellable,
              Exchange     *exchange)
{
  stop (exchange);
}

static gboolean
deadline_cb (gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->deadline_id = 0;
  exchange->late = TRUE;
  stop (exchange);
  return G_SOURCE_REMOVE;
}

/**
 * transfer_exchange_async:
 * @request: what is sent
 * @limit: bytes the answer may have
 * @cancellable: (nullable): cancelled on this thread alone
 *
 * Sends a request to @peer, if it is who is expected, and hears its answer.
 */
void
transfer_exchange_async (const TransferPeer *peer,
                         GBytes             *request,
                         gsize               limit,
                         gpointer            source_object,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask    *task = g_task_new (source_object, cancellable, callback, user_data);
  Exchange *exchange = g_new0 (Exchange, 1);
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  g_task_set_source_tag (task, transfer_exchange_async);
  g_task_set_task_data (task, exchange, exchange_free);
  exchange->poller = g_object_ref (peer->poller);
  exchange->certificate = g_object_ref (peer->certificate);
  exchange->fingerprint = g_strdup (peer->fingerprint);
  exchange->request = g_bytes_ref (request);
  exchange->limit = limit;
  exchange->deadline_ms = peer->deadline_ms;
  exchange->answer = g_byte_array_new ();
  exchange->stop = g_cancellable_new ();
  exchange->deadline_id = g_timeout_add (peer->deadline_ms, deadline_cb, exchange);
  if (cancellable != NULL)
    {
      exchange->cancellable = g_object_ref (cancellable);
      exchange->cancelled_id = g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), exchange);
      if (g_cancellable_is_cancelled (cancellable))
        stop (exchange);
    }
  /* The host is on this network, and nobody else is told of it. */
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_async (client, peer->address, exchange->stop, connected_cb, task);
}

/**
 * transfer_exchange_finish:
 * @error: where a #GIOErrorEnum or #GTlsError goes; or %TRANSFER_ERROR_STRANGER,
 *   %TRANSFER_ERROR_TOO_LARGE
 *
 * Returns: (transfer full) (nullable): all that the other side has said
 */
GBytes *
transfer_exchange_finish (GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
