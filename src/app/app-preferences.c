// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-preferences.h"

#include "ui/ui-preferences.h"

/* The window of preferences, and what their changes do. The switches in it are actions of
 * the application. */

static void
on_renamed (AppRooms   *rooms,
            const char *name)
{
  app_rooms_set_name (rooms, name);
}

static void
on_picture_chosen (AppOwnPicture *picture,
                   GBytes        *bytes)
{
  app_own_picture_set (picture, bytes);
}

static void
on_picture_not_kept (GtkWidget  *preferences,
                     const char *sentence)
{
  gtk_widget_activate_action (preferences, "win.say", "s", sentence);
}

static void
offer_picture (GtkWindow     *preferences,
               AppOwnPicture *picture)
{
  g_object_bind_property (picture, "texture", preferences, "picture", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (preferences, "picture-chosen", G_CALLBACK (on_picture_chosen), picture, G_CONNECT_SWAPPED);
  g_signal_connect_object (picture, "not-kept", G_CALLBACK (on_picture_not_kept), preferences, G_CONNECT_SWAPPED);
}

static GtkWindow *
find_shown (GtkWindow *parent)
{
  for (GList *l = gtk_application_get_windows (gtk_window_get_application (parent)); l != NULL; l = l->next)
    if (UI_IS_PREFERENCES (l->data))
      return l->data;
  return NULL;
}

/**
 * app_preferences_show:
 * @rooms: where our person is called by a new name
 */
void
app_preferences_show (GtkWindow *parent,
                      GSettings *settings,
                      AppRooms  *rooms)
{
  GtkWindow *shown = find_shown (parent);

  if (shown == NULL)
    {
      shown = GTK_WINDOW (ui_preferences_new (parent, app_rooms_open_store (rooms)));
      g_settings_bind (settings, "name", shown, "person-name", G_SETTINGS_BIND_DEFAULT);
      g_signal_connect_object (shown, "renamed", G_CALLBACK (on_renamed), rooms, G_CONNECT_SWAPPED);
      offer_picture (shown, app_rooms_get_own_picture (rooms));
    }
  gtk_window_present (shown);
}
