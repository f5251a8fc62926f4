// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-conversation-private.h"

#include <glib/gi18n.h>

/* The button at the top that leads to the line above what is unread. It is there while the
 * line is further up than what is in view, until it was in view before somebody's eyes. */

/* About as high as the line with its words. */
#define LINE_HEIGHT 16

static gboolean
is_looked_at (UiConversation *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root));
}

static gboolean
find_place (UiConversation  *self,
            UiMessageRow    *row,
            graphene_rect_t *place)
{
  return gtk_widget_get_mapped (GTK_WIDGET (row)) && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->scrolled), place);
}

/* The line is at the top of its row; of a long message that may be out of view. */
static gboolean
is_line_in_view (UiConversation *self,
                 UiMessageRow   *row)
{
  graphene_rect_t place;

  return find_place (self, row, &place) && place.origin.y > -LINE_HEIGHT && place.origin.y + LINE_HEIGHT < gtk_widget_get_height (GTK_WIDGET (self->scrolled));
}

static gboolean
is_in_view (UiConversation *self,
            UiMessageRow   *row)
{
  graphene_rect_t place;

  return find_place (self, row, &place) && place.origin.y + place.size.height > 0 && place.origin.y < gtk_widget_get_height (GTK_WIDGET (self->scrolled));
}

/* The first message that is in view, or NULL. */
static SessionMessage *
find_shown (UiConversation *self)
{
  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (row != NULL && ui_message_row_get_message (UI_MESSAGE_ROW (row)) != NULL && is_in_view (self, UI_MESSAGE_ROW (row)))
        return ui_message_row_get_message (UI_MESSAGE_ROW (row));
    }
  return NULL;
}

static gboolean
is_above (UiConversation *self,
          SessionMessage *message)
{
  SessionMessage *shown = find_shown (self);
  guint           position;
  guint           shown_position;

  return shown != NULL && session_timeline_get_position (self->timeline, message, &position) &&
         session_timeline_get_position (self->timeline, shown, &shown_position) && position <= shown_position;
}

static void
show_button (UiConversation *self,
             gboolean        show)
{
  gtk_revealer_set_reveal_child (self->to_unread_revealer, show);
  /* A faded button must not catch clicks or the Tab key. */
  gtk_widget_set_visible (GTK_WIDGET (self->to_unread_revealer), show);
}

/**
 * ui_conversation_update_unread:
 *
 * To be called when rows have found their places.
 */
void
ui_conversation_update_unread (UiConversation *self)
{
  SessionMessage *first = self->timeline != NULL ? session_timeline_get_unread_first (self->timeline) : NULL;
  UiMessageRow   *row;

  if (first == NULL || self->unread_seen)
    {
      show_button (self, FALSE);
      return;
    }
  row = ui_conversation_find_row (self, first);
  if (row == NULL || !is_line_in_view (self, row))
    show_button (self, is_above (self, first));
  else
    {
      self->unread_seen = is_looked_at (self);
      show_button (self, FALSE);
    }
}

/**
 * ui_conversation_on_unread_changed:
 *
 * There is another line, or more behind it.
 */
void
ui_conversation_on_unread_changed (UiConversation *self)
{
  SessionMessage  *first = self->timeline != NULL ? session_timeline_get_unread_first (self->timeline) : NULL;
  guint            n = first != NULL ? session_timeline_get_n_unread (self->timeline) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u unread message", "%u unread messages", n), n);

  gtk_label_set_text (self->n_unread_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->to_unread), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (self->unread_first != first)
    self->unread_seen = FALSE;
  self->unread_first = first;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ui_conversation_go_to_unread (UiConversation *self)
{
  if (self->unread_first != NULL)
    ui_conversation_go_to_message (self, self->unread_first);
}
