// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-nearby-row.h"

#include <glib/gi18n.h>

/* A room around: what it is called, where it is, who is in it. */

struct _UiNearbyRow
{
  AdwActionRow parent_instance;

  GtkWidget *lock;

  DiscoveryRoom      *room;
  SessionRecentRooms *recent_rooms;
};

G_DEFINE_FINAL_TYPE (UiNearbyRow, ui_nearby_row, ADW_TYPE_ACTION_ROW)

static char *
describe_people (UiNearbyRow *self)
{
  guint n = discovery_room_get_n_people (self->room);

  if (discovery_room_is_foreign (self->room))
    return g_strdup (_ ("IRC server"));
  return g_strdup_printf (ngettext ("%u person", "%u people", n), n);
}

static void
update (UiNearbyRow *self)
{
  const char        *name = discovery_room_get_name (self->room);
  const char        *id = discovery_room_get_id (self->room);
  const char        *computer = discovery_room_get_computer (self->room);
  SessionRecentRoom *recent = id != NULL ? session_recent_rooms_find_id (self->recent_rooms, id) : NULL;
  g_autofree char   *people = describe_people (self);
  /* Translators: how many are in a room, and the name of the computer that hosts it */
  g_autofree char *place = g_strdup_printf (_ ("%1$s · on %2$s"), people, computer);
  /* Translators: a room's description; the person was in this room before */
  g_autofree char *subtitle = recent != NULL ? g_strdup_printf (_ ("%s · you were here"), place) : g_strdup (place);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name[0] != '\0' ? name : computer);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), escaped);
  gtk_widget_set_visible (self->lock, discovery_room_get_needs_key (self->room));
}

DiscoveryRoom *
ui_nearby_row_get_room (UiNearbyRow *self)
{
  return self->room;
}

static void
ui_nearby_row_dispose (GObject *object)
{
  UiNearbyRow *self = UI_NEARBY_ROW (object);

  g_clear_object (&self->room);
  g_clear_object (&self->recent_rooms);
  G_OBJECT_CLASS (ui_nearby_row_parent_class)->dispose (object);
}

static void
ui_nearby_row_class_init (UiNearbyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ui_nearby_row_dispose;
}

static void
ui_nearby_row_init (UiNearbyRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  self->lock = gtk_image_new_from_icon_name ("changes-prevent-symbolic");
  gtk_widget_set_tooltip_text (self->lock, _ ("Needs a key"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lock), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Needs a key"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->lock);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("go-next-symbolic"));
}

/**
 * ui_nearby_row_new:
 * @recent_rooms: the rooms one was in
 */
GtkWidget *
ui_nearby_row_new (DiscoveryRoom      *room,
                   SessionRecentRooms *recent_rooms)
{
  UiNearbyRow *self = g_object_new (UI_TYPE_NEARBY_ROW, NULL);

  self->room = g_object_ref (room);
  self->recent_rooms = g_object_ref (recent_rooms);
  g_signal_connect_object (room, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (recent_rooms, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
