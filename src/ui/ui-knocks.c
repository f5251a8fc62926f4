// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-knocks.h"

#include "session/session-moderation.h"
#include "ui/ui-buttons-layout.h"
#include "ui/ui-sentence-layout.h"

#include <glib/gi18n.h>

/* Who asks to be let into the room, above the conversation. */

/* So many at a time; the next ones follow. */
#define MAX_SHOWN 3

struct _UiKnocks
{
  AdwBin parent_instance;

  GtkListBox *list;

  /* owned */
  Session *session;
};

G_DEFINE_FINAL_TYPE (UiKnocks, ui_knocks, ADW_TYPE_BIN)

static void
on_let_in (GtkButton *button,
           UiKnocks  *self)
{
  session_let_in (self->session, g_object_get_data (G_OBJECT (button), "knock"));
}

static void
on_turn_away (GtkButton *button,
              UiKnocks  *self)
{
  session_turn_away (self->session, g_object_get_data (G_OBJECT (button), "knock"));
}

static void
append_button (UiKnocks        *self,
               GtkWidget       *buttons,
               SessionOutsider *knock,
               const char      *label,
               const char      *description,
               GCallback        callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), "knock", g_object_ref (knock), g_object_unref);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  gtk_box_append (GTK_BOX (buttons), button);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  UiKnocks        *self = user_data;
  SessionOutsider *knock = item;
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget       *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *text = g_strdup_printf (_ ("%s would like to come in"), session_outsider_get_name (knock));
  g_autofree char *let_in = g_strdup_printf (_ ("Let %s in"), session_outsider_get_name (knock));
  g_autofree char *not_now = g_strdup_printf (_ ("Do not let %s in now"), session_outsider_get_name (knock));
  GtkWidget       *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  append_button (self, buttons, knock, _ ("Not now"), not_now, G_CALLBACK (on_turn_away));
  append_button (self, buttons, knock, _ ("Let in"), let_in, G_CALLBACK (on_let_in));
  gtk_widget_add_css_class (gtk_widget_get_last_child (buttons), "suggested-action");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_set_layout_manager (box, ui_sentence_layout_new ());
  gtk_widget_set_layout_manager (buttons, ui_buttons_layout_new ());
  gtk_widget_add_css_class (box, "knock");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static void
update (UiKnocks *self)
{
  GListModel *knocks = session_order_get_knocks (session_room_get_order (session_get_room (self->session)));

  gtk_widget_set_visible (GTK_WIDGET (self), session_is_moderator (self->session) && g_list_model_get_n_items (knocks) > 0);
}

static void
forget_session (UiKnocks *self)
{
  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (session_order_get_knocks (session_room_get_order (session_get_room (self->session))), self);
  g_signal_handlers_disconnect_by_data (self->session, self);
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->session);
}

/**
 * ui_knocks_set_session:
 * @session: (nullable): whose room it is
 */
void
ui_knocks_set_session (UiKnocks *self,
                       Session  *session)
{
  GListModel *knocks;

  forget_session (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (session == NULL)
    return;
  self->session = g_object_ref (session);
  knocks = session_order_get_knocks (session_room_get_order (session_get_room (session)));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (gtk_slice_list_model_new (g_object_ref (knocks), 0, MAX_SHOWN)), create_row, self, NULL);
  g_signal_connect_object (knocks, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::moderator", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
ui_knocks_dispose (GObject *object)
{
  forget_session (UI_KNOCKS (object));
  G_OBJECT_CLASS (ui_knocks_parent_class)->dispose (object);
}

static void
ui_knocks_class_init (UiKnocksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ui_knocks_dispose;
}

static void
ui_knocks_init (UiKnocks *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("People who ask to come in"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "knocks");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
