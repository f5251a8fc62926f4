// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-rooms.h"

#include "app/app-account.h"
#include "app/app-awake.h"
#include "app/app-beside.h"
#include "app/app-hosting.h"
#include "app/app-notifications.h"
#include "app/app-pictures.h"
#include "app/app-room-key.h"
#include "session/session-absence.h"
#include "store/store.h"

#include <glib/gi18n.h>

/* The rooms our person is in: the one hosted here and those of others, how they are come
 * into and left, and our copies of what is said in them. */

/* How long the other side is given to take our goodbye. */
#define GOODBYE_SECONDS 2

/* Settings of the room that is hosted here, under the same name as properties of AppHosting. */
static const char *const host_settings[] = { "require-tls", "show-past" };

/* Our place in one room, or with one network. */
typedef struct
{
  AppRooms    *rooms; /* whose it is */
  Session     *session;
  AppHosting  *hosting;  /* NULL when somebody else hosts */
  AppRoomKey  *room_key; /* NULL when we host */
  AppAccount  *account;  /* NULL when we host */
  AppBeside   *beside;
  AppPictures *pictures;
  char        *wanted_msgid; /* of a message to go to, or NULL */
} Seat;

struct _AppRooms
{
  GObject parent_instance;

  GApplication       *application; /* whose part this is */
  GSettings          *settings;
  SessionRecentRooms *recent_rooms;
  SessionHistory     *history; /* while there is a window */
  NetPoller          *poller;
  NetCertificate     *certificate; /* by which rooms and guests know this installation */
  NetAuthorities     *authorities;
  SessionTrust       *trust;
  AppNotifications   *notifications;
  AppOwnPicture      *own_picture;
  AppAwake           *awake;
  UiWindow           *window; /* the last one that was given, or NULL */

  GPtrArray *seats;         /* of Seat */
  Store     *store;         /* our copies of what is said, while there is a window */
  char      *store_trouble; /* what the person should know of them, or NULL */
  gboolean   store_wanted;  /* whether it was asked how opening them went */

  guint    goodbye_id;
  gboolean absent; /* our person is */
};

G_DEFINE_FINAL_TYPE (AppRooms, app_rooms, G_TYPE_OBJECT)

static void
seat_free (gpointer data)
{
  Seat *seat = data;

  g_signal_handlers_disconnect_by_data (seat->session, seat);
  g_signal_handlers_disconnect_by_data (session_get_room (seat->session), seat);
  g_clear_object (&seat->room_key);
  g_clear_object (&seat->account);
  g_clear_object (&seat->beside);
  g_clear_object (&seat->pictures);
  g_clear_object (&seat->hosting);
  g_object_unref (seat->session);
  g_free (seat->wanted_msgid);
  g_free (seat);
}

/* --- Our copy --- */

static void
on_store_opened (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AppRooms) self = user_data;
  g_autoptr (GError) error = NULL;
  char *sentence = NULL;

  if (!store_open_finish (STORE_STORE (source), result, &error))
    sentence = g_strdup_printf (_ ("What is said here cannot be kept on this computer: %s"), error->message);
  else if (store_get_set_aside (STORE_STORE (source)) != NULL)
    sentence = g_strdup_printf (_ ("Older messages could not be read. The damaged file was kept as %s."), store_get_set_aside (STORE_STORE (source)));
  g_free (self->store_trouble);
  self->store_trouble = sentence;
  for (guint i = 0; sentence != NULL && i < self->seats->len; i++)
    session_note (((Seat *)self->seats->pdata[i])->session, sentence);
}

/* From the first room on it is known whether what is said can be kept. */
static void
want_store (AppRooms *self)
{
  if (self->store_wanted)
    return;
  self->store_wanted = TRUE;
  store_open_async (self->store, on_store_opened, g_object_ref (self));
}

/**
 * app_rooms_open_store:
 *
 * There is a window, or will be. The file itself is opened by the first who wants something of it.
 *
 * Returns: (transfer none): all that is kept on this computer
 */
SessionHistory *
app_rooms_open_store (AppRooms *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "merhaba", NULL);
  g_autofree char *path = g_build_filename (folder, "messages.db", NULL);
  g_autofree char *hosted_path = g_build_filename (folder, "host", "room.db", NULL);

  if (self->store != NULL)
    return self->history;
  self->store = store_new (path, FALSE);
  self->history = session_history_new (self->store, hosted_path, self->recent_rooms);
  return self->history;
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

/**
 * app_rooms_close_store:
 *
 * The last window is gone. What is on its way to the disk gets there.
 */
void
app_rooms_close_store (AppRooms *self)
{
  g_autoptr (Store) store = NULL;

  if (self->store == NULL)
    return;
  g_clear_object (&self->history);
  store = g_steal_pointer (&self->store);
  self->store_wanted = FALSE;
  g_application_hold (self->application);
  store_close_async (store, on_store_closed, g_object_ref (self->application));
}

/* --- Leaving --- */

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
  AppRooms *self = user_data;

  self->goodbye_id = 0;
  g_application_release (self->application);
  return G_SOURCE_REMOVE;
}

static void
on_drained (AppRooms *self)
{
  if (self->goodbye_id == 0)
    return;
  g_clear_handle_id (&self->goodbye_id, g_source_remove);
  g_application_release (self->application);
}

/* The last bytes are still on their way out. */
static void
hold_until_drained (AppRooms *self)
{
  if (self->goodbye_id != 0 || net_poller_is_drained (self->poller))
    return;
  g_application_hold (self->application);
  self->goodbye_id = g_timeout_add_seconds (GOODBYE_SECONDS, on_goodbye_timeout, self);
}

/* The program stays until everybody has heard goodbye, with or without a window. */
static void
leave_room (AppRooms *self,
            Seat     *seat)
{
  g_autoptr (Session) session = g_object_ref (seat->session);
  g_autoptr (AppHosting) hosting = g_steal_pointer (&seat->hosting);

  app_notifications_remove (self->notifications, session);
  g_ptr_array_remove (self->seats, seat);
  session_history_set_in_use (self->history, self->seats->len > 0);
  if (hosting != NULL)
    {
      g_application_hold (self->application);
      app_hosting_stop_async (hosting, release_application, g_object_ref (self->application));
      session_set_store (session, NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (host_settings); i++)
        g_action_map_remove_action (G_ACTION_MAP (self->application), host_settings[i]);
      return;
    }
  session_leave (session);
  session_set_store (session, NULL);
  hold_until_drained (self);
}

static Seat *
find_seat (AppRooms *self,
           Session  *session)
{
  for (guint i = 0; i < self->seats->len; i++)
    if (((Seat *)self->seats->pdata[i])->session == session)
      return self->seats->pdata[i];
  return NULL;
}

static void
on_leave (AppRooms *self,
          Session  *session)
{
  Seat *seat = find_seat (self, session);

  if (seat != NULL)
    leave_room (self, seat);
}

/* --- Taking a seat --- */

static void
remember_room (Seat *seat)
{
  const char *address = seat->hosting != NULL ? "" : session_get_address (seat->session);
  const char *title = session_room_get_title (session_get_room (seat->session));
  const char *archive = session_get_archive (seat->session);

  if (session_get_state (seat->session) != SESSION_STATE_CONNECTED || address == NULL)
    return;
  session_recent_rooms_remember (seat->rooms->recent_rooms, title[0] != '\0' ? title : address, address, archive != NULL ? archive : "");
}

/* Who came for a message is brought to it as soon as our copy of the room is there. */
static void
go_to_wanted (Seat *seat)
{
  g_autofree char *msgid = NULL;

  if (seat->wanted_msgid == NULL || session_get_archive (seat->session) == NULL || seat->rooms->window == NULL)
    return;
  msgid = g_steal_pointer (&seat->wanted_msgid);
  ui_window_show (seat->rooms->window, seat->session);
  ui_window_go_to (seat->rooms->window, msgid);
}

static void
tell_troubles (AppRooms *self,
               Session  *session)
{
  const char *set_aside = session_trust_get_set_aside (self->trust);

  if (self->store_trouble != NULL)
    session_note (session, self->store_trouble);
  if (set_aside != NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("It is not known any more which rooms you were in. The damaged file was kept as %s."), set_aside);

      session_note (session, sentence);
    }
}

static void
enter_room (AppRooms   *self,
            Session    *session,
            AppHosting *hosting,
            const char *msgid)
{
  Seat *seat = g_new0 (Seat, 1);

  seat->rooms = self;
  seat->session = g_object_ref (session);
  seat->hosting = hosting != NULL ? g_object_ref (hosting) : NULL;
  seat->room_key = hosting == NULL ? app_room_key_new (session, self->window) : NULL;
  seat->account = hosting == NULL ? app_account_new (session, self->window) : NULL;
  seat->beside = app_beside_new (session, self->settings);
  seat->pictures = app_pictures_new (session, app_rooms_get_own_picture (self), self->certificate);
  app_awake_watch (self->awake, seat->pictures);
  seat->wanted_msgid = g_strdup (msgid);
  g_ptr_array_add (self->seats, seat);
  app_notifications_add (self->notifications, session);
  session_history_set_in_use (self->history, TRUE);
  want_store (self);
  session_set_absent (session, self->absent);
  g_signal_connect_swapped (session, "notify::state", G_CALLBACK (remember_room), seat);
  g_signal_connect_swapped (session, "notify::searchable", G_CALLBACK (go_to_wanted), seat);
  g_signal_connect_swapped (session_get_room (session), "notify::title", G_CALLBACK (remember_room), seat);
  ui_window_open_room (self->window, session);
  tell_troubles (self, session);
  go_to_wanted (seat);
}

static gboolean
is_forgetting (AppRooms *self)
{
  if (!session_history_is_forgetting (self->history))
    return FALSE;
  ui_window_say (self->window, _ ("Messages are being deleted. Please try again in a moment."));
  return TRUE;
}

/* Who is there already is brought there; from a room that is lost they come anew. */
static gboolean
return_to (AppRooms   *self,
           Seat       *seat,
           const char *msgid)
{
  SessionState state = session_get_state (seat->session);

  if ((state == SESSION_STATE_LOST && !session_get_retrying (seat->session)) || state == SESSION_STATE_LEFT)
    {
      ui_window_close_room (self->window, seat->session);
      leave_room (self, seat);
      return FALSE;
    }
  g_free (seat->wanted_msgid);
  seat->wanted_msgid = g_strdup (msgid);
  ui_window_show (self->window, seat->session);
  go_to_wanted (seat);
  return TRUE;
}

/* --- Hosting --- */

/* The room's settings can be changed while it is open. */
static void
offer_host_settings (AppRooms   *self,
                     AppHosting *hosting)
{
  for (gsize i = 0; i < G_N_ELEMENTS (host_settings); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, host_settings[i]);

      g_action_map_add_action (G_ACTION_MAP (self->application), action);
      g_settings_bind (self->settings, host_settings[i], hosting, host_settings[i], G_SETTINGS_BIND_GET);
    }
}

static void
show_host_error (AppRooms   *self,
                 const char *reason)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _ ("The room could not be opened"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), reason);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static Seat *
find_hosted (AppRooms *self)
{
  for (guint i = 0; i < self->seats->len; i++)
    if (((Seat *)self->seats->pdata[i])->hosting != NULL)
      return self->seats->pdata[i];
  return NULL;
}

static void
host (AppRooms   *self,
      const char *msgid)
{
  Seat *seat = find_hosted (self);
  g_autoptr (AppHosting) hosting = NULL;
  g_autoptr (GError) error = NULL;
  Session *session;

  if (is_forgetting (self) || (seat != NULL && return_to (self, seat, msgid)))
    return;
  hosting = app_hosting_new (self->poller, self->certificate);
  session = app_hosting_start (hosting, ui_window_get_person_name (self->window), &error);
  if (session == NULL)
    {
      show_host_error (self, error->message);
      return;
    }
  offer_host_settings (self, hosting);
  session_set_store (session, self->store);
  session_set_host_port (session, app_hosting_get_port (hosting));
  enter_room (self, session, hosting, msgid);
}

static void
on_host (AppRooms *self)
{
  host (self, NULL);
}

/* --- Joining --- */

static Session *
create_session (AppRooms *self)
{
  Session *session = session_new (self->poller, ui_window_get_person_name (self->window));

  session_set_store (session, self->store);
  session_set_identity (session, self->certificate, self->trust);
  session_set_authorities (session, self->authorities);
  return session;
}

static Seat *
find_joined (AppRooms   *self,
             const char *room_id,
             const char *address)
{
  for (guint i = 0; i < self->seats->len; i++)
    {
      Seat *seat = self->seats->pdata[i];

      if (room_id != NULL && g_strcmp0 (session_get_room_id (seat->session), room_id) == 0)
        return seat;
      if (seat->hosting == NULL && g_strcmp0 (session_get_address (seat->session), address) == 0)
        return seat;
    }
  return NULL;
}

/* Where one was before, what is kept of the room is there at once. */
static void
join_invite (AppRooms        *self,
             const NetInvite *invite)
{
  SessionRecentRoom *recent = invite->room_id != NULL ? session_recent_rooms_find_id (self->recent_rooms, invite->room_id) : NULL;
  const char        *archive = recent != NULL ? session_recent_room_get_archive (recent) : NULL;
  Seat              *seat = find_joined (self, invite->room_id, invite->addresses->pdata[0]);
  g_autoptr (Session) session = NULL;
  g_autoptr (GError) error = NULL;

  if (is_forgetting (self) || (seat != NULL && return_to (self, seat, NULL)))
    return;
  session = create_session (self);
  if (session_join_invite (session, invite, archive, &error))
    enter_room (self, session, NULL, NULL);
  else
    ui_window_show_address_error (self->window, error->message);
}

static void
on_join (AppRooms   *self,
         const char *address)
{
  g_autoptr (NetInvite) invite = NULL;
  g_autoptr (GError) error = NULL;

  invite = session_parse_invite (address, &error);
  if (invite != NULL)
    join_invite (self, invite);
  else
    ui_window_show_address_error (self->window, error->message);
}

static Seat *
find_archive (AppRooms   *self,
              const char *archive)
{
  for (guint i = 0; i < self->seats->len; i++)
    if (g_strcmp0 (session_get_archive (((Seat *)self->seats->pdata[i])->session), archive) == 0)
      return self->seats->pdata[i];
  return NULL;
}

/* A room one was in: what is kept of it is there, also while its host is away. */
static void
on_open (AppRooms          *self,
         SessionRecentRoom *room,
         const char        *msgid)
{
  const char *archive = session_recent_room_get_archive (room);
  Seat       *seat = archive[0] != '\0' ? find_archive (self, archive) : find_joined (self, NULL, session_recent_room_get_address (room));
  g_autoptr (Session) session = NULL;
  g_autoptr (GError) error = NULL;

  if (session_recent_room_is_ours (room))
    {
      host (self, msgid);
      return;
    }
  if (is_forgetting (self) || (seat != NULL && return_to (self, seat, msgid)))
    return;
  session = create_session (self);
  if (session_open_room (session, session_recent_room_get_address (room), session_recent_room_get_title (room), archive, &error))
    enter_room (self, session, NULL, msgid);
  else
    ui_window_say (self->window, error->message);
}

/* All the ways to the room are tried; one is shown and remembered. */
static void
on_join_nearby (AppRooms      *self,
                DiscoveryRoom *room)
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
    join_invite (self, invite);
}

/* --- The object --- */

/**
 * app_rooms_serve:
 * @window: what is asked for there is done
 */
void
app_rooms_serve (AppRooms *self,
                 UiWindow *window)
{
  g_set_weak_pointer (&self->window, window);
  app_notifications_set_window (self->notifications, window);
  g_signal_connect_object (window, "host", G_CALLBACK (on_host), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "join", G_CALLBACK (on_join), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "open", G_CALLBACK (on_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "join-nearby", G_CALLBACK (on_join_nearby), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
}

/**
 * app_rooms_probe:
 *
 * The computer woke up: the connections may be long gone without our knowing.
 */
void
app_rooms_probe (AppRooms *self)
{
  for (guint i = 0; i < self->seats->len; i++)
    session_probe (((Seat *)self->seats->pdata[i])->session);
}

/**
 * app_rooms_set_name:
 * @name: what our person is called from now on
 */
void
app_rooms_set_name (AppRooms   *self,
                    const char *name)
{
  for (guint i = 0; i < self->seats->len; i++)
    session_set_name (((Seat *)self->seats->pdata[i])->session, name);
}

/**
 * app_rooms_get_own_picture:
 *
 * Returns: (transfer none): what our person wants to be seen with; read when it is first
 *   asked for
 */
AppOwnPicture *
app_rooms_get_own_picture (AppRooms *self)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "merhaba", "picture", NULL);

  if (self->own_picture == NULL)
    self->own_picture = app_own_picture_new (self->application, path);
  return self->own_picture;
}

/**
 * app_rooms_set_absent:
 * @absent: whether our person is not at the computer, for everybody to see
 */
void
app_rooms_set_absent (AppRooms *self,
                      gboolean  absent)
{
  self->absent = absent;
  for (guint i = 0; i < self->seats->len; i++)
    session_set_absent (((Seat *)self->seats->pdata[i])->session, absent);
}

static void
app_rooms_dispose (GObject *object)
{
  AppRooms *self = APP_ROOMS (object);

  g_clear_handle_id (&self->goodbye_id, g_source_remove);
  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->seats, g_ptr_array_unref);
  g_clear_object (&self->notifications);
  g_clear_object (&self->awake);
  g_clear_object (&self->own_picture);
  g_clear_object (&self->history);
  g_clear_object (&self->store);
  g_clear_object (&self->recent_rooms);
  g_clear_object (&self->settings);
  g_clear_object (&self->certificate);
  g_clear_object (&self->trust);
  g_clear_object (&self->authorities);
  g_clear_object (&self->poller);
  g_clear_pointer (&self->store_trouble, g_free);
  G_OBJECT_CLASS (app_rooms_parent_class)->dispose (object);
}

static void
app_rooms_class_init (AppRoomsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_rooms_dispose;
}

static void
app_rooms_init (AppRooms *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "merhaba", NULL);
  g_autofree char *known_rooms = g_build_filename (folder, "known-rooms.ini", NULL);
  g_autoptr (GError) error = NULL;

  self->seats = g_ptr_array_new_with_free_func (seat_free);
  self->certificate = net_certificate_new (folder);
  self->trust = session_trust_new (known_rooms);
  self->authorities = net_authorities_new (NULL);
  self->poller = net_poller_new (&error);
  if (self->poller == NULL)
    g_error ("%s", error->message);
  g_signal_connect_object (self->poller, "drained", G_CALLBACK (on_drained), self, G_CONNECT_SWAPPED);
}

/**
 * app_rooms_new:
 * @application: is held while there is somebody to say goodbye to; outlives this
 * @settings: those of the hosted room
 * @recent_rooms: learns which rooms one was in
 */
AppRooms *
app_rooms_new (GApplication       *application,
               GSettings          *settings,
               SessionRecentRooms *recent_rooms)
{
  AppRooms *self = g_object_new (APP_TYPE_ROOMS, NULL);

  self->application = application;
  self->settings = g_object_ref (settings);
  self->recent_rooms = g_object_ref (recent_rooms);
  self->notifications = app_notifications_new (application, settings);
  self->awake = app_awake_new (GTK_APPLICATION (application));
  return self;
}
