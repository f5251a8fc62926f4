// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-picture.h"

#include <string.h>

/* What kind of picture it is, told by the first bytes and not by who sends it: a browser
 * must never be handed a page under the name of a picture. */

static const struct
{
  const char *type;
  const char *start;
  gsize       length;
} kinds[] = {
  { "image/png", "\x89PNG\r\n\x1a\n", 8 },
  { "image/jpeg", "\xff\xd8\xff", 3 },
};

/* RIFF, four bytes of length, WEBP. */
static gboolean
is_webp (const char *bytes,
         gsize       size)
{
  return size >= 12 && memcmp (bytes, "RIFF", 4) == 0 && memcmp (bytes + 8, "WEBP", 4) == 0;
}

/**
 * http_picture_is_type:
 * @type: (nullable): of media, in lower case and without parameters
 *
 * Returns: whether it is one of %HTTP_PICTURE_TYPES
 */
gboolean
http_picture_is_type (const char *type)
{
  static const char *const types[] = { "image/png", "image/jpeg", "image/webp", NULL };

  return type != NULL && g_strv_contains (types, type);
}

/**
 * http_picture_get_type_of:
 *
 * Returns: (nullable): the type of media of the picture, %NULL for what is none
 */
const char *
http_picture_get_type_of (GBytes *content)
{
  gsize       size;
  const char *bytes = g_bytes_get_data (content, &size);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size >= kinds[i].length && memcmp (bytes, kinds[i].start, kinds[i].length) == 0)
      return kinds[i].type;
  return is_webp (bytes, size) ? "image/webp" : NULL;
}
