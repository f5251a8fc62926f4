// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-text-framer.h"

#include <string.h>

/* Plain text has no frames: a message ends with a line end or with a pause. A pause in
 * the middle of a letter (UTF-8 in two sends) is waited for once more. */

struct _NetTextFramer
{
  GByteArray *bytes;
};

NetTextFramer *
net_text_framer_new (void)
{
  NetTextFramer *self = g_new0 (NetTextFramer, 1);

  self->bytes = g_byte_array_new ();
  return self;
}

void
net_text_framer_free (NetTextFramer *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->bytes);
  g_free (self);
}

void
net_text_framer_push (NetTextFramer *self,
                      const char    *bytes,
                      gsize          length)
{
  g_return_if_fail (self != NULL && bytes != NULL);

  g_byte_array_append (self->bytes, (const guint8 *)bytes, length);
}

/* How many bytes at the end are the beginning of a UTF-8 sequence still to come. */
static gsize
unfinished_tail (const guint8 *bytes,
                 gsize         length)
{
  for (gsize back = 1; back <= MIN (length, 3); back++)
    {
      guint8 c = bytes[length - back];
      gsize  needed;

      if ((c & 0xc0) == 0x80)
        continue;
      needed = (c & 0xe0) == 0xc0 ? 2 : (c & 0xf0) == 0xe0 ? 3
                                      : (c & 0xf8) == 0xf0 ? 4
                                                           : 1;
      return needed > back ? back : 0;
    }
  return 0;
}

static GBytes *
take (NetTextFramer *self,
      gsize          length,
      gsize          line_end)
{
  GBytes *message = g_bytes_new (self->bytes->data, length);

  g_byte_array_remove_range (self->bytes, 0, length + line_end);
  return message;
}

/**
 * net_text_framer_pop:
 *
 * Takes a message that is complete: one with a line end behind it, or as much as
 * %NET_TEXT_FRAMER_MAX_MESSAGE of one that will not end.
 *
 * Returns: (transfer full) (nullable): the message, not empty, or %NULL
 */
GBytes *
net_text_framer_pop (NetTextFramer *self)
{
  for (;;)
    {
      const guint8 *end = self->bytes->len > 0 ? memchr (self->bytes->data, '\n', self->bytes->len) : NULL;
      gsize         length;

      if (end == NULL && self->bytes->len >= NET_TEXT_FRAMER_MAX_MESSAGE)
        return take (self, NET_TEXT_FRAMER_MAX_MESSAGE - unfinished_tail (self->bytes->data, NET_TEXT_FRAMER_MAX_MESSAGE), 0);
      if (end == NULL)
        return NULL;

      length = end - self->bytes->data;
      if (length > NET_TEXT_FRAMER_MAX_MESSAGE)
        return take (self, NET_TEXT_FRAMER_MAX_MESSAGE - unfinished_tail (self->bytes->data, NET_TEXT_FRAMER_MAX_MESSAGE), 0);
      if (length > 0 && end[-1] == '\r')
        length--;
      if (length > 0)
        return take (self, length, end - self->bytes->data - length + 1);
      g_byte_array_remove_range (self->bytes, 0, end - self->bytes->data + 1);
    }
}

/**
 * net_text_framer_pause:
 * @final: nothing will follow, so that half a letter is given out too
 *
 * Nothing came for a while: what is there is a message.
 *
 * Returns: (transfer full) (nullable): the message; %NULL when nothing is there but
 * perhaps half a letter
 */
GBytes *
net_text_framer_pause (NetTextFramer *self,
                       gboolean       final)
{
  gsize length = self->bytes->len;

  if (!final)
    length -= unfinished_tail (self->bytes->data, length);
  if (length == 0)
    return NULL;
  /* The whole waits for its last letter: "ak" + "şam" is one word. */
  if (length < self->bytes->len)
    return NULL;
  return take (self, length, 0);
}

gboolean
net_text_framer_is_empty (NetTextFramer *self)
{
  return self->bytes->len == 0;
}

/**
 * net_text_framer_steal:
 *
 * Returns: (transfer full): all bytes that were not given out
 */
GBytes *
net_text_framer_steal (NetTextFramer *self)
{
  GBytes *rest = g_byte_array_free_to_bytes (self->bytes);

  self->bytes = g_byte_array_new ();
  return rest;
}
