// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor-check.h"

#include "net/net-addresses.h"

/* What all checks share. */

/* --- What they look at --- */

DoctorView *
doctor_view_new (void)
{
  DoctorView *self = g_rc_box_new0 (DoctorView);

  self->addresses = g_ptr_array_new_with_free_func ((GDestroyNotify)net_address_free);
  self->root = g_strdup ("/");
  return self;
}

DoctorView *
doctor_view_ref (DoctorView *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  DoctorView *self = data;

  g_ptr_array_unref (self->addresses);
  g_clear_object (&self->bus);
  g_free (self->root);
  g_free (self->address);
}

void
doctor_view_unref (DoctorView *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * doctor_view_has_network:
 *
 * Returns: whether there is a network other people can be in
 */
gboolean
doctor_view_has_network (DoctorView *self)
{
  for (guint i = 0; i < self->addresses->len; i++)
    {
      const NetAddress *address = self->addresses->pdata[i];

      if (address->is_running && net_interface_kind_has_people (address->kind))
        return TRUE;
    }
  return FALSE;
}

/**
 * doctor_view_has_file:
 * @path: from the root on
 */
gboolean
doctor_view_has_file (DoctorView *self,
                      const char *path)
{
  g_autofree char *name = g_build_filename (self->root, path, NULL);

  return g_file_test (name, G_FILE_TEST_EXISTS);
}

/**
 * doctor_view_load_async:
 * @path: from the root on
 * @callback: calls doctor_view_load_finish()
 */
void
doctor_view_load_async (DoctorView         *self,
                        const char         *path,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_autofree char *name = g_build_filename (self->root, path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (name);

  g_file_load_contents_async (file, cancellable, callback, user_data);
}

/**
 * doctor_view_load_finish:
 *
 * Returns: (transfer full) (nullable): what is in the file, if it is there and may be read
 */
char *
doctor_view_load_finish (GObject      *source,
                         GAsyncResult *result)
{
  g_autofree char *contents = NULL;

  if (!g_file_load_contents_finish (G_FILE (source), result, &contents, NULL, NULL, NULL))
    return NULL;
  return g_steal_pointer (&contents);
}

/* --- How they end --- */

/**
 * doctor_check_task_new:
 *
 * Returns: (transfer full): a task whose data is @view
 */
GTask *
doctor_check_task_new (DoctorView         *view,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data,
                       gpointer            tag)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, doctor_view_ref (view), (GDestroyNotify)doctor_view_unref);
  return task;
}

/**
 * doctor_check_return:
 * @finding: (nullable) (transfer full): what was found; %NULL when there was nothing to
 *   look at
 */
void
doctor_check_return (GTask         *task,
                     DoctorFinding *finding)
{
  g_task_return_pointer (task, finding, g_object_unref);
}

/**
 * doctor_check_finish:
 * @error: set only when the check was cancelled
 *
 * Returns: (transfer full) (nullable): what was found; %NULL without @error when there was
 *   nothing to look at
 */
DoctorFinding *
doctor_check_finish (GAsyncResult *result,
                     GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
