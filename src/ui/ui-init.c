// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-init.h"

#include "ui/ui-resources.h"
#include "ui/ui-style.h"

#include <adwaita.h>

/* --- What libadwaita does not name --- */

static char *
dup_plain (AdwPreferencesRow *row,
           const char        *text)
{
  char *plain = NULL;

  if (text != NULL && adw_preferences_row_get_use_markup (row))
    pango_parse_markup (text, -1, 0, NULL, &plain, NULL, NULL);
  return plain != NULL ? plain : g_strdup (text);
}

/* What a screen reader says of a row; GTK 4.8 and libadwaita 1.2 say nothing. */
static void
name_row (GtkWidget *row)
{
  g_autofree char *title = dup_plain (ADW_PREFERENCES_ROW (row), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  g_autofree char *subtitle = ADW_IS_ACTION_ROW (row) ? dup_plain (ADW_PREFERENCES_ROW (row), adw_action_row_get_subtitle (ADW_ACTION_ROW (row))) : NULL;
  g_autofree char *name = subtitle != NULL && subtitle[0] != '\0' ? g_strdup_printf ("%s, %s", title, subtitle) : g_strdup (title);

  /* One without a title is our own, and names itself. */
  if (title != NULL && title[0] != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The button that shows a password has nothing but a tooltip. */
static void
name_button (GtkWidget *button)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_widget_get_tooltip_text (button), -1);
}

static gboolean
is_named_by (GtkWidget *widget,
             gpointer   func)
{
  return g_signal_handler_find (widget, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, func, NULL) != 0;
}

/* Each widget passes here when it is shown. */
static gboolean
on_shown (GSignalInvocationHint *hint,
          guint                  n_values,
          const GValue          *values,
          gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (ADW_IS_PREFERENCES_ROW (widget))
    {
      if (!is_named_by (widget, name_row))
        {
          g_signal_connect (widget, "notify::title", G_CALLBACK (name_row), NULL);
          if (ADW_IS_ACTION_ROW (widget))
            g_signal_connect (widget, "notify::subtitle", G_CALLBACK (name_row), NULL);
        }
      name_row (widget);
    }
  else if (GTK_IS_BUTTON (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_PASSWORD_ENTRY_ROW) != NULL)
    {
      if (!is_named_by (widget, name_button))
        g_signal_connect (widget, "notify::tooltip-text", G_CALLBACK (name_button), NULL);
      name_button (widget);
    }
  return TRUE;
}

static void
name_widgets (void)
{
  GTypeClass *klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_shown, NULL, NULL);
  g_type_class_unref (klass);
}

/**
 * ui_init:
 *
 * Starts libadwaita, makes our templates and style known, and gives names for screen readers to what has none. Call it
 * before any widget is made, and before an application starts that has no resource base path (see ui_style_load()). Ends
 * the program if there is no screen. Calling it again does nothing.
 */
void
ui_init (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      adw_init ();
      ui_register_resource ();
      ui_style_load (gdk_display_get_default ());
      name_widgets ();
      g_once_init_leave (&done, 1);
    }
}
