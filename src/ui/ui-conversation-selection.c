// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-conversation-private.h"

#include "ui/ui-message-menu.h"
#include "ui/ui-time.h"

#include <glib/gi18n.h>

/* Messages that are selected, and copying them. A plain click selects text in a message;
 * with Shift or Ctrl it selects messages, as Shift with the arrows does. */

static GtkBitset *
get_selection (UiConversation *self)
{
  GtkSelectionModel *model = gtk_list_view_get_model (self->list);

  return model != NULL ? gtk_selection_model_get_selection (model) : gtk_bitset_new_empty ();
}

/* --- As text --- */

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/* Further lines are moved in, so that nobody can put words in another's mouth. */
static void
append_message (GString        *out,
                SessionMessage *message)
{
  g_auto (GStrv) lines = g_strsplit (session_message_get_text (message), "\n", -1);
  g_autofree char *text = g_strjoinv ("\n    ", lines);
  g_autofree char *clock = ui_time_format_clock (session_message_get_time (message));

  if (session_message_is_event (message))
    g_string_append_printf (out, "[%s] %s\n", clock, text);
  else if (session_message_get_kind (message) == SESSION_MESSAGE_ACTION)
    g_string_append_printf (out, "[%s] * %s %s\n", clock, session_message_get_sender_name (message), text);
  else
    g_string_append_printf (out, "[%s] %s: %s\n", clock, session_message_get_sender_name (message), text);
}

static void
append_day (GString    *out,
            GDateTime **day,
            GDateTime  *time)
{
  g_autofree char *text = NULL;

  if (*day != NULL && is_same_day (*day, time))
    return;
  text = g_date_time_format (time, C_ ("day", "%A, %B %-d, %Y"));
  g_string_append_printf (out, "%s%s\n\n", *day != NULL ? "\n" : "", text);
  *day = time;
}

/* Several days are told apart; what is of one needs no day. */
static gboolean
spans_days (UiConversation *self,
            GtkBitset      *selected)
{
  g_autoptr (SessionMessage) first = g_list_model_get_item (G_LIST_MODEL (self->timeline), gtk_bitset_get_minimum (selected));
  g_autoptr (SessionMessage) last = g_list_model_get_item (G_LIST_MODEL (self->timeline), gtk_bitset_get_maximum (selected));

  return !is_same_day (session_message_get_time (first), session_message_get_time (last));
}

static char *
format_selected (UiConversation *self,
                 GtkBitset      *selected)
{
  GString      *out = g_string_new (NULL);
  GDateTime    *day = NULL;
  gboolean      with_days = spans_days (self, selected);
  GtkBitsetIter iter;
  guint         position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (G_LIST_MODEL (self->timeline), position);

      if (session_message_get_redacted (message))
        continue;
      if (with_days)
        append_day (out, &day, session_message_get_time (message));
      append_message (out, message);
    }
  return g_string_free (out, FALSE);
}

/**
 * ui_conversation_copy_selected:
 *
 * Returns: whether there was anything to copy
 */
gboolean
ui_conversation_copy_selected (UiConversation *self)
{
  g_autoptr (GtkBitset) selected = get_selection (self);
  g_autofree char *text = NULL;

  if (gtk_bitset_is_empty (selected))
    return FALSE;
  text = format_selected (self, selected);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  return TRUE;
}

/**
 * ui_conversation_add_to_menu:
 * @menu: of @message
 *
 * When it is one of several that are selected, they can be copied together.
 */
void
ui_conversation_add_to_menu (UiConversation *self,
                             GMenu          *menu,
                             SessionMessage *message)
{
  g_autoptr (GtkBitset) selected = get_selection (self);
  guint position;

  if (gtk_bitset_get_size (selected) > 1 && session_timeline_get_position (self->timeline, message, &position) && gtk_bitset_contains (selected, position))
    g_menu_append (menu, _ ("Copy selected _messages"), "conversation.copy");
}

/* --- Keys and clicks --- */

static gboolean
has_selected_text (GtkWidget *focus)
{
  return GTK_IS_LABEL (focus) && gtk_label_get_selection_bounds (GTK_LABEL (focus), NULL, NULL);
}

/* What is selected within a message comes first. */
static gboolean
on_copy (GtkWidget *list,
         GVariant  *parameters,
         gpointer   self)
{
  return !has_selected_text (gtk_root_get_focus (gtk_widget_get_root (list))) && ui_conversation_copy_selected (self);
}

static gboolean
on_escape (GtkWidget *list,
           GVariant  *parameters,
           gpointer   self)
{
  g_autoptr (GtkBitset) selected = get_selection (self);

  return !gtk_bitset_is_empty (selected) && gtk_selection_model_unselect_all (gtk_list_view_get_model (UI_CONVERSATION (self)->list));
}

/* The list would extend from where something was selected last, or from its beginning. */
static void
select_first (UiConversation *self,
              GtkWidget      *from)
{
  g_autoptr (GtkBitset) selected = get_selection (self);

  if (gtk_bitset_is_empty (selected))
    gtk_widget_activate_action (from, "listitem.select", "(bb)", FALSE, FALSE);
}

static gboolean
on_extend (GtkWidget *list,
           GVariant  *parameters,
           gpointer   self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  if (focus != NULL && gtk_widget_get_parent (focus) == list)
    select_first (self, focus);
  return FALSE;
}

/* From the text in a row this comes when the text has no use for the key. */
static gboolean
on_extend_from_text (GtkWidget *list,
                     GVariant  *parameters,
                     gpointer   self)
{
  GtkWidget *row = gtk_widget_get_ancestor (gtk_root_get_focus (gtk_widget_get_root (list)), UI_TYPE_MESSAGE_ROW);

  if (row != NULL)
    select_first (self, row);
  return FALSE;
}

static void
add_shortcut (GtkEventController *controller,
              const char         *trigger,
              GtkShortcutFunc     func,
              UiConversation     *self)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_callback_action_new (func, self, NULL)));
}

static void
watch_keys (UiConversation *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *left_over = gtk_shortcut_controller_new ();

  add_shortcut (keys, "<Control>c", on_copy, self);
  add_shortcut (keys, "<Control>Insert", on_copy, self);
  add_shortcut (keys, "Escape", on_escape, self);
  add_shortcut (keys, "<Shift>Up", on_extend, self);
  add_shortcut (keys, "<Shift>Down", on_extend, self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  add_shortcut (left_over, "<Shift>Up", on_extend_from_text, self);
  add_shortcut (left_over, "<Shift>Down", on_extend_from_text, self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), left_over);
}

static void
on_pressed (GtkGesture *gesture,
            int         n_press,
            double      x,
            double      y,
            GtkWidget  *list)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean        modify = (state & GDK_CONTROL_MASK) != 0;
  gboolean        extend = (state & GDK_SHIFT_MASK) != 0;
  GtkWidget      *row = modify || extend ? ui_message_menu_find_row_at (list, x, y) : NULL;

  if (row == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (gtk_widget_get_parent (row));
  gtk_widget_activate_action (row, "listitem.select", "(bb)", modify, extend);
}

/**
 * ui_conversation_watch_selection:
 *
 * Takes clicks and keys before the text of a row does.
 */
void
ui_conversation_watch_selection (UiConversation *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self->list, 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  watch_keys (self);
}
