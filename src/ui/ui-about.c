// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-about.h"

#include "ui/ui-style.h"

/**
 * ui_about_show:
 * @parent: (nullable): the window it stands before
 * @version: of the program
 *
 * Shows what the program is and who may do what with it. The window is our own, as buttons
 * in AdwAboutWindow 1.2 have no names: nobody who does not see them knows what they are.
 */
void
ui_about_show (GtkWindow  *parent,
               const char *version)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCE_PATH "/ui/ui-about.ui");
  GtkWindow *shown = GTK_WINDOW (gtk_builder_get_object (builder, "about"));

  ui_style_show_picture (GTK_IMAGE (gtk_builder_get_object (builder, "icon")));
  gtk_label_set_text (GTK_LABEL (gtk_builder_get_object (builder, "version")), version);
  gtk_window_set_transient_for (shown, parent);
  gtk_window_present (shown);
}
