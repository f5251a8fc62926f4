// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-io-stream.h"

#include "net/net-stream-link.h"

#include <string.h>
#include <sys/socket.h>

/* A transport in the shape of GIO, for libraries that talk over a GIOStream. Like the
 * transport it never waits: reading and writing say G_IO_ERROR_WOULD_BLOCK, and the sources
 * of the two pollable streams tell when to go on. */

/* --- Reading --- */

#define NET_TYPE_IO_INPUT (net_io_input_get_type ())
G_DECLARE_FINAL_TYPE (NetIoInput, net_io_input, NET, IO_INPUT, GInputStream)

struct _NetIoInput
{
  GInputStream parent_instance;

  NetTransport *transport;
  GBytes       *unread; /* comes first; or NULL */
  gboolean      ended;  /* what else comes is not wanted */
};

static void net_io_input_init_pollable (GPollableInputStreamInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NetIoInput, net_io_input, G_TYPE_INPUT_STREAM, G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_INPUT_STREAM, net_io_input_init_pollable))

/* What the streams answer instead of a number of bytes. */
static gssize
answer (gssize   length,
        GError **error)
{
  if (length == NET_TRANSPORT_AGAIN)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK, "Nothing now");
  return MAX (length, -1);
}

static GSocket *
get_socket (NetTransport *transport)
{
  return g_socket_connection_get_socket (net_transport_get_connection (transport));
}

static gssize
read_again (NetIoInput *self,
            void       *bytes,
            gsize       size)
{
  g_autoptr (GBytes) unread = g_steal_pointer (&self->unread);
  gsize       left;
  const char *start = g_bytes_get_data (unread, &left);

  size = MIN (size, left);
  memcpy (bytes, start, size);
  if (size < left)
    self->unread = g_bytes_new_from_bytes (unread, size, left - size);
  return size;
}

static gssize
net_io_input_read (GInputStream *stream,
                   void         *bytes,
                   gsize         size,
                   GCancellable *cancellable,
                   GError      **error)
{
  NetIoInput *self = NET_IO_INPUT (stream);

  if (self->ended)
    return 0;
  if (self->unread != NULL)
    return read_again (self, bytes, size);
  return answer (net_transport_read (self->transport, bytes, size, error), error);
}

static gssize
net_io_input_read_nonblocking (GPollableInputStream *stream,
                               void                 *bytes,
                               gsize                 size,
                               GError              **error)
{
  return net_io_input_read (G_INPUT_STREAM (stream), bytes, size, NULL, error);
}

static gboolean
has_waiting (NetIoInput *self)
{
  return self->ended || self->unread != NULL || net_transport_is_pending (self->transport);
}

static gboolean
net_io_input_is_readable (GPollableInputStream *stream)
{
  NetIoInput *self = NET_IO_INPUT (stream);

  return has_waiting (self) || g_socket_condition_check (get_socket (self->transport), G_IO_IN) != 0;
}

static GSource *
net_io_input_create_source (GPollableInputStream *stream,
                            GCancellable         *cancellable)
{
  NetIoInput *self = NET_IO_INPUT (stream);
  g_autoptr (GSource) base = NULL;

  /* The descriptor says nothing of bytes that were taken from it already. */
  if (has_waiting (self))
    base = g_timeout_source_new (0);
  else
    base = g_socket_create_source (get_socket (self->transport), G_IO_IN, NULL);
  return g_pollable_source_new_full (stream, base, cancellable);
}

static void
net_io_input_finalize (GObject *object)
{
  g_clear_object (&NET_IO_INPUT (object)->transport);
  g_clear_pointer (&NET_IO_INPUT (object)->unread, g_bytes_unref);
  G_OBJECT_CLASS (net_io_input_parent_class)->finalize (object);
}

static void
net_io_input_class_init (NetIoInputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = net_io_input_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = net_io_input_read;
}

static void
net_io_input_init_pollable (GPollableInputStreamInterface *iface)
{
  iface->is_readable = net_io_input_is_readable;
  iface->create_source = net_io_input_create_source;
  iface->read_nonblocking = net_io_input_read_nonblocking;
}

static void
net_io_input_init (NetIoInput *self)
{
}

/* --- Writing --- */

#define NET_TYPE_IO_OUTPUT (net_io_output_get_type ())
G_DECLARE_FINAL_TYPE (NetIoOutput, net_io_output, NET, IO_OUTPUT, GOutputStream)

struct _NetIoOutput
{
  GOutputStream parent_instance;

  NetTransport *transport;
};

static void net_io_output_init_pollable (GPollableOutputStreamInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NetIoOutput, net_io_output, G_TYPE_OUTPUT_STREAM, G_IMPLEMENT_INTERFACE (G_TYPE_POLLABLE_OUTPUT_STREAM, net_io_output_init_pollable))

static gssize
net_io_output_write (GOutputStream *stream,
                     const void    *bytes,
                     gsize          size,
                     GCancellable  *cancellable,
                     GError       **error)
{
  const struct iovec vector = { .iov_base = (void *)bytes, .iov_len = size };

  return answer (net_transport_write (NET_IO_OUTPUT (stream)->transport, &vector, 1, error), error);
}

static gssize
net_io_output_write_nonblocking (GPollableOutputStream *stream,
                                 const void            *bytes,
                                 gsize                  size,
                                 GError               **error)
{
  return net_io_output_write (G_OUTPUT_STREAM (stream), bytes, size, NULL, error);
}

static gboolean
net_io_output_is_writable (GPollableOutputStream *stream)
{
  return g_socket_condition_check (get_socket (NET_IO_OUTPUT (stream)->transport), G_IO_OUT) != 0;
}

static GSource *
net_io_output_create_source (GPollableOutputStream *stream,
                             GCancellable          *cancellable)
{
  g_autoptr (GSource) base = g_socket_create_source (get_socket (NET_IO_OUTPUT (stream)->transport), G_IO_OUT, NULL);

  return g_pollable_source_new_full (stream, base, cancellable);
}

static void
net_io_output_finalize (GObject *object)
{
  g_clear_object (&NET_IO_OUTPUT (object)->transport);
  G_OBJECT_CLASS (net_io_output_parent_class)->finalize (object);
}

static void
net_io_output_class_init (NetIoOutputClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = net_io_output_finalize;
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = net_io_output_write;
}

static void
net_io_output_init_pollable (GPollableOutputStreamInterface *iface)
{
  iface->is_writable = net_io_output_is_writable;
  iface->create_source = net_io_output_create_source;
  iface->write_nonblocking = net_io_output_write_nonblocking;
}

static void
net_io_output_init (NetIoOutput *self)
{
}

/* --- Both --- */

struct _NetIoStream
{
  GIOStream parent_instance;

  NetPoller    *poller;
  NetTransport *transport;
  NetIoInput   *input;
  NetIoOutput  *output;
  GBytes       *last_words; /* or NULL */
};

enum {
  SIGNAL_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NetIoStream, net_io_stream, G_TYPE_IO_STREAM)

static GInputStream *
net_io_stream_get_input_stream (GIOStream *stream)
{
  return G_INPUT_STREAM (NET_IO_STREAM (stream)->input);
}

static GOutputStream *
net_io_stream_get_output_stream (GIOStream *stream)
{
  return G_OUTPUT_STREAM (NET_IO_STREAM (stream)->output);
}

/* A link knows how to let somebody go who has not read everything yet. */
static gboolean
net_io_stream_close (GIOStream    *stream,
                     GCancellable *cancellable,
                     GError      **error)
{
  NetIoStream *self = NET_IO_STREAM (stream);
  g_autoptr (NetLink) link = net_stream_link_new (self->poller, self->transport);

  if (self->last_words != NULL)
    net_link_send (link, self->last_words);
  net_link_close (link);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
  return TRUE;
}

static void
net_io_stream_close_async (GIOStream          *stream,
                           int                 io_priority,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (stream, cancellable, callback, user_data);

  g_task_set_source_tag (task, net_io_stream_close_async);
  g_task_return_boolean (task, net_io_stream_close (stream, cancellable, NULL));
}

static gboolean
net_io_stream_close_finish (GIOStream    *stream,
                            GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
net_io_stream_finalize (GObject *object)
{
  NetIoStream *self = NET_IO_STREAM (object);

  g_clear_object (&self->input);
  g_clear_object (&self->output);
  g_clear_object (&self->transport);
  g_clear_object (&self->poller);
  g_clear_pointer (&self->last_words, g_bytes_unref);
  G_OBJECT_CLASS (net_io_stream_parent_class)->finalize (object);
}

static void
net_io_stream_class_init (NetIoStreamClass *klass)
{
  GIOStreamClass *stream_class = G_IO_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = net_io_stream_finalize;
  stream_class->get_input_stream = net_io_stream_get_input_stream;
  stream_class->get_output_stream = net_io_stream_get_output_stream;
  stream_class->close_fn = net_io_stream_close;
  stream_class->close_async = net_io_stream_close_async;
  stream_class->close_finish = net_io_stream_close_finish;

  /**
   * NetIoStream::closed:
   *
   * Nothing is read or written any more. The other side has some seconds to read the rest.
   */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", NET_TYPE_IO_STREAM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
net_io_stream_init (NetIoStream *self)
{
  self->input = g_object_new (NET_TYPE_IO_INPUT, NULL);
  self->output = g_object_new (NET_TYPE_IO_OUTPUT, NULL);
}

/**
 * net_io_stream_new:
 * @poller: who watches the socket after the stream was closed, until the other side has
 *   read what was written
 * @transport: what the bytes go over
 */
NetIoStream *
net_io_stream_new (NetPoller    *poller,
                   NetTransport *transport)
{
  NetIoStream *self = g_object_new (NET_TYPE_IO_STREAM, NULL);

  self->poller = g_object_ref (poller);
  self->transport = g_object_ref (transport);
  self->input->transport = g_object_ref (transport);
  self->output->transport = g_object_ref (transport);
  return self;
}

/**
 * net_io_stream_get_transport:
 *
 * Returns: (transfer none): what is below
 */
NetTransport *
net_io_stream_get_transport (NetIoStream *self)
{
  return self->transport;
}

/**
 * net_io_stream_unread:
 * @bytes: not empty; read from the transport already
 *
 * Who reads gets these first.
 */
void
net_io_stream_unread (NetIoStream *self,
                      GBytes      *bytes)
{
  g_return_if_fail (self->input->unread == NULL && g_bytes_get_size (bytes) > 0);

  self->input->unread = g_bytes_ref (bytes);
}

/**
 * net_io_stream_refuse:
 * @last_words: what is written before the stream is closed
 *
 * Reads no more, whatever the other side still has to say: who reads hears that it has
 * ended.
 */
void
net_io_stream_refuse (NetIoStream *self,
                      GBytes      *last_words)
{
  self->input->ended = TRUE;
  g_clear_pointer (&self->last_words, g_bytes_unref);
  self->last_words = g_bytes_ref (last_words);
}

/**
 * net_io_stream_abort:
 *
 * Breaks the connection. Whoever waits for something from the stream is woken.
 */
void
net_io_stream_abort (NetIoStream *self)
{
  self->input->ended = TRUE;
  shutdown (net_transport_get_fd (self->transport), SHUT_RDWR);
}
