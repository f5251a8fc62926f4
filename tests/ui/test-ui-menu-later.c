// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-menu-later.h"

#include "fixtures/await.h"
#include "ui/ui-test.h"

/* The menu is made when it is first opened, and is the same one from then on. */
static void
test_made_when_opened (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GMenu     *menu = g_menu_new ();
  GtkWidget *window;
  GtkWidget *popover;

  g_menu_append (menu, "Aç", "win.x");
  ui_menu_later (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  g_object_unref (menu);
  window = ui_test_show (button, 300, 200);
  g_assert_null (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_assert_nonnull (popover);
  AWAIT (gtk_widget_get_mapped (popover));
  g_assert_true (ui_test_has_text (popover, "Aç"));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  AWAIT (!gtk_widget_get_mapped (popover));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_true (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))) == popover);
  AWAIT (gtk_widget_get_mapped (popover));

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/menu-later/made-when-opened", test_made_when_opened);
  return g_test_run ();
}
