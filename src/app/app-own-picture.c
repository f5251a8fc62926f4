// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-own-picture.h"

#include "ui/ui-picture.h"

#include <glib/gi18n.h>

/* The picture our person wants to be seen with: a small file in the user's data folder,
 * which is there as a whole or not at all. */

/* Hosts of which it is remembered that they do not take it. */
#define MAX_REFUSED 256

struct _AppOwnPicture
{
  GObject parent_instance;

  GApplication *application; /* is held while the file is written; outlives this */
  GFile        *file;
  GCancellable *cancellable; /* of reading and decoding; a new one for each picture */
  GBytes       *bytes;       /* NULL for no picture */
  GdkTexture   *texture;     /* the same to be looked at; NULL before it is decoded */
  GHashTable   *refused;     /* by these hosts, and our person knows */
  gboolean      writing;
  gboolean      changed; /* since the writing began */
};

enum {
  PROP_TEXTURE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum {
  SIGNAL_NOT_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AppOwnPicture, app_own_picture, G_TYPE_OBJECT)

/* --- What it looks like --- */

static void
set_texture (AppOwnPicture *self,
             GdkTexture    *texture)
{
  g_set_object (&self->texture, texture);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXTURE]);
}

static void
decoded_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AppOwnPicture) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = ui_picture_decode_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture == NULL)
    {
      g_warning ("The own picture cannot be shown: %s", error->message);
      g_clear_pointer (&self->bytes, g_bytes_unref);
    }
  set_texture (self, texture);
}

/* Takes over @bytes. */
static void
take_bytes (AppOwnPicture *self,
            GBytes        *bytes)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_hash_table_remove_all (self->refused);
  self->bytes = bytes;
  if (bytes != NULL)
    ui_picture_decode_async (bytes, self->cancellable, decoded_cb, g_object_ref (self));
  else
    set_texture (self, NULL);
}

/* --- The file --- */

static void write_file (AppOwnPicture *self);

static void
end_writing (AppOwnPicture *self,
             const GError  *error)
{
  self->writing = FALSE;
  if (self->changed)
    write_file (self);
  else if (error != NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("Your picture could not be kept on this computer: %s"), error->message);

      g_signal_emit (self, signals[SIGNAL_NOT_KEPT], 0, sentence);
    }
  g_application_release (self->application);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AppOwnPicture) self = user_data;
  g_autoptr (GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (object), result, NULL, &error);
  end_writing (self, error);
}

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AppOwnPicture) self = user_data;
  g_autoptr (GError) error = NULL;

  g_file_delete_finish (G_FILE (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_clear_error (&error);
  end_writing (self, error);
}

/* One at a time: what was chosen last is what is there in the end. */
static void
write_file (AppOwnPicture *self)
{
  self->changed = self->writing;
  if (self->writing)
    return;
  self->writing = TRUE;
  g_application_hold (self->application);
  if (self->bytes != NULL)
    g_file_replace_contents_bytes_async (self->file, self->bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb, g_object_ref (self));
  else
    g_file_delete_async (self->file, G_PRIORITY_DEFAULT, NULL, deleted_cb, g_object_ref (self));
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AppOwnPicture) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);

  if (bytes != NULL && ui_picture_get_type_of (bytes) != NULL && g_bytes_get_size (bytes) <= UI_PICTURE_MAX_BYTES)
    take_bytes (self, g_steal_pointer (&bytes));
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AppOwnPicture) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (object), result, &error);

  if (stream != NULL)
    g_input_stream_read_bytes_async (G_INPUT_STREAM (stream), UI_PICTURE_MAX_BYTES + 1, G_PRIORITY_DEFAULT, self->cancellable, read_cb, g_object_ref (self));
}

/* --- The object --- */

static void
app_own_picture_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  g_assert (prop_id == PROP_TEXTURE);
  g_value_set_object (value, APP_OWN_PICTURE (object)->texture);
}

static void
app_own_picture_finalize (GObject *object)
{
  AppOwnPicture *self = APP_OWN_PICTURE (object);

  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->texture);
  g_hash_table_unref (self->refused);
  G_OBJECT_CLASS (app_own_picture_parent_class)->finalize (object);
}

static void
app_own_picture_class_init (AppOwnPictureClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = app_own_picture_get_property;
  G_OBJECT_CLASS (klass)->finalize = app_own_picture_finalize;

  properties[PROP_TEXTURE] = g_param_spec_object ("texture", NULL, NULL, GDK_TYPE_TEXTURE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  /**
   * AppOwnPicture::not-kept:
   * @sentence: why, for our person to read
   *
   * It is shown now, and will not be there the next time.
   */
  signals[SIGNAL_NOT_KEPT] = g_signal_new ("not-kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
app_own_picture_init (AppOwnPicture *self)
{
  self->cancellable = g_cancellable_new ();
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * app_own_picture_new:
 * @path: where it is kept
 *
 * Reads the picture there is, if any.
 */
AppOwnPicture *
app_own_picture_new (GApplication *application,
                     const char   *path)
{
  AppOwnPicture *self = g_object_new (APP_TYPE_OWN_PICTURE, NULL);

  self->application = application;
  self->file = g_file_new_for_path (path);
  g_file_read_async (self->file, G_PRIORITY_DEFAULT, self->cancellable, opened_cb, g_object_ref (self));
  return self;
}

/**
 * app_own_picture_set:
 * @bytes: (nullable): a picture as ui_picture_make_async() makes them; %NULL for none
 */
void
app_own_picture_set (AppOwnPicture *self,
                     GBytes        *bytes)
{
  take_bytes (self, bytes != NULL ? g_bytes_ref (bytes) : NULL);
  write_file (self);
}

/**
 * app_own_picture_note_refused:
 * @host: the fingerprint of its certificate
 *
 * Returns: whether our person is to be told: once for each host, until they choose a picture
 *   again
 */
gboolean
app_own_picture_note_refused (AppOwnPicture *self,
                              const char    *host)
{
  if (g_hash_table_size (self->refused) >= MAX_REFUSED)
    g_hash_table_remove_all (self->refused);
  return g_hash_table_add (self->refused, g_strdup (host));
}

/**
 * app_own_picture_get_bytes:
 *
 * Returns: (transfer none) (nullable): what is sent to others
 */
GBytes *
app_own_picture_get_bytes (AppOwnPicture *self)
{
  return self->bytes;
}

GdkTexture *
app_own_picture_get_texture (AppOwnPicture *self)
{
  return self->texture;
}
