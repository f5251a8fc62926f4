// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-picture.h"

#include <glib/gi18n.h>
#include <string.h>

/* Pictures of people: made of a file our person has chosen, and read when they come from
 * others. Both are done on a thread: it may take a while, and nobody knows what is in a
 * file. Of what the file says besides, such as where it was taken, nothing is kept. */

/* What is read of a file, and how many pixels it may have; those of others are small. */
#define MAX_FILE_BYTES (24 * 1024 * 1024)
#define MAX_FILE_PIXELS (64 * 1000 * 1000)
#define MAX_SHOWN_PIXELS (1024 * 1024)

typedef struct
{
  gint64   max_pixels;
  gboolean too_big;
} Limit;

/**
 * ui_picture_show:
 * @member: (nullable): whom @avatar is of; without a picture initials are shown
 */
void
ui_picture_show (AdwAvatar     *avatar,
                 SessionMember *member)
{
  GObject *picture = member != NULL ? session_member_get_picture (member) : NULL;

  adw_avatar_set_custom_image (avatar, GDK_IS_PAINTABLE (picture) ? GDK_PAINTABLE (picture) : NULL);
}

/* --- Reading --- */

/**
 * ui_picture_get_type_of:
 *
 * Returns: (nullable): the media type of a picture by its first bytes; %NULL for what is
 *   none that we take
 */
const char *
ui_picture_get_type_of (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size >= 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "image/png";
  if (size >= 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "image/jpeg";
  if (size >= 12 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    return "image/webp";
  return NULL;
}

/**
 * ui_picture_create_filter:
 *
 * Returns: (transfer full): what our person can choose from: WebP only where it can be read
 */
GtkFileFilter *
ui_picture_create_filter (void)
{
  static const char *const types[] = { "image/png", "image/jpeg", "image/webp" };
  GtkFileFilter           *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Pictures"));
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (types[i], NULL);

      if (loader == NULL)
        continue;
      gdk_pixbuf_loader_close (loader, NULL);
      gtk_file_filter_add_mime_type (filter, types[i]);
    }
  return filter;
}

/* The shorter side as long as it is shown; nothing at all of what has too many pixels. */
static void
on_size (GdkPixbufLoader *loader,
         int              width,
         int              height,
         Limit           *limit)
{
  double scale = (double)UI_PICTURE_SIZE / MAX (MIN (width, height), 1);

  limit->too_big = width < 1 || height < 1 || (gint64)width * height > limit->max_pixels || MAX (width, height) * scale > 32 * UI_PICTURE_SIZE;
  if (limit->too_big)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else
    gdk_pixbuf_loader_set_size (loader, MAX ((int)(width * scale + 0.5), UI_PICTURE_SIZE), MAX ((int)(height * scale + 0.5), UI_PICTURE_SIZE));
}

/* A square from the middle. */
static GdkPixbuf *
crop (GdkPixbuf *pixbuf)
{
  g_autoptr (GdkPixbuf) upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  int width = gdk_pixbuf_get_width (upright);
  int height = gdk_pixbuf_get_height (upright);
  int side = MIN (width, height);
  g_autoptr (GdkPixbuf) square = gdk_pixbuf_new_subpixbuf (upright, (width - side) / 2, (height - side) / 2, side, side);

  return gdk_pixbuf_scale_simple (square, UI_PICTURE_SIZE, UI_PICTURE_SIZE, GDK_INTERP_BILINEAR);
}

static GdkPixbuf *
read_picture (GBytes  *bytes,
              gint64   max_pixels,
              GError **error)
{
  const char *type = ui_picture_get_type_of (bytes);
  Limit       limit = { max_pixels, FALSE };
  g_autoptr (GdkPixbufLoader) loader = type != NULL ? gdk_pixbuf_loader_new_with_mime_type (type, NULL) : NULL;
  GdkPixbuf *pixbuf = NULL;

  if (loader != NULL)
    {
      gboolean written;

      g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size), &limit);
      written = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
      if (gdk_pixbuf_loader_close (loader, NULL) && written && !limit.too_big)
        pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
    }
  if (pixbuf != NULL)
    return crop (pixbuf);
  if (limit.too_big)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _ ("This picture is too large."));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("This file is not a picture that can be shown."));
  return NULL;
}

/* --- Our person's --- */

static GBytes *
save (GdkPixbuf *pixbuf,
      GError   **error)
{
  g_autoptr (GdkPixbuf) opaque = NULL;
  char *data = NULL;
  gsize size;

  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", error, NULL))
    return NULL;
  if (size <= UI_PICTURE_MAX_BYTES)
    return g_bytes_new_take (data, size);
  g_clear_pointer (&data, g_free);
  opaque = gdk_pixbuf_composite_color_simple (pixbuf, UI_PICTURE_SIZE, UI_PICTURE_SIZE, GDK_INTERP_NEAREST, 255, 8, 0xffffff, 0xffffff);
  if (!gdk_pixbuf_save_to_buffer (opaque, &data, &size, "jpeg", error, "quality", "85", NULL))
    return NULL;
  return g_bytes_new_take (data, size);
}

static GBytes *
read_file (GFile        *file,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *data = NULL;
  gsize            size;

  if (stream == NULL)
    return NULL;
  data = g_malloc (MAX_FILE_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, MAX_FILE_BYTES + 1, &size, cancellable, error))
    return NULL;
  if (size > MAX_FILE_BYTES)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _ ("This picture is too large."));
      return NULL;
    }
  return g_bytes_new (data, size);
}

static void
make (GTask        *task,
      gpointer      source,
      gpointer      file,
      GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_file (file, cancellable, &error);
  g_autoptr (GdkPixbuf) pixbuf = bytes != NULL ? read_picture (bytes, MAX_FILE_PIXELS, &error) : NULL;
  GBytes *made = pixbuf != NULL ? save (pixbuf, &error) : NULL;

  if (made != NULL)
    g_task_return_pointer (task, made, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * ui_picture_make_async:
 * @file: what our person has chosen
 *
 * Makes a small square picture of it. The error, if any, is for our person to read.
 */
void
ui_picture_make_async (GFile              *file,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ui_picture_make_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, make);
}

/**
 * ui_picture_make_finish:
 *
 * Returns: (transfer full) (nullable): the picture as it is sent to others
 */
GBytes *
ui_picture_make_finish (GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Those of others --- */

static void
decode (GTask        *task,
        gpointer      source,
        gpointer      bytes,
        GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = read_picture (bytes, MAX_SHOWN_PIXELS, &error);

  if (pixbuf != NULL)
    g_task_return_pointer (task, gdk_texture_new_for_pixbuf (pixbuf), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * ui_picture_decode_async:
 * @bytes: from somebody else: anything may be in it
 */
void
ui_picture_decode_async (GBytes             *bytes,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ui_picture_decode_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify)g_bytes_unref);
  g_task_run_in_thread (task, decode);
}

/**
 * ui_picture_decode_finish:
 *
 * Returns: (transfer full) (nullable): a square of %UI_PICTURE_SIZE
 */
GdkTexture *
ui_picture_decode_finish (GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
