// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-window-private.h"

#include "ui/ui-leave-dialog.h"

/* Leaving a room, closing the window and ending the program: who hosts others is asked,
 * and may keep the room open without a window. */

/* Whether others lose the room when it is left. */
static gboolean
has_company (Session *session)
{
  return session_get_host_port (session) != 0 && g_list_model_get_n_items (G_LIST_MODEL (session_room_get_members (session_get_room (session)))) > 1;
}

static Session *
find_hosted (UiWindow *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sessions)); i++)
    {
      g_autoptr (Session) session = g_list_model_get_item (G_LIST_MODEL (self->sessions), i);

      /* The list holds it. */
      if (session_get_host_port (session) != 0)
        return session;
    }
  return NULL;
}

/* --- Leaving --- */

static void
on_leaving_agreed (UiWindow         *self,
                   const char       *response,
                   AdwMessageDialog *dialog)
{
  ui_window_leave (self, g_object_get_data (G_OBJECT (dialog), "session"));
}

/**
 * ui_window_ask_leave:
 * @session: (nullable): the conversation
 *
 * Leaves it; asks first when others would lose the room.
 */
void
ui_window_ask_leave (UiWindow *self,
                     Session  *session)
{
  GtkWidget *dialog;

  if (session == NULL)
    return;
  if (!has_company (session))
    {
      ui_window_leave (self, session);
      return;
    }
  dialog = ui_leave_dialog_new (GTK_WINDOW (self), FALSE);
  g_object_set_data_full (G_OBJECT (dialog), "session", g_object_ref (session), g_object_unref);
  g_signal_connect_object (dialog, "response::leave", G_CALLBACK (on_leaving_agreed), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
leave_all (UiWindow *self)
{
  g_autoptr (Session) session = NULL;

  while ((session = g_list_model_get_item (G_LIST_MODEL (self->sessions), 0)) != NULL)
    {
      g_signal_emit_by_name (self, "leave", session);
      ui_window_close_room (self, session);
      g_clear_object (&session);
    }
}

static gboolean
close_now (gpointer user_data)
{
  UiWindow *self = user_data;

  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* The dialog that asked is still at work and needs its parent. */
static void
leave_and_close (UiWindow *self)
{
  leave_all (self);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_now, g_object_ref (self), g_object_unref);
}

/* --- Keeping --- */

static void
keep (UiWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit_by_name (self, "kept", find_hosted (self));
}

static gboolean
keep_now (gpointer user_data)
{
  keep (user_data);
  return G_SOURCE_REMOVE;
}

static void
keep_soon (UiWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, keep_now, g_object_ref (self), g_object_unref);
}

/* --- Closing --- */

static void
ask_close (UiWindow *self,
           gboolean  may_keep)
{
  GtkWidget *dialog = ui_leave_dialog_new (GTK_WINDOW (self), may_keep);

  g_signal_connect_object (dialog, "response::leave", G_CALLBACK (leave_and_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response::keep", G_CALLBACK (keep_soon), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * ui_window_may_close:
 *
 * The window is asked to close. Without it, the rooms go on or are left.
 *
 * Returns: whether it closes now
 */
gboolean
ui_window_may_close (UiWindow *self)
{
  Session *hosted = find_hosted (self);

  if (!self->closing && self->run_in_background && g_list_model_get_n_items (G_LIST_MODEL (self->sessions)) > 0)
    {
      keep (self);
      return FALSE;
    }
  if (!self->closing && hosted != NULL && has_company (hosted))
    {
      ask_close (self, TRUE);
      return FALSE;
    }
  leave_all (self);
  return TRUE;
}

/**
 * ui_window_quit:
 *
 * Leaves all rooms and closes, whatever is kept otherwise; asks first when others would
 * lose a room.
 */
void
ui_window_quit (UiWindow *self)
{
  Session *hosted = find_hosted (self);

  if (hosted == NULL || !has_company (hosted))
    {
      leave_and_close (self);
      return;
    }
  gtk_window_present (GTK_WINDOW (self));
  ask_close (self, FALSE);
}
