// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-shortcuts.h"

/**
 * ui_shortcuts_show:
 *
 * Shows the keys. The window is made anew each time: GTK would make its several hundred
 * widgets with each window of the program.
 */
void
ui_shortcuts_show (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/ui-shortcuts.ui");
  GtkWindow *shown = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shown, parent);
  gtk_window_present (shown);
}
