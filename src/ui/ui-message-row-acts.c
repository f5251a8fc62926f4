// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-row-private.h"

#include "ui/ui-message-acts.h"
#include "ui/ui-message-menu.h"
#include "ui/ui-message-quote.h"
#include "ui/ui-message-reactions.h"
#include "ui/ui-reaction-picker.h"

/* What a row has besides the message itself: what is answered, reactions, buttons. */

/* --- What is answered --- */

/**
 * ui_message_row_update_quote:
 *
 * Shows what is answered, as far as that is known.
 */
void
ui_message_row_update_quote (UiMessageRow *self)
{
  const char *msgid = session_message_get_reply_to (self->message);
  gboolean    shown = msgid != NULL && !self->event && !session_message_get_redacted (self->message);

  GtkWidget *quote = ui_message_row_show_piece (self, UI_PIECE_QUOTE, shown);

  if (quote != NULL)
    ui_message_quote_show (UI_MESSAGE_QUOTE (quote), msgid, self->quoted);
}

static void
on_quoted_changed (UiMessageRow *self)
{
  if (!self->bare)
    ui_message_row_update_quote (self);
  ui_message_row_forget_height (self);
  ui_message_row_update_accessible (self);
}

/**
 * ui_message_row_set_quoted:
 * @quoted: (nullable): what the row’s message answers, if that is known
 */
void
ui_message_row_set_quoted (UiMessageRow   *self,
                           SessionMessage *quoted)
{
  if (self->quoted == quoted)
    return;
  if (self->quoted != NULL)
    g_signal_handlers_disconnect_by_func (self->quoted, on_quoted_changed, self);
  g_set_object (&self->quoted, quoted);
  if (quoted != NULL)
    g_signal_connect_object (quoted, "notify::redacted", G_CALLBACK (on_quoted_changed), self, G_CONNECT_SWAPPED);
  if (self->message != NULL)
    on_quoted_changed (self);
}

/* --- Reactions --- */

void
ui_message_row_update_reactions (UiMessageRow *self)
{
  GtkWidget *reactions = ui_message_row_show_piece (self, UI_PIECE_REACTIONS, session_message_get_reactions (self->message) != NULL);

  if (reactions != NULL)
    ui_message_reactions_show (UI_MESSAGE_REACTIONS (reactions), self->message);
}

/* --- Buttons --- */

static gboolean
has_popover (UiMessageRow *self)
{
  for (GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_prev_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
      return TRUE;
  return FALSE;
}

/* Of a row that nobody else knows there is nothing to be done together. */
static gboolean
has_acts (UiMessageRow *self)
{
  return self->message != NULL && !session_message_is_event (self->message) && session_message_get_msgid (self->message) != NULL && !session_message_get_private (self->message) && !session_message_get_redacted (self->message);
}

/**
 * ui_message_row_update_acts:
 *
 * Shows the buttons while the pointer or the keyboard is on the row, or a menu of it is
 * open.
 */
void
ui_message_row_update_acts (UiMessageRow *self)
{
  gboolean   shown = has_acts (self) && !self->bare && (self->pointed || self->focused || has_popover (self));
  GtkWidget *acts = ui_message_row_show_piece (self, UI_PIECE_ACTS, shown);

  if (acts != NULL)
    ui_message_acts_set_message (acts, session_message_get_msgid (self->message));
}

/* The row is to show another message. */
void
ui_message_row_forget_acts (UiMessageRow *self)
{
  ui_message_row_set_quoted (self, NULL);
  self->pointed = self->focused = FALSE;
  ui_message_row_update_acts (self);
}

/**
 * ui_message_row_set_focused:
 * @focused: whether the keyboard is on the row, and one sees that it is
 */
void
ui_message_row_set_focused (UiMessageRow *self,
                            gboolean      focused)
{
  if (self->focused == focused)
    return;
  self->focused = focused;
  ui_message_row_update_acts (self);
}

static void
on_enter (UiMessageRow *self)
{
  self->pointed = TRUE;
  ui_message_row_update_acts (self);
}

static void
on_leave (UiMessageRow *self)
{
  self->pointed = FALSE;
  ui_message_row_update_acts (self);
}

void
ui_message_row_watch_pointer (UiMessageRow *self)
{
  self->motion = gtk_event_controller_motion_new ();
  g_signal_connect_object (self->motion, "enter", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->motion, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), self->motion);
}

void
ui_message_row_ignore_pointer (UiMessageRow *self)
{
  gtk_widget_remove_controller (GTK_WIDGET (self), self->motion);
  self->motion = NULL;
  self->pointed = FALSE;
}

/* Where a menu of the row points to: the buttons, else the bubble. */
static GdkRectangle
get_place (UiMessageRow *self)
{
  GtkWidget      *acts = self->pieces[UI_PIECE_ACTS];
  GtkWidget      *at = acts != NULL && gtk_widget_get_visible (acts) ? acts : self->pieces[UI_PIECE_BUBBLE];
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    return (GdkRectangle){ 0, 0, 1, 1 };
  return (GdkRectangle){ bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height };
}

/* message.react: asks with which emoji. */
void
ui_message_row_react (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  UiMessageRow *self = UI_MESSAGE_ROW (widget);
  GdkRectangle  place = get_place (self);

  if (has_acts (self))
    ui_reaction_picker_show (widget, &place, session_message_get_msgid (self->message));
}

/* message.menu */
void
ui_message_row_show_menu (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  GdkRectangle place = get_place (UI_MESSAGE_ROW (widget));

  ui_message_menu_show (widget, place.x + place.width / 2.0, place.y + place.height);
}
