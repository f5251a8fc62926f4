// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-announcer.h"

/* Nobody sees this text. Screen readers say what comes into it; GTK has no other way to tell them anything before 4.14.
 * Each change has the window drawn, and nobody can listen to everything when much is said: what follows soon is told
 * together, and the oldest of it not at all. */

#define PACE_MS 500
#define MOST_AT_ONCE 5

struct _UiAnnouncer
{
  GtkTextView parent_instance;

  GQueue waiting; /* of char *, the oldest first */
  gint64 said_us;
  guint  pace_id;
};

G_DEFINE_FINAL_TYPE (UiAnnouncer, ui_announcer, GTK_TYPE_TEXT_VIEW)

static void
forget_waiting (UiAnnouncer *self)
{
  g_clear_handle_id (&self->pace_id, g_source_remove);
  g_queue_clear_full (&self->waiting, g_free);
}

static void
say_waiting (UiAnnouncer *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, link->data);
    }
  forget_waiting (self);
  self->said_us = g_get_monotonic_time ();
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), text->str, text->len);
}

static gboolean
on_pace (gpointer user_data)
{
  UiAnnouncer *self = user_data;

  self->pace_id = 0;
  say_waiting (self);
  return G_SOURCE_REMOVE;
}

/**
 * ui_announcer_say:
 *
 * Has screen readers say @words: at once after a pause, else soon.
 */
void
ui_announcer_say (UiAnnouncer *self,
                  const char  *words)
{
  gint64 elapsed_ms = (g_get_monotonic_time () - self->said_us) / 1000;

  g_return_if_fail (UI_IS_ANNOUNCER (self));

  g_queue_push_tail (&self->waiting, g_strdup (words));
  if (self->waiting.length > MOST_AT_ONCE)
    g_free (g_queue_pop_head (&self->waiting));
  if (self->pace_id != 0)
    return;
  if (elapsed_ms >= PACE_MS)
    say_waiting (self);
  else
    self->pace_id = g_timeout_add (PACE_MS - elapsed_ms, on_pace, self);
}

/**
 * ui_announcer_hush:
 *
 * Takes back what was said and what is waiting: it is about something else.
 */
void
ui_announcer_hush (UiAnnouncer *self)
{
  forget_waiting (self);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "", -1);
}

/* --- The object --- */

static void
ui_announcer_dispose (GObject *object)
{
  forget_waiting (UI_ANNOUNCER (object));
  G_OBJECT_CLASS (ui_announcer_parent_class)->dispose (object);
}

static void
ui_announcer_class_init (UiAnnouncerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ui_announcer_dispose;
}

static void
ui_announcer_init (UiAnnouncer *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "announcer");
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, 1);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), FALSE);
}
