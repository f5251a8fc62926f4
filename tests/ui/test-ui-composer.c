// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-composer.h"

#include "fixtures/await.h"
#include "ui/ui-test.h"

static void
on_send (UiComposer *composer,
         const char *text,
         GString    *sent)
{
  g_string_append_printf (sent, "[%s]", text);
}

static void
type_text (GtkWidget  *composer,
           const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_test_find (composer, GTK_TYPE_TEXT_VIEW))), text, -1);
}

static void
press (GtkWidget *composer)
{
  GtkWidget *button = ui_test_find (composer, GTK_TYPE_BUTTON);

  if (gtk_widget_is_sensitive (button))
    g_signal_emit_by_name (button, "clicked");
}

static void
test_send (void)
{
  GtkWidget *composer = ui_composer_new ();
  GtkWidget *window = ui_test_show (composer, 400, 200);
  g_autoptr (GString) sent = g_string_new (NULL);

  g_signal_connect (composer, "send", G_CALLBACK (on_send), sent);
  type_text (composer, "merhaba");
  press (composer);
  press (composer); /* it is empty now */
  type_text (composer, " \n\t ");
  press (composer);
  type_text (composer, "\n\n  girintili\niki\n\n");
  press (composer);
  g_assert_cmpstr (sent->str, ==, "[merhaba][  girintili\niki]");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_explanation (void)
{
  GtkWidget *composer = ui_composer_new ();
  GtkWidget *window = ui_test_show (composer, 400, 200);
  g_autoptr (GString) sent = g_string_new (NULL);

  g_signal_connect (composer, "send", G_CALLBACK (on_send), sent);
  ui_composer_set_explanation (UI_COMPOSER (composer), "Bağlı değil");
  g_assert_true (ui_test_has_text (composer, "Bağlı değil"));
  type_text (composer, "taslak");
  press (composer);
  g_assert_cmpstr (sent->str, ==, "");
  /* What was written is still there once it can be sent. */
  ui_composer_set_explanation (UI_COMPOSER (composer), NULL);
  press (composer);
  g_assert_cmpstr (sent->str, ==, "[taslak]");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* It grows with its lines, up to a point. */
static void
test_growth (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *composer = ui_composer_new ();
  GtkWidget *window;
  int        one, three, twenty;

  gtk_box_append (GTK_BOX (box), composer);
  window = ui_test_show (box, 400, 600);
  type_text (composer, "1");
  ui_test_settle (window);
  one = gtk_widget_get_height (composer);
  type_text (composer, "1\n2\n3");
  AWAIT (gtk_widget_get_height (composer) > one);
  ui_test_settle (window);
  three = gtk_widget_get_height (composer);
  type_text (composer, "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20");
  AWAIT (gtk_widget_get_height (composer) > three);
  ui_test_settle (window);
  twenty = gtk_widget_get_height (composer);
  g_assert_cmpint (one, <, 70);
  g_assert_cmpint (twenty, <, 220);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/composer/send", test_send);
  g_test_add_func ("/ui/composer/explanation", test_explanation);
  g_test_add_func ("/ui/composer/growth", test_growth);
  return g_test_run ();
}
