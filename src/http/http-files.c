// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-files.h"

#include "http/http-files-folder.h"

#include <string.h>

/* The pictures of a room, each under the SHA-256 over its bytes: what one name means never
 * changes. All are held in memory, and lie in a folder if there is one. When a new one needs
 * the place, those go that were not asked for the longest and that nobody shows. */

typedef struct
{
  char   *name;
  GBytes *content;
  GList   link;
} File;

struct _HttpFiles
{
  GObject parent_instance;

  char          *folder; /* or NULL */
  gsize          limit;
  gsize          size;    /* of all, and of those that are being written */
  GHashTable    *by_name; /* File, owned */
  GQueue         by_use;  /* File, borrowed; the one used last at the end */
  HttpFilesShown shown;
  gpointer       shown_data;
  gboolean       ready;
};

enum {
  SIGNAL_READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HttpFiles, http_files, G_TYPE_OBJECT)

static void
file_free (gpointer data)
{
  File *file = data;

  g_free (file->name);
  g_bytes_unref (file->content);
  g_free (file);
}

static void
http_files_finalize (GObject *object)
{
  HttpFiles *self = HTTP_FILES (object);

  g_hash_table_unref (self->by_name);
  g_free (self->folder);
  G_OBJECT_CLASS (http_files_parent_class)->finalize (object);
}

static void
http_files_class_init (HttpFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = http_files_finalize;

  /**
   * HttpFiles::ready:
   *
   * What the folder holds is there.
   */
  signals[SIGNAL_READY] = g_signal_new ("ready", HTTP_TYPE_FILES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
http_files_init (HttpFiles *self)
{
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, file_free);
  g_queue_init (&self->by_use);
}

/**
 * http_files_is_name:
 *
 * Returns: whether @text can be the name of a file: 64 digits of lower-case hex
 */
gboolean
http_files_is_name (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

/* --- Coming and going --- */

static void
insert (HttpFiles  *self,
        const char *name,
        GBytes     *content)
{
  File *file = g_new0 (File, 1);

  file->name = g_strdup (name);
  file->content = g_bytes_ref (content);
  file->link.data = file;
  g_hash_table_insert (self->by_name, file->name, file);
  g_queue_push_tail_link (&self->by_use, &file->link);
}

static void delete (HttpFiles *self,
                    File      *file)
{
  if (self->folder != NULL)
    http_files_folder_delete (self->folder, file->name);
  self->size -= g_bytes_get_size (file->content);
  g_queue_unlink (&self->by_use, &file->link);
  g_hash_table_remove (self->by_name, file->name);
}

static gboolean
is_shown (HttpFiles  *self,
          const File *file)
{
  return self->shown != NULL && self->shown (file->name, self->shown_data);
}

static gboolean
make_room (HttpFiles *self,
           gsize      size)
{
  GList *next;

  for (GList *link = self->by_use.head; link != NULL && self->size + size > self->limit; link = next)
    {
      next = link->next;
      if (!is_shown (self, link->data))
        delete (self, link->data);
    }
  return self->size + size <= self->limit;
}

static File *
use (HttpFiles  *self,
     const char *name)
{
  File *file = g_hash_table_lookup (self->by_name, name);

  if (file == NULL)
    return NULL;
  g_queue_unlink (&self->by_use, &file->link);
  g_queue_push_tail_link (&self->by_use, &file->link);
  return file;
}

/* --- The folder --- */

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  HttpFiles *self = HTTP_FILES (object);
  g_autoptr (GPtrArray) contents = http_files_folder_load_finish (result);

  for (guint i = 0; i < contents->len; i++)
    {
      GBytes          *content = contents->pdata[i];
      g_autofree char *name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

      self->size += g_bytes_get_size (content);
      insert (self, name, content);
    }
  self->ready = TRUE;
  g_signal_emit (self, signals[SIGNAL_READY], 0);
}

/**
 * http_files_new:
 * @folder: (nullable): where they lie, made if it is not there; %NULL to keep nothing
 * @limit: bytes all of them may have
 */
HttpFiles *
http_files_new (const char *folder,
                gsize       limit)
{
  HttpFiles *self = g_object_new (HTTP_TYPE_FILES, NULL);

  self->limit = limit;
  self->folder = g_strdup (folder);
  self->ready = folder == NULL;
  if (folder != NULL)
    http_files_folder_load_async (folder, limit, self, loaded_cb);
  return self;
}

/**
 * http_files_set_shown:
 * @shown: says which files have to stay
 */
void
http_files_set_shown (HttpFiles     *self,
                      HttpFilesShown shown,
                      gpointer       user_data)
{
  self->shown = shown;
  self->shown_data = user_data;
}

/**
 * http_files_is_ready:
 *
 * Returns: whether the folder is read, see #HttpFiles::ready
 */
gboolean
http_files_is_ready (HttpFiles *self)
{
  return self->ready;
}

/**
 * http_files_find:
 *
 * Returns: (transfer none) (nullable): the bytes of that name
 */
GBytes *
http_files_find (HttpFiles  *self,
                 const char *name)
{
  const File *file = use (self, name);

  return file != NULL ? file->content : NULL;
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  HttpFiles       *self = g_task_get_source_object (task);
  GBytes          *content = g_task_get_task_data (task);
  GError          *error = NULL;
  g_autofree char *name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

  /* Somebody else may have brought the same one meanwhile. */
  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error) || use (self, name) != NULL)
    self->size -= g_bytes_get_size (content);
  else
    insert (self, name, content);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&name), g_free);
}

/**
 * http_files_add_async:
 *
 * Keeps a file, once it is on the disk. One that is there already is there.
 */
void
http_files_add_async (HttpFiles          *self,
                      GBytes             *content,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autofree char *name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

  g_return_if_fail (self->ready);

  g_task_set_source_tag (task, http_files_add_async);
  g_task_set_task_data (task, g_bytes_ref (content), (GDestroyNotify)g_bytes_unref);
  if (use (self, name) != NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&name), g_free);
      return;
    }
  if (!make_room (self, g_bytes_get_size (content)))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "All of the files are needed");
      return;
    }
  self->size += g_bytes_get_size (content);
  if (self->folder != NULL)
    {
      http_files_folder_write_async (self->folder, name, content, written_cb, g_steal_pointer (&task));
      return;
    }
  insert (self, name, content);
  g_task_return_pointer (task, g_steal_pointer (&name), g_free);
}

/**
 * http_files_add_finish:
 * @error: where a #GIOErrorEnum goes, %G_IO_ERROR_NO_SPACE when there is no place for it
 *
 * Returns: (transfer full) (nullable): the name it has
 */
char *
http_files_add_finish (HttpFiles    *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
