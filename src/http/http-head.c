// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-head.h"

#include "lazy/lazy-soup.h"

#include <string.h>

/* The head of a request, before libsoup's server gets it: that loses the memory of one whose
 * length of body it does not understand (3.2), and takes heads of any number. */

/* An empty line ends it, and some write line ends without CR, as libsoup allows. Returns the
 * length without the empty line, or 0 when it is not there. */
static gsize
find_end (const char *bytes,
          gsize       length)
{
  const char *line = bytes;
  const char *end;

  while ((end = memchr (line, '\n', length - (line - bytes))) != NULL)
    {
      gsize size = end - line;

      if (line > bytes && (size == 0 || (size == 1 && *line == '\r')))
        return line - bytes;
      line = end + 1;
    }
  return 0;
}

static gboolean
is_number (const char *text)
{
  return text == NULL || (*text != '\0' && strspn (text, "0123456789") == strlen (text));
}

static gboolean
is_sound (const char *lines,
          gsize       length)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  gboolean            sound = soup_headers_parse_request (lines, (int)length, headers, NULL, NULL, NULL) == SOUP_STATUS_OK;

  sound = sound && is_number (soup_message_headers_get_one (headers, "Content-Length"));
  sound = sound && soup_message_headers_get_encoding (headers) != SOUP_ENCODING_UNRECOGNIZED;
  soup_message_headers_unref (headers);
  return sound;
}

/**
 * http_head_check:
 * @bytes: what has come so far
 *
 * Returns: whether a request can go on to be read
 */
HttpHead
http_head_check (const char *bytes,
                 gsize       length)
{
  gsize            end = find_end (bytes, length);
  g_autofree char *lines = NULL;

  if (end > HTTP_HEAD_MAX || (end == 0 && length > HTTP_HEAD_MAX))
    return HTTP_HEAD_TOO_LARGE;
  if (end == 0)
    return HTTP_HEAD_PARTIAL;
  /* What libsoup reads ends with NUL. */
  lines = g_strndup (bytes, end);
  return is_sound (lines, end) ? HTTP_HEAD_SOUND : HTTP_HEAD_BAD;
}
