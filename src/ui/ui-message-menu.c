// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-menu.h"

#include "session/session-reacting.h"
#include "ui/ui-context-menu.h"
#include "ui/ui-message-row.h"

#include <glib/gi18n.h>

/* The menu of a message: by the second mouse button, a long touch or the menu key. */

static void
append_with_msgid (GMenu      *menu,
                   const char *label,
                   const char *action,
                   const char *msgid)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", msgid);
  g_menu_append_item (menu, item);
}

/**
 * ui_message_menu_new:
 * @room: where @message is
 *
 * Returns: (transfer full): what can be done with @message now
 */
GMenuModel *
ui_message_menu_new (Session        *session,
                     SessionRoom    *room,
                     SessionMessage *message)
{
  GMenu      *menu = g_menu_new ();
  const char *msgid = session_message_get_msgid (message);

  if (session_can_reply (session, message))
    append_with_msgid (menu, _ ("_Reply"), "room.reply", msgid);
  if (session_can_react (session, message))
    g_menu_append (menu, _ ("R_eact…"), "message.react");
  if (!session_message_get_redacted (message))
    g_menu_append (menu, _ ("_Copy text"), "message.copy");
  if (!session_message_is_event (message) && msgid != NULL)
    append_with_msgid (menu, _ ("_Information…"), "room.information", msgid);
  if (session_can_take_back (session, message))
    append_with_msgid (menu, _ ("_Delete for everyone…"), "room.take-back", msgid);
  return G_MENU_MODEL (menu);
}

/* --- Showing it --- */

static gboolean
remove_popover (gpointer popover)
{
  GtkWidget *row = gtk_widget_get_parent (popover);

  if (row == NULL)
    return G_SOURCE_REMOVE;
  gtk_widget_unparent (popover);
  ui_message_row_update_acts (UI_MESSAGE_ROW (row));
  return G_SOURCE_REMOVE;
}

static void
on_closed (GtkWidget *popover)
{
  /* What was chosen is activated after this; the row may be gone before. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, remove_popover, g_object_ref (popover), g_object_unref);
}

/**
 * ui_message_menu_close:
 * @row: a row that is to show another message
 */
void
ui_message_menu_close (GtkWidget *row)
{
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_popdown (GTK_POPOVER (child));
}

/**
 * ui_message_menu_popup:
 * @popover: (transfer floating): goes when it is closed
 * @place: where in the row
 */
void
ui_message_menu_popup (GtkWidget          *row,
                       GtkWidget          *popover,
                       const GdkRectangle *place)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), place);
  gtk_widget_set_parent (popover, row);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * ui_message_menu_show:
 *
 * Returns: whether there is anything to do with the row's message
 */
gboolean
ui_message_menu_show (GtkWidget *row,
                      double     x,
                      double     y)
{
  g_autoptr (GMenuModel) menu = ui_message_row_create_menu (UI_MESSAGE_ROW (row));
  GtkWidget *popover;

  if (menu == NULL || g_menu_model_get_n_items (menu) == 0)
    return FALSE;
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL ? GTK_ALIGN_END : GTK_ALIGN_START);
  ui_message_menu_popup (row, popover, &(GdkRectangle){ x, y, 1, 1 });
  return TRUE;
}

/**
 * ui_message_menu_find_row_at:
 * @list: a list of rows
 * @x: in @list, as @y
 *
 * Returns: (transfer none) (nullable): the row there
 */
GtkWidget *
ui_message_menu_find_row_at (GtkWidget *list,
                             double     x,
                             double     y)
{
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  return widget != NULL ? gtk_widget_get_ancestor (widget, UI_TYPE_MESSAGE_ROW) : NULL;
}

static gboolean
show_at (GtkWidget *list,
         double     x,
         double     y)
{
  GtkWidget *row = ui_message_menu_find_row_at (list, x, y);

  return row != NULL && gtk_widget_translate_coordinates (list, row, x, y, &x, &y) && ui_message_menu_show (row, x, y);
}

/**
 * ui_message_menu_find_focused_row:
 * @list: a list of rows
 *
 * The focus is on the list's item around a row, or on something in it.
 *
 * Returns: (transfer none) (nullable): that row
 */
GtkWidget *
ui_message_menu_find_focused_row (GtkWidget *list)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  GtkWidget *row = focus != NULL && focus != list && gtk_widget_is_ancestor (focus, list) ? gtk_widget_get_ancestor (focus, UI_TYPE_MESSAGE_ROW) : NULL;

  if (row == NULL && focus != NULL && gtk_widget_get_parent (focus) == list)
    row = gtk_widget_get_first_child (focus);
  return row;
}

static gboolean
show_focused (GtkWidget *list)
{
  GtkWidget *row = ui_message_menu_find_focused_row (list);

  return row != NULL && ui_message_menu_show (row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);
}

/**
 * ui_message_menu_watch:
 * @list: a list of rows
 *
 * Shows the menu of a row when it is asked for.
 */
void
ui_message_menu_watch (GtkWidget *list)
{
  ui_context_menu_watch (list, show_at, show_focused);
}

/* --- Deleting --- */

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Session          *session)
{
  SessionTimeline *timeline = session_room_get_timeline (session_get_room (session));
  const char      *msgid = g_object_get_data (G_OBJECT (dialog), "msgid");
  guint            position;

  if (g_str_equal (response, "delete") && session_timeline_find (timeline, msgid, &position))
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (G_LIST_MODEL (timeline), position);

      session_take_back (session, message);
    }
}

/**
 * ui_message_menu_ask_take_back:
 * @widget: in the window that asks
 * @msgid: the message's
 *
 * Asks whether the message is to be deleted, and has it deleted.
 */
void
ui_message_menu_ask_take_back (GtkWidget  *widget,
                               Session    *session,
                               const char *msgid)
{
  GtkWidget        *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Delete this message?"), NULL);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_set_body (question, _ ("It disappears for everyone in the room and from the history."));
  adw_message_dialog_add_responses (question, "keep", _ ("_Keep"), "delete", _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (question, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (question, "keep");
  adw_message_dialog_set_close_response (question, "keep");
  g_object_set_data_full (G_OBJECT (dialog), "msgid", g_strdup (msgid), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), session, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
