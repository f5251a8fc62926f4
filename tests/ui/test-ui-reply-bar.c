// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-reply-bar.h"

#include "fixtures/await.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>
#include <string.h>

static void
test_bar (void)
{
  GtkWidget  *bar = ui_reply_bar_new ();
  UiReplyBar *self = UI_REPLY_BAR (bar);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget  *window;
  g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, "Ayse", "Ayşe", "selam\nnasılsın", NULL);
  g_autofree char *title = g_strdup_printf (_ ("Reply to %s"), "Ayşe");
  g_autofree char *spoken = NULL;

  gtk_box_append (GTK_BOX (box), bar);
  window = ui_test_show (box, 400, 200);
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_null (ui_reply_bar_describe (self));
  ui_reply_bar_set_message (self, message);
  g_assert_true (gtk_widget_get_visible (bar));
  g_assert_true (ui_test_has_text (bar, title));
  g_assert_true (ui_test_has_text (bar, "selam nasılsın"));
  spoken = ui_reply_bar_describe (self);
  g_assert_nonnull (strstr (spoken, "selam nasılsın"));
  g_signal_emit_by_name (ui_test_find (bar, GTK_TYPE_BUTTON), "clicked");
  g_assert_null (ui_reply_bar_get_message (self));
  g_assert_false (gtk_widget_get_visible (bar));
  /* What is gone is not answered. */
  ui_reply_bar_set_message (self, message);
  session_message_redact (message);
  g_assert_null (ui_reply_bar_get_message (self));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/ui-reply-bar/bar", test_bar);
  return g_test_run ();
}
