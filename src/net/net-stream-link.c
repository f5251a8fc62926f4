// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-stream-link.h"

#include "net/net-line-buffer.h"
#include "net/net-plain-stream.h"
#include "net/net-send-queue.h"
#include "net/net-text-framer.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#define READ_SIZE 16384
#define LINES_PER_TURN 32
#define VECTORS_PER_WRITE 64

/* How long a peer may take to read the goodbye and to close its own end. */
#define LINGER_MS 2000

/* A pause this long ends a plain-text message; one inside a letter may be longer. */
#define TEXT_PAUSE_MS 250
#define LETTER_PAUSE_MS 2000

typedef enum {
  STATE_NEW = 1,
  STATE_OPEN,
  STATE_DRAINING,  /* the peer closed; what it sent is still being told */
  STATE_FLUSHING,  /* we close; what is queued is still being written */
  STATE_LINGERING, /* all is written and ended; waiting for the peer's end */
  STATE_CLOSED,
} State;

struct _NetStreamLink
{
  NetLink parent_instance;

  NetTransport   *transport;
  int             fd;
  NetPoller      *poller;
  NetPollerWatch *watch;

  State          state;
  NetFraming     framing;
  NetLineBuffer *lines;
  NetTextFramer *text;
  NetSendQueue  *queue;
  gboolean       paused;
  gboolean       lines_left;     /* the budget ended before the buffer did */
  gboolean       blocked;        /* the socket takes no more for now */
  gboolean       letter_awaited; /* the last pause fell inside a letter */
  gboolean       self_held;
  GError        *error;
  guint          pause_id;
  guint          linger_id;
};

G_DEFINE_FINAL_TYPE (NetStreamLink, net_stream_link, NET_TYPE_LINK)

static gboolean
may_read (NetStreamLink *self)
{
  return self->state == STATE_OPEN && !self->paused && !self->lines_left;
}

static void
update_condition (NetStreamLink *self)
{
  GIOCondition condition = 0;

  if (self->watch == NULL)
    return;
  if (may_read (self) || self->state == STATE_LINGERING)
    condition |= G_IO_IN;
  if (self->blocked)
    condition |= G_IO_OUT;
  net_poller_watch_set_condition (self->watch, condition);
}

static void tell_rest (NetStreamLink *self);

/* The end of it: the socket is closed, and the user told unless it let go. */
static void
finish (NetStreamLink *self)
{
  g_autoptr (NetStreamLink) guard = g_object_ref (self);

  if (self->state == STATE_OPEN)
    tell_rest (self);
  if (self->state == STATE_CLOSED)
    return;
  self->state = STATE_CLOSED;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->linger_id, g_source_remove);
  g_clear_pointer (&self->watch, net_poller_watch_remove);
  net_send_queue_clear (self->queue);
  /* Closing a non-blocking socket does not wait. */
  g_io_stream_close (G_IO_STREAM (net_transport_get_connection (self->transport)), NULL, NULL);
  net_link_emit_closed (NET_LINK (self), self->error);
  if (self->self_held)
    {
      self->self_held = FALSE;
      g_object_unref (self);
    }
}

static void
fail (NetStreamLink *self,
      int            errsv)
{
  if (self->error == NULL)
    self->error = g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (errsv), g_strerror (errsv));
  finish (self);
}

/* --- Writing --- */

static void
flush (NetStreamLink *self)
{
  struct iovec vectors[VECTORS_PER_WRITE];

  while (!net_send_queue_is_empty (self->queue))
    {
      guint  n_vectors = net_send_queue_fill (self->queue, vectors, G_N_ELEMENTS (vectors));
      gssize written = net_transport_write (self->transport, vectors, n_vectors, self->error == NULL ? &self->error : NULL);

      if (written == NET_TRANSPORT_AGAIN)
        break;
      if (written == NET_TRANSPORT_FAILED)
        {
          finish (self);
          return;
        }
      net_send_queue_drop (self->queue, written);
    }
  self->blocked = !net_send_queue_is_empty (self->queue);
  if (!self->blocked && self->state == STATE_FLUSHING)
    {
      /* Closing with bytes unread would reset the connection and take the goodbye
       * from the peer: say that nothing follows, and wait for its end. */
      self->blocked = net_transport_end (self->transport) == NET_TRANSPORT_AGAIN;
      if (!self->blocked)
        self->state = STATE_LINGERING;
    }
  update_condition (self);
}

static void
net_stream_link_send (NetLink *link,
                      GBytes  *bytes)
{
  NetStreamLink *self = NET_STREAM_LINK (link);

  if (self->state != STATE_NEW && self->state != STATE_OPEN && self->state != STATE_DRAINING)
    return;
  if (self->error != NULL)
    return;
  if (!net_send_queue_push (self->queue, bytes))
    self->error = g_error_new_literal (NET_LINK_ERROR, NET_LINK_ERROR_SEND_QUEUE_FULL, "The other side does not read");
  if (self->watch != NULL && (!self->blocked || self->error != NULL))
    net_poller_watch_run_later (self->watch);
}

/* --- Reading --- */

static gboolean
may_tell (NetStreamLink *self)
{
  return (self->state == STATE_OPEN || self->state == STATE_DRAINING) && !self->paused;
}

static void
tell_lines (NetStreamLink *self)
{
  guint n = 0;

  self->lines_left = FALSE;
  while (may_tell (self) && self->framing == NET_FRAMING_LINES)
    {
      const char *line;
      gsize       length;

      if (n++ == LINES_PER_TURN)
        {
          self->lines_left = TRUE;
          net_poller_watch_run_later (self->watch);
          return;
        }
      switch (net_line_buffer_pop (self->lines, &line, &length))
        {
        case NET_LINE_READY:
          net_link_emit_line (NET_LINK (self), line, length);
          break;
        case NET_LINE_TOO_LONG:
          net_link_emit_line_too_long (NET_LINK (self));
          break;
        case NET_LINE_NONE:
          return;
        }
    }
}

static void
tell_text (NetStreamLink *self)
{
  guint n = 0;

  self->lines_left = FALSE;
  while (may_tell (self) && self->framing == NET_FRAMING_TEXT)
    {
      g_autoptr (GBytes) message = NULL;
      const char *bytes;
      gsize       length;

      if (n++ == LINES_PER_TURN)
        {
          self->lines_left = TRUE;
          net_poller_watch_run_later (self->watch);
          return;
        }
      message = net_text_framer_pop (self->text);
      if (message == NULL && self->state == STATE_DRAINING)
        message = net_text_framer_pause (self->text, TRUE);
      if (message == NULL)
        return;
      bytes = g_bytes_get_data (message, &length);
      net_link_emit_line (NET_LINK (self), bytes, length);
    }
}

static gboolean text_paused_cb (gpointer user_data);
static void     net_stream_link_close (NetLink *link);

static void
await_pause (NetStreamLink *self,
             guint          ms)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->state == STATE_OPEN && self->framing == NET_FRAMING_TEXT && !net_text_framer_is_empty (self->text))
    self->pause_id = g_timeout_add (ms, text_paused_cb, self);
}

static void
tell (NetStreamLink *self)
{
  g_autoptr (NetStreamLink) guard = g_object_ref (self);

  if (self->framing == NET_FRAMING_TEXT)
    tell_text (self);
  /* A plain-text guest may have turned out to be an IRC client just now. */
  if (self->framing == NET_FRAMING_LINES)
    tell_lines (self);
  await_pause (self, TEXT_PAUSE_MS);

  if (self->state == STATE_DRAINING && !self->paused && !self->lines_left)
    {
      /* The peer may still read what is queued for it (nc -N). */
      net_link_emit_closed (NET_LINK (self), NULL);
      net_stream_link_close (NET_LINK (self));
    }
  update_condition (self);
}

/* Who closes with bytes unread, as simple programs do that do not wait for our greeting, has
 * said all the same what came before it. */
static void
tell_rest (NetStreamLink *self)
{
  if (self->error == NULL || self->error->domain == NET_LINK_ERROR)
    return;
  self->state = STATE_DRAINING;
  self->paused = FALSE;
  if (self->framing == NET_FRAMING_TEXT)
    tell_text (self);
  else
    tell_lines (self);
}

static gboolean
text_paused_cb (gpointer user_data)
{
  NetStreamLink *self = user_data;
  g_autoptr (NetStreamLink) guard = g_object_ref (self);
  g_autoptr (GBytes) message = NULL;

  self->pause_id = 0;
  if (self->paused)
    {
      await_pause (self, TEXT_PAUSE_MS);
      return G_SOURCE_REMOVE;
    }
  message = net_text_framer_pause (self->text, self->letter_awaited);
  self->letter_awaited = message == NULL;
  if (message == NULL)
    await_pause (self, LETTER_PAUSE_MS);
  else
    {
      gsize       length;
      const char *bytes = g_bytes_get_data (message, &length);

      net_link_emit_line (NET_LINK (self), bytes, length);
    }
  return G_SOURCE_REMOVE;
}

static void
take_bytes (NetStreamLink *self,
            const char    *bytes,
            gsize          length)
{
  self->letter_awaited = FALSE;
  if (self->framing == NET_FRAMING_TEXT)
    net_text_framer_push (self->text, bytes, length);
  else
    net_line_buffer_push (self->lines, bytes, length);
  tell (self);
}

static void
read_some (NetStreamLink *self)
{
  char   buffer[READ_SIZE];
  gssize length = net_transport_read (self->transport, buffer, sizeof buffer, &self->error);

  if (length == NET_TRANSPORT_FAILED)
    finish (self);
  else if (length == 0)
    {
      self->state = STATE_DRAINING;
      tell (self);
    }
  else if (length > 0)
    take_bytes (self, buffer, length);
}

/* Of what comes now nothing is told. */
static void
await_end (NetStreamLink *self)
{
  char   buffer[READ_SIZE];
  gssize length = recv (self->fd, buffer, sizeof buffer, 0);

  if (length == 0 || (length < 0 && errno != EAGAIN && errno != EINTR))
    finish (self);
}

/* Bytes of which the socket says nothing any more. */
static void
read_pending_later (NetStreamLink *self)
{
  if (self->watch != NULL && may_read (self) && net_transport_is_pending (self->transport))
    net_poller_watch_run_later (self->watch);
}

/* --- The turn --- */

static void
watch_cb (NetPollerWatch *watch,
          GIOCondition    condition,
          gpointer        user_data)
{
  g_autoptr (NetStreamLink) self = g_object_ref (user_data);

  if (self->error != NULL)
    {
      finish (self);
      return;
    }
  if (condition == 0 && self->lines_left)
    tell (self);
  if ((condition & G_IO_HUP) != 0 && (condition & G_IO_IN) == 0)
    {
      int       errsv = 0;
      socklen_t size = sizeof errsv;

      getsockopt (self->fd, SOL_SOCKET, SO_ERROR, &errsv, &size);
      fail (self, errsv != 0 ? errsv : ECONNRESET);
    }
  else if (self->state == STATE_LINGERING && (condition & G_IO_IN) != 0)
    await_end (self);
  else if (may_read (self) && ((condition & G_IO_IN) != 0 || net_transport_is_pending (self->transport)))
    read_some (self);
  if (self->state != STATE_CLOSED)
    flush (self);
  read_pending_later (self);
}

static void
net_stream_link_start (NetLink *link)
{
  NetStreamLink *self = NET_STREAM_LINK (link);

  self->state = STATE_OPEN;
  self->watch = net_poller_add (self->poller, self->fd, G_IO_IN, watch_cb, self);
  if (!net_send_queue_is_empty (self->queue) || net_transport_is_pending (self->transport))
    net_poller_watch_run_later (self->watch);
}

static void
net_stream_link_set_paused (NetLink *link,
                            gboolean paused)
{
  NetStreamLink *self = NET_STREAM_LINK (link);

  /* When it is cut the rest comes all at once. */
  if (self->paused == paused || self->watch == NULL || self->error != NULL)
    return;
  self->paused = paused;
  if (!paused)
    {
      /* What was read before the pause comes first. */
      self->lines_left = TRUE;
      net_poller_watch_run_later (self->watch);
    }
  update_condition (self);
}

static void
net_stream_link_set_framing (NetLink   *link,
                             NetFraming framing)
{
  NetStreamLink *self = NET_STREAM_LINK (link);
  g_autoptr (GBytes) rest = NULL;
  const char *bytes;
  gsize       length;

  if (self->framing == framing)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->framing = framing;
  if (framing == NET_FRAMING_TEXT)
    {
      rest = net_line_buffer_steal (self->lines);
      bytes = g_bytes_get_data (rest, &length);
      if (length > 0)
        net_text_framer_push (self->text, bytes, length);
    }
  else
    {
      rest = net_text_framer_steal (self->text);
      bytes = g_bytes_get_data (rest, &length);
      if (length > 0)
        net_line_buffer_push (self->lines, bytes, length);
    }
  if (length > 0 && self->watch != NULL)
    {
      /* Nothing more may come: look at what is there. */
      self->lines_left = TRUE;
      net_poller_watch_run_later (self->watch);
      update_condition (self);
    }
}

static gboolean
linger_ended_cb (gpointer user_data)
{
  NetStreamLink *self = user_data;

  self->linger_id = 0;
  finish (self);
  return G_SOURCE_REMOVE;
}

static void
net_stream_link_close (NetLink *link)
{
  NetStreamLink *self = NET_STREAM_LINK (link);

  if (self->state >= STATE_FLUSHING)
    return;
  if (self->error != NULL)
    {
      finish (self);
      return;
    }
  if (self->watch == NULL)
    self->watch = net_poller_add (self->poller, self->fd, 0, watch_cb, self);
  self->state = STATE_FLUSHING;
  self->self_held = TRUE;
  g_object_ref (self);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->linger_id = g_timeout_add (LINGER_MS, linger_ended_cb, self);
  net_poller_watch_run_later (self->watch);
  update_condition (self);
}

static void
net_stream_link_dispose (GObject *object)
{
  NetStreamLink *self = NET_STREAM_LINK (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_handle_id (&self->linger_id, g_source_remove);
  g_clear_pointer (&self->watch, net_poller_watch_remove);
  G_OBJECT_CLASS (net_stream_link_parent_class)->dispose (object);
}

static void
net_stream_link_finalize (GObject *object)
{
  NetStreamLink *self = NET_STREAM_LINK (object);

  g_clear_object (&self->transport);
  g_clear_object (&self->poller);
  g_clear_error (&self->error);
  net_line_buffer_free (self->lines);
  net_text_framer_free (self->text);
  net_send_queue_free (self->queue);
  G_OBJECT_CLASS (net_stream_link_parent_class)->finalize (object);
}

static void
net_stream_link_class_init (NetStreamLinkClass *klass)
{
  NetLinkClass *link_class = NET_LINK_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = net_stream_link_dispose;
  G_OBJECT_CLASS (klass)->finalize = net_stream_link_finalize;
  link_class->start = net_stream_link_start;
  link_class->send = net_stream_link_send;
  link_class->set_paused = net_stream_link_set_paused;
  link_class->set_framing = net_stream_link_set_framing;
  link_class->close = net_stream_link_close;
}

static void
net_stream_link_init (NetStreamLink *self)
{
  self->state = STATE_NEW;
  self->framing = NET_FRAMING_LINES;
  self->lines = net_line_buffer_new ();
  self->text = net_text_framer_new ();
  self->queue = net_send_queue_new (NET_STREAM_LINK_SEND_LIMIT);
}

/* The system notices by itself when a silent peer's computer is gone. */
static void
set_options (GSocket *socket)
{
  if (g_socket_get_family (socket) == G_SOCKET_FAMILY_UNIX)
    return;
  g_socket_set_keepalive (socket, TRUE);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_KEEPIDLE, 30, NULL);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_KEEPINTVL, 10, NULL);
  g_socket_set_option (socket, IPPROTO_TCP, TCP_KEEPCNT, 3, NULL);
}

/**
 * net_stream_link_new:
 * @poller: who watches the socket
 * @transport: what the bytes go over; the link closes its connection in the end
 *
 * Returns: (transfer full): a link that carries lines over @transport
 */
NetLink *
net_stream_link_new (NetPoller    *poller,
                     NetTransport *transport)
{
  NetStreamLink     *self;
  GSocketConnection *connection;
  g_autoptr (GSocketAddress) remote = NULL;
  g_autoptr (GSocketAddress) local = NULL;

  g_return_val_if_fail (NET_IS_POLLER (poller) && NET_IS_TRANSPORT (transport), NULL);

  self = g_object_new (NET_TYPE_STREAM_LINK, NULL);
  self->poller = g_object_ref (poller);
  self->transport = g_object_ref (transport);
  self->fd = net_transport_get_fd (transport);
  connection = net_transport_get_connection (transport);
  set_options (g_socket_connection_get_socket (connection));
  remote = g_socket_connection_get_remote_address (connection, NULL);
  local = g_socket_connection_get_local_address (connection, NULL);
  net_link_set_addresses (NET_LINK (self), remote, local);
  net_link_set_security (NET_LINK (self), net_transport_is_encrypted (transport), net_transport_get_fingerprint (transport));
  net_link_set_voucher (NET_LINK (self), net_transport_get_voucher (transport));
  net_link_set_binding (NET_LINK (self), net_transport_get_binding (transport));
  return NET_LINK (self);
}

static NetLink *
new_from_fd (NetPoller *poller,
             int        fd,
             GError   **error)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, error);
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (NetTransport) transport = NULL;

  if (socket == NULL)
    {
      close (fd);
      return NULL;
    }
  connection = g_socket_connection_factory_create_connection (socket);
  transport = net_plain_stream_new (connection);
  return net_stream_link_new (poller, transport);
}

/**
 * net_stream_link_new_pair:
 * @link_a: (out) (transfer full): one end, on @poller_a
 * @link_b: (out) (transfer full): the other end, on @poller_b
 *
 * Two links joined to each other within the process.
 *
 * Returns: whether the system gave a pair of sockets
 */
gboolean
net_stream_link_new_pair (NetPoller *poller_a,
                          NetPoller *poller_b,
                          NetLink  **link_a,
                          NetLink  **link_b,
                          GError   **error)
{
  int fds[2];
  g_autoptr (NetLink) a = NULL;
  g_autoptr (NetLink) b = NULL;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds) < 0)
    {
      int errsv = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errsv), g_strerror (errsv));
      return FALSE;
    }
  a = new_from_fd (poller_a, fds[0], error);
  b = new_from_fd (poller_b, fds[1], a != NULL ? error : NULL);
  if (a == NULL || b == NULL)
    return FALSE;
  *link_a = g_steal_pointer (&a);
  *link_b = g_steal_pointer (&b);
  return TRUE;
}
