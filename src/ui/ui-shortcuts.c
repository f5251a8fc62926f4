// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The window with the keys. It is our own, as GtkShortcutsWindow has a button without a name,
 * nothing in it that the keyboard leads to, and no place in a narrow window. */

/* A row without keys is the title of those below it. */
static const struct
{
  const char *title;
  const char *keys; /* as GtkShortcutLabel takes them */
} shortcuts[] = {
  { NC_ ("shortcuts", "Writing"), NULL },
  { NC_ ("shortcuts", "Send the message"), "Return" },
  { NC_ ("shortcuts", "Begin a new line"), "<Shift>Return" },
  { NC_ ("shortcuts", "Insert an emoji"), "<Control>period" },
  { NC_ ("shortcuts", "Go to the newest message and write"), "Escape" },
  { NC_ ("shortcuts", "On a message"), NULL },
  { NC_ ("shortcuts", "Reply"), "r" },
  { NC_ ("shortcuts", "React"), "e" },
  { NC_ ("shortcuts", "What can be done with it"), "Menu" },
  { NC_ ("shortcuts", "Room"), NULL },
  { NC_ ("shortcuts", "Host or join another room"), "<Control>n" },
  { NC_ ("shortcuts", "Find a room or a person"), "<Control>k" },
  { NC_ ("shortcuts", "The room above in the list"), "<Alt>Up" },
  { NC_ ("shortcuts", "The room below in the list"), "<Alt>Down" },
  { NC_ ("shortcuts", "The next room above with new messages"), "<Alt><Shift>Up" },
  { NC_ ("shortcuts", "The next room below with new messages"), "<Alt><Shift>Down" },
  { NC_ ("shortcuts", "What can be done with a room in the list"), "Menu" },
  { NC_ ("shortcuts", "Search the room"), "<Control>f" },
  { NC_ ("shortcuts", "Go to a date"), "<Control>g" },
  { NC_ ("shortcuts", "Show or hide the people"), "F9" },
  { NC_ ("shortcuts", "Connection details"), "<Control>i" },
  { NC_ ("shortcuts", "General"), NULL },
  { NC_ ("shortcuts", "Main menu"), "F10" },
  { NC_ ("shortcuts", "Preferences"), "<Control>comma" },
  { NC_ ("shortcuts", "Keyboard shortcuts"), "<Control>question F1" },
  { NC_ ("shortcuts", "Close the window"), "<Control>w" },
  { NC_ ("shortcuts", "Quit"), "<Control>q" },
};

/* As a screen reader says them. */
static char *
describe_keys (const char *keys)
{
  g_auto (GStrv) parts = g_strsplit (keys, " ", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      GdkModifierType modifiers;
      guint           key;

      gtk_accelerator_parse (*part, &key, &modifiers);
      g_free (*part);
      *part = gtk_accelerator_get_label (key, modifiers);
    }
  return g_strjoinv (", ", parts);
}

static GtkWidget *
create_row (const char *title,
            const char *keys)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *label = gtk_shortcut_label_new (keys);
  g_autofree char *description = describe_keys (keys);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  return row;
}

static GtkWidget *
create_page (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      const char *title = g_dpgettext2 (NULL, "shortcuts", shortcuts[i].title);

      if (shortcuts[i].keys != NULL)
        {
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (title, shortcuts[i].keys));
          continue;
        }
      group = adw_preferences_group_new ();
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    }
  return page;
}

/**
 * ui_shortcuts_show:
 * @parent: (nullable): the window it stands before
 *
 * Shows the keys.
 */
void
ui_shortcuts_show (GtkWindow *parent)
{
  GtkWidget *shown = g_object_new (ADW_TYPE_PREFERENCES_WINDOW,
                                   "title", C_ ("shortcuts", "Keyboard shortcuts"),
                                   "transient-for", parent,
                                   "modal", TRUE,
                                   "destroy-with-parent", TRUE,
                                   "search-enabled", FALSE,
                                   "default-width", 520,
                                   "default-height", 640,
                                   "width-request", 340,
                                   NULL);

  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (shown), ADW_PREFERENCES_PAGE (create_page ()));
  gtk_window_present (GTK_WINDOW (shown));
}
