// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-application.h"

#include "app/app-actions.h"
#include "app/app-autostart.h"
#include "app/app-background.h"
#include "app/app-memory.h"
#include "app/app-person.h"
#include "app/app-portal.h"
#include "app/app-preferences.h"
#include "app/app-rooms.h"
#include "app/app-sleep.h"
#include "ui/ui-init.h"
#include "ui/ui-window.h"

#include <glib/gi18n.h>

/* The program: one window and what it remembers. */

struct _AppApplication
{
  AdwApplication parent_instance;

  GSettings          *settings;
  SessionRecentRooms *recent_rooms;
  AppRooms           *rooms;
  AppSleep           *sleep;
  AppBackground      *background;
  AppAutostart       *autostart;
  AppMemory          *memory;
};

G_DEFINE_FINAL_TYPE (AppApplication, app_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "host", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a room at once"), NULL },
  { "join", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Join the room at ADDRESS"), N_ ("ADDRESS") },
  { "name", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Be called NAME"), N_ ("NAME") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, N_ ("[URI]") },
  { NULL }
};

/* --- The window --- */

static void
bind_settings (AppApplication *self,
               UiWindow       *window)
{
  g_autofree char *name = g_settings_get_string (self->settings, "name");

  if (name[0] == '\0')
    {
      g_autofree char *suggestion = app_person_suggest_name (g_get_real_name (), g_get_user_name ());

      g_settings_set_string (self->settings, "name", suggestion);
    }
  g_settings_bind (self->settings, "name", window, "person-name", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "send-typing", window, "send-typing", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "window-width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static UiWindow *
find_window (AppApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (UI_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* What is done is seen. */
static void
on_window_realize (AppApplication *self,
                   GtkWidget      *window)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (app_memory_worked), self->memory, G_CONNECT_SWAPPED);
}

static UiWindow *
ensure_window (AppApplication *self)
{
  UiWindow *window = find_window (self);
  g_autoptr (DiscoveryBrowser) browser = NULL;

  if (window != NULL)
    return window;
  browser = discovery_browser_new ();
  window = ui_window_new (GTK_APPLICATION (self), app_rooms_open_store (self->rooms), browser);
  bind_settings (self, window);
  app_rooms_serve (self->rooms, window);
  app_background_serve (self->background, window);
  g_signal_connect_object (window, "realize", G_CALLBACK (on_window_realize), self, G_CONNECT_SWAPPED);
  return window;
}

static void
app_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (APP_APPLICATION (application))));
}

static void
app_application_open (GApplication *application,
                      GFile       **files,
                      int           n_files,
                      const char   *hint)
{
  UiWindow        *window = ensure_window (APP_APPLICATION (application));
  g_autofree char *uri = g_file_get_uri (files[0]);

  ui_window_join (window, uri);
  gtk_window_present (GTK_WINDOW (window));
}

/* --- The command line --- */

static int
app_application_handle_local_options (GApplication *application,
                                      GVariantDict *dict)
{
  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("merhaba %s\n", VERSION);
      return 0;
    }
  if (g_variant_dict_contains (dict, "host") && (g_variant_dict_contains (dict, "join") || g_variant_dict_contains (dict, G_OPTION_REMAINING)))
    {
      g_printerr ("merhaba: %s\n", _ ("Either host a room or join one, not both."));
      return 1;
    }
  return -1;
}

static int
app_application_command_line (GApplication            *application,
                              GApplicationCommandLine *command_line)
{
  GVariantDict    *dict = g_application_command_line_get_options_dict (command_line);
  UiWindow        *window = ensure_window (APP_APPLICATION (application));
  g_autofree char *name = NULL;
  g_autofree char *address = NULL;
  g_autofree GStrv uris = NULL;

  if (g_variant_dict_lookup (dict, "name", "s", &name))
    g_object_set (window, "person-name", name, NULL);
  if (g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&s", &uris) && uris[0] != NULL)
    address = g_strdup (uris[0]);
  else
    g_variant_dict_lookup (dict, "join", "s", &address);
  if (address != NULL)
    ui_window_join (window, address);
  else if (g_variant_dict_contains (dict, "host"))
    ui_window_host (window);
  /* Only now: whoever goes straight into a room needs no page to begin from. */
  gtk_window_present (GTK_WINDOW (window));
  return 0;
}

/* --- The object --- */

static void
on_recent_changed (AppApplication *self)
{
  g_settings_set_value (self->settings, "recent-rooms", session_recent_rooms_to_variant (self->recent_rooms));
}

static void
on_window_removed (AppApplication *self)
{
  if (gtk_application_get_windows (GTK_APPLICATION (self)) == NULL)
    app_rooms_close_store (self->rooms);
}

/* Away is who says so, and whose screen is locked or has gone dark. */
static void
update_absence (AppApplication *self)
{
  g_autoptr (GVariant) by_hand = g_action_group_get_action_state (G_ACTION_GROUP (self), "away");
  gboolean screen_is_off;

  g_object_get (self, "screensaver-active", &screen_is_off, NULL);
  app_rooms_set_absent (self->rooms, g_variant_get_boolean (by_hand) || screen_is_off);
}

static void
on_preferences (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  AppApplication *self = user_data;

  app_preferences_show (GTK_WINDOW (ensure_window (self)), self->settings, self->rooms);
}

/* The window may have to ask first. */
static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  UiWindow *window = find_window (user_data);

  if (window != NULL)
    ui_window_quit (window);
}

static void
watch_absence (AppApplication *self)
{
  g_autoptr (GSimpleAction) away = g_simple_action_new_stateful ("away", NULL, g_variant_new_boolean (FALSE));

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (away));
  g_signal_connect_object (away, "notify::state", G_CALLBACK (update_absence), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::screensaver-active", G_CALLBACK (update_absence), self, G_CONNECT_SWAPPED);
}

static void
app_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "preferences", .activate = on_preferences },
    { .name = "quit", .activate = on_quit },
  };
  AppApplication *self = APP_APPLICATION (application);
  gboolean        sandboxed = app_portal_is_needed ();
  g_autoptr (GVariant) recent_rooms = NULL;
  g_autoptr (GAction) typing = NULL;

  ui_init ();
  G_APPLICATION_CLASS (app_application_parent_class)->startup (application);

  self->settings = g_settings_new (APP_ID);
  recent_rooms = g_settings_get_value (self->settings, "recent-rooms");
  self->recent_rooms = session_recent_rooms_new (recent_rooms);
  g_signal_connect_object (self->recent_rooms, "items-changed", G_CALLBACK (on_recent_changed), self, G_CONNECT_SWAPPED);
  self->rooms = app_rooms_new (application, self->settings, self->recent_rooms);
  self->memory = app_memory_new ();
  self->sleep = app_sleep_new ();
  g_signal_connect_object (self->sleep, "woke", G_CALLBACK (app_rooms_probe), self->rooms, G_CONNECT_SWAPPED);
  self->background = app_background_new (application, self->settings, sandboxed);
  self->autostart = app_autostart_new (application, self->settings, sandboxed);
  app_actions_add (GTK_APPLICATION (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  typing = g_settings_create_action (self->settings, "send-typing");
  g_action_map_add_action (G_ACTION_MAP (self), typing);
  watch_absence (self);
  g_signal_connect (self, "window-removed", G_CALLBACK (on_window_removed), NULL);
  gtk_window_set_default_icon_name (APP_ID);
}

static void
app_application_dispose (GObject *object)
{
  AppApplication *self = APP_APPLICATION (object);

  g_clear_object (&self->rooms);
  g_clear_object (&self->background);
  g_clear_object (&self->autostart);
  g_clear_object (&self->recent_rooms);
  g_clear_object (&self->settings);
  g_clear_object (&self->sleep);
  g_clear_object (&self->memory);
  G_OBJECT_CLASS (app_application_parent_class)->dispose (object);
}

static void
app_application_class_init (AppApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_application_dispose;
  application_class->startup = app_application_startup;
  application_class->activate = app_application_activate;
  application_class->open = app_application_open;
  application_class->handle_local_options = app_application_handle_local_options;
  application_class->command_line = app_application_command_line;
}

static void
app_application_init (AppApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

AppApplication *
app_application_new (void)
{
  /* Without a resource base path: ui_style_load() says why. */
  return g_object_new (APP_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", NULL,
                       "register-session", TRUE,
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
