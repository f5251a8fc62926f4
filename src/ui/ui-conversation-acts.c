// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-conversation-private.h"

#include "ui/ui-message-menu.h"

/* What people do with messages: the keys for it, and what an answer needs. */

/**
 * ui_conversation_show_quoted:
 *
 * Tells a row what its message answers, or asks for it.
 */
void
ui_conversation_show_quoted (UiConversation *self,
                             UiMessageRow   *row)
{
  SessionMessage *message = ui_message_row_get_message (row);
  SessionMessage *quoted;

  if (message == NULL || session_message_get_reply_to (message) == NULL)
    return;
  quoted = session_timeline_get_quoted (self->timeline, message);
  ui_message_row_set_quoted (row, quoted);
  if (quoted == NULL)
    g_signal_emit_by_name (self, "quote-wanted", message);
}

/* --- The keyboard --- */

/* Where the keyboard is, one sees what can be done there. */
static void
on_focus_changed (UiConversation *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean   visible = GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root));
  GtkWidget *row = visible ? ui_message_menu_find_focused_row (GTK_WIDGET (self->list)) : NULL;

  if (self->focused == row)
    return;
  if (self->focused != NULL)
    ui_message_row_set_focused (UI_MESSAGE_ROW (self->focused), FALSE);
  g_set_weak_pointer (&self->focused, row);
  if (row != NULL)
    ui_message_row_set_focused (UI_MESSAGE_ROW (row), TRUE);
}

static void
on_root_changed (UiConversation *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!GTK_IS_WINDOW (root))
    return;
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (root, "notify::focus-visible", G_CALLBACK (on_focus_changed), self, G_CONNECT_SWAPPED);
}

/* A menu of a row has keys of its own: one may search for an emoji there. */
static UiMessageRow *
find_row (GtkWidget *list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GtkWidget *row = ui_message_menu_find_focused_row (list);

  if (row == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return NULL;
  return UI_MESSAGE_ROW (row);
}

static gboolean
on_reply_key (GtkWidget *list,
              GVariant  *parameters,
              gpointer   user_data)
{
  UiMessageRow *row = find_row (list);
  const char   *msgid = row != NULL ? session_message_get_msgid (ui_message_row_get_message (row)) : NULL;

  return msgid != NULL && gtk_widget_activate_action (list, "room.reply", "s", msgid);
}

static gboolean
on_react_key (GtkWidget *list,
              GVariant  *parameters,
              gpointer   user_data)
{
  UiMessageRow *row = find_row (list);

  return row != NULL && gtk_widget_activate_action (GTK_WIDGET (row), "message.react", NULL);
}

static void
add_key (GtkEventController *controller,
         guint               keyval,
         GtkShortcutFunc     func)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (gtk_keyval_trigger_new (keyval, 0), gtk_callback_action_new (func, NULL, NULL)));
}

void
ui_conversation_watch_focus (UiConversation *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (keys, GDK_KEY_r, on_reply_key);
  add_key (keys, GDK_KEY_e, on_react_key);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_object (self, "notify::root", G_CALLBACK (on_root_changed), self, G_CONNECT_SWAPPED);
}
