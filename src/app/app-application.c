// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-application.h"

#include "app/app-account.h"
#include "app/app-actions.h"
#include "app/app-hosting.h"
#include "app/app-person.h"
#include "app/app-room-key.h"
#include "app/app-sleep.h"
#include "session/session-history.h"
#include "store/store.h"
#include "ui/ui-init.h"
#include "ui/ui-window.h"

#include <glib/gi18n.h>

/* The program: one window, what it remembers, and the room it hosts or is in. */

/* How long the other side is given to take our goodbye. */
#define GOODBYE_SECONDS 2

/* Settings of the room that is hosted here, under the same name as properties of AppHosting. */
static const char *const host_settings[] = { "require-tls", "show-past" };

struct _AppApplication
{
  AdwApplication parent_instance;

  GSettings          *settings;
  SessionRecentRooms *recent_rooms;
  SessionHistory     *history; /* while there is a window */
  NetPoller          *poller;
  AppSleep           *sleep;
  NetCertificate     *certificate; /* by which rooms and guests know this installation */
  NetAuthorities     *authorities;
  SessionTrust       *trust;

  Session    *session;
  Store      *store;         /* our copies of what is said, while there is a window */
  char       *store_trouble; /* what the person should know of them, or NULL */
  AppHosting *hosting;       /* NULL when somebody else hosts */
  AppRoomKey *room_key;      /* NULL when we host */
  AppAccount *account;       /* NULL when we host */
  char       *wanted_msgid;  /* of a message to go to, or NULL */

  guint goodbye_id;
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

/* --- Our copy --- */

static void
on_store_opened (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AppApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  char *sentence = NULL;

  if (!store_open_finish (STORE_STORE (source), result, &error))
    sentence = g_strdup_printf (_ ("What is said here cannot be kept on this computer: %s"), error->message);
  else if (store_get_set_aside (STORE_STORE (source)) != NULL)
    sentence = g_strdup_printf (_ ("Older messages could not be read. The damaged file was kept as %s."), store_get_set_aside (STORE_STORE (source)));
  g_free (self->store_trouble);
  self->store_trouble = sentence;
  if (sentence != NULL && self->session != NULL)
    session_note (self->session, sentence);
}

static void
open_store (AppApplication *self)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "merhaba", "messages.db", NULL);

  self->store = store_new (path, FALSE);
  store_open_async (self->store, on_store_opened, g_object_ref (self));
}

static void
on_store_closed (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GApplication) application = user_data;

  store_close_finish (STORE_STORE (source), result);
  g_application_release (application);
}

/* The last window is gone. What is on its way to the disk gets there. */
static void
close_store (AppApplication *self)
{
  g_autoptr (Store) store = NULL;

  if (gtk_application_get_windows (GTK_APPLICATION (self)) != NULL || self->store == NULL)
    return;
  g_clear_object (&self->history);
  store = g_steal_pointer (&self->store);
  g_application_hold (G_APPLICATION (self));
  store_close_async (store, on_store_closed, g_object_ref (self));
}

/* --- Rooms --- */

static void
release_application (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GApplication) application = user_data;

  app_hosting_stop_finish (APP_HOSTING (source), result);
  g_application_release (application);
}

static gboolean
on_goodbye_timeout (gpointer user_data)
{
  AppApplication *self = user_data;

  self->goodbye_id = 0;
  g_application_release (G_APPLICATION (self));
  return G_SOURCE_REMOVE;
}

static void
on_drained (AppApplication *self)
{
  if (self->goodbye_id == 0)
    return;
  g_clear_handle_id (&self->goodbye_id, g_source_remove);
  g_application_release (G_APPLICATION (self));
}

/* The last bytes are still on their way out. */
static void
hold_until_drained (AppApplication *self)
{
  if (self->goodbye_id != 0 || net_poller_is_drained (self->poller))
    return;
  g_application_hold (G_APPLICATION (self));
  self->goodbye_id = g_timeout_add_seconds (GOODBYE_SECONDS, on_goodbye_timeout, self);
}

/* The program stays until everybody has heard goodbye, with or without a window. */
static void
leave_room (AppApplication *self)
{
  g_autoptr (Session) session = g_steal_pointer (&self->session);
  g_autoptr (AppHosting) hosting = g_steal_pointer (&self->hosting);

  if (session == NULL)
    return;
  g_clear_object (&self->room_key);
  g_clear_object (&self->account);
  session_history_set_in_use (self->history, FALSE);
  g_signal_handlers_disconnect_by_data (session, self);
  g_signal_handlers_disconnect_by_data (session_get_room (session), self);
  if (hosting != NULL)
    {
      g_application_hold (G_APPLICATION (self));
      app_hosting_stop_async (hosting, release_application, g_object_ref (self));
      session_set_store (session, NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (host_settings); i++)
        g_action_map_remove_action (G_ACTION_MAP (self), host_settings[i]);
      return;
    }
  session_leave (session);
  session_set_store (session, NULL);
  hold_until_drained (self);
}

static void
remember_room (AppApplication *self)
{
  const char *address = self->hosting != NULL ? "" : session_get_address (self->session);
  const char *title = session_room_get_title (session_get_room (self->session));
  const char *archive = session_get_archive (self->session);

  if (session_get_state (self->session) != SESSION_STATE_CONNECTED || address == NULL)
    return;
  session_recent_rooms_remember (self->recent_rooms, title[0] != '\0' ? title : address, address, archive != NULL ? archive : "");
}

/* Who came for a message is brought to it as soon as our copy of the room is there. */
static void
go_to_wanted (AppApplication *self)
{
  UiWindow        *window = UI_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self)));
  g_autofree char *msgid = NULL;

  if (self->wanted_msgid == NULL || session_get_archive (self->session) == NULL)
    return;
  msgid = g_steal_pointer (&self->wanted_msgid);
  ui_window_go_to (window, msgid);
}

static void
enter_room (AppApplication *self,
            UiWindow       *window,
            Session        *session)
{
  g_set_object (&self->session, session);
  self->room_key = self->hosting == NULL ? app_room_key_new (session, window) : NULL;
  self->account = self->hosting == NULL ? app_account_new (session, window) : NULL;
  session_history_set_in_use (self->history, TRUE);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (remember_room), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::searchable", G_CALLBACK (go_to_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session_get_room (session), "notify::title", G_CALLBACK (remember_room), self, G_CONNECT_SWAPPED);
  ui_window_open_room (window, session, self->hosting != NULL ? app_hosting_get_port (self->hosting) : 0);
  if (self->store_trouble != NULL)
    session_note (session, self->store_trouble);
  if (session_trust_get_set_aside (self->trust) != NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("It is not known any more which rooms you were in. The damaged file was kept as %s."), session_trust_get_set_aside (self->trust));

      session_note (session, sentence);
    }
  go_to_wanted (self);
}

/* A link clicked elsewhere must not tear somebody out of a conversation. */
static gboolean
is_busy (AppApplication *self,
         UiWindow       *window)
{
  SessionState state;

  if (session_history_is_forgetting (self->history))
    {
      ui_window_say (window, _ ("Messages are being deleted. Please try again in a moment."));
      return TRUE;
    }
  if (self->session == NULL)
    return FALSE;
  state = session_get_state (self->session);
  if (state == SESSION_STATE_LOST || state == SESSION_STATE_LEFT)
    {
      leave_room (self);
      return FALSE;
    }
  ui_window_say (window, _ ("Leave this room first, then you can go to another one."));
  return TRUE;
}

/* The room's settings can be changed while it is open. */
static void
offer_host_settings (AppApplication *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (host_settings); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, host_settings[i]);

      g_action_map_add_action (G_ACTION_MAP (self), action);
      g_settings_bind (self->settings, host_settings[i], self->hosting, host_settings[i], G_SETTINGS_BIND_GET);
    }
}

static void
on_host (AppApplication *self,
         UiWindow       *window)
{
  g_autoptr (AppHosting) hosting = app_hosting_new (self->poller, self->certificate);
  g_autoptr (GError) error = NULL;
  Session *session;

  if (is_busy (self, window))
    return;
  session = app_hosting_start (hosting, ui_window_get_person_name (window), &error);
  if (session == NULL)
    {
      GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), _ ("The room could not be opened"), NULL);

      adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
      gtk_window_present (GTK_WINDOW (dialog));
      return;
    }
  g_set_object (&self->hosting, hosting);
  offer_host_settings (self);
  session_set_store (session, self->store);
  enter_room (self, window, session);
}

static Session *
create_session (AppApplication *self,
                UiWindow       *window)
{
  Session *session = session_new (self->poller, ui_window_get_person_name (window));

  session_set_store (session, self->store);
  session_set_identity (session, self->certificate, self->trust);
  session_set_authorities (session, self->authorities);
  return session;
}

/* Where one was before, what is kept of the room is there at once. */
static void
join_invite (AppApplication  *self,
             UiWindow        *window,
             const NetInvite *invite)
{
  SessionRecentRoom *recent = invite->room_id != NULL ? session_recent_rooms_find_id (self->recent_rooms, invite->room_id) : NULL;
  const char        *archive = recent != NULL ? session_recent_room_get_archive (recent) : NULL;
  g_autoptr (Session) session = NULL;
  g_autoptr (GError) error = NULL;

  if (is_busy (self, window))
    return;
  session = create_session (self, window);
  if (session_join_invite (session, invite, archive, &error))
    enter_room (self, window, session);
  else
    ui_window_show_address_error (window, error->message);
}

static void
on_join (AppApplication *self,
         const char     *address,
         UiWindow       *window)
{
  g_autoptr (NetInvite) invite = NULL;
  g_autoptr (GError) error = NULL;

  invite = session_parse_invite (address, &error);
  if (invite != NULL)
    join_invite (self, window, invite);
  else
    ui_window_show_address_error (window, error->message);
}

/* A room one was in: what is kept of it is there, also while its host is away. */
static void
on_open (AppApplication    *self,
         SessionRecentRoom *room,
         const char        *msgid,
         UiWindow          *window)
{
  g_autoptr (Session) session = NULL;
  g_autoptr (GError) error = NULL;

  g_free (self->wanted_msgid);
  self->wanted_msgid = g_strdup (msgid);
  if (session_recent_room_is_ours (room))
    on_host (self, window);
  else if (!is_busy (self, window))
    {
      session = create_session (self, window);
      if (!session_open_room (session, session_recent_room_get_address (room), session_recent_room_get_title (room), session_recent_room_get_archive (room), &error))
        {
          ui_window_say (window, error->message);
          return;
        }
      enter_room (self, window, session);
    }
}

/* All the ways to the room are tried; one is shown and remembered. */
static void
on_join_nearby (AppApplication *self,
                DiscoveryRoom  *room,
                UiWindow       *window)
{
  GPtrArray *addresses = discovery_room_get_addresses (room);
  g_autoptr (NetInvite) invite = net_invite_new ();

  for (guint i = 0; i < addresses->len; i++)
    {
      g_autofree char *address = discovery_address_to_string (addresses->pdata[i]);

      net_invite_add_address (invite, address);
    }
  invite->room_id = g_strdup (discovery_room_get_id (room));
  invite->room_name = g_strdup (discovery_room_get_name (room));
  invite->fingerprint = g_strdup (discovery_room_get_fingerprint (room));
  if (addresses->len > 0)
    join_invite (self, window, invite);
}

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
ensure_window (AppApplication *self)
{
  UiWindow        *window = UI_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self)));
  g_autofree char *hosted_path = g_build_filename (g_get_user_data_dir (), "merhaba", "host", "room.db", NULL);
  g_autoptr (DiscoveryBrowser) browser = NULL;

  if (window != NULL)
    return window;
  open_store (self);
  g_clear_object (&self->history);
  self->history = session_history_new (self->store, hosted_path, self->recent_rooms);
  browser = discovery_browser_new ();
  window = ui_window_new (GTK_APPLICATION (self), self->history, browser);
  bind_settings (self, window);
  g_signal_connect_object (window, "host", G_CALLBACK (on_host), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "join", G_CALLBACK (on_join), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "open", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "join-nearby", G_CALLBACK (on_join_nearby), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "leave", G_CALLBACK (leave_room), self, G_CONNECT_SWAPPED);
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

  gtk_window_present (GTK_WINDOW (window));
  ui_window_join (window, uri);
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
  gtk_window_present (GTK_WINDOW (window));

  if (g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&s", &uris) && uris[0] != NULL)
    address = g_strdup (uris[0]);
  else
    g_variant_dict_lookup (dict, "join", "s", &address);
  if (address != NULL)
    ui_window_join (window, address);
  else if (g_variant_dict_contains (dict, "host"))
    ui_window_host (window);
  return 0;
}

/* --- The object --- */

static void
on_recent_changed (AppApplication *self)
{
  g_settings_set_value (self->settings, "recent-rooms", session_recent_rooms_to_variant (self->recent_rooms));
}

/* A laptop that was closed: the connection may be long gone without our knowing. */
static void
on_woke (AppApplication *self)
{
  if (self->session != NULL)
    session_probe (self->session);
}

static void
load_identity (AppApplication *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "merhaba", NULL);
  g_autofree char *known_rooms = g_build_filename (folder, "known-rooms.ini", NULL);

  self->certificate = net_certificate_new (folder);
  self->trust = session_trust_new (known_rooms);
  self->authorities = net_authorities_new (NULL);
}

static void
app_application_startup (GApplication *application)
{
  AppApplication *self = APP_APPLICATION (application);
  g_autoptr (GVariant) recent_rooms = NULL;
  g_autoptr (GError) error = NULL;

  /* AdwApplication looks for its style in there. */
  ui_init ();
  G_APPLICATION_CLASS (app_application_parent_class)->startup (application);

  self->settings = g_settings_new (APP_ID);
  recent_rooms = g_settings_get_value (self->settings, "recent-rooms");
  self->recent_rooms = session_recent_rooms_new (recent_rooms);
  g_signal_connect_object (self->recent_rooms, "items-changed", G_CALLBACK (on_recent_changed), self, G_CONNECT_SWAPPED);
  load_identity (self);
  self->poller = net_poller_new (&error);
  if (self->poller == NULL)
    g_error ("%s", error->message);
  g_signal_connect_object (self->poller, "drained", G_CALLBACK (on_drained), self, G_CONNECT_SWAPPED);
  self->sleep = app_sleep_new ();
  g_signal_connect_object (self->sleep, "woke", G_CALLBACK (on_woke), self, G_CONNECT_SWAPPED);
  app_actions_add (GTK_APPLICATION (self));
  g_signal_connect (self, "window-removed", G_CALLBACK (close_store), NULL);
  gtk_window_set_default_icon_name (APP_ID);
}

static void
app_application_dispose (GObject *object)
{
  AppApplication *self = APP_APPLICATION (object);

  g_clear_handle_id (&self->goodbye_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->room_key);
  g_clear_object (&self->account);
  g_clear_object (&self->hosting);
  g_clear_object (&self->history);
  g_clear_object (&self->recent_rooms);
  g_clear_object (&self->settings);
  g_clear_object (&self->sleep);
  g_clear_object (&self->certificate);
  g_clear_object (&self->trust);
  g_clear_object (&self->authorities);
  g_clear_object (&self->poller);
  g_clear_pointer (&self->store_trouble, g_free);
  g_clear_pointer (&self->wanted_msgid, g_free);
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
  return g_object_new (APP_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", RESOURCE_PATH,
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
