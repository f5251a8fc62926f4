// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-reply-bar.h"

#include "ui/ui-message-quote.h"

#include <glib/gi18n.h>

/* Above the composer: what one is answering, until it is sent or given up. */

struct _UiReplyBar
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel *name;
  GtkLabel *text;

  /* owned */
  SessionMessage *message; /* or NULL */
};

enum {
  PROP_MESSAGE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (UiReplyBar, ui_reply_bar, ADW_TYPE_BIN)

static void
on_close (UiReplyBar *self)
{
  ui_reply_bar_set_message (self, NULL);
}

static void
show_message (UiReplyBar *self)
{
  g_autofree char *excerpt = ui_message_quote_dup_excerpt (self->message);
  g_autofree char *title = NULL;

  if (session_message_get_own (self->message))
    title = g_strdup (_ ("Reply to yourself"));
  else
    title = g_strdup_printf (_ ("Reply to %s"), session_message_get_sender_name (self->message));
  gtk_label_set_text (self->name, title);
  gtk_label_set_text (self->text, excerpt);
}

/**
 * ui_reply_bar_set_message:
 * @message: (nullable): what is answered; %NULL for nothing
 */
void
ui_reply_bar_set_message (UiReplyBar     *self,
                          SessionMessage *message)
{
  g_return_if_fail (UI_IS_REPLY_BAR (self));

  if (self->message == message)
    return;
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_set_object (&self->message, message);
  if (message != NULL)
    {
      show_message (self);
      /* Nobody answers what is gone. */
      g_signal_connect_object (message, "notify::redacted", G_CALLBACK (on_close), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), message != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

/**
 * ui_reply_bar_get_message:
 *
 * Returns: (transfer none) (nullable): what is answered
 */
SessionMessage *
ui_reply_bar_get_message (UiReplyBar *self)
{
  return self->message;
}

/**
 * ui_reply_bar_describe:
 *
 * Returns: (transfer full) (nullable): what a screen reader says where one writes
 */
char *
ui_reply_bar_describe (UiReplyBar *self)
{
  if (self->message == NULL)
    return NULL;
  /* Translators: what a screen reader says while one writes an answer: "Reply to Ayşe", the answered text */
  return g_strdup_printf (_ ("%s: %s"), gtk_label_get_text (self->name), gtk_label_get_text (self->text));
}

static void
ui_reply_bar_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_MESSAGE:
      g_value_set_object (value, UI_REPLY_BAR (object)->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ui_reply_bar_dispose (GObject *object)
{
  UiReplyBar *self = UI_REPLY_BAR (object);

  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  G_OBJECT_CLASS (ui_reply_bar_parent_class)->dispose (object);
}

static void
ui_reply_bar_class_init (UiReplyBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = ui_reply_bar_get_property;
  G_OBJECT_CLASS (klass)->dispose = ui_reply_bar_dispose;

  properties[PROP_MESSAGE] = g_param_spec_object ("message", NULL, NULL, SESSION_TYPE_MESSAGE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "replybar");
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-reply-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, UiReplyBar, name);
  gtk_widget_class_bind_template_child (widget_class, UiReplyBar, text);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
}

static void
ui_reply_bar_init (UiReplyBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ui_reply_bar_new (void)
{
  return g_object_new (UI_TYPE_REPLY_BAR, NULL);
}
