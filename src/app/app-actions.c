// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-actions.h"

#include "ui/ui-about.h"
#include "ui/ui-shortcuts.h"

static void
on_about (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  ui_about_show (gtk_application_get_active_window (GTK_APPLICATION (user_data)), VERSION);
}

static void
on_shortcuts (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  ui_shortcuts_show (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

/**
 * app_actions_add:
 *
 * Adds the actions of the program, and the keys for these and those of its windows.
 */
void
app_actions_add (GtkApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = on_about },
    { .name = "shortcuts", .activate = on_shortcuts },
  };
  static const struct
  {
    const char *action;
    const char *keys[3]; /* ended by NULL */
  } shortcuts[] = {
    { "app.quit", { "<Control>q" } },
    { "app.preferences", { "<Control>comma" } },
    { "window.close", { "<Control>w" } },
    { "app.shortcuts", { "<Control>question", "F1" } },
    { "win.people", { "F9" } },
    { "win.search", { "<Control>f" } },
    { "win.jump", { "<Control>k" } },
    { "win.go-to-date", { "<Control>g" } },
    { "win.connection-details", { "<Control>i" } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].keys);
}
