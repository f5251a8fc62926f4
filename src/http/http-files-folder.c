// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-files-folder.h"

#include "http/http-files.h"
#include "http/http-picture.h"

#include <glib/gstdio.h>
#include <string.h>

/* The folder in which a room's pictures lie, each in a file of its name. It is read on a
 * thread; what is in it and is no picture under its right name is left alone. */

typedef struct
{
  char  *folder;
  gsize  limit;
  GFile *file; /* what is looked at */
} Loading;

typedef struct
{
  char   *name;
  goffset size;
  gint64  time_us;
} Found;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_free (loading->folder);
  g_object_unref (loading->file);
  g_free (loading);
}

static void
found_free (gpointer data)
{
  g_free (((Found *)data)->name);
  g_free (data);
}

/* The oldest first. */
static int
compare_found (gconstpointer a,
               gconstpointer b)
{
  const Found *first = *(const Found *const *)a;
  const Found *second = *(const Found *const *)b;

  if (first->time_us != second->time_us)
    return first->time_us < second->time_us ? -1 : 1;
  return strcmp (first->name, second->name);
}

static GPtrArray *
list (GFile *folder)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GFileEnumerator) files = NULL;
  GFileInfo *info;

  files = g_file_enumerate_children (folder, "standard::name,standard::type,standard::size,time::modified,time::modified-usec",
                                     G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (files != NULL && g_file_enumerator_iterate (files, &info, NULL, NULL, NULL) && info != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && http_files_is_name (g_file_info_get_name (info)))
      {
        g_autoptr (GDateTime) time = g_file_info_get_modification_date_time (info);
        Found *found = g_new0 (Found, 1);

        found->name = g_strdup (g_file_info_get_name (info));
        found->size = g_file_info_get_size (info);
        found->time_us = g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
        g_ptr_array_add (all, found);
      }
  g_ptr_array_sort (all, compare_found);
  return all;
}

static GBytes *
load (const char  *folder,
      const Found *found)
{
  g_autofree char *path = g_build_filename (folder, found->name, NULL);
  g_autofree char *checksum = NULL;
  g_autoptr (GBytes) content = NULL;
  char *bytes;
  gsize size;

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return NULL;
  content = g_bytes_new_take (bytes, size);
  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (strcmp (checksum, found->name) != 0 || http_picture_get_type_of (content) == NULL)
    return NULL;
  return g_steal_pointer (&content);
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Loading *loading = task_data;
  GPtrArray     *contents = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (GPtrArray) all = NULL;
  gsize size = 0;

  g_mkdir_with_parents (loading->folder, 0700);
  all = list (loading->file);
  /* The newest, as many as may be there. */
  for (guint i = all->len; i > 0; i--)
    {
      const Found *found = all->pdata[i - 1];
      GBytes      *content = NULL;

      if (found->size <= HTTP_PICTURE_MAX_SIZE && size + found->size <= loading->limit)
        content = load (loading->folder, found);
      if (content == NULL)
        continue;
      size += g_bytes_get_size (content);
      g_ptr_array_insert (contents, 0, content);
    }
  g_task_return_pointer (task, contents, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * http_files_folder_load_async:
 * @folder: made if it is not there
 * @limit: bytes all files may have
 * @source_object: kept until @callback
 */
void
http_files_folder_load_async (const char         *folder,
                              gsize               limit,
                              gpointer            source_object,
                              GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source_object, NULL, callback, NULL);
  Loading *loading = g_new0 (Loading, 1);

  loading->folder = g_strdup (folder);
  loading->limit = limit;
  loading->file = g_file_new_for_path (folder);
  g_task_set_source_tag (task, http_files_folder_load_async);
  g_task_set_task_data (task, loading, loading_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * http_files_folder_load_finish:
 *
 * Returns: (transfer full) (element-type GBytes): what was found, the oldest first; nothing
 *   when the folder cannot be read
 */
GPtrArray *
http_files_folder_load_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * http_files_folder_write_async:
 *
 * The file is there whole or not at all. Ends with g_file_replace_contents_finish().
 */
void
http_files_folder_write_async (const char         *folder,
                               const char         *name,
                               GBytes             *content,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);

  g_file_replace_contents_bytes_async (file, content, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, callback, user_data);
}

/**
 * http_files_folder_delete:
 *
 * What cannot be deleted is found again the next time.
 */
void
http_files_folder_delete (const char *folder,
                          const char *name)
{
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);

  g_file_delete_async (file, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
}
