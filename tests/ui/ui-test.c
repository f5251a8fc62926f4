// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-test.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "ui/ui-init.h"

#include <glib/gi18n.h>

/**
 * ui_test_init:
 *
 * As the program begins, in the language of the environment and with the build folder's
 * translations.
 */
void
ui_test_init (int    *argc,
              char ***argv)
{
  locale_test_init (argc, argv);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("MERHABA_LOCALE_DIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  ui_init ();
}

static void
on_after_paint (GdkFrameClock *clock,
                gpointer       user_data)
{
  guint *frames = user_data;

  (*frames)++;
}

/* Lets a few frames be drawn: a row that is new needs more than one to find its place. */
void
ui_test_settle (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  guint          frames = 0;
  gulong         id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &frames);

  for (guint wanted = 1; wanted <= 4; wanted++)
    {
      gtk_widget_queue_draw (widget);
      AWAIT (frames >= wanted);
    }
  g_signal_handler_disconnect (clock, id);
}

/* Returns: (transfer none): a window on the screen with @widget in it */
GtkWidget *
ui_test_show (GtkWidget *widget,
              int        width,
              int        height)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  AWAIT (gtk_widget_get_mapped (window));
  ui_test_settle (window);
  return window;
}

/* Returns: (nullable): the first widget of @type in @widget that is shown */
GtkWidget *
ui_test_find (GtkWidget *widget,
              GType      type)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_test_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whether a label that is shown has exactly @text. */
gboolean
ui_test_has_text (GtkWidget  *widget,
                  const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ui_test_has_text (child, text))
      return TRUE;
  return FALSE;
}

/* Returns: (transfer none): the message, in @timeline now */
SessionMessage *
ui_test_say (SessionTimeline *timeline,
             const char      *sender,
             const char      *text)
{
  g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, sender, sender, text, NULL);

  session_timeline_append (timeline, message);
  return message;
}
