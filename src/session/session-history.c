// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-history.h"

#include "session/session-search.h"

#include <errno.h>

#include <glib/gstdio.h>

/* All that is kept on this computer: our own copies of rooms, and the room that is hosted
 * here, which has a file of its own. */

struct _SessionHistory
{
  GObject parent_instance;

  Store              *store;
  char               *hosted_path;
  SessionRecentRooms *rooms;
  gboolean            in_use;     /* somebody is in a room: nothing may be forgotten */
  gboolean            forgetting; /* nobody may go into one */
};

G_DEFINE_FINAL_TYPE (SessionHistory, session_history, G_TYPE_OBJECT)

static void
session_history_finalize (GObject *object)
{
  SessionHistory *self = SESSION_HISTORY (object);

  g_object_unref (self->store);
  g_object_unref (self->rooms);
  g_free (self->hosted_path);
  G_OBJECT_CLASS (session_history_parent_class)->finalize (object);
}

static void
session_history_class_init (SessionHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = session_history_finalize;
}

static void
session_history_init (SessionHistory *self)
{
}

/**
 * session_history_new:
 * @store: our own copies, open or opening
 * @hosted_path: the file of the room that is hosted here; it need not be there
 * @rooms: the rooms one was in
 */
SessionHistory *
session_history_new (Store              *store,
                     const char         *hosted_path,
                     SessionRecentRooms *rooms)
{
  SessionHistory *self = g_object_new (SESSION_TYPE_HISTORY, NULL);

  self->store = g_object_ref (store);
  self->hosted_path = g_strdup (hosted_path);
  self->rooms = g_object_ref (rooms);
  return self;
}

SessionRecentRooms *
session_history_get_rooms (SessionHistory *self)
{
  return self->rooms;
}

/**
 * session_history_set_in_use:
 * @in_use: whether a room is open here
 */
void
session_history_set_in_use (SessionHistory *self,
                            gboolean        in_use)
{
  self->in_use = in_use;
}

gboolean
session_history_get_in_use (SessionHistory *self)
{
  return self->in_use;
}

/**
 * session_history_is_forgetting:
 *
 * Returns: whether a room must not be opened now
 */
gboolean
session_history_is_forgetting (SessionHistory *self)
{
  return self->forgetting;
}

/* --- Searching --- */

/**
 * session_history_search_async:
 * @words: as a person types them
 *
 * Searches all rooms.
 */
void
session_history_search_async (SessionHistory     *self,
                              const char         *words,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, session_history_search_async);
  session_search_store (task, self->store, NULL, words);
}

/**
 * session_history_search_finish:
 *
 * Returns: (transfer full) (nullable): a model of #SessionFound, newest first
 */
GListModel *
session_history_search_finish (SessionHistory *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- The hosted room's file --- */

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  store_close_finish (STORE_STORE (object), result);
}

/* Opens the file for what is asked of it; it is closed when that is done.
 *
 * Returns: (transfer full) (nullable): the store, opening */
static Store *
open_hosted (SessionHistory *self)
{
  Store *hosted;

  if (!g_file_test (self->hosted_path, G_FILE_TEST_EXISTS))
    return NULL;
  hosted = store_new (self->hosted_path, TRUE);
  store_open_async (hosted, NULL, NULL);
  return hosted;
}

/* --- Forgetting --- */

static void
fail (GTask  *task,
      GError *error)
{
  SessionHistory *self = g_task_get_source_object (task);

  self->forgetting = FALSE;
  g_task_return_error (task, error);
}

static void
all_forgotten (GTask *task)
{
  SessionHistory    *self = g_task_get_source_object (task);
  SessionRecentRoom *room = g_task_get_task_data (task);

  self->forgetting = FALSE;
  if (room != NULL)
    session_recent_rooms_forget (self->rooms, room);
  else
    session_recent_rooms_clear (self->rooms);
  g_task_return_boolean (task, TRUE);
}

/* The pictures that people of the room brought lie beside its messages. */
static void
delete_pictures_in_thread (GTask        *task,
                           gpointer      source_object,
                           gpointer      task_data,
                           GCancellable *cancellable)
{
  const char *folder = task_data;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        {
          g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
          return;
        }
    }
  g_task_return_boolean (task, TRUE);
}

static void
pictures_deleted_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    all_forgotten (task);
  else
    fail (task, error);
}

static void
delete_pictures (GTask *task)
{
  SessionHistory  *self = g_task_get_source_object (task);
  g_autofree char *folder = g_path_get_dirname (self->hosted_path);
  g_autoptr (GTask) deleting = g_task_new (self, NULL, pictures_deleted_cb, g_object_ref (task));

  g_task_set_source_tag (deleting, delete_pictures);
  g_task_set_task_data (deleting, g_build_filename (folder, "files", NULL), g_free);
  g_task_run_in_thread (deleting, delete_pictures_in_thread);
}

static void
hosted_forgotten_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (store_forget_finish (STORE_STORE (object), result, &error))
    delete_pictures (task);
  else
    fail (task, error);
}

static void
forgotten_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  SessionHistory    *self = g_task_get_source_object (task);
  SessionRecentRoom *room = g_task_get_task_data (task);
  g_autoptr (Store) hosted = NULL;
  GError *error = NULL;

  if (!store_forget_finish (STORE_STORE (object), result, &error))
    {
      fail (task, error);
      return;
    }
  if (room == NULL || session_recent_room_is_ours (room))
    hosted = open_hosted (self);
  if (hosted == NULL)
    {
      all_forgotten (task);
      return;
    }
  store_forget_async (hosted, NULL, hosted_forgotten_cb, g_object_ref (task));
  store_close_async (hosted, closed_cb, NULL);
}

/**
 * session_history_forget_async:
 * @room: (nullable): what to forget; %NULL for everything
 *
 * Takes a room off the list and what was said there off this computer's disk. Fails with
 * %G_IO_ERROR_BUSY while a room is open here.
 */
void
session_history_forget_async (SessionHistory     *self,
                              SessionRecentRoom  *room,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  const char *archive = room != NULL ? session_recent_room_get_archive (room) : NULL;

  g_task_set_source_tag (task, session_history_forget_async);
  if (self->in_use || self->forgetting)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY, "A room is open");
      return;
    }
  self->forgetting = TRUE;
  if (room != NULL)
    g_task_set_task_data (task, g_object_ref (room), g_object_unref);
  store_forget_async (self->store, archive, forgotten_cb, g_steal_pointer (&task));
}

gboolean
session_history_forget_finish (SessionHistory *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- How much there is --- */

typedef struct
{
  gint64 size;
  guint  n_pending;
} Sizes;

static void
size_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Sizes *sizes = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gint64 size = store_get_size_finish (STORE_STORE (object), result, &error);

  if (size >= 0)
    sizes->size += size;
  else
    g_debug ("The size of the messages on this computer is not known: %s", error->message);
  if (--sizes->n_pending == 0)
    g_task_return_int (task, sizes->size);
}

/**
 * session_history_get_size_async:
 *
 * Asks how much of the disk all that is kept takes.
 */
void
session_history_get_size_async (SessionHistory     *self,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (Store) hosted = open_hosted (self);
  Sizes *sizes = g_new0 (Sizes, 1);

  g_task_set_source_tag (task, session_history_get_size_async);
  g_task_set_task_data (task, sizes, g_free);
  sizes->n_pending = hosted != NULL ? 2 : 1;
  store_get_size_async (self->store, size_cb, g_object_ref (task));
  if (hosted == NULL)
    return;
  store_get_size_async (hosted, size_cb, g_object_ref (task));
  store_close_async (hosted, closed_cb, NULL);
}

/**
 * session_history_get_size_finish:
 *
 * Returns: bytes
 */
gint64
session_history_get_size_finish (SessionHistory *self,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
