// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-row-private.h"

#include "ui/ui-message-menu.h"

/* GTK keeps some two hundred rows of a list, of which a dozen are seen. The others are bare: they know their message and
 * say it to screen readers, but have no pieces. What they have is a height: another row, the ruler of the conversation,
 * shows their message for as long as it takes to measure it. */

/**
 * ui_message_row_forget_height:
 *
 * Something has changed that may make a bare row another height.
 */
void
ui_message_row_forget_height (UiMessageRow *self)
{
  if (self->known_width == 0)
    return;
  self->known_width = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
has_same_letters (SessionMessage *a,
                  SessionMessage *b)
{
  return session_message_is_event (a) == session_message_is_event (b) && session_message_get_redacted (a) == session_message_get_redacted (b) &&
         (session_message_get_kind (a) == SESSION_MESSAGE_ACTION) == (session_message_get_kind (b) == SESSION_MESSAGE_ACTION);
}

/* GTK tells widgets of another style at the next frame only, new ones have theirs at once. The ruler hears nothing of what
 * becomes of the message. */
static void
lend_message (UiMessageRow *ruler,
              UiMessageRow *self)
{
  if (ruler->message != NULL && !has_same_letters (ruler->message, self->message))
    ui_message_row_drop_pieces (ruler);
  g_set_object (&ruler->message, self->message);
  g_set_object (&ruler->previous, self->previous);
  g_set_object (&ruler->quoted, self->quoted);
  ui_message_row_show_message (ruler);
}

/**
 * ui_message_row_measure_bare:
 * @width: in pixels, or -1 for any
 *
 * Returns: the height the row would have with its pieces
 */
int
ui_message_row_measure_bare (UiMessageRow *self,
                             int           width)
{
  if (self->message == NULL)
    return 0;
  if (width > 0 && self->known_width != width)
    {
      lend_message (self->ruler, self);
      gtk_widget_measure (GTK_WIDGET (self->ruler), GTK_ORIENTATION_VERTICAL, width, NULL, &self->known_height, NULL, NULL);
      self->known_width = width;
    }
  return self->known_height;
}

static void
keep_height (UiMessageRow *self)
{
  self->known_width = gtk_widget_get_width (GTK_WIDGET (self));
  if (self->known_width > 0)
    gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, self->known_width, NULL, &self->known_height, NULL, NULL);
}

/**
 * ui_message_row_set_bare:
 * @bare: whether nobody sees it; it needs a ruler then
 */
void
ui_message_row_set_bare (UiMessageRow *self,
                         gboolean      bare)
{
  g_return_if_fail (!bare || self->ruler != NULL);

  if (self->bare == bare)
    return;
  if (bare)
    {
      keep_height (self);
      ui_message_menu_close (GTK_WIDGET (self));
      ui_message_row_unwatch (self);
      ui_message_row_drop_pieces (self);
    }
  self->bare = bare;
  if (bare)
    return;
  ui_message_row_watch (self);
  if (self->message != NULL)
    ui_message_row_show_message (self);
}

gboolean
ui_message_row_get_bare (UiMessageRow *self)
{
  return self->bare;
}
