// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-composer.h"

#include "ui/ui-composer-private.h"

#include <glib/gi18n.h>

/* Where one writes: it grows with the text, Enter sends, Shift+Enter breaks the line. */

enum {
  SIGNAL_SEND,
  SIGNAL_TYPING,
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
  gtk_widget_set_sensitive (GTK_WIDGET (self->send), self->explanation == NULL && message[0] != '\0');
}

static void
on_changed (UiComposer *self)
{
  g_autofree char *text = get_text (self);

  update (self);
  ui_composer_queue_completion (self);
  if (!self->by_program)
    g_signal_emit (self, signals[SIGNAL_TYPING], 0, text);
}

static void
send_text (UiComposer *self)
{
  g_autofree char *message = get_message (self);

  if (self->explanation != NULL || message[0] == '\0')
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

  if (!self->composing && (state & gtk_accelerator_get_default_mod_mask ()) == 0 && ui_composer_complete_key (self, keyval))
    return GDK_EVENT_STOP;
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

/* --- Emoji --- */

static void
on_emoji_picked (UiComposer *self,
                 const char *emoji)
{
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (self->buffer, emoji, -1, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* It is large, so it is made when it is wanted. */
static void
create_emoji_chooser (GtkMenuButton *button,
                      gpointer       user_data)
{
  GtkWidget *chooser;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  chooser = gtk_emoji_chooser_new ();
  g_signal_connect_object (chooser, "emoji-picked", G_CALLBACK (on_emoji_picked), user_data, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, chooser);
}

/**
 * ui_composer_describe:
 * @description: (nullable): what a screen reader says besides, for a while; %NULL for what
 *   it always says
 */
void
ui_composer_describe (UiComposer *self,
                      const char *description)
{
  const char *usual = self->explanation != NULL ? self->explanation : self->answering != NULL ? self->answering
                                                                                              : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description != NULL ? description : usual, -1);
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

  g_free (self->explanation);
  self->explanation = g_strdup (explanation);
  gtk_label_set_text (self->placeholder, explanation == NULL ? _ ("Message") : explanation);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->send), explanation);
  ui_composer_describe (self, NULL);
  update (self);
}

/**
 * ui_composer_set_answering:
 * @description: (nullable): what is being answered, for screen readers
 */
void
ui_composer_set_answering (UiComposer *self,
                           const char *description)
{
  g_return_if_fail (UI_IS_COMPOSER (self));

  g_free (self->answering);
  self->answering = g_strdup (description);
  ui_composer_describe (self, NULL);
}

/**
 * ui_composer_set_members:
 * @members: (nullable): whom one may mean by @
 */
void
ui_composer_set_members (UiComposer     *self,
                         SessionMembers *members)
{
  g_return_if_fail (UI_IS_COMPOSER (self));

  g_set_object (&self->members, members);
}

void
ui_composer_clear (UiComposer *self)
{
  ui_composer_set_text (self, "");
}

/* What is written and not sent yet. */
char *
ui_composer_dup_text (UiComposer *self)
{
  return get_text (self);
}

/* What was written before is there again; nobody is typing. */
void
ui_composer_set_text (UiComposer *self,
                      const char *text)
{
  self->by_program = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->by_program = FALSE;
  ui_composer_stop_completion (self);
}

static gboolean
ui_composer_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (UI_COMPOSER (widget)->view));
}

/* By Tab one goes through all of it, and not to where grabbing the focus leads. */
static gboolean
ui_composer_focus (GtkWidget       *widget,
                   GtkDirectionType direction)
{
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), direction);
}

static void
ui_composer_dispose (GObject *object)
{
  ui_composer_dispose_completion (UI_COMPOSER (object));
  G_OBJECT_CLASS (ui_composer_parent_class)->dispose (object);
}

static void
ui_composer_finalize (GObject *object)
{
  g_clear_object (&UI_COMPOSER (object)->members);
  g_free (UI_COMPOSER (object)->explanation);
  g_free (UI_COMPOSER (object)->answering);
  G_OBJECT_CLASS (ui_composer_parent_class)->finalize (object);
}

static void
ui_composer_class_init (UiComposerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_composer_dispose;
  G_OBJECT_CLASS (klass)->finalize = ui_composer_finalize;
  widget_class->grab_focus = ui_composer_grab_focus;
  widget_class->focus = ui_composer_focus;
  signals[SIGNAL_SEND] = g_signal_new ("send", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * UiComposer::typing:
   *
   * Somebody changed the text; it is sent along.
   */
  signals[SIGNAL_TYPING] = g_signal_new ("typing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "composer");
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, UiComposer, scrolled);
  gtk_widget_class_bind_template_child (widget_class, UiComposer, view);
  gtk_widget_class_bind_template_child (widget_class, UiComposer, buffer);
  gtk_widget_class_bind_template_child (widget_class, UiComposer, placeholder);
  gtk_widget_class_bind_template_child (widget_class, UiComposer, emoji);
  gtk_widget_class_bind_template_child (widget_class, UiComposer, send);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, send_text);
  gtk_widget_class_bind_template_callback (widget_class, on_preedit_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
ui_composer_init (UiComposer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ui_composer_init_completion (self);
  gtk_menu_button_set_create_popup_func (self->emoji, create_emoji_chooser, self, NULL);
  update (self);
}

GtkWidget *
ui_composer_new (void)
{
  return g_object_new (UI_TYPE_COMPOSER, NULL);
}
