// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-export.h"

#include "session/session-private.h"
#include "session/session-transcript.h"

#include <glib/gi18n.h>
#include <string.h>

/* Our own copy of the room as a file. It is written page by page beside its place, under
 * a name of its own, and moved there when it is whole. */

#define PAGE 1000

typedef struct
{
  GFile             *file;
  GFile             *part;
  GOutputStream     *stream;
  SessionTranscript *transcript;
  GString           *text;       /* being written */
  char              *last_msgid; /* how far it has come; NULL at the beginning */
  GError            *error;      /* the first, while the part is taken away */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_clear_object (&export->file);
  g_clear_object (&export->part);
  g_clear_object (&export->stream);
  g_clear_pointer (&export->transcript, session_transcript_free);
  g_string_free (export->text, TRUE);
  g_clear_error (&export->error);
  g_free (export->last_msgid);
  g_free (export);
}

/* --- Ends --- */

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);

  g_file_delete_finish (G_FILE (object), result, NULL);
  g_task_return_error (task, g_steal_pointer (&export->error));
}

/* Nothing half is left behind. */
static void
fail (GTask  *task,
      GError *error)
{
  Export *export = g_task_get_task_data (task);

  export->error = error;
  g_clear_object (&export->stream);
  g_file_delete_async (export->part, G_PRIORITY_DEFAULT, NULL, deleted_cb, g_object_ref (task));
}

static void
moved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_file_move_finish (G_FILE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    fail (task, error);
}

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_close_finish (G_OUTPUT_STREAM (object), result, &error))
    {
      fail (task, error);
      return;
    }
  g_file_move_async (export->part, export->file, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), NULL, NULL, moved_cb, g_object_ref (task));
}

/* --- Pages --- */

static void read_page (GTask *task);

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (object), result, NULL, &error))
    fail (task, error);
  else if (export->transcript != NULL)
    read_page (task);
  else
    g_output_stream_close_async (export->stream, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), closed_cb, g_object_ref (task));
}

static void
page_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) messages = store_find_history_finish (STORE_STORE (object), result, &error);

  if (messages == NULL)
    {
      fail (task, error);
      return;
    }
  for (guint i = 0; i < messages->len; i++)
    session_transcript_add (export->transcript, messages->pdata[i], export->text);
  if (messages->len == 0)
    {
      session_transcript_end (export->transcript, export->text);
      g_clear_pointer (&export->transcript, session_transcript_free);
    }
  else
    {
      g_free (export->last_msgid);
      export->last_msgid = g_strdup (((const StoreMessage *)messages->pdata[messages->len - 1])->msgid);
    }
  g_output_stream_write_all_async (export->stream, export->text->str, export->text->len, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

static void
read_page (GTask *task)
{
  Session *self = g_task_get_source_object (task);
  const Export *export = g_task_get_task_data (task);
  const StoreHistoryQuery query = { .kind = STORE_HISTORY_AFTER, .from = { export->last_msgid, -1 }, .to = { NULL, -1 }, .limit = PAGE };

  g_string_truncate (export->text, 0);
  if (export->last_msgid == NULL)
    session_transcript_begin (export->transcript, export->text);
  if (self->store == NULL)
    fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("The room was left before all was written.")));
  else
    store_find_history_async (self->store, self->archive_key, &query, page_cb, g_object_ref (task));
}

static void
created_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  GError            *error = NULL;
  GFileOutputStream *stream = g_file_create_finish (G_FILE (object), result, &error);

  if (stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  export->stream = G_OUTPUT_STREAM (stream);
  read_page (task);
}

static SessionTranscriptFormat
choose_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".html") || g_str_has_suffix (lower, ".htm") ? SESSION_TRANSCRIPT_HTML : SESSION_TRANSCRIPT_TEXT;
}

/**
 * session_export_async:
 * @file: where to; a web page when its name ends so, otherwise plain text
 *
 * Writes down all that is kept of the room on this computer. Only when
 * session_search_is_possible().
 */
void
session_export_async (Session            *self,
                      GFile              *file,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Export *export = g_new0 (Export, 1);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf (".merhaba-%s.part", id);

  g_task_set_source_tag (task, session_export_async);
  export->file = g_object_ref (file);
  export->part = g_file_get_child (folder, name);
  export->transcript = session_transcript_new (choose_format (file), session_room_get_title (self->room), self->first->name);
  export->text = g_string_new (NULL);
  g_task_set_task_data (task, export, export_free);
  g_file_create_async (export->part, G_FILE_CREATE_NONE, G_PRIORITY_DEFAULT, cancellable, created_cb, task);
}

gboolean
session_export_finish (Session      *self,
                       GAsyncResult *result,
                       GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
