// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-send-queue.h"

/* What waits to be written to one peer. The lines are shared: a message to 500 members
 * is one GBytes with 500 references. */

struct _NetSendQueue
{
  GQueue lines;
  gsize  limit;
  gsize  size;
  gsize  head_written;
};

/**
 * net_send_queue_new:
 * @limit: bytes that may wait; a push that would pass it is refused
 */
NetSendQueue *
net_send_queue_new (gsize limit)
{
  NetSendQueue *self = g_new0 (NetSendQueue, 1);

  g_queue_init (&self->lines);
  self->limit = limit;
  return self;
}

void
net_send_queue_free (NetSendQueue *self)
{
  if (self == NULL)
    return;
  net_send_queue_clear (self);
  g_free (self);
}

/**
 * net_send_queue_push:
 * @line: bytes to write; a reference is taken
 *
 * Returns: %FALSE when the queue is full; it is unchanged then
 */
gboolean
net_send_queue_push (NetSendQueue *self,
                     GBytes       *line)
{
  gsize size = g_bytes_get_size (line);

  if (size == 0)
    return TRUE;
  if (self->size + size > self->limit)
    return FALSE;
  g_queue_push_tail (&self->lines, g_bytes_ref (line));
  self->size += size;
  return TRUE;
}

gboolean
net_send_queue_is_empty (const NetSendQueue *self)
{
  return self->size == 0;
}

/**
 * net_send_queue_fill:
 * @vectors: (array length=n_vectors): set to the bytes from the front on
 *
 * Returns: how many vectors were set
 */
guint
net_send_queue_fill (const NetSendQueue *self,
                     struct iovec       *vectors,
                     guint               n_vectors)
{
  gsize skip = self->head_written;
  guint n = 0;

  for (GList *l = self->lines.head; l != NULL && n < n_vectors; l = l->next, n++)
    {
      gsize       size;
      const char *data = g_bytes_get_data (l->data, &size);

      vectors[n].iov_base = (char *)data + skip;
      vectors[n].iov_len = size - skip;
      skip = 0;
    }
  return n;
}

/**
 * net_send_queue_drop:
 * @written: bytes that reached the socket, from the front on
 */
void
net_send_queue_drop (NetSendQueue *self,
                     gsize         written)
{
  g_return_if_fail (written <= self->size);

  self->size -= written;
  self->head_written += written;
  while (!g_queue_is_empty (&self->lines))
    {
      GBytes *head = g_queue_peek_head (&self->lines);
      gsize   size = g_bytes_get_size (head);

      if (self->head_written < size)
        return;
      self->head_written -= size;
      g_bytes_unref (g_queue_pop_head (&self->lines));
    }
}

void
net_send_queue_clear (NetSendQueue *self)
{
  g_queue_clear_full (&self->lines, (GDestroyNotify)g_bytes_unref);
  self->size = 0;
  self->head_written = 0;
}
