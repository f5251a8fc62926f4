// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-connector.h"

#include "net/net-plain-stream.h"
#include "net/net-sniffer.h"
#include "net/net-stream-link.h"
#include "net/net-tls-stream.h"

#include <sys/socket.h>

/* Calls somebody and finds out what they speak: first a short silence, in which programs
 * that know nothing of rooms begin to talk; then encryption; then, from who refuses it,
 * IRC as it is. Where encryption is required there is no silence, and no way behind it. */

/* How long the other side may take to answer a call. */
#define ANSWER_MS 10000

/* A program that knows nothing of rooms speaks first, and a host waits a second for us:
 * who is silent for this long is spoken to. */
#define LISTEN_MS 400

/* Who knows TLS answers its first message at once; who does not, often never. */
#define MUTE_MS 3000

typedef struct
{
  NetPoller         *poller;
  NetEndpoint       *endpoint;
  NetAddressList    *addresses; /* the endpoint's, when they are known; or NULL */
  NetCertificate    *certificate;
  NetAuthorities    *authorities; /* or NULL */
  SessionEncryption  encryption;
  GCancellable      *cancellable; /* of the call alone: the time limit cancels it too */
  GCancellable      *outer;
  gulong             outer_id;
  GSocketConnection *connection;
  NetTlsStream      *stream;
  NetPollerWatch    *watch;
  SessionDialect     dialect;
  gboolean           timed_out;
  gboolean           refused; /* the other side knows no TLS */
  guint              timeout_id;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_handle_id (&call->timeout_id, g_source_remove);
  g_clear_pointer (&call->watch, net_poller_watch_remove);
  g_cancellable_disconnect (call->outer, call->outer_id);
  g_clear_pointer (&call->endpoint, net_endpoint_free);
  g_clear_object (&call->addresses);
  g_clear_object (&call->outer);
  g_clear_object (&call->cancellable);
  g_clear_object (&call->stream);
  g_clear_object (&call->connection);
  g_clear_object (&call->certificate);
  g_clear_object (&call->authorities);
  g_clear_object (&call->poller);
  g_free (call);
}

static void
stop_waiting (Call *call)
{
  g_clear_handle_id (&call->timeout_id, g_source_remove);
  g_clear_pointer (&call->watch, net_poller_watch_remove);
}

static void
finish (GTask         *task,
        NetTransport  *transport,
        SessionDialect dialect)
{
  Call *call = g_task_get_task_data (task);

  stop_waiting (call);
  call->dialect = dialect;
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, net_stream_link_new (call->poller, transport), g_object_unref);
  g_object_unref (task);
}

static void
finish_plain (GTask         *task,
              SessionDialect dialect)
{
  Call *call = g_task_get_task_data (task);
  g_autoptr (NetTransport) transport = net_plain_stream_new (call->connection);

  finish (task, transport, dialect);
}

static void
fail (GTask  *task,
      GError *error)
{
  stop_waiting (g_task_get_task_data (task));
  if (g_task_return_error_if_cancelled (task))
    g_error_free (error);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

/* --- Encrypting --- */

static void call_again (GTask *task);

/* Who hangs up on TLS without a word knows none; in the middle of it, the connection broke. */
static gboolean
is_refusal (const Call   *call,
            const GError *error)
{
  return g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS) ||
         (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) && !net_tls_stream_is_answered (call->stream));
}

/* Not a word to what we sent: perhaps a person at netcat, or a server that waits for the
 * end of a line. The connection is as good as new behind one. */
static void
speak_plainly (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  send (g_socket_get_fd (g_socket_connection_get_socket (call->connection)), "\r\n", 2, MSG_NOSIGNAL | MSG_DONTWAIT);
  finish_plain (task, SESSION_DIALECT_IRC);
}

static void
authorities_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask *task = user_data;
  Call  *call = g_task_get_task_data (task);

  net_authorities_wait_finish (NET_AUTHORITIES (object), result);
  net_tls_stream_verify (call->stream, call->authorities, call->endpoint->host);
  finish (task, NET_TRANSPORT (call->stream), SESSION_DIALECT_IRC);
}

/* Whether somebody says that the other side is whom we called. */
static void
verify (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  if (call->authorities != NULL && net_authorities_is_public_name (call->endpoint->host))
    net_authorities_wait_async (call->authorities, authorities_cb, task);
  else
    finish (task, NET_TRANSPORT (call->stream), SESSION_DIALECT_IRC);
}

static void
handshake_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  Call  *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  stop_waiting (call);
  if (net_tls_stream_handshake_finish (NET_TLS_STREAM (object), result, &error))
    verify (task);
  else if (call->encryption == SESSION_ENCRYPTION_REQUIRED || g_cancellable_is_cancelled (call->outer))
    fail (task, g_steal_pointer (&error));
  else if (is_refusal (call, error))
    call_again (task);
  else if (!net_tls_stream_is_answered (call->stream))
    speak_plainly (task);
  else
    fail (task, g_steal_pointer (&error));
}

static gboolean
mute_cb (gpointer user_data)
{
  Call *call = g_task_get_task_data (user_data);

  call->timeout_id = 0;
  if (!net_tls_stream_is_answered (call->stream))
    g_cancellable_cancel (call->cancellable);
  return G_SOURCE_REMOVE;
}

static void
certificate_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask *task = user_data;
  Call  *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (net_certificate_wait_finish (NET_CERTIFICATE (object), result, &error))
    call->stream = net_tls_stream_new_client (call->connection, call->certificate, call->endpoint->host, &error);
  if (call->stream == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  net_tls_stream_handshake_async (call->stream, call->poller, ANSWER_MS, call->cancellable, handshake_cb, task);
  if (call->encryption == SESSION_ENCRYPTION_TRIED)
    call->timeout_id = g_timeout_add (MUTE_MS, mute_cb, task);
}

static void
encrypt (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  stop_waiting (call);
  net_certificate_wait_async (call->certificate, certificate_cb, task);
}

/* --- Listening --- */

static gboolean
silent_cb (gpointer user_data)
{
  Call *call = g_task_get_task_data (user_data);

  call->timeout_id = 0;
  if (call->encryption == SESSION_ENCRYPTION_NONE)
    finish_plain (user_data, SESSION_DIALECT_IRC);
  else
    encrypt (user_data);
  return G_SOURCE_REMOVE;
}

static void
spoke_cb (NetPollerWatch *watch,
          GIOCondition    condition,
          gpointer        user_data)
{
  Call  *call = g_task_get_task_data (user_data);
  char   bytes[64];
  gssize length = recv (g_socket_get_fd (g_socket_connection_get_socket (call->connection)), bytes, sizeof bytes, MSG_PEEK);

  /* An end or an error is for the link to tell. */
  if (length > 0 && !net_sniffer_is_irc_server (bytes, length))
    finish_plain (user_data, SESSION_DIALECT_PLAIN_TEXT);
  else
    finish_plain (user_data, SESSION_DIALECT_IRC);
}

static void
listen_first (GTask *task)
{
  Call    *call = g_task_get_task_data (task);
  GSocket *socket = g_socket_connection_get_socket (call->connection);

  g_socket_set_blocking (socket, FALSE);
  call->watch = net_poller_add (call->poller, g_socket_get_fd (socket), G_IO_IN, spoke_cb, task);
  call->timeout_id = g_timeout_add (LISTEN_MS, silent_cb, task);
}

/* --- Calling --- */

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  Call  *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_object (&call->connection);
  call->connection = g_socket_client_connect_finish (G_SOCKET_CLIENT (object), result, &error);
  g_clear_handle_id (&call->timeout_id, g_source_remove);
  if (call->connection == NULL && call->timed_out)
    fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "No answer"));
  else if (call->connection == NULL)
    fail (task, g_steal_pointer (&error));
  else if (g_cancellable_is_cancelled (call->outer))
    fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
  else if (call->encryption == SESSION_ENCRYPTION_REQUIRED)
    encrypt (task);
  else if (call->refused)
    finish_plain (task, SESSION_DIALECT_IRC);
  else
    listen_first (task);
}

static gboolean
timed_out_cb (gpointer user_data)
{
  Call *call = user_data;

  call->timeout_id = 0;
  call->timed_out = TRUE;
  g_cancellable_cancel (call->cancellable);
  return G_SOURCE_REMOVE;
}

static void
call_out (GTask *task)
{
  Call *call = g_task_get_task_data (task);
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnectable) connectable = NULL;

  call->timeout_id = g_timeout_add (ANSWER_MS, timed_out_cb, call);
  /* Rooms are near; a proxy for the web knows no way to them. */
  g_socket_client_set_enable_proxy (client, FALSE);
  if (call->addresses != NULL)
    connectable = G_SOCKET_CONNECTABLE (g_object_ref (call->addresses));
  else
    connectable = g_network_address_new (call->endpoint->host, call->endpoint->port);
  g_socket_client_connect_async (client, connectable, call->cancellable, connected_cb, task);
}

/* Of a connection on which TLS was refused nothing is left to use. */
static void
call_again (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  g_io_stream_close (G_IO_STREAM (call->connection), NULL, NULL);
  g_clear_object (&call->stream);
  call->encryption = SESSION_ENCRYPTION_NONE;
  call->refused = TRUE;
  call_out (task);
}

static void
outer_cancelled_cb (GCancellable *outer,
                    GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

/**
 * session_connector_connect_async:
 * @endpoint: whom to call; copied
 * @addresses: (nullable): the addresses the endpoint has, when they are known
 * @certificate: shown to the other side; need not be loaded yet
 * @authorities: (nullable): asked whether the other side is whom we called
 * @cancellable: (nullable): gives up at once
 *
 * Calls somebody, tries every address of a name, and finds out what the other side
 * speaks. Fails with %G_IO_ERROR_TIMED_OUT after ten seconds without an answer, and with
 * a #GTlsError when encryption is required and the other side has none.
 */
void
session_connector_connect_async (NetPoller          *poller,
                                 const NetEndpoint  *endpoint,
                                 NetAddressList     *addresses,
                                 NetCertificate     *certificate,
                                 NetAuthorities     *authorities,
                                 SessionEncryption   encryption,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Call  *call = g_new0 (Call, 1);

  g_task_set_source_tag (task, session_connector_connect_async);
  call->poller = g_object_ref (poller);
  call->endpoint = net_endpoint_copy (endpoint);
  g_set_object (&call->addresses, addresses);
  call->certificate = g_object_ref (certificate);
  g_set_object (&call->authorities, authorities);
  call->encryption = encryption;
  call->cancellable = g_cancellable_new ();
  if (cancellable != NULL)
    {
      call->outer = g_object_ref (cancellable);
      call->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb), call->cancellable, NULL);
    }
  g_task_set_task_data (task, call, call_free);
  call_out (task);
}

/**
 * session_connector_connect_finish:
 * @dialect: (out): what the other side seems to speak
 * @error: where a #GIOErrorEnum, #GResolverError or #GTlsError goes
 *
 * Returns: (transfer full) (nullable): a link, not started
 */
NetLink *
session_connector_connect_finish (GAsyncResult   *result,
                                  SessionDialect *dialect,
                                  GError        **error)
{
  const Call *call = g_task_get_task_data (G_TASK (result));

  *dialect = call->dialect;
  return g_task_propagate_pointer (G_TASK (result), error);
}
