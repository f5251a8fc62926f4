// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-rooms-dialog.h"

#include "session/session-beside.h"
#include "session/session-directory.h"

#include <glib/gi18n.h>

/* The rooms of the host or network one is with: going into another one, and opening a new
 * one. */

struct _UiRoomsDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwEntryRow *name;
  GtkLabel    *error;
  GtkListBox  *list;

  /* owned */
  Session *session;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiRoomsDialog, ui_rooms_dialog, ADW_TYPE_WINDOW)

/* Shows it, or says why there is none. */
static void
choose (UiRoomsDialog *self,
        Session       *beside)
{
  gtk_widget_set_visible (GTK_WIDGET (self->error), beside == NULL);
  if (beside == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, beside);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_open_new (UiRoomsDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  choose (self, name[0] != '\0' ? session_create_beside (self->session, name) : NULL);
}

static void
on_row_activated (UiRoomsDialog *self,
                  GtkListBoxRow *row)
{
  const char *channel = g_object_get_data (G_OBJECT (row), "channel");

  choose (self, session_open_beside (self->session, channel));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  SessionListed   *listed = item;
  guint            n = session_listed_get_n_people (listed);
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n), n);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), session_listed_get_title (listed));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), people);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "channel", g_strdup (session_listed_get_channel (listed)), g_free);
  return row;
}

static void
ui_rooms_dialog_dispose (GObject *object)
{
  g_clear_object (&UI_ROOMS_DIALOG (object)->session);
  G_OBJECT_CLASS (ui_rooms_dialog_parent_class)->dispose (object);
}

static void
ui_rooms_dialog_class_init (UiRoomsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_rooms_dialog_dispose;

  /**
   * UiRoomsDialog::chosen:
   * @session: the conversation to show
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SESSION_TYPE_SESSION);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-rooms-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UiRoomsDialog, name);
  gtk_widget_class_bind_template_child (widget_class, UiRoomsDialog, error);
  gtk_widget_class_bind_template_child (widget_class, UiRoomsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_open_new);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ui_rooms_dialog_init (UiRoomsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ui_rooms_dialog_new:
 * @session: any conversation with the host or network
 */
GtkWidget *
ui_rooms_dialog_new (GtkWindow *parent,
                     Session   *session)
{
  UiRoomsDialog *self = g_object_new (UI_TYPE_ROOMS_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session_get_first (session));
  gtk_list_box_bind_model (self->list, session_get_directory (self->session), create_row, NULL, NULL);
  session_ask_directory (self->session);
  return GTK_WIDGET (self);
}
