// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-window-private.h"

#include "ui/ui-sidebar-menu.h"

/* The rooms at the side of the window, or behind what is shown when it is narrow. */

/**
 * ui_window_hide_covered:
 *
 * What a narrow window covers is not there for a screen reader either.
 */
void
ui_window_hide_covered (UiWindow *self)
{
  GtkWidget *const pages[] = { (GtkWidget *)self->sidebar, GTK_WIDGET (self->stack) };
  gboolean         folded = adw_leaflet_get_folded (self->leaflet);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i] != NULL)
      gtk_accessible_update_state (GTK_ACCESSIBLE (pages[i]), GTK_ACCESSIBLE_STATE_HIDDEN, folded && adw_leaflet_get_visible_child (self->leaflet) != pages[i], -1);
}

/* The list is there when there has been a room. */
static GMenuModel *
on_menu (UiWindow *self,
         Session  *session)
{
  ui_window_set_subject (self, session);
  return ui_sidebar_menu_new (session, ui_room_page_get_notifications (self->room_page));
}

static void
on_menu_closed (UiWindow *self)
{
  ui_window_set_subject (self, NULL);
}

/* Made when there is something for it. */
static void
ensure_sidebar (UiWindow *self)
{
  GtkWidget *separator;

  if (self->sidebar != NULL)
    return;
  separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->sidebar = ui_sidebar_new (self->conversations);
  adw_leaflet_page_set_navigatable (adw_leaflet_prepend (self->leaflet, separator), FALSE);
  adw_leaflet_prepend (self->leaflet, GTK_WIDGET (self->sidebar));
  g_object_bind_property (self->sidebar, "visible", separator, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->leaflet, "folded", self->sidebar, "folded", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->sidebar, "chosen", G_CALLBACK (ui_window_show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "menu", G_CALLBACK (on_menu), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "menu-closed", G_CALLBACK (on_menu_closed), self, G_CONNECT_SWAPPED);
}

/**
 * ui_window_update_sidebar:
 *
 * One room alone needs no list, unless it is out of sight.
 */
void
ui_window_update_sidebar (UiWindow *self)
{
  guint    n = g_list_model_get_n_items (self->conversations);
  gboolean needed = n > 1 || (n == 1 && self->session == NULL);
  gboolean behind = needed && adw_leaflet_get_folded (self->leaflet);

  if (needed)
    ensure_sidebar (self);
  if (self->room_page != NULL)
    ui_room_page_set_list_behind (self->room_page, behind);
  if (self->start_page != NULL)
    ui_start_page_set_list_behind (self->start_page, behind);
  if (self->sidebar != NULL)
    {
      if (!needed)
        adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->stack));
      gtk_widget_set_visible (GTK_WIDGET (self->sidebar), needed);
      ui_sidebar_select (self->sidebar, self->session);
    }
  ui_window_hide_covered (self);
}
