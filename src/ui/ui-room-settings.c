// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-order-dialog.h"

#include "session/session-moderation.h"
#include "ui/ui-clear-room.h"
#include "ui/ui-key-dialog.h"

#include <glib/gi18n.h>

/* Order in the room: who may come in, who may write, and who may not. */

struct _UiOrderDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwComboRow  *admission;
  AdwActionRow *key;
  GtkSwitch    *moderated;
  GtkListBox   *kept_out;
  GtkListBox   *muted;

  /* owned */
  Session *session;

  gboolean showing; /* what is, and not what is asked for */
};

G_DEFINE_FINAL_TYPE (UiOrderDialog, ui_order_dialog, ADW_TYPE_WINDOW)

static void
update (UiOrderDialog *self)
{
  SessionOrder *order = session_room_get_order (session_get_room (self->session));

  self->showing = TRUE;
  adw_combo_row_set_selected (self->admission, session_order_get_admission (order) - 1);
  gtk_switch_set_active (self->moderated, session_order_get_moderated (order));
  self->showing = FALSE;
  adw_action_row_set_subtitle (self->key, session_get_key (self->session) != NULL ? _ ("Only those come in who know it") : _ ("None"));
}

static void
on_admission (UiOrderDialog *self)
{
  if (!self->showing)
    session_set_admission (self->session, adw_combo_row_get_selected (self->admission) + 1);
}

static void
on_moderated (UiOrderDialog *self)
{
  if (!self->showing)
    session_set_moderated (self->session, gtk_switch_get_active (self->moderated));
}

static void
on_key (UiOrderDialog *self)
{
  gtk_window_present (GTK_WINDOW (ui_key_dialog_new_change (GTK_WINDOW (self), self->session)));
}

/* --- Lists --- */

static void
on_let_back (GtkButton     *button,
             UiOrderDialog *self)
{
  session_let_back (self->session, g_object_get_data (G_OBJECT (button), "outsider"));
}

static void
on_unmute (GtkButton     *button,
           UiOrderDialog *self)
{
  session_unmute (self->session, g_object_get_data (G_OBJECT (button), "outsider"));
}

static GtkWidget *
create_row (UiOrderDialog   *self,
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
on_clear (UiOrderDialog *self)
{
  ui_clear_room_ask (GTK_WINDOW (self), self->session);
}

/* --- The object --- */

static void
ui_order_dialog_dispose (GObject *object)
{
  g_clear_object (&UI_ORDER_DIALOG (object)->session);
  G_OBJECT_CLASS (ui_order_dialog_parent_class)->dispose (object);
}

static void
ui_order_dialog_class_init (UiOrderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_order_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-order-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UiOrderDialog, admission);
  gtk_widget_class_bind_template_child (widget_class, UiOrderDialog, key);
  gtk_widget_class_bind_template_child (widget_class, UiOrderDialog, moderated);
  gtk_widget_class_bind_template_child (widget_class, UiOrderDialog, kept_out);
  gtk_widget_class_bind_template_child (widget_class, UiOrderDialog, muted);
  gtk_widget_class_bind_template_callback (widget_class, on_admission);
  gtk_widget_class_bind_template_callback (widget_class, on_moderated);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
}

static void
ui_order_dialog_init (UiOrderDialog *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ui_order_dialog_new:
 * @session: in a room our person keeps in order
 */
GtkWidget *
ui_order_dialog_new (GtkWindow *parent,
                     Session   *session)
{
  UiOrderDialog *self = g_object_new (UI_TYPE_ORDER_DIALOG, "transient-for", parent, NULL);
  SessionOrder  *order = session_room_get_order (session_get_room (session));

  self->session = g_object_ref (session);
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
