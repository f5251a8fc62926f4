// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-send-queue.h"

#include <string.h>

/* What waits to be written to one peer. The lines are shared: a message to 500 members
 * is one GBytes with 500 references. They stand side by side in an array, since hundreds
 * of these queues are filled and emptied in turn: the nodes of a list would each be fetched
 * from memory. */

/* Places for lines that an empty queue keeps. */
#define KEPT_PLACES 64

struct _NetSendQueue
{
  GPtrArray *lines;
  guint      head; /* the first that waits; those before it are NULL */
  gsize      limit;
  gsize      size;
  gsize      head_written;
};

/**
 * net_send_queue_new:
 * @limit: bytes that may wait; a push that would pass it is refused
 */
NetSendQueue *
net_send_queue_new (gsize limit)
{
  NetSendQueue *self = g_new0 (NetSendQueue, 1);

  self->lines = g_ptr_array_new ();
  self->limit = limit;
  return self;
}

void
net_send_queue_free (NetSendQueue *self)
{
  if (self == NULL)
    return;
  net_send_queue_clear (self);
  g_ptr_array_unref (self->lines);
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
  g_ptr_array_add (self->lines, g_bytes_ref (line));
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

  for (guint i = self->head; i < self->lines->len && n < n_vectors; i++, n++)
    {
      gsize       size;
      const char *data = g_bytes_get_data (self->lines->pdata[i], &size);

      vectors[n].iov_base = (char *)data + skip;
      vectors[n].iov_len = size - skip;
      skip = 0;
    }
  return n;
}

/* Gives back the places of what was written, each at most once. */
static void
tidy (NetSendQueue *self)
{
  if (self->head == self->lines->len && self->lines->len > KEPT_PLACES)
    {
      g_ptr_array_unref (self->lines);
      self->lines = g_ptr_array_new ();
      self->head = 0;
    }
  else if (self->head > self->lines->len / 2)
    {
      memmove (self->lines->pdata, self->lines->pdata + self->head, (self->lines->len - self->head) * sizeof (gpointer));
      g_ptr_array_set_size (self->lines, self->lines->len - self->head);
      self->head = 0;
    }
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
  while (self->head < self->lines->len)
    {
      GBytes *head = self->lines->pdata[self->head];
      gsize   size = g_bytes_get_size (head);

      if (self->head_written < size)
        break;
      self->head_written -= size;
      g_bytes_unref (head);
      self->lines->pdata[self->head++] = NULL;
    }
  tidy (self);
}

void
net_send_queue_clear (NetSendQueue *self)
{
  for (guint i = self->head; i < self->lines->len; i++)
    g_bytes_unref (self->lines->pdata[i]);
  g_ptr_array_set_size (self->lines, 0);
  self->head = 0;
  self->size = 0;
  self->head_written = 0;
}
