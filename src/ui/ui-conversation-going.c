// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-conversation-private.h"

/* Going to a row of the conversation. */

/* Frames in which a row one goes to may find its place, and how long it is marked. */
#define GOING_FRAMES 8
#define FOUND_SECONDS 4

/**
 * ui_conversation_find_row:
 *
 * Returns: (transfer none) (nullable): the row of @message, if it has one; it may not have been laid out
 */
UiMessageRow *
ui_conversation_find_row (UiConversation *self,
                          SessionMessage *message)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (row != NULL && ui_message_row_get_message (UI_MESSAGE_ROW (row)) == message)
        return UI_MESSAGE_ROW (row);
    }
  return NULL;
}

static void
mark_rows (UiConversation *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (row != NULL)
        ui_message_row_set_found (UI_MESSAGE_ROW (row), self->found != NULL && ui_message_row_get_message (UI_MESSAGE_ROW (row)) == self->found);
    }
}

void
ui_conversation_set_found (UiConversation *self,
                           SessionMessage *message)
{
  g_clear_handle_id (&self->found_id, g_source_remove);
  g_set_object (&self->found, message);
  mark_rows (self);
}

static gboolean
on_found_timeout (gpointer user_data)
{
  UiConversation *self = user_data;

  self->found_id = 0;
  ui_conversation_set_found (self, NULL);
  return G_SOURCE_REMOVE;
}

void
ui_conversation_stop_going (UiConversation *self)
{
  self->going = 0;
  g_clear_object (&self->target);
}

static void
arrive (UiConversation *self)
{
  ui_conversation_stop_going (self);
  ui_conversation_set_at_end (self, ui_conversation_distance_to_end (self) < UI_CONVERSATION_AT_END_PIXELS);
}

static void
scroll_to_target (UiConversation *self)
{
  guint position;

  ui_paced_list_catch_up (self->rows);
  if (session_timeline_get_position (self->timeline, self->target, &position))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* One step a frame: the heights of rows are estimates until they have been seen. */
void
ui_conversation_go_on (UiConversation *self)
{
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  UiMessageRow   *row = ui_conversation_find_row (self, self->target);
  double          before = gtk_adjustment_get_value (adjustment);
  graphene_rect_t bounds;

  self->going--;
  self->moving = TRUE;
  if (row == NULL || !gtk_widget_get_mapped (GTK_WIDGET (row)) || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->scrolled), &bounds))
    scroll_to_target (self);
  else
    {
      double rest = MAX (0, gtk_adjustment_get_page_size (adjustment) - bounds.size.height);

      gtk_adjustment_set_value (adjustment, before + bounds.origin.y - rest / 3);
      if (ABS (gtk_adjustment_get_value (adjustment) - before) < 1)
        self->going = 0;
    }
  self->moving = FALSE;
  if (self->going == 0)
    arrive (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ui_conversation_go_to_message:
 *
 * Brings its row into view.
 */
void
ui_conversation_go_to_message (UiConversation *self,
                               SessionMessage *message)
{
  g_set_object (&self->target, message);
  ui_conversation_set_at_end (self, FALSE);
  self->going = GOING_FRAMES;
  scroll_to_target (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ui_conversation_go_to:
 * @msgid: of a row
 *
 * Brings a row into view and marks it for a moment.
 */
void
ui_conversation_go_to (UiConversation *self,
                       const char     *msgid)
{
  g_autoptr (SessionMessage) message = NULL;
  guint position;

  g_return_if_fail (UI_IS_CONVERSATION (self));

  if (self->timeline == NULL || !session_timeline_find (self->timeline, msgid, &position))
    return;
  message = g_list_model_get_item (G_LIST_MODEL (self->timeline), position);
  ui_conversation_set_found (self, message);
  self->found_id = g_timeout_add_seconds (FOUND_SECONDS, on_found_timeout, self);
  ui_conversation_go_to_message (self, message);
}
