// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-nearby.h"

#include "ui/ui-nearby-row.h"

#include <glib/gi18n.h>

/* The rooms around, as they come and go; without any, why that may be. */

/* So long an empty list may only be one that is not complete yet. */
#define PATIENCE_SECONDS 5

struct _UiNearby
{
  AdwBin parent_instance;

  /* template children */
  GtkSpinner *spinner;
  GtkListBox *list;
  GtkLabel   *explanation;
  GtkWidget  *doctor;

  /* owned */
  DiscoveryBrowser   *browser;
  SessionRecentRooms *recent_rooms;

  guint patience_id;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiNearby, ui_nearby, ADW_TYPE_BIN)

static char *
explain (UiNearby *self)
{
  switch (discovery_browser_get_state (self->browser))
    {
    case DISCOVERY_STATE_STARTING:
    case DISCOVERY_STATE_WORKING:
      if (self->patience_id != 0)
        return g_strdup (_ ("Looking for rooms around you…"));
      return g_strdup (_ ("No room is open around you right now. One that opens appears here by itself."));
    case DISCOVERY_STATE_NO_BUS:
    case DISCOVERY_STATE_NO_AVAHI:
      return g_strdup (_ ("This computer cannot look for rooms by itself: the service for it, Avahi, is not running. You can still host, or join by address."));
    case DISCOVERY_STATE_FAILED:
      return g_strdup_printf (_ ("Looking for rooms does not work here: %s. You can still host, or join by address."), discovery_browser_get_reason (self->browser));
    }
  g_return_val_if_reached (g_strdup (""));
}

static void
update (UiNearby *self)
{
  gboolean         some = g_list_model_get_n_items (G_LIST_MODEL (self->browser)) > 0;
  DiscoveryState   state = discovery_browser_get_state (self->browser);
  gboolean         searching = state == DISCOVERY_STATE_STARTING || state == DISCOVERY_STATE_WORKING;
  g_autofree char *explanation = explain (self);

  gtk_widget_set_visible (GTK_WIDGET (self->list), some);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), !some);
  gtk_label_set_text (self->explanation, explanation);
  gtk_spinner_set_spinning (self->spinner, searching && !some && self->patience_id != 0);
  gtk_widget_set_visible (self->doctor, !some && (!searching || self->patience_id == 0));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), gtk_spinner_get_spinning (self->spinner));
}

static gboolean
on_patience_ended (gpointer user_data)
{
  UiNearby *self = user_data;

  self->patience_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  UiNearby *self = user_data;

  return ui_nearby_row_new (item, self->recent_rooms);
}

static void
on_row_activated (UiNearby    *self,
                  UiNearbyRow *row)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, ui_nearby_row_get_room (row));
}

/**
 * ui_nearby_set_browser:
 * @browser: the rooms around
 * @recent_rooms: those one was in
 */
void
ui_nearby_set_browser (UiNearby           *self,
                       DiscoveryBrowser   *browser,
                       SessionRecentRooms *recent_rooms)
{
  g_return_if_fail (UI_IS_NEARBY (self));

  g_set_object (&self->recent_rooms, recent_rooms);
  if (!g_set_object (&self->browser, browser))
    return;
  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->patience_id = g_timeout_add_seconds (PATIENCE_SECONDS, on_patience_ended, self);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (browser), create_row, self, NULL);
  g_signal_connect_object (browser, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (browser, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
ui_nearby_dispose (GObject *object)
{
  UiNearby *self = UI_NEARBY (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->browser);
  g_clear_object (&self->recent_rooms);
  G_OBJECT_CLASS (ui_nearby_parent_class)->dispose (object);
}

static void
ui_nearby_class_init (UiNearbyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_nearby_dispose;

  /**
   * UiNearby::chosen:
   * @room: the one the person wants to join
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, DISCOVERY_TYPE_ROOM);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-nearby.ui");
  gtk_widget_class_bind_template_child (widget_class, UiNearby, spinner);
  gtk_widget_class_bind_template_child (widget_class, UiNearby, list);
  gtk_widget_class_bind_template_child (widget_class, UiNearby, explanation);
  gtk_widget_class_bind_template_child (widget_class, UiNearby, doctor);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
ui_nearby_init (UiNearby *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ui_nearby_new (void)
{
  return g_object_new (UI_TYPE_NEARBY, NULL);
}
