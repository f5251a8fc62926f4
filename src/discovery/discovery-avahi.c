// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-avahi.h"

/* The way to the Avahi daemon. Bus and daemon may be missing, come late, go and come back;
 * none of it is an error here, only a state.
 *
 * The connection to the bus is one of our own, not the one the process shares: Avahi takes
 * back what a connection announced when it closes, a bus that ends must not end a program
 * with a room in it, and signals of other people's browsers do not come here. Calls and
 * signals name the daemon by its unique name, so that nothing meant for one daemon reaches
 * the next one. */

/* How long to wait before asking again whether there is a bus. */
#define RETRY_SECONDS 10

/* Avahi's word for: the computer's name is settled, announce what you like. */
#define SERVER_RUNNING 2

struct _DiscoveryAvahi
{
  GObject parent_instance;

  DiscoveryState   state;
  GDBusConnection *bus;
  char            *daemon; /* its unique name; NULL when there is none */
  gboolean         is_running;
  GCancellable    *for_bus;
  GCancellable    *for_daemon;
  guint            watch_id;
  guint            subscription;
  guint            retry_id;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiscoveryAvahi, discovery_avahi, G_TYPE_OBJECT)

static void connect_to_bus (DiscoveryAvahi *self);

static void
change (DiscoveryAvahi *self,
        DiscoveryState  state,
        gboolean        is_running)
{
  if (self->state == state && self->is_running == is_running)
    return;
  self->state = state;
  self->is_running = is_running;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- The daemon --- */

static void
state_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  DiscoveryAvahi *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  int state;

  if (reply == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("Avahi does not say how it is: %s", error->message);
      return;
    }
  g_variant_get (reply, "(i)", &state);
  change (self, DISCOVERY_STATE_WORKING, state == SERVER_RUNNING);
}

static void
told_cb (GDBusConnection *bus,
         const char      *sender,
         const char      *path,
         const char      *interface,
         const char      *signal,
         GVariant        *parameters,
         gpointer         user_data)
{
  DiscoveryAvahi *self = user_data;

  if (!g_str_equal (interface, DISCOVERY_AVAHI_SERVER))
    g_signal_emit (self, signals[SIGNAL_TOLD], 0, path, interface, signal, parameters);
  else if (g_str_equal (signal, "StateChanged") && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(is)")))
    {
      int state;

      g_variant_get (parameters, "(is)", &state, NULL);
      change (self, DISCOVERY_STATE_WORKING, state == SERVER_RUNNING);
    }
}

static void
forget_daemon (DiscoveryAvahi *self)
{
  if (self->for_daemon != NULL)
    g_cancellable_cancel (self->for_daemon);
  g_clear_object (&self->for_daemon);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  g_clear_pointer (&self->daemon, g_free);
}

static void
appeared_cb (GDBusConnection *bus,
             const char      *name,
             const char      *owner,
             gpointer         user_data)
{
  DiscoveryAvahi *self = user_data;

  forget_daemon (self);
  self->daemon = g_strdup (owner);
  self->for_daemon = g_cancellable_new ();
  /* One rule for all it says, made before anything is asked: an answer can be told before
   * the reply says under which path. */
  self->subscription = g_dbus_connection_signal_subscribe (bus, owner, NULL, NULL, NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, told_cb, self, NULL);
  discovery_avahi_call (self, "/", DISCOVERY_AVAHI_SERVER, "GetState", NULL, "(i)", NULL, state_cb, self);
  change (self, DISCOVERY_STATE_WORKING, FALSE);
}

static void
vanished_cb (GDBusConnection *bus,
             const char      *name,
             gpointer         user_data)
{
  DiscoveryAvahi *self = user_data;

  forget_daemon (self);
  /* Without a bus closed_cb() says so. */
  if (bus != NULL)
    change (self, DISCOVERY_STATE_NO_AVAHI, FALSE);
}

/* --- The bus --- */

static gboolean
retry_cb (gpointer user_data)
{
  DiscoveryAvahi *self = user_data;

  self->retry_id = 0;
  connect_to_bus (self);
  return G_SOURCE_REMOVE;
}

static void
have_no_bus (DiscoveryAvahi *self,
             const char     *why)
{
  g_debug ("No system bus: %s", why);
  self->retry_id = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
  change (self, DISCOVERY_STATE_NO_BUS, FALSE);
}

static void
forget_bus (DiscoveryAvahi *self)
{
  forget_daemon (self);
  if (self->watch_id != 0)
    g_bus_unwatch_name (self->watch_id);
  self->watch_id = 0;
  if (self->bus != NULL)
    g_signal_handlers_disconnect_by_data (self->bus, self);
  g_clear_object (&self->bus);
}

static void
closed_cb (GDBusConnection *bus,
           gboolean         remote_peer_vanished,
           GError          *error,
           DiscoveryAvahi  *self)
{
  forget_bus (self);
  have_no_bus (self, error != NULL ? error->message : "closed");
}

static void
connected_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  DiscoveryAvahi *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_dbus_connection_new_for_address_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bus == NULL)
    {
      have_no_bus (self, error->message);
      return;
    }
  self->bus = g_steal_pointer (&bus);
  g_signal_connect (self->bus, "closed", G_CALLBACK (closed_cb), self);
  self->watch_id = g_bus_watch_name_on_connection (self->bus, DISCOVERY_AVAHI_NAME, G_BUS_NAME_WATCHER_FLAGS_AUTO_START, appeared_cb, vanished_cb, self, NULL);
}

static void
connect_to_bus (DiscoveryAvahi *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SYSTEM, NULL, &error);

  if (address == NULL)
    {
      have_no_bus (self, error->message);
      return;
    }
  g_dbus_connection_new_for_address (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                     NULL, self->for_bus, connected_cb, self);
}

/* --- The object --- */

static void
discovery_avahi_dispose (GObject *object)
{
  discovery_avahi_stop (DISCOVERY_AVAHI (object));
  G_OBJECT_CLASS (discovery_avahi_parent_class)->dispose (object);
}

static void
discovery_avahi_finalize (GObject *object)
{
  g_object_unref (DISCOVERY_AVAHI (object)->for_bus);
  G_OBJECT_CLASS (discovery_avahi_parent_class)->finalize (object);
}

static void
discovery_avahi_class_init (DiscoveryAvahiClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = discovery_avahi_dispose;
  object_class->finalize = discovery_avahi_finalize;

  /**
   * DiscoveryAvahi::changed:
   *
   * discovery_avahi_get_state() or discovery_avahi_is_running() says something new. Between
   * two daemons the state is another one, if only for a moment.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DISCOVERY_TYPE_AVAHI, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * DiscoveryAvahi::told:
   * @path: which of Avahi's objects says it
   * @interface: its D-Bus interface
   * @signal: what is said
   * @parameters: a #GVariant tuple of any type
   */
  signals[SIGNAL_TOLD] = g_signal_new ("told", DISCOVERY_TYPE_AVAHI, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_VARIANT);
}

static void
discovery_avahi_init (DiscoveryAvahi *self)
{
  self->state = DISCOVERY_STATE_STARTING;
  self->for_bus = g_cancellable_new ();
  connect_to_bus (self);
}

/**
 * discovery_avahi_new:
 *
 * Begins to look for the bus and the daemon, on the thread-default main context; nothing is
 * told before it turns.
 */
DiscoveryAvahi *
discovery_avahi_new (void)
{
  return g_object_new (DISCOVERY_TYPE_AVAHI, NULL);
}

/**
 * discovery_avahi_stop:
 *
 * Ends all at once: calls under way are cancelled, nothing is told any more, and Avahi takes
 * back what was announced and forgets what was asked.
 */
void
discovery_avahi_stop (DiscoveryAvahi *self)
{
  g_autoptr (GDBusConnection) bus = self->bus != NULL ? g_object_ref (self->bus) : NULL;

  g_cancellable_cancel (self->for_bus);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  forget_bus (self);
  if (bus != NULL)
    g_dbus_connection_close (bus, NULL, NULL, NULL);
}

/**
 * discovery_avahi_get_state:
 *
 * Returns: %DISCOVERY_STATE_WORKING when there is a daemon to call; never
 * %DISCOVERY_STATE_FAILED
 */
DiscoveryState
discovery_avahi_get_state (DiscoveryAvahi *self)
{
  return self->state;
}

/**
 * discovery_avahi_is_running:
 *
 * Returns: whether services may be announced: the computer has a name on the network. It
 * loses it for a while when another computer has the same.
 */
gboolean
discovery_avahi_is_running (DiscoveryAvahi *self)
{
  return self->is_running;
}

/**
 * discovery_avahi_call:
 * @parameters: (nullable) (transfer floating): a tuple
 * @reply_type: (nullable): what the reply must be; %NULL for nothing in it
 * @cancellable: (nullable): without one, the call is cancelled when the daemon goes and by
 *   discovery_avahi_stop()
 * @callback: (nullable): to call g_dbus_connection_call_finish() on its source
 *
 * Asks the daemon something; there must be one. Calls are carried out in the order they are
 * made.
 */
void
discovery_avahi_call (DiscoveryAvahi     *self,
                      const char         *path,
                      const char         *interface,
                      const char         *method,
                      GVariant           *parameters,
                      const char         *reply_type,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_return_if_fail (self->daemon != NULL);

  g_dbus_connection_call (self->bus, self->daemon, path, interface, method, parameters, reply_type != NULL ? G_VARIANT_TYPE (reply_type) : NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, cancellable != NULL ? cancellable : self->for_daemon, callback, user_data);
}

/**
 * discovery_avahi_free_object:
 * @path: of one that was made by the daemon there is now
 *
 * Tells the daemon that one of its objects is no longer needed.
 */
void
discovery_avahi_free_object (DiscoveryAvahi *self,
                             const char     *path,
                             const char     *interface)
{
  discovery_avahi_call (self, path, interface, "Free", NULL, NULL, NULL, NULL, NULL);
}
