// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-notifications.h"

#include "app/app-notification.h"
#include "app/app-notify-level.h"
#include "app/app-sound.h"
#include "session/session-beside.h"
#include "session/session-reading.h"

/* Who is told what of the conversations while they look elsewhere, and what they can do
 * about it from there. */

struct _AppNotifications
{
  GObject parent_instance;

  GApplication  *application; /* outlives this */
  GSettings     *settings;
  AppSound      *sound;
  UiWindow      *window; /* weak, or NULL */
  GPtrArray     *firsts; /* of Session: those that have a connection */
  GHashTable    *all;    /* Session, owned -> AppNotification, owned */
  GSimpleAction *level;  /* of the conversation that menus are about */
};

G_DEFINE_FINAL_TYPE (AppNotifications, app_notifications, G_TYPE_OBJECT)

/* --- What is told --- */

static gboolean
is_important (Session        *session,
              SessionMessage *message)
{
  return session_message_get_mentioned (message) != NULL || session_message_get_private (message) || session_is_direct (session);
}

static gboolean
is_wanted (AppNotifications *self,
           Session          *session,
           SessionMessage   *message)
{
  const char *level = app_notify_level_get (self->settings, session);

  if (g_settings_get_boolean (self->settings, "do-not-disturb") || g_str_equal (level, APP_NOTIFY_NONE))
    return FALSE;
  if (g_str_equal (level, APP_NOTIFY_MENTIONS))
    return session_message_get_mentioned (message) != NULL || session_message_get_private (message);
  return TRUE;
}

static void
on_said (Session          *session,
         SessionMessage   *message,
         AppNotifications *self)
{
  if (self->window != NULL && ui_window_is_before_person (self->window, session))
    return;
  if (!is_wanted (self, session, message))
    return;
  app_notification_add (g_hash_table_lookup (self->all, session), message, is_important (session, message));
  app_sound_play (self->sound);
}

/* The setting of the conversation that menus are about. */
static void
update_level (AppNotifications *self)
{
  Session *subject = self->window != NULL ? ui_window_get_subject (self->window) : NULL;

  g_simple_action_set_enabled (self->level, subject != NULL && session_get_archive (subject) != NULL);
  if (subject != NULL)
    g_simple_action_set_state (self->level, g_variant_new_string (app_notify_level_get (self->settings, subject)));
}

/* --- Of which conversations --- */

static void
add (AppNotifications *self,
     Session          *session)
{
  if (g_hash_table_contains (self->all, session))
    return;
  g_hash_table_insert (self->all, g_object_ref (session), app_notification_new (self->application, session));
  g_signal_connect_object (session, "said", G_CALLBACK (on_said), self, 0);
  /* Where it is kept, and whose network it is, may be known later. */
  g_signal_connect_object (session, "notify::searchable", G_CALLBACK (update_level), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (update_level), self, G_CONNECT_SWAPPED);
}

/* One that was closed has nothing more to tell. */
static gboolean
is_gone (gpointer key,
         gpointer value,
         gpointer user_data)
{
  AppNotifications *self = user_data;
  Session          *session = key;
  Session          *first = session_get_first (session);

  if (g_ptr_array_find (self->firsts, first, NULL) && (session == first || g_list_store_find (G_LIST_STORE (session_get_beside (first)), session, NULL)))
    return FALSE;
  g_signal_handlers_disconnect_by_data (session, self);
  return TRUE;
}

static void
update (AppNotifications *self)
{
  g_hash_table_foreach_remove (self->all, is_gone, self);
  for (guint i = 0; i < self->firsts->len; i++)
    {
      GListModel *beside = session_get_beside (self->firsts->pdata[i]);

      add (self, self->firsts->pdata[i]);
      for (guint j = 0; j < g_list_model_get_n_items (beside); j++)
        {
          g_autoptr (Session) session = g_list_model_get_item (beside, j);

          add (self, session);
        }
    }
}

/**
 * app_notifications_add:
 * @first: the first conversation with a host or network; those beside it come along
 */
void
app_notifications_add (AppNotifications *self,
                       Session          *first)
{
  g_return_if_fail (session_get_first (first) == first);

  g_ptr_array_add (self->firsts, g_object_ref (first));
  g_signal_connect_object (session_get_beside (first), "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * app_notifications_remove:
 * @first: one that was added
 *
 * What was told of it and of those beside it is withdrawn.
 */
void
app_notifications_remove (AppNotifications *self,
                          Session          *first)
{
  g_signal_handlers_disconnect_by_data (session_get_beside (first), self);
  g_ptr_array_remove (self->firsts, first);
  update (self);
}

/* --- What is done from there --- */

static Session *
find (AppNotifications *self,
      GVariant         *target)
{
  GHashTableIter iter;
  gpointer       session;
  gpointer       notification;

  g_hash_table_iter_init (&iter, self->all);
  while (g_hash_table_iter_next (&iter, &session, &notification))
    if (g_strcmp0 (app_notification_get_target (notification), g_variant_get_string (target, NULL)) == 0)
      return session;
  return NULL;
}

static Session *
show (AppNotifications *self,
      GVariant         *target)
{
  Session *session = find (self, target);

  /* Perhaps from a time before: then the window is all there is to show. */
  g_application_activate (self->application);
  if (session != NULL && self->window != NULL)
    ui_window_show (self->window, session);
  return session;
}

static void
on_show (GSimpleAction *action,
         GVariant      *target,
         gpointer       user_data)
{
  show (user_data, target);
}

static void
on_reply (GSimpleAction *action,
          GVariant      *target,
          gpointer       user_data)
{
  AppNotifications *self = user_data;

  if (show (self, target) != NULL && self->window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.go-to-end", NULL);
}

static void
on_mark_read (GSimpleAction *action,
              GVariant      *target,
              gpointer       user_data)
{
  Session *session = find (user_data, target);

  if (session != NULL)
    session_mark_read (session);
}

static void
on_level (GSimpleAction    *action,
          GVariant         *level,
          AppNotifications *self)
{
  Session *subject = self->window != NULL ? ui_window_get_subject (self->window) : NULL;

  if (subject != NULL && session_get_archive (subject) != NULL)
    app_notify_level_set (self->settings, subject, g_variant_get_string (level, NULL));
}

/**
 * app_notifications_set_window:
 * @window: where the conversations are shown
 */
void
app_notifications_set_window (AppNotifications *self,
                              UiWindow         *window)
{
  g_set_weak_pointer (&self->window, window);
  g_signal_connect_object (window, "notify::subject", G_CALLBACK (update_level), self, G_CONNECT_SWAPPED);
  update_level (self);
}

/* --- The object --- */

static void
app_notifications_dispose (GObject *object)
{
  AppNotifications *self = APP_NOTIFICATIONS (object);

  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->all, g_hash_table_unref);
  g_clear_pointer (&self->firsts, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->sound);
  g_clear_object (&self->level);
  G_OBJECT_CLASS (app_notifications_parent_class)->dispose (object);
}

static void
app_notifications_class_init (AppNotificationsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_notifications_dispose;
}

static void
app_notifications_init (AppNotifications *self)
{
  self->firsts = g_ptr_array_new_with_free_func (g_object_unref);
  self->all = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
}

static void
add_actions (AppNotifications *self)
{
  const GActionEntry entries[] = {
    { .name = "show-conversation", .activate = on_show, .parameter_type = "s" },
    { .name = "reply", .activate = on_reply, .parameter_type = "s" },
    { .name = "mark-read", .activate = on_mark_read, .parameter_type = "s" },
  };
  const char *const own[] = { "do-not-disturb", "notify-rooms", "notify-sound" };

  g_action_map_add_action_entries (G_ACTION_MAP (self->application), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, own[i]);

      g_action_map_add_action (G_ACTION_MAP (self->application), action);
    }
  self->level = g_simple_action_new_stateful ("notify", G_VARIANT_TYPE_STRING, g_variant_new_string (APP_NOTIFY_ALL));
  g_signal_connect_object (self->level, "change-state", G_CALLBACK (on_level), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->application), G_ACTION (self->level));
}

/**
 * app_notifications_new:
 * @application: gets the actions that notifications and menus ask for; outlives this
 * @settings: what our person wants to be told of
 */
AppNotifications *
app_notifications_new (GApplication *application,
                       GSettings    *settings)
{
  AppNotifications *self = g_object_new (APP_TYPE_NOTIFICATIONS, NULL);

  self->application = application;
  self->settings = g_object_ref (settings);
  self->sound = app_sound_new (settings);
  add_actions (self);
  g_signal_connect_object (settings, "changed::notify", G_CALLBACK (update_level), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::notify-rooms", G_CALLBACK (update_level), self, G_CONNECT_SWAPPED);
  return self;
}
