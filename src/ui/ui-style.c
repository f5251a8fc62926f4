// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-style.h"

#include <adwaita.h>

static GtkStyleProvider *
new_sheet (const char *path)
{
  GtkCssProvider *sheet = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (sheet, path);
  return GTK_STYLE_PROVIDER (sheet);
}

static void
on_contrast_changed (AdwStyleManager  *manager,
                     GParamSpec       *pspec,
                     GtkStyleProvider *high_contrast)
{
  GdkDisplay *display = adw_style_manager_get_display (manager);

  if (adw_style_manager_get_high_contrast (manager))
    gtk_style_context_add_provider_for_display (display, high_contrast, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  else
    gtk_style_context_remove_provider_for_display (display, high_contrast);
}

static void
release (gpointer  object,
         GClosure *closure)
{
  g_object_unref (object);
}

/**
 * ui_style_load:
 * @display: the screen; once each
 *
 * Adds what our widgets look like, now and when somebody chooses or leaves high contrast. AdwApplication would, did the
 * program have a resource base path; but with one GtkApplication starts to read the icon theme before libadwaita adds its
 * folder to it, and everybody waits until what was read in vain is read: a fifth of the time until the window is seen.
 */
void
ui_style_load (GdkDisplay *display)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (display);
  g_autoptr (GtkStyleProvider) ordinary = new_sheet (RESOURCE_PATH "/style.css");
  GtkStyleProvider *high_contrast = new_sheet (RESOURCE_PATH "/style-hc.css");

  gtk_style_context_add_provider_for_display (display, ordinary, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_data (manager, "notify::high-contrast", G_CALLBACK (on_contrast_changed), high_contrast, release, 0);
  on_contrast_changed (manager, NULL, high_contrast);
}

/**
 * ui_style_show_picture:
 * @image: 96 points wide
 *
 * Shows the program's picture.
 */
void
ui_style_show_picture (GtkImage *image)
{
  gboolean fine = gtk_widget_get_scale_factor (GTK_WIDGET (image)) > 1;

  gtk_image_set_from_resource (image, fine ? RESOURCE_PATH "/merhaba-192.png" : RESOURCE_PATH "/merhaba-96.png");
}
