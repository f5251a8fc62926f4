// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-background.h"

#include "app/app-portal.h"

#include <glib/gi18n.h>

/* The program goes on while its window is closed. A hidden window still holds the
 * application; what is needed is that our person knows, and has a way back. */

#define ID "background"

struct _AppBackground
{
  GObject parent_instance;

  GApplication *application; /* outlives this */
  GSettings    *settings;
  gboolean      sandboxed;
  gboolean      told;
};

G_DEFINE_FINAL_TYPE (AppBackground, app_background, G_TYPE_OBJECT)

static void
on_kept (AppBackground *self,
         Session       *hosted)
{
  g_autofree char *title = hosted != NULL ? g_strdup_printf (_ ("“%s” stays open"), session_room_get_title (session_get_room (hosted))) : g_strdup (_ ("You are still in your rooms"));
  const char      *body = _ ("Merhaba goes on in the background. Open it again to come back, or quit to leave.");
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  /* Without an action, it activates the program, which brings the window back. */
  g_notification_add_button (notification, _ ("Quit"), "app.quit");
  g_application_send_notification (self->application, ID, notification);
  self->told = TRUE;
  if (!self->sandboxed)
    return;
  app_portal_request_background (title, g_settings_get_boolean (self->settings, "start-at-login"));
  app_portal_set_status (title);
}

/* The window is there again, or gone. */
static void
on_back (AppBackground *self)
{
  if (!self->told)
    return;
  self->told = FALSE;
  g_application_withdraw_notification (self->application, ID);
  if (self->sandboxed)
    app_portal_set_status ("");
}

/**
 * app_background_serve:
 * @window: when it is kept, our person is told
 */
void
app_background_serve (AppBackground *self,
                      UiWindow      *window)
{
  g_settings_bind (self->settings, "run-in-background", window, "run-in-background", G_SETTINGS_BIND_GET);
  g_signal_connect_object (window, "kept", G_CALLBACK (on_kept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "map", G_CALLBACK (on_back), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "destroy", G_CALLBACK (on_back), self, G_CONNECT_SWAPPED);
}

static void
app_background_dispose (GObject *object)
{
  g_clear_object (&APP_BACKGROUND (object)->settings);
  G_OBJECT_CLASS (app_background_parent_class)->dispose (object);
}

static void
app_background_class_init (AppBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_background_dispose;
}

static void
app_background_init (AppBackground *self)
{
}

/**
 * app_background_new:
 * @application: gets the action by which menus and preferences choose it; outlives this
 * @sandboxed: see app_portal_is_needed()
 */
AppBackground *
app_background_new (GApplication *application,
                    GSettings    *settings,
                    gboolean      sandboxed)
{
  AppBackground *self = g_object_new (APP_TYPE_BACKGROUND, NULL);
  g_autoptr (GAction) action = g_settings_create_action (settings, "run-in-background");

  self->application = application;
  self->settings = g_object_ref (settings);
  self->sandboxed = sandboxed;
  g_action_map_add_action (G_ACTION_MAP (application), action);
  return self;
}
