// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-menu-later.h"

static void
on_wanted (GtkMenuButton *button,
           gpointer       user_data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, G_MENU_MODEL (user_data));
}

/**
 * ui_menu_later:
 * @menu: what the button opens
 *
 * A button with a menu makes all widgets of the menu at once: this one when it is first
 * opened.
 */
void
ui_menu_later (GtkMenuButton *button,
               GMenuModel    *menu)
{
  gtk_menu_button_set_create_popup_func (button, on_wanted, g_object_ref (menu), g_object_unref);
}
