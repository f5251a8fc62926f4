// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-line-buffer.h"

#include <string.h>

struct _NetLineBuffer
{
  GByteArray *bytes;
  gsize       start;    /* of what was not popped */
  gsize       scanned;  /* up to here there is no LF */
  gboolean    dropping; /* inside an overlong line */
};

NetLineBuffer *
net_line_buffer_new (void)
{
  NetLineBuffer *self = g_new0 (NetLineBuffer, 1);

  self->bytes = g_byte_array_new ();
  return self;
}

void
net_line_buffer_free (NetLineBuffer *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->bytes);
  g_free (self);
}

static void
drop_popped (NetLineBuffer *self)
{
  if (self->start == 0)
    return;
  g_byte_array_remove_range (self->bytes, 0, self->start);
  self->scanned -= self->start;
  self->start = 0;
}

/**
 * net_line_buffer_push:
 * @bytes: what was read; lines popped before are no longer valid
 *
 * The caller pops until %NET_LINE_NONE before it pushes again; then no more than
 * one line and one read is ever held.
 */
void
net_line_buffer_push (NetLineBuffer *self,
                      const char    *bytes,
                      gsize          length)
{
  g_return_if_fail (self != NULL && bytes != NULL);

  drop_popped (self);
  g_byte_array_append (self->bytes, (const guint8 *)bytes, length);
}

/* What is held has no LF in it. A line that cannot end well any more is let go. */
static NetLineResult
check_unfinished (NetLineBuffer *self)
{
  gsize held = self->bytes->len - self->start;

  self->scanned = self->bytes->len;
  if (!self->dropping && held <= NET_LINE_BUFFER_MAX_LINE)
    return NET_LINE_NONE;

  self->start = self->bytes->len;
  drop_popped (self);
  if (self->dropping)
    return NET_LINE_NONE;
  self->dropping = TRUE;
  return NET_LINE_TOO_LONG;
}

/**
 * net_line_buffer_pop:
 * @line: (out): the line without LF or CR LF, not ended by NUL; valid until the next push
 * @length: (out): its bytes
 *
 * Takes the next whole line. Empty lines are passed over, as RFC 1459 2.3.1 asks.
 */
NetLineResult
net_line_buffer_pop (NetLineBuffer *self,
                     const char   **line,
                     gsize         *length)
{
  for (;;)
    {
      const char *data = (const char *)self->bytes->data;
      const char *start;
      const char *end = NULL;
      gsize       n;

      if (self->bytes->len > self->scanned)
        end = memchr (data + self->scanned, '\n', self->bytes->len - self->scanned);
      if (end == NULL)
        return check_unfinished (self);

      start = data + self->start;
      n = end - start;
      self->start = self->scanned = end - data + 1;
      if (self->dropping)
        {
          self->dropping = FALSE;
          continue;
        }
      if (n > NET_LINE_BUFFER_MAX_LINE)
        return NET_LINE_TOO_LONG;
      if (n > 0 && start[n - 1] == '\r')
        n--;
      if (n == 0)
        continue;
      *line = start;
      *length = n;
      return NET_LINE_READY;
    }
}

/**
 * net_line_buffer_steal:
 *
 * The line popped last stays valid until the next push, so this may be called by who is
 * just told of it.
 *
 * Returns: (transfer full): all bytes that are in no popped line
 */
GBytes *
net_line_buffer_steal (NetLineBuffer *self)
{
  gsize   held = self->bytes->len - self->start;
  GBytes *rest = g_bytes_new (held > 0 ? self->bytes->data + self->start : NULL, held);

  self->start = self->scanned = self->bytes->len;
  self->dropping = FALSE;
  return rest;
}
