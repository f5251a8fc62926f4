// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-quote.h"

#include <glib/gi18n.h>

/* What a message answers, small, above its text: one presses it to go there. */

#define MAX_CHARS 44
#define MAX_LINES 2

/* Letters of a quoted text: more than are ever shown. */
#define MAX_EXCERPT 200

struct _UiMessageQuote
{
  GtkButton parent_instance;

  GtkLabel *name;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (UiMessageQuote, ui_message_quote, GTK_TYPE_BUTTON)

static void
ui_message_quote_class_init (UiMessageQuoteClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
ui_message_quote_init (UiMessageQuote *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->name = add_label (box, "quote-name");
  self->text = add_label (box, "quote-text");
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_wrap_mode (self->text, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->text, MAX_LINES);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "quote");
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
}

GtkWidget *
ui_message_quote_new (void)
{
  return g_object_new (UI_TYPE_MESSAGE_QUOTE, NULL);
}

/**
 * ui_message_quote_dup_excerpt:
 *
 * Returns: (transfer full): the beginning of what a message says, in one line
 */
char *
ui_message_quote_dup_excerpt (SessionMessage *message)
{
  g_autofree char *start = NULL;
  g_autofree char *line = NULL;

  if (session_message_get_redacted (message))
    return g_strdup (_ ("This message was deleted"));
  start = g_utf8_substring (session_message_get_text (message), 0, MIN (MAX_EXCERPT, g_utf8_strlen (session_message_get_text (message), -1)));
  line = g_strdelimit (g_steal_pointer (&start), "\n\r\t", ' ');
  return g_steal_pointer (&line);
}

/**
 * ui_message_quote_show:
 * @msgid: of what is quoted
 * @quoted: (nullable): that, or %NULL when it is not known
 */
void
ui_message_quote_show (UiMessageQuote *self,
                       const char     *msgid,
                       SessionMessage *quoted)
{
  const char      *name = quoted == NULL ? NULL : session_message_get_own (quoted) ? _ ("You")
                                                                                   : session_message_get_sender_name (quoted);
  g_autofree char *text = quoted != NULL ? ui_message_quote_dup_excerpt (quoted) : g_strdup (_ ("A message that is not here"));
  g_autofree char *spoken = NULL;

  gtk_label_set_text (self->name, name != NULL ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (self->name), name != NULL);
  gtk_label_set_text (self->text, text);
  if (quoted == NULL || session_message_get_redacted (quoted))
    gtk_widget_add_css_class (GTK_WIDGET (self), "missing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "missing");
  /* Translators: what a screen reader says for the button that goes to the answered message: who, the text */
  spoken = name != NULL ? g_strdup_printf (_ ("Go to what is answered, %s: %s"), name, text) : g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", msgid);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "room.go-to");
}
