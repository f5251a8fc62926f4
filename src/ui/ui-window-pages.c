// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-window-private.h"

/* The two pages of the window: where everything begins, and a room. Each is made when it is
 * first shown, so that the other comes the sooner; of the first, only what was typed stays
 * when a room is shown. */

static void
on_open (UiWindow          *self,
         SessionRecentRoom *room,
         const char        *msgid)
{
  g_signal_emit_by_name (self, "open", room, msgid);
}

static void
on_join_nearby (UiWindow      *self,
                DiscoveryRoom *room)
{
  g_signal_emit_by_name (self, "join-nearby", room);
}

static void
ensure_start_page (UiWindow *self)
{
  if (self->start_page != NULL)
    return;
  self->start_page = UI_START_PAGE (ui_start_page_new ());
  g_object_bind_property (self, "person-name", self->start_page, "person-name", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (self->start_page, "host", G_CALLBACK (ui_window_host), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start_page, "join", G_CALLBACK (ui_window_join), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start_page, "open", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->start_page, "join-nearby", G_CALLBACK (on_join_nearby), self, G_CONNECT_SWAPPED);
  ui_start_page_set_rooms (self->start_page, self->history, self->browser);
  if (self->typed_address != NULL)
    ui_start_page_set_address (self->start_page, self->typed_address);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->start_page));
}

static void
ensure_room_page (UiWindow *self)
{
  if (self->room_page != NULL)
    return;
  self->room_page = g_object_new (UI_TYPE_ROOM_PAGE, NULL);
  ui_room_page_set_tells_typing (self->room_page, self->send_typing);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->room_page));
}

static gboolean
drop_start_page (gpointer user_data)
{
  UiWindow *self = user_data;

  self->drop_id = 0;
  g_free (self->typed_address);
  self->typed_address = g_strdup (ui_start_page_get_address (self->start_page));
  gtk_stack_remove (self->stack, GTK_WIDGET (g_steal_pointer (&self->start_page)));
  return G_SOURCE_REMOVE;
}

/* The other page is hidden, not only covered: screen readers would find it. */
static void
show (UiWindow  *self,
      GtkWidget *page,
      GtkWidget *other)
{
  gtk_widget_set_visible (page, TRUE);
  gtk_stack_set_visible_child (self->stack, page);
  if (other != NULL)
    gtk_widget_set_visible (other, FALSE);
}

/**
 * ui_window_show_start_page:
 *
 * Shows the page without a room.
 */
void
ui_window_show_start_page (UiWindow *self)
{
  g_clear_handle_id (&self->drop_id, g_source_remove);
  ensure_start_page (self);
  show (self, GTK_WIDGET (self->start_page), (GtkWidget *)self->room_page);
}

/**
 * ui_window_show_room_page:
 *
 * Shows the page of rooms. The other one goes when it has done what it was asked to: it may
 * have been one of its buttons.
 */
void
ui_window_show_room_page (UiWindow *self)
{
  ensure_room_page (self);
  show (self, GTK_WIDGET (self->room_page), (GtkWidget *)self->start_page);
  if (self->start_page != NULL && self->drop_id == 0)
    self->drop_id = g_idle_add (drop_start_page, self);
}
