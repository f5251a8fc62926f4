// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-picture.h"

#include "fixtures/locale.h"
#include "http/http-caller.h"

#include <string.h>

static void
test_types (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
    const char *type;
  } cases[] = {
    { PNG "IHDR", 12, "image/png" },
    { PNG, 7, NULL },
    { JPEG "\xe0", 4, "image/jpeg" },
    { JPEG, 2, NULL },
    { "RIFF\0\0\0\0WEBPVP8 ", 16, "image/webp" },
    { "RIFF\0\0\0\0WEB", 11, NULL },
    { "RIFF\0\0\0\0WAVEfmt ", 16, NULL },
    { "GIF89a", 6, NULL },
    { "<svg xmlns='http://www.w3.org/2000/svg'/>", 41, NULL },
    { "<!doctype html>", 15, NULL },
    { " " PNG, 9, NULL },
    { "", 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new_static (cases[i].bytes, cases[i].length);

      g_assert_cmpstr (http_picture_get_type_of (content), ==, cases[i].type);
    }
}

/* What is told to others is what is taken. */
static void
test_names (void)
{
  g_auto (GStrv) types = g_strsplit (HTTP_PICTURE_TYPES, ", ", -1);

  g_assert_cmpuint (g_strv_length (types), ==, 3);
  for (guint i = 0; types[i] != NULL; i++)
    g_assert_true (http_picture_is_type (types[i]));
  g_assert_false (http_picture_is_type ("image/svg+xml"));
  g_assert_false (http_picture_is_type ("text/html"));
  g_assert_false (http_picture_is_type (""));
  g_assert_false (http_picture_is_type (NULL));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/http/picture/types", test_types);
  g_test_add_func ("/http/picture/names", test_names);
  return g_test_run ();
}
