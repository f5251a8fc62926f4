// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-room-settings.h"

#include "session/session-moderation.h"
#include "ui/ui-clear-room.h"
#include "ui/ui-key-dialog.h"

#include <glib/gi18n.h>

/* Who may come in, who may write, and who may not; and on the computer that hosts the room, what it gives to whom. */

struct _UiRoomSettings
{
  AdwWindow parent_instance;

  /* template children */
  AdwComboRow  *admission;
  AdwActionRow *key;
  GtkSwitch    *moderated;
  GtkWidget    *hosting;
  GtkListBox   *kept_out;
  GtkListBox   *muted;

  /* owned */
  Session *session;

  gboolean showing; /* what is, and not what is asked for */
};

G_DEFINE_FINAL_TYPE (UiRoomSettings, ui_room_settings, ADW_TYPE_WINDOW)

static void
update (UiRoomSettings *self)
{
  SessionOrder *order = session_room_get_order (session_get_room (self->session));

  self->showing = TRUE;
  adw_combo_row_set_selected (self->admission, session_order_get_admission (order) - 1);
  gtk_switch_set_active (self->moderated, session_order_get_moderated (order));
  self->showing = FALSE;
  adw_action_row_set_subtitle (self->key, session_get_key (self->session) != NULL ? _ ("Only those come in who know it") : _ ("None"));
}

static void
on_admission (UiRoomSettings *self)
{
  if (!self->showing)
    session_set_admission (self->session, adw_combo_row_get_selected (self->admission) + 1);
}

static void
on_moderated (UiRoomSettings *self)
{
  if (!self->showing)
    session_set_moderated (self->session, gtk_switch_get_active (self->moderated));
}

static void
on_key (UiRoomSettings *self)
{
  gtk_window_present (GTK_WINDOW (ui_key_dialog_new_change (GTK_WINDOW (self), self->session)));
}

/* --- Lists --- */

static void
on_let_back (GtkButton      *button,
             UiRoomSettings *self)
{
  session_let_back (self->session, g_object_get_data (G_OBJECT (button), "outsider"));
}

static void
on_unmute (GtkButton      *button,
           UiRoomSettings *self)
{
  session_unmute (self->session, g_object_get_data (G_OBJECT (button), "outsider"));
}

static GtkWidget *
create_row (UiRoomSettings  *self,
            SessionOutsider *outsider,
            const char      *label,
            const char      *description,
            GCallback        callback)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (label);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), session_outsider_get_name (outsider));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  g_object_set_data_full (G_OBJECT (button), "outsider", g_object_ref (outsider), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
create_kept_out_row (gpointer item,
                     gpointer user_data)
{
  g_autofree char *description = g_strdup_printf (_ ("Let %s back in"), session_outsider_get_name (item));

  return create_row (user_data, item, _ ("Let back in"), description, G_CALLBACK (on_let_back));
}

static GtkWidget *
create_muted_row (gpointer item,
                  gpointer user_data)
{
  g_autofree char *description = g_strdup_printf (_ ("Let %s write"), session_outsider_get_name (item));

  return create_row (user_data, item, _ ("Let write"), description, G_CALLBACK (on_unmute));
}

static GtkWidget *
create_nobody (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Nobody"));
  gtk_widget_set_sensitive (row, FALSE);
  return row;
}

static void
on_clear (UiRoomSettings *self)
{
  ui_clear_room_ask (GTK_WINDOW (self), self->session);
}

/* --- The object --- */

static void
ui_room_settings_dispose (GObject *object)
{
  g_clear_object (&UI_ROOM_SETTINGS (object)->session);
  G_OBJECT_CLASS (ui_room_settings_parent_class)->dispose (object);
}

static void
ui_room_settings_class_init (UiRoomSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_room_settings_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-room-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, UiRoomSettings, admission);
  gtk_widget_class_bind_template_child (widget_class, UiRoomSettings, key);
  gtk_widget_class_bind_template_child (widget_class, UiRoomSettings, moderated);
  gtk_widget_class_bind_template_child (widget_class, UiRoomSettings, hosting);
  gtk_widget_class_bind_template_child (widget_class, UiRoomSettings, kept_out);
  gtk_widget_class_bind_template_child (widget_class, UiRoomSettings, muted);
  gtk_widget_class_bind_template_callback (widget_class, on_admission);
  gtk_widget_class_bind_template_callback (widget_class, on_moderated);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
}

static void
ui_room_settings_init (UiRoomSettings *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ui_room_settings_new:
 * @session: in a room our person keeps in order
 */
GtkWidget *
ui_room_settings_new (GtkWindow *parent,
                      Session   *session)
{
  UiRoomSettings *self = g_object_new (UI_TYPE_ROOM_SETTINGS, "application", gtk_window_get_application (parent), "transient-for", parent, NULL);
  SessionOrder   *order = session_room_get_order (session_get_room (session));

  self->session = g_object_ref (session);
  gtk_widget_set_visible (self->hosting, session_get_host_port (session) != 0);
  gtk_list_box_set_placeholder (self->kept_out, create_nobody ());
  gtk_list_box_set_placeholder (self->muted, create_nobody ());
  gtk_list_box_bind_model (self->kept_out, session_order_get_kept_out (order), create_kept_out_row, self, NULL);
  gtk_list_box_bind_model (self->muted, session_order_get_muted (order), create_muted_row, self, NULL);
  g_signal_connect_object (order, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::key", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->admission));
  return GTK_WIDGET (self);
}
