// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-composer.h"

#include <glib/gi18n.h>

/* Where one writes: it grows with the text, Enter sends, Shift+Enter breaks the line. */

struct _UiComposer
{
  AdwBin parent_instance;

  /* template children */
  GtkScrolledWindow *scrolled;
  GtkTextView       *view;
  GtkTextBuffer     *buffer;
  GtkLabel          *placeholder;
  GtkButton         *send;

  gboolean composing; /* an input method shows letters that are not in the text yet */
  gboolean enabled;
};

enum {
  SIGNAL_SEND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiComposer, ui_composer, ADW_TYPE_BIN)

static char *
get_text (UiComposer *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/* What is sent: as typed, without blank lines and spaces around it. */
static char *
get_message (UiComposer *self)
{
  g_autofree char *text = get_text (self);
  char            *start = text;

  /* The first line keeps its indentation; whole blank lines before it go. */
  for (char *p = text; g_ascii_isspace (*p); p++)
    if (*p == '\n')
      start = p + 1;
  return g_strdup (g_strchomp (start));
}

static void
update (UiComposer *self)
{
  g_autofree char *message = get_message (self);
  gboolean         empty = gtk_text_buffer_get_char_count (self->buffer) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), empty && !self->composing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->send), self->enabled && message[0] != '\0');
}

static void
send_text (UiComposer *self)
{
  g_autofree char *message = get_message (self);

  if (!self->enabled || message[0] == '\0')
    return;
  ui_composer_clear (self);
  g_signal_emit (self, signals[SIGNAL_SEND], 0, message);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_preedit_changed (UiComposer *self,
                    const char *preedit)
{
  self->composing = preedit[0] != '\0';
  update (self);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                UiComposer            *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  /* Enter may choose a word in an input method: it comes first. */
  if (gtk_text_view_im_context_filter_keypress (self->view, event))
    return GDK_EVENT_STOP;
  send_text (self);
  return GDK_EVENT_STOP;
}

/**
 * ui_composer_set_explanation:
 * @explanation: (nullable): why nothing can be sent now, or %NULL when it can
 *
 * What was written stays and can be edited; it just cannot be sent.
 */
void
ui_composer_set_explanation (UiComposer *self,
                             const char *explanation)
{
  g_return_if_fail (UI_IS_COMPOSER (self));

  self->enabled = explanation == NULL;
  gtk_label_set_text (self->placeholder, self->enabled ? _ ("Write a message") : explanation);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->send), explanation);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explanation != NULL ? explanation : "", -1);
  update (self);
}

void
ui_composer_clear (UiComposer *self)
{
  gtk_text_buffer_set_text (self->buffer, "", 0);
}

static gboolean
ui_composer_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (UI_COMPOSER (widget)->view));
}

static void
ui_composer_class_init (UiComposerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = ui_composer_grab_focus;
  signals[SIGNAL_SEND] = g_signal_new ("send", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "composer");
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, UiComposer, scrolled);
  gtk_widget_class_bind_template_child (widget_class, UiComposer, view);
  gtk_widget_class_bind_template_child (widget_class, UiComposer, buffer);
  gtk_widget_class_bind_template_child (widget_class, UiComposer, placeholder);
  gtk_widget_class_bind_template_child (widget_class, UiComposer, send);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, send_text);
  gtk_widget_class_bind_template_callback (widget_class, on_preedit_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
ui_composer_init (UiComposer *self)
{
  self->enabled = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

GtkWidget *
ui_composer_new (void)
{
  return g_object_new (UI_TYPE_COMPOSER, NULL);
}
