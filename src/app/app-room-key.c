// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-room-key.h"

#include "app/app-secrets.h"

#include <glib/gi18n.h>

/* The key of the room one is in or wants to come into: looked up when the room asks for
 * it, asked for when it is not known, and remembered once it was the right one. */

#define KIND "room-key"

struct _AppRoomKey
{
  GObject parent_instance;

  Session      *session;
  UiWindow     *window;
  GCancellable *cancellable;
  gboolean      looked_up;
  char         *kept; /* which key the store has; or NULL */
};

G_DEFINE_FINAL_TYPE (AppRoomKey, app_room_key, G_TYPE_OBJECT)

/* The host's lasting id; of one that has none, or has not told it yet, the address. */
static const char *
get_name (AppRoomKey *self)
{
  const char *id = session_get_room_id (self->session);

  return id != NULL ? id : session_get_address (self->session);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AppRoomKey) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = app_secrets_find_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    g_info ("No key was looked up: %s", error->message);
  /* Meanwhile our person may have gone, or typed it. */
  if (session_get_trouble (self->session) != SESSION_TROUBLE_KEY)
    return;
  if (key == NULL || g_strcmp0 (key, session_get_key (self->session)) == 0)
    {
      ui_window_settle (self->window);
      return;
    }
  g_free (self->kept);
  self->kept = g_strdup (key);
  session_set_key (self->session, key);
  session_try_again (self->session);
}

static void
ask (AppRoomKey *self)
{
  if (self->looked_up)
    {
      ui_window_settle (self->window);
      return;
    }
  self->looked_up = TRUE;
  app_secrets_find_async (KIND, get_name (self), self->cancellable, found_cb, g_object_ref (self));
}

static void
remember (AppRoomKey *self)
{
  const char      *key = session_get_key (self->session);
  const char      *id = session_get_room_id (self->session);
  const char      *address = session_get_address (self->session);
  g_autofree char *label = NULL;

  if (session_get_state (self->session) != SESSION_STATE_CONNECTED || key == NULL || address == NULL || g_strcmp0 (key, self->kept) == 0)
    return;
  g_free (self->kept);
  self->kept = g_strdup (key);
  /* Translators: what the list of passwords of the desktop calls it; %s is a room */
  label = g_strdup_printf (_ ("Key of “%s” in Merhaba"), session_room_get_title (session_get_room (self->session)));
  if (id != NULL)
    app_secrets_keep (KIND, id, label, key);
  app_secrets_keep (KIND, address, label, key);
}

static void
update (AppRoomKey *self)
{
  SessionState state = session_get_state (self->session);

  if (state == SESSION_STATE_CONNECTED)
    remember (self);
  else if (state == SESSION_STATE_LOST && session_get_trouble (self->session) == SESSION_TROUBLE_KEY)
    ask (self);
}

static void
app_room_key_dispose (GObject *object)
{
  AppRoomKey *self = APP_ROOM_KEY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_object (&self->window);
  g_clear_pointer (&self->kept, g_free);
  G_OBJECT_CLASS (app_room_key_parent_class)->dispose (object);
}

static void
app_room_key_class_init (AppRoomKeyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_room_key_dispose;
}

static void
app_room_key_init (AppRoomKey *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * app_room_key_new:
 * @window: shows @session
 */
AppRoomKey *
app_room_key_new (Session  *session,
                  UiWindow *window)
{
  AppRoomKey *self = g_object_new (APP_TYPE_ROOM_KEY, NULL);

  self->session = g_object_ref (session);
  self->window = g_object_ref (window);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::key", G_CALLBACK (remember), self, G_CONNECT_SWAPPED);
  return self;
}
