// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-row-private.h"

#include "session/session-emoji.h"
#include "ui/ui-message-text.h"
#include "ui/ui-time.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What a row says: to be seen, to be heard, to be copied. */

/* So many emoji alone are large. */
#define MAX_LARGE 5

/* What style.css makes of the bubbles, near enough to reckon with. */
#define BUBBLE_LIGHT 0xebebeb
#define BUBBLE_DARK 0x303030
#define BUBBLE_OWN 0x3584e4

void
ui_message_row_set_css_class (UiMessageRow *self,
                              const char   *css_class,
                              gboolean      set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

/* --- To be seen --- */

static int
get_background (UiMessageRow *self)
{
  if (self->own)
    return BUBBLE_OWN;
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? BUBBLE_DARK : BUBBLE_LIGHT;
}

static void
note_blocks (UiMessageRow *self,
             SessionText  *text)
{
  for (guint i = 0; i < text->spans->len; i++)
    {
      const SessionTextSpan *span = &g_array_index (text->spans, SessionTextSpan, i);

      if ((span->style & SESSION_TEXT_CODE_BLOCK) != 0)
        g_array_append_val (self->blocks, *span);
    }
}

static void
show_message (UiMessageRow *self)
{
  GtkLabel *label = GTK_LABEL (ui_message_row_get_piece (self, UI_PIECE_TEXT));
  gboolean  redacted = session_message_get_redacted (self->message);
  gboolean  large = !self->event && session_message_get_reply_to (self->message) == NULL && session_emoji_is_all (session_message_get_text (self->message), MAX_LARGE);
  g_autoptr (SessionText) text = session_text_new (self->message);

  g_array_set_size (self->blocks, 0);
  if (redacted)
    {
      g_free (text->text);
      text->text = g_strdup (_ ("This message was deleted"));
      g_array_set_size (text->spans, 0);
    }
  note_blocks (self, text);
  ui_message_text_show (label, text, get_background (self), large);
  ui_message_row_set_css_class (self, "large", large);
}

/**
 * ui_message_row_update_words:
 *
 * Shows the text of the message.
 */
void
ui_message_row_update_words (UiMessageRow *self)
{
  GtkLabel *label = GTK_LABEL (ui_message_row_get_piece (self, UI_PIECE_TEXT));

  show_message (self);
  ui_message_row_show_piece (self, UI_PIECE_COPY, self->blocks->len > 0);
  ui_message_row_set_css_class (self, "redacted", session_message_get_redacted (self->message));
  ui_message_row_set_css_class (self, "mentioned", session_message_get_mentions_me (self->message));
  gtk_label_set_xalign (label, self->event ? 0.5 : 0.0);
  gtk_label_set_justify (label, self->event ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
}

/* --- To be heard --- */

static const char *
get_answered_name (UiMessageRow *self)
{
  if (self->quoted == NULL)
    return _ ("a message that is not here");
  return session_message_get_own (self->quoted) ? _ ("you") : session_message_get_sender_name (self->quoted);
}

static char *
describe (UiMessageRow *self)
{
  const char      *text = session_message_get_redacted (self->message) ? _ ("This message was deleted") : session_message_get_text (self->message);
  const char      *name = session_message_get_own (self->message) ? _ ("You") : session_message_get_sender_name (self->message);
  g_autofree char *time = ui_time_format_clock (session_message_get_time (self->message));

  if (session_message_is_event (self->message))
    /* Translators: what a screen reader says for an event: the sentence, the time */
    return g_strdup_printf (_ ("%s %s"), text, time);
  if (session_message_get_reply_to (self->message) != NULL && !session_message_get_redacted (self->message))
    /* Translators: what a screen reader says for an answer: who, when, to whom, the text */
    return g_strdup_printf (_ ("%s, %s, answers %s: %s"), name, time, get_answered_name (self), text);
  /* Translators: what a screen reader says for a message: who, when, the text */
  return g_strdup_printf (_ ("%s, %s: %s"), name, time, text);
}

static char *
describe_with_reactions (UiMessageRow *self)
{
  g_autofree char  *said = describe (self);
  SessionReactions *reactions = session_message_get_reactions (self->message);
  g_autoptr (GString) emoji = g_string_new (NULL);

  if (reactions == NULL)
    return g_steal_pointer (&said);
  for (guint i = 0; i < session_reactions_get_n (reactions); i++)
    g_string_append_printf (emoji, "%s%s %u", i > 0 ? ", " : "", session_reactions_get_emoji (reactions, i), session_reactions_count_people (reactions, i));
  /* Translators: what a screen reader says for a message with reactions: the message, emoji and how many of each */
  return g_strdup_printf (_ ("%s, reactions: %s"), said, emoji->str);
}

static char *
describe_with_state (UiMessageRow *self)
{
  g_autofree char *said = describe_with_reactions (self);

  if (session_message_get_mentions_me (self->message))
    /* Translators: what a screen reader says for a message that names the person; %s is the message */
    return g_strdup_printf (_ ("%s, mentions you"), said);
  switch (session_message_get_delivery (self->message))
    {
    case SESSION_DELIVERY_QUEUED:
      /* Translators: what a screen reader says; %s is the message */
      return g_strdup_printf (_ ("%s, not sent yet"), said);
    case SESSION_DELIVERY_DELIVERED:
      /* Translators: what a screen reader says; %s is the message */
      return g_strdup_printf (_ ("%s, delivered"), said);
    case SESSION_DELIVERY_FAILED:
      /* Translators: what a screen reader says; %s is the message */
      return g_strdup_printf (_ ("%s, not sent"), said);
    default:
      return g_steal_pointer (&said);
    }
}

/**
 * ui_message_row_update_accessible:
 *
 * Says what a screen reader says for the whole row, with the words that stand above it.
 */
void
ui_message_row_update_accessible (UiMessageRow *self)
{
  GtkWidget       *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = describe_with_state (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (item == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (session_message_get_unread_first (self->message))
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("New messages"), -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* The whole time of what has a short one or none. */
gboolean
ui_message_row_query_tooltip (GtkWidget  *widget,
                              int         x,
                              int         y,
                              gboolean    keyboard,
                              GtkTooltip *tooltip)
{
  UiMessageRow    *self = UI_MESSAGE_ROW (widget);
  GtkWidget       *under = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  g_autofree char *time = NULL;

  if (self->message == NULL || self->bare || self->event || keyboard || under == NULL || under == widget)
    return FALSE;
  time = g_date_time_format (session_message_get_time (self->message), C_ ("time of a message", "%A, %B %-d, %Y, %H:%M:%S"));
  gtk_tooltip_set_text (tooltip, time);
  return TRUE;
}

/* --- To be copied --- */

/* message.copy-code */
void
ui_message_row_copy_code (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  UiMessageRow *self = UI_MESSAGE_ROW (widget);
  g_autoptr (SessionText) text = session_text_new (self->message);
  g_autofree char *code = session_text_dup_code (text);

  if (code != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), code);
}
