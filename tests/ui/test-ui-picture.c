// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-picture.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "ui/ui-test.h"

#include <string.h>

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static GBytes *
make (const char *bytes,
      gsize       length,
      GError    **error)
{
  g_autofree char *folder = folder_make ();
  g_autofree char *path = g_build_filename (folder, "chosen", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  ui_picture_make_async (file, NULL, ready_cb, &result);
  AWAIT (result != NULL);
  folder_remove (folder);
  return ui_picture_make_finish (result, error);
}

static GdkTexture *
decode (GBytes  *bytes,
        GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ui_picture_decode_async (bytes, NULL, ready_cb, &result);
  AWAIT (result != NULL);
  return ui_picture_decode_finish (result, error);
}

/* Red, in the middle third green. */
static GBytes *
paint (int         width,
       int         height,
       const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, width, height);
  g_autoptr (GdkPixbuf) middle = gdk_pixbuf_new_subpixbuf (pixbuf, width / 3, height / 3, MAX (width / 3, 1), MAX (height / 3, 1));
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0xff0000ff);
  gdk_pixbuf_fill (middle, 0x00ff00ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, NULL, NULL));
  return g_bytes_new_take (data, size);
}

/* 0xRRGGBB */
static guint
get_color (GdkTexture *texture,
           int         x,
           int         y)
{
  g_autofree guint32 *pixels = g_new (guint32, UI_PICTURE_SIZE * UI_PICTURE_SIZE);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, UI_PICTURE_SIZE);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, UI_PICTURE_SIZE);
  gdk_texture_download (texture, (guchar *)pixels, UI_PICTURE_SIZE * 4);
  return pixels[y * UI_PICTURE_SIZE + x] & 0xffffff;
}

static void
assert_square (int         width,
               int         height,
               const char *type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) painted = paint (width, height, type);
  g_autoptr (GBytes) made = make (g_bytes_get_data (painted, NULL), g_bytes_get_size (painted), &error);
  g_autoptr (GdkTexture) texture = NULL;
  guint middle;

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (made), <=, UI_PICTURE_MAX_BYTES);
  g_assert_nonnull (ui_picture_get_type_of (made));
  texture = decode (made, &error);
  g_assert_no_error (error);
  middle = get_color (texture, UI_PICTURE_SIZE / 2, UI_PICTURE_SIZE / 2);
  g_assert_cmpuint (middle >> 8 & 0xff, >, 0xf0);
  g_assert_cmpuint (middle >> 16, <, 0x10);
  /* The corner of the square is outside of the middle third, on the shorter side. */
  g_assert_cmpuint (get_color (texture, 2, 2) >> 16, >, 0xf0);
}

static void
test_square (void)
{
  assert_square (300, 300, "png");
  assert_square (600, 400, "jpeg");
  assert_square (400, 500, "png");
  assert_square (12, 12, "png");
}

/* A camera that was held upright says so, and what it says is not sent on. */
static void
test_upright (void)
{
  /* Exif in an APP1 segment: one entry, orientation 6. */
  static const char exif[] = "\xff\xe1\x00\x22"
                             "Exif\0\0"
                             "MM\0\x2a\0\0\0\x08"
                             "\0\x01"
                             "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"
                             "\0\0\0\0";
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 300);
  g_autoptr (GdkPixbuf) left = gdk_pixbuf_new_subpixbuf (pixbuf, 0, 0, 150, 300);
  g_autoptr (GString) taken = g_string_new (NULL);
  g_autofree char *data = NULL;
  g_autoptr (GBytes) made = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x00ff00ff);
  gdk_pixbuf_fill (left, 0xff0000ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, NULL));
  g_string_append_len (taken, data, 2);
  g_string_append_len (taken, exif, sizeof exif - 1);
  g_string_append_len (taken, data + 2, size - 2);
  made = make (taken->str, taken->len, NULL);
  for (gsize i = 0; i + 4 <= g_bytes_get_size (made); i++)
    g_assert_cmpint (g_ascii_strncasecmp ((const char *)g_bytes_get_data (made, NULL) + i, "exif", 4), !=, 0);
  texture = decode (made, NULL);
  /* What was on the left is above. */
  g_assert_cmpuint (get_color (texture, 64, 4) >> 16, >, 0xf0);
  g_assert_cmpuint (get_color (texture, 64, 124) >> 8 & 0xff, >, 0xf0);
  g_assert_cmpuint (get_color (texture, 64, 124) >> 16, <, 0x20);
}

/* What does not get small as PNG is sent as JPEG. */
static void
test_bytes (void)
{
  g_autoptr (GdkPixbuf) noise = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 128, 128);
  g_autofree char *data = NULL;
  g_autoptr (GBytes) made = NULL;
  gsize size;

  for (gsize i = 0; i < gdk_pixbuf_get_byte_length (noise); i++)
    gdk_pixbuf_get_pixels (noise)[i] = (guchar)g_test_rand_int_range (0, 256);
  g_assert_true (gdk_pixbuf_save_to_buffer (noise, &data, &size, "png", NULL, NULL));
  g_assert_cmpuint (size, >, UI_PICTURE_MAX_BYTES);
  made = make (data, size, NULL);
  g_assert_cmpstr (ui_picture_get_type_of (made), ==, "image/jpeg");
  g_assert_cmpuint (g_bytes_get_size (made), <=, UI_PICTURE_MAX_BYTES);
}

static void
test_no_picture (void)
{
  g_autoptr (GBytes) png = paint (300, 300, "png");
  const char *bytes = g_bytes_get_data (png, NULL);
  const struct
  {
    const char *bytes;
    gsize       length;
  } rows[] = { { "", 0 }, { "merhaba", 7 }, { "<svg xmlns='http://www.w3.org/2000/svg'/>", 41 }, { bytes, 8 }, { bytes, 40 }, { "GIF89a", 6 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) made = make (rows[i].bytes, rows[i].length, &error);

      g_assert_null (made);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static guint32
get_crc (const guint8 *bytes,
         gsize         length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= bytes[i];
      for (int k = 0; k < 8; k++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
  return ~crc;
}

/* A PNG that says it is larger than it is, with a checksum that fits. */
static GBytes *
stretch (guint32 width,
         guint32 height)
{
  g_autoptr (GBytes) png = paint (30, 30, "png");
  gsize   size;
  guint8 *data;
  guint32 crc;

  data = g_memdup2 (g_bytes_get_data (png, &size), g_bytes_get_size (png));
  width = GUINT32_TO_BE (width);
  height = GUINT32_TO_BE (height);
  memcpy (data + 16, &width, 4);
  memcpy (data + 20, &height, 4);
  crc = GUINT32_TO_BE (get_crc (data + 12, 17));
  memcpy (data + 29, &crc, 4);
  return g_bytes_new_take (data, size);
}

/* A few bytes that would fill the memory are not even begun. */
static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bomb = stretch (60000, 60000);
  g_autoptr (GBytes) large = stretch (1500, 1500);
  g_autoptr (GBytes) thin = stretch (100000, 3);
  g_autoptr (GBytes) made = make (g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb), &error);
  g_autoptr (GdkTexture) texture = NULL;

  g_assert_null (made);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_clear_error (&error);
  made = make (g_bytes_get_data (thin, NULL), g_bytes_get_size (thin), &error);
  g_assert_null (made);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_clear_error (&error);
  /* Those of others are small. */
  texture = decode (large, &error);
  g_assert_null (texture);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
}

static void
test_file_that_cannot_be_read (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ui_picture_make_async (file, NULL, ready_cb, &result);
  AWAIT (result != NULL);
  g_assert_null (ui_picture_make_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_shown (void)
{
  g_autoptr (GtkWidget) avatar = g_object_ref_sink (adw_avatar_new (32, "Can", TRUE));
  g_autoptr (SessionMember) can = session_member_new ("can");
  g_autoptr (GBytes) png = paint (64, 64, "png");
  g_autoptr (GdkTexture) texture = decode (png, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);

  session_member_set_picture (can, G_OBJECT (texture));
  ui_picture_show (ADW_AVATAR (avatar), can);
  g_assert_true (adw_avatar_get_custom_image (ADW_AVATAR (avatar)) == GDK_PAINTABLE (texture));
  session_member_set_picture (can, other);
  ui_picture_show (ADW_AVATAR (avatar), can);
  g_assert_null (adw_avatar_get_custom_image (ADW_AVATAR (avatar)));
  session_member_set_picture (can, G_OBJECT (texture));
  ui_picture_show (ADW_AVATAR (avatar), can);
  ui_picture_show (ADW_AVATAR (avatar), NULL);
  g_assert_null (adw_avatar_get_custom_image (ADW_AVATAR (avatar)));
}

static void
test_filter (void)
{
  g_autoptr (GtkFileFilter) filter = g_object_ref_sink (ui_picture_create_filter ());
  g_autoptr (GVariant) rules = g_variant_ref_sink (gtk_file_filter_to_gvariant (filter));
  g_autofree char *text = g_variant_print (rules, FALSE);

  g_assert_nonnull (strstr (text, "image/png"));
  g_assert_nonnull (strstr (text, "image/jpeg"));
  g_assert_null (strstr (text, "svg"));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/ui-picture/square", test_square);
  g_test_add_func ("/ui/ui-picture/upright", test_upright);
  g_test_add_func ("/ui/ui-picture/bytes", test_bytes);
  g_test_add_func ("/ui/ui-picture/no-picture", test_no_picture);
  g_test_add_func ("/ui/ui-picture/too-large", test_too_large);
  g_test_add_func ("/ui/ui-picture/unreadable", test_file_that_cannot_be_read);
  g_test_add_func ("/ui/ui-picture/shown", test_shown);
  g_test_add_func ("/ui/ui-picture/filter", test_filter);
  return g_test_run ();
}
