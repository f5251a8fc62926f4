// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-connector.h"

#include "net/net-plain-stream.h"
#include "net/net-sniffer.h"
#include "net/net-stream-link.h"

#include <sys/socket.h>

/* How long the other side may take to answer a call. */
#define ANSWER_MS 10000

/* A program that knows nothing of rooms speaks first, and a host waits a second for us:
 * who is silent for this long is spoken to in IRC. */
#define LISTEN_MS 400

typedef struct
{
  NetPoller         *poller;
  GCancellable      *cancellable; /* of the call alone: the time limit cancels it too */
  GCancellable      *outer;
  gulong             outer_id;
  GSocketConnection *connection;
  NetPollerWatch    *watch;
  SessionDialect     dialect;
  gboolean           timed_out;
  guint              timeout_id;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_handle_id (&call->timeout_id, g_source_remove);
  g_clear_pointer (&call->watch, net_poller_watch_remove);
  g_cancellable_disconnect (call->outer, call->outer_id);
  g_clear_object (&call->outer);
  g_clear_object (&call->cancellable);
  g_clear_object (&call->connection);
  g_clear_object (&call->poller);
  g_free (call);
}

static void
finish (GTask         *task,
        SessionDialect dialect)
{
  Call *call = g_task_get_task_data (task);

  g_clear_handle_id (&call->timeout_id, g_source_remove);
  g_clear_pointer (&call->watch, net_poller_watch_remove);
  call->dialect = dialect;
  if (!g_task_return_error_if_cancelled (task))
    {
      g_autoptr (NetTransport) transport = net_plain_stream_new (call->connection);

      g_task_return_pointer (task, net_stream_link_new (call->poller, transport), g_object_unref);
    }
  g_object_unref (task);
}

static gboolean
silent_cb (gpointer user_data)
{
  Call *call = g_task_get_task_data (user_data);

  call->timeout_id = 0;
  finish (user_data, SESSION_DIALECT_IRC);
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
    finish (user_data, SESSION_DIALECT_PLAIN_TEXT);
  else
    finish (user_data, SESSION_DIALECT_IRC);
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Call    *call = g_task_get_task_data (task);
  GSocket *socket;

  call->connection = g_socket_client_connect_to_host_finish (G_SOCKET_CLIENT (object), result, &error);
  g_clear_handle_id (&call->timeout_id, g_source_remove);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (call->connection == NULL)
    {
      if (call->timed_out)
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "No answer");
      else
        g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  socket = g_socket_connection_get_socket (call->connection);
  g_socket_set_blocking (socket, FALSE);
  call->watch = net_poller_add (call->poller, g_socket_get_fd (socket), G_IO_IN, spoke_cb, task);
  call->timeout_id = g_timeout_add (LISTEN_MS, silent_cb, task);
  g_steal_pointer (&task);
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
outer_cancelled_cb (GCancellable *outer,
                    GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

/**
 * session_connector_connect_async:
 * @endpoint: whom to call; copied
 * @cancellable: (nullable): gives up at once
 *
 * Calls somebody, tries every address of a name, and finds out what the other side
 * speaks. Fails with %G_IO_ERROR_TIMED_OUT after ten seconds without an answer.
 */
void
session_connector_connect_async (NetPoller          *poller,
                                 const NetEndpoint  *endpoint,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Call  *call = g_new0 (Call, 1);

  g_task_set_source_tag (task, session_connector_connect_async);
  call->poller = g_object_ref (poller);
  call->cancellable = g_cancellable_new ();
  if (cancellable != NULL)
    {
      call->outer = g_object_ref (cancellable);
      call->outer_id = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled_cb), call->cancellable, NULL);
    }
  call->timeout_id = g_timeout_add (ANSWER_MS, timed_out_cb, call);
  g_task_set_task_data (task, call, call_free);

  /* Rooms are near; a proxy for the web knows no way to them. */
  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_connect_to_host_async (client, endpoint->host, endpoint->port, call->cancellable, connected_cb, task);
}

/**
 * session_connector_connect_finish:
 * @dialect: (out): what the other side seems to speak
 * @error: where a #GIOErrorEnum or #GResolverError goes
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
