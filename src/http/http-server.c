// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-server.h"

#include "http/http-head.h"
#include "http/http-resources.h"
#include "net/net-io-stream.h"
#include "net/net-stream-link.h"

#include <string.h>

/* Callers who speak HTTP: a few at a time are heard, and handed to libsoup when the head of
 * their request is there and sound; the others wait for their turn. A connection is one request and its answer. Who has not got its answer by
 * its deadline is let go, be it slow, silent, or waiting for others who are. */

#define DEADLINE_MS 15000

#define READ_SIZE 4096

/* What those are told of whom libsoup does not hear. */
#define BAD_REQUEST "400 Bad Request"
#define REQUEST_TIMEOUT "408 Request Timeout"
#define HEAD_TOO_LARGE "431 Request Header Fields Too Large"
#define UNAVAILABLE "503 Service Unavailable"

struct _HttpServer
{
  GObject parent_instance;

  NetPoller     *poller;
  HttpFiles     *files;
  SoupServer    *soup;
  HttpResources *resources;
  GQueue         served;  /* Connection, owned */
  GQueue         waiting; /* Connection, owned; the first to come first */
  guint          deadline_ms;
  guint          next_id; /* somebody's turn has come */
  gboolean       stopped;
};

typedef struct
{
  HttpServer     *server; /* borrowed */
  NetTransport   *transport;
  GByteArray     *head;   /* what was read of it so far */
  NetPollerWatch *watch;  /* while the head is read */
  NetIoStream    *stream; /* NULL before libsoup has it */
  guint           deadline_id;
  GQueue         *queue; /* the one it is in */
  GList           link;
} Connection;

G_DEFINE_FINAL_TYPE (HttpServer, http_server, G_TYPE_OBJECT)

static void
connection_free (Connection *connection)
{
  if (connection->stream != NULL)
    g_signal_handlers_disconnect_by_data (connection->stream, connection);
  g_queue_unlink (connection->queue, &connection->link);
  g_clear_pointer (&connection->watch, net_poller_watch_remove);
  g_clear_object (&connection->stream);
  g_clear_object (&connection->transport);
  g_byte_array_unref (connection->head);
  g_source_remove (connection->deadline_id);
  g_free (connection);
}

static void
put_into (Connection *connection,
          GQueue     *queue)
{
  if (connection->queue != NULL)
    g_queue_unlink (connection->queue, &connection->link);
  connection->queue = queue;
  g_queue_push_tail_link (queue, &connection->link);
}

/* --- One caller --- */

/* Not by libsoup, which has not heard of it. */
static void
turn_away (HttpServer   *self,
           NetTransport *transport,
           const char   *status)
{
  g_autofree char *answer = g_strdup_printf ("HTTP/1.1 %s\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", status);
  g_autoptr (NetLink) link = net_stream_link_new (self->poller, transport);
  g_autoptr (GBytes) bytes = g_bytes_new (answer, strlen (answer));

  net_link_send (link, bytes);
  net_link_close (link);
}

static void schedule_next (HttpServer *self);

/* One less. @status is NULL for who has its answer, or is gone. */
static void
let_go (Connection *connection,
        const char *status)
{
  HttpServer *self = connection->server;
  g_autoptr (NetTransport) transport = g_object_ref (connection->transport);

  connection_free (connection);
  if (status != NULL)
    turn_away (self, transport, status);
  schedule_next (self);
}

static void
closed_cb (NetIoStream *stream,
           Connection  *connection)
{
  let_go (connection, NULL);
}

static gboolean
deadline_cb (gpointer user_data)
{
  Connection *connection = user_data;

  /* libsoup hears that it has ended, and closes the stream. */
  if (connection->stream != NULL)
    net_io_stream_abort (connection->stream);
  else
    let_go (connection, connection->watch != NULL ? REQUEST_TIMEOUT : UNAVAILABLE);
  return G_SOURCE_CONTINUE;
}

static void
hand_over (Connection *connection)
{
  HttpServer *self = connection->server;
  g_autoptr (NetIoStream) stream = net_io_stream_new (self->poller, connection->transport);
  g_autoptr (GSocketAddress) address = http_resources_make_address (stream);
  g_autoptr (GBytes) head = g_bytes_new (connection->head->data, connection->head->len);

  g_clear_pointer (&connection->watch, net_poller_watch_remove);
  net_io_stream_unread (stream, head);
  connection->stream = g_object_ref (stream);
  g_signal_connect (stream, "closed", G_CALLBACK (closed_cb), connection);
  /* When the whole request is there this serves it, and the connection may be gone. */
  soup_server_accept_iostream (self->soup, G_IO_STREAM (stream), address, address, NULL);
}

static void
readable_cb (NetPollerWatch *watch,
             GIOCondition    condition,
             gpointer        user_data)
{
  Connection *connection = user_data;
  guint8      bytes[READ_SIZE];
  gssize      length = net_transport_read (connection->transport, (char *)bytes, sizeof bytes, NULL);

  if (length == NET_TRANSPORT_AGAIN && (condition & G_IO_HUP) == 0)
    return;
  if (length <= 0)
    {
      let_go (connection, NULL);
      return;
    }
  g_byte_array_append (connection->head, bytes, length);
  switch (http_head_check ((const char *)connection->head->data, connection->head->len))
    {
    case HTTP_HEAD_PARTIAL:
      if (net_transport_is_pending (connection->transport))
        net_poller_watch_run_later (watch);
      break;
    case HTTP_HEAD_SOUND:
      hand_over (connection);
      break;
    case HTTP_HEAD_BAD:
      let_go (connection, BAD_REQUEST);
      break;
    case HTTP_HEAD_TOO_LARGE:
      let_go (connection, HEAD_TOO_LARGE);
      break;
    }
}

static void
serve (HttpServer *self,
       Connection *connection)
{
  put_into (connection, &self->served);
  connection->watch = net_poller_add (self->poller, net_transport_get_fd (connection->transport), G_IO_IN, readable_cb, connection);
  net_poller_watch_run_later (connection->watch);
}

static void
serve_next (HttpServer *self)
{
  while (http_files_is_ready (self->files) && self->served.length < HTTP_SERVER_MAX_SERVED && self->waiting.length > 0)
    serve (self, self->waiting.head->data);
}

static gboolean
next_cb (gpointer user_data)
{
  HttpServer *self = user_data;

  self->next_id = 0;
  serve_next (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: one who is served at once would make place for the next, and so on, each on
 * the stack of the one before. */
static void
schedule_next (HttpServer *self)
{
  if (!self->stopped && self->next_id == 0 && self->waiting.length > 0)
    self->next_id = g_idle_add_full (G_PRIORITY_DEFAULT, next_cb, self, NULL);
}

static void
ready_cb (HttpFiles  *files,
          HttpServer *self)
{
  serve_next (self);
}

/* --- The server --- */

static void
http_server_dispose (GObject *object)
{
  HttpServer *self = HTTP_SERVER (object);

  http_server_stop (self);
  g_clear_pointer (&self->resources, http_resources_free);
  g_clear_object (&self->soup);
  g_clear_object (&self->files);
  g_clear_object (&self->poller);
  G_OBJECT_CLASS (http_server_parent_class)->dispose (object);
}

static void
http_server_class_init (HttpServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = http_server_dispose;
}

static void
http_server_init (HttpServer *self)
{
  self->soup = soup_server_new (NULL, NULL);
  self->deadline_ms = DEADLINE_MS;
  g_queue_init (&self->served);
  g_queue_init (&self->waiting);
}

/**
 * http_server_new:
 * @poller: who watches callers who are let go
 * @may_upload: says who may upload; until http_server_stop()
 *
 * A server without a port of its own: callers are brought to it.
 */
HttpServer *
http_server_new (NetPoller    *poller,
                 HttpFiles    *files,
                 HttpMayUpload may_upload,
                 gpointer      user_data)
{
  HttpServer *self = g_object_new (HTTP_TYPE_SERVER, NULL);

  self->poller = g_object_ref (poller);
  self->files = g_object_ref (files);
  self->resources = http_resources_new (self->soup, files, may_upload, user_data);
  g_signal_connect_object (files, "ready", G_CALLBACK (ready_cb), self, 0);
  return self;
}

/**
 * http_server_set_require_tls:
 * @require_tls: whether nothing is given to those who are not encrypted
 */
void
http_server_set_require_tls (HttpServer *self,
                             gboolean    require_tls)
{
  http_resources_set_require_tls (self->resources, require_tls);
}

/**
 * http_server_set_deadline:
 * @ms: how long a caller may take, from the first byte it sent to the last one it gets
 */
void
http_server_set_deadline (HttpServer *self,
                          guint       ms)
{
  self->deadline_ms = ms;
}

/**
 * http_server_accept:
 * @transport: no byte of it taken, as NetListener::caller tells it
 *
 * Takes a caller in, or tells it that there are too many.
 */
void
http_server_accept (HttpServer   *self,
                    NetTransport *transport)
{
  Connection *connection;

  if (self->stopped || self->waiting.length >= HTTP_SERVER_MAX_WAITING)
    {
      turn_away (self, transport, UNAVAILABLE);
      return;
    }
  connection = g_new0 (Connection, 1);
  connection->server = self;
  connection->transport = g_object_ref (transport);
  connection->deadline_id = g_timeout_add (self->deadline_ms, deadline_cb, connection);
  connection->head = g_byte_array_new ();
  connection->link.data = connection;
  put_into (connection, &self->waiting);
  serve_next (self);
}

/**
 * http_server_stop:
 *
 * Lets everybody go. Final.
 */
void
http_server_stop (HttpServer *self)
{
  if (self->stopped)
    return;
  self->stopped = TRUE;
  g_clear_handle_id (&self->next_id, g_source_remove);
  while (self->waiting.length > 0)
    connection_free (self->waiting.head->data);
  for (GList *link = self->served.head; link != NULL;)
    {
      Connection *connection = link->data;

      link = link->next;
      if (connection->stream != NULL)
        net_io_stream_abort (connection->stream);
      else
        connection_free (connection);
    }
  soup_server_disconnect (self->soup);
}
