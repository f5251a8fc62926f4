// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-conversation-private.h"

/* Which rows have pieces: those that are in view. They get them while a frame is laid out, once all rows have found their
 * places, so that what is painted is whole. */

/* About as many as are in view. */
#define ROWS_AT_END 16

#define STRIP_MS 500

/* What the keyboard is on may have selected text, or a menu. */
static gboolean
is_held (UiConversation *self,
         GtkWidget      *item)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == item;
}

/**
 * ui_conversation_will_be_in_view:
 *
 * Returns: whether the end is followed, and the row at @position a part of it: pieces made for it now are not made in vain
 */
gboolean
ui_conversation_will_be_in_view (UiConversation *self,
                                 guint           position)
{
  return self->at_end && position + ROWS_AT_END >= g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

/* Takes the pieces from rows that are out of view. Those below it come into view next when the end is followed. */
static void
strip_rows (UiConversation *self)
{
  gboolean is_below = FALSE;

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);
      gboolean   in_view = gtk_widget_get_child_visible (item);

      if (row != NULL && !in_view && !(is_below && self->at_end) && !is_held (self, item))
        ui_message_row_set_bare (UI_MESSAGE_ROW (row), TRUE);
      is_below = is_below || in_view;
    }
}

/**
 * ui_conversation_update_rows:
 *
 * To be called when rows have found their places and are not painted yet. The list shows no child that is out of view.
 */
void
ui_conversation_update_rows (UiConversation *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (row != NULL && gtk_widget_get_child_visible (item))
        ui_message_row_set_bare (UI_MESSAGE_ROW (row), FALSE);
    }
  /* Each change of the rows has the whole window laid out: while the end is followed it waits for the next one. */
  if (!self->at_end)
    strip_rows (self);
}

static gboolean
on_strip (gpointer user_data)
{
  UiConversation *self = user_data;

  self->strip_id = 0;
  strip_rows (self);
  return G_SOURCE_REMOVE;
}

/**
 * ui_conversation_make_way:
 *
 * Rows come or go. What the ones before have pushed out of view is stripped; what these push out, when the next ones come,
 * or soon.
 */
void
ui_conversation_make_way (UiConversation *self)
{
  strip_rows (self);
  if (self->strip_id == 0)
    self->strip_id = g_timeout_add (STRIP_MS, on_strip, self);
}

/**
 * ui_conversation_make_ruler:
 *
 * The row by which rows without pieces are measured. It is in the window, for its style, within something that is not
 * visible: what is measured while the list is laid out must not ask the conversation for another layout.
 */
void
ui_conversation_make_ruler (UiConversation *self)
{
  self->ruler = UI_MESSAGE_ROW (ui_message_row_new ());
  self->hidden = g_object_new (ADW_TYPE_BIN, "visible", FALSE, "child", self->ruler, NULL);
  gtk_widget_set_parent (self->hidden, GTK_WIDGET (self));
}
