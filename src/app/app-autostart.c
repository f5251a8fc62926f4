// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-autostart.h"

#include "app/app-portal.h"

#include <glib/gi18n.h>

/* The program is started when our person logs in: by an entry in their autostart folder
 * (freedesktop.org, Desktop Application Autostart), which in a sandbox the portal writes. */

#define KEY "start-at-login"

static const char entry[] =
  "[Desktop Entry]\n"
  "Type=Application\n"
  "Name=Merhaba\n"
  "Icon=" APP_ID "\n"
  "Exec=\"" BINDIR "/merhaba\"\n";

struct _AppAutostart
{
  GObject parent_instance;

  GSettings *settings;
  GFile     *file;
  gboolean   sandboxed;
  gboolean   busy;    /* with the file */
  gboolean   changed; /* meanwhile */
};

G_DEFINE_FINAL_TYPE (AppAutostart, app_autostart, G_TYPE_OBJECT)

static void update (AppAutostart *self);

/* One step after the other: it may have been switched again meanwhile. */
static void
finish (AppAutostart *self)
{
  gboolean changed = self->changed;

  self->busy = self->changed = FALSE;
  if (changed)
    update (self);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AppAutostart) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    {
      g_warning ("Merhaba cannot be started at login: %s", error->message);
      g_settings_set_boolean (self->settings, KEY, FALSE);
    }
  finish (self);
}

static void
deleted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AppAutostart) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_delete_finish (G_FILE (object), result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_warning ("Merhaba is still started at login: %s", error->message);
  finish (self);
}

static void
update (AppAutostart *self)
{
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (self->file));

  self->changed = self->busy;
  if (self->busy)
    return;
  self->busy = TRUE;
  if (g_settings_get_boolean (self->settings, KEY))
    {
      g_mkdir_with_parents (folder, 0700);
      g_file_replace_contents_async (self->file, entry, sizeof entry - 1, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb, g_object_ref (self));
    }
  else
    g_file_delete_async (self->file, G_PRIORITY_DEFAULT, NULL, deleted_cb, g_object_ref (self));
}

static void
on_changed (AppAutostart *self)
{
  if (self->sandboxed)
    app_portal_request_background (_ ("Merhaba opens when you log in"), g_settings_get_boolean (self->settings, KEY));
  else
    update (self);
}

/* Whoever took the entry away, by hand or in the desktop's own settings, meant it. */
static void
note_removed (AppAutostart *self)
{
  if (!self->sandboxed && g_settings_get_boolean (self->settings, KEY) && !g_file_test (g_file_peek_path (self->file), G_FILE_TEST_EXISTS))
    g_settings_set_boolean (self->settings, KEY, FALSE);
}

static void
app_autostart_dispose (GObject *object)
{
  g_clear_object (&APP_AUTOSTART (object)->settings);
  g_clear_object (&APP_AUTOSTART (object)->file);
  G_OBJECT_CLASS (app_autostart_parent_class)->dispose (object);
}

static void
app_autostart_class_init (AppAutostartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_autostart_dispose;
}

static void
app_autostart_init (AppAutostart *self)
{
}

/**
 * app_autostart_new:
 * @application: gets the action by which it is switched
 * @sandboxed: see app_portal_is_needed()
 */
AppAutostart *
app_autostart_new (GApplication *application,
                   GSettings    *settings,
                   gboolean      sandboxed)
{
  AppAutostart    *self = g_object_new (APP_TYPE_AUTOSTART, NULL);
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "autostart", APP_ID ".desktop", NULL);
  g_autoptr (GAction) action = g_settings_create_action (settings, KEY);

  self->settings = g_object_ref (settings);
  self->file = g_file_new_for_path (path);
  self->sandboxed = sandboxed;
  note_removed (self);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (application), action);
  return self;
}
