// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "host/host.h"

#include "host/host-announcement.h"
#include "host/host-caller.h"
#include "host/host-pictures.h"
#include "net/net-listener.h"
#include "net/net-stream-link.h"
#include "server/server-key.h"
#include "server/server.h"
#include "store/store.h"

#include <glib/gi18n.h>
#include <string.h>
#include <sys/resource.h>

/* A running room: the one place that wires listener, server, store and announcement together. */

#define CHANNEL "#merhaba"

/* Where the server goes by no other name. The dot tells it from a person's nick. */
#define DEFAULT_SERVER_NAME "merhaba.local"

/* Silence after which a client is asked whether it is there. */
#define PING_MS 60000

/* The room's file in the data folder. */
#define STORE_NAME "room.db"

/* Ports tried in a row when the usual one is taken. */
#define PORTS_TRIED 100

/* Descriptors kept for everything but callers. */
#define DESCRIPTORS_KEPT 128

struct _Host
{
  GObject parent_instance;

  NetPoller      *poller;
  NetListener    *listener;
  NetCertificate *certificate;
  GPtrArray      *owners; /* NetLink pairs that wait for the certificate: the server's end, the window's */
  Server         *server;
  Store          *store;
  GStrv           listen;
  gboolean        no_plain_text;
  gboolean        require_tls;
  gboolean        identified; /* the certificate is there, or never will be */

  HostPictures     *pictures;
  HostAnnouncement *announcement; /* NULL for a room nobody is told of */
};

enum {
  PROP_FINGERPRINT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum {
  SIGNAL_CALLED,
  SIGNAL_TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (Host, host, G_TYPE_OBJECT)

static void
host_dispose (GObject *object)
{
  Host *self = HOST_HOST (object);

  if (self->listener != NULL)
    net_listener_stop (self->listener);
  g_clear_object (&self->listener);
  if (self->announcement != NULL)
    host_announcement_stop (self->announcement);
  g_clear_object (&self->announcement);
  g_clear_pointer (&self->pictures, host_pictures_free);
  g_clear_pointer (&self->owners, g_ptr_array_unref);
  g_clear_object (&self->server);
  g_clear_object (&self->store);
  g_clear_object (&self->certificate);
  g_clear_object (&self->poller);
  g_clear_pointer (&self->listen, g_strfreev);
  G_OBJECT_CLASS (host_parent_class)->dispose (object);
}

static void
host_get_property (GObject    *object,
                   guint       prop_id,
                   GValue     *value,
                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FINGERPRINT:
      g_value_set_string (value, host_get_fingerprint (HOST_HOST (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
host_class_init (HostClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = host_dispose;
  G_OBJECT_CLASS (klass)->get_property = host_get_property;

  /**
   * Host:fingerprint:
   *
   * See host_get_fingerprint().
   */
  properties[PROP_FINGERPRINT] = g_param_spec_string ("fingerprint", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  /**
   * Host::called:
   * @address: the caller's numeric address
   * @port: its port
   * @manner: how it talks: "irc", "plain text", "http" or "tls", with ", encrypted" behind
   *   it if it does
   */
  signals[SIGNAL_CALLED] = g_signal_new ("called", HOST_TYPE_HOST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING);

  /**
   * Host::trouble:
   * @sentence: what the hosting person should know, translated
   */
  signals[SIGNAL_TROUBLE] = g_signal_new ("trouble", HOST_TYPE_HOST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
host_init (Host *self)
{
  self->owners = g_ptr_array_new_with_free_func (g_object_unref);
}

/* --- Callers --- */

static void
caller_cb (NetListener  *listener,
           int           caller,
           NetTransport *transport,
           Host         *self)
{
  g_autoptr (NetLink) link = net_stream_link_new (self->poller, transport);
  const char *manner = host_caller_get_manner (caller, net_link_is_encrypted (link));

  g_signal_emit (self, signals[SIGNAL_CALLED], 0, net_link_get_remote_host (link), (guint)net_link_get_remote_port (link), manner);
  if (caller == NET_CALLER_HTTP)
    host_pictures_accept (self->pictures, transport);
  else if (!host_caller_turn_away (caller, link, self->no_plain_text, self->require_tls))
    server_add_link (self->server, link, caller == NET_CALLER_IRC ? SERVER_CALLER_IRC : SERVER_CALLER_PLAIN_TEXT);
}

/* --- Listening --- */

static gboolean
listen_on (Host       *self,
           const char *text,
           GError    **error)
{
  g_autoptr (GSocketConnectable) parsed = g_network_address_parse (text, NET_LISTENER_DEFAULT_PORT, NULL);
  g_autoptr (GInetAddress) inet = NULL;
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) local_error = NULL;
  guint16 port;

  if (parsed != NULL)
    inet = g_inet_address_new_from_string (g_network_address_get_hostname (G_NETWORK_ADDRESS (parsed)));
  if (inet == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("“%s” is not an address and port such as 127.0.0.1:12345"), text);
      return FALSE;
    }

  port = g_network_address_get_port (G_NETWORK_ADDRESS (parsed));
  address = g_inet_socket_address_new (inet, port);
  if (net_listener_add_address (self->listener, G_INET_SOCKET_ADDRESS (address), &local_error))
    return TRUE;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE, _ ("Port %u of %s is taken by another program"), port, g_network_address_get_hostname (G_NETWORK_ADDRESS (parsed)));
  else
    g_set_error (error, local_error->domain, local_error->code, _ ("Cannot listen on %s: %s"), text, local_error->message);
  return FALSE;
}

/* The usual port on all interfaces, else the next free one. */
static gboolean
listen_anywhere (Host    *self,
                 GError **error)
{
  g_autoptr (GError) local_error = NULL;

  for (guint i = 0; i < PORTS_TRIED; i++)
    {
      g_clear_error (&local_error);
      if (net_listener_add_any (self->listener, NET_LISTENER_DEFAULT_PORT + i, &local_error))
        return TRUE;
      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
        break;
    }
  if (net_listener_add_any (self->listener, 0, NULL))
    return TRUE;
  g_set_error (error, local_error->domain, local_error->code, _ ("This computer lets nobody in: %s"), local_error->message);
  return FALSE;
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Host) self = user_data;
  g_autoptr (GError) error = NULL;
  const char *set_aside;

  if (!store_open_finish (STORE_STORE (object), result, &error))
    {
      g_autofree char *sentence = g_strdup_printf (_ ("What is said in this room cannot be kept: %s"), error->message);

      g_signal_emit (self, signals[SIGNAL_TROUBLE], 0, sentence);
      return;
    }
  /* The room may have ended meanwhile, and with it our own hold on the store. */
  set_aside = store_get_set_aside (STORE_STORE (object));
  if (set_aside != NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("What was said before could not be read. The damaged file was kept as %s, and the room begins anew."), set_aside);

      g_signal_emit (self, signals[SIGNAL_TROUBLE], 0, sentence);
    }
}

/* --- The certificate --- */

static void
tell_trouble (Host *self,
              char *sentence)
{
  g_signal_emit (self, signals[SIGNAL_TROUBLE], 0, sentence);
  g_free (sentence);
}

/* Between the two ends there is nobody, and no doubt of who they are. */
static void
let_owners_in (Host *self)
{
  const char *fingerprint = host_get_fingerprint (self);

  for (guint i = 0; i < self->owners->len; i += 2)
    {
      net_link_set_security (self->owners->pdata[i], TRUE, fingerprint);
      net_link_set_security (self->owners->pdata[i + 1], TRUE, fingerprint);
      server_add_link (self->server, self->owners->pdata[i], SERVER_CALLER_OWNER);
    }
  g_ptr_array_set_size (self->owners, 0);
}

/* Callers wait in the system's queue until we can say who we are: some milliseconds. */
static void
certificate_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Host) self = user_data;
  g_autoptr (GError) error = NULL;
  const char *set_aside = net_certificate_get_set_aside (NET_CERTIFICATE (object));

  /* The room was closed meanwhile. */
  if (self->listener == NULL)
    return;
  if (!net_certificate_wait_finish (NET_CERTIFICATE (object), result, &error))
    tell_trouble (self, g_strdup_printf (_ ("Nobody can be let in encrypted: %s"), error->message));
  else if (net_certificate_get_trouble (self->certificate) != NULL)
    tell_trouble (self, g_strdup_printf (_ ("The room’s certificate cannot be kept, and people will be warned next time that it is another one: %s"), net_certificate_get_trouble (self->certificate)->message));
  else if (set_aside != NULL)
    tell_trouble (self, g_strdup_printf (_ ("The room’s certificate could not be read. The damaged file was kept as %s, and people will be warned that the certificate is another one."), set_aside));
  if (error == NULL)
    net_listener_set_certificate (self->listener, self->certificate);
  self->identified = TRUE;
  let_owners_in (self);
  net_listener_start (self->listener);
  if (self->announcement != NULL)
    host_announcement_start (self->announcement, self->server, self->store, host_get_addresses (self), host_get_fingerprint (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINGERPRINT]);
}

static guint
get_max_connections (void)
{
  struct rlimit limit = { .rlim_cur = 1024 };

  getrlimit (RLIMIT_NOFILE, &limit);
  return MIN (limit.rlim_cur, 1024 * 1024) - DESCRIPTORS_KEPT;
}

/**
 * host_is_key:
 *
 * Returns: whether @text can be a room's key
 */
gboolean
host_is_key (const char *text)
{
  return server_key_is_valid (text);
}

/**
 * host_new:
 * @config: copied
 *
 * A room that is not open yet. It runs on the thread-default main context.
 */
Host *
host_new (const HostConfig *config)
{
  Host *self = g_object_new (HOST_TYPE_HOST, NULL);
  guint max_connections = get_max_connections ();
  g_autoptr (GError) error = NULL;
  ServerConfig server_config = {
    .name = config->server_name != NULL ? config->server_name : DEFAULT_SERVER_NAME,
    .room_name = config->room_name,
    .channel = CHANNEL,
    .key = config->key,
    .max_clients = config->max_clients > 0 ? config->max_clients : max_connections,
    .ping_ms = PING_MS,
    .auto_join = !config->no_auto_join,
    .flood_limits = !config->no_flood_limits,
    .show_past = !config->hide_past,
  };

  self->listen = g_strdupv ((char **)config->listen);
  self->no_plain_text = config->no_plain_text;
  if (!config->no_discovery)
    self->announcement = host_announcement_new (config->room_name);
  self->require_tls = config->require_tls;
  self->certificate = config->certificate != NULL ? g_object_ref (config->certificate) : net_certificate_new (config->data_dir);
  self->poller = net_poller_new (&error);
  if (self->poller == NULL)
    g_error ("No epoll descriptor: %s", error->message);
  if (config->data_dir != NULL)
    {
      g_autofree char *path = g_build_filename (config->data_dir, STORE_NAME, NULL);

      self->store = store_new (path, TRUE);
      store_open_async (self->store, opened_cb, g_object_ref (self));
    }
  server_config.store = self->store;
  self->server = server_new (&server_config);
  self->listener = net_listener_new (self->poller, max_connections);
  self->pictures = host_pictures_new (self->server, self->poller, net_listener_get_addresses (self->listener), config->data_dir);
  host_pictures_set_require_tls (self->pictures, config->require_tls);
  g_signal_connect_object (self->listener, "caller", G_CALLBACK (caller_cb), self, 0);
  return self;
}

/**
 * host_start:
 * @error: where a #GIOErrorEnum with a translated message goes
 *
 * Opens the room: binds, listens, lets callers in and tells the people nearby. Does not
 * block.
 */
gboolean
host_start (Host    *self,
            GError **error)
{
  if (self->listen == NULL || self->listen[0] == NULL)
    {
      if (!listen_anywhere (self, error))
        return FALSE;
    }
  else
    for (guint i = 0; self->listen[i] != NULL; i++)
      if (!listen_on (self, self->listen[i], error))
        return FALSE;
  net_certificate_wait_async (self->certificate, certificate_cb, g_object_ref (self));
  return TRUE;
}

/* --- Stopping --- */

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  store_close_finish (STORE_STORE (object), result);
  g_task_return_boolean (task, TRUE);
}

/* Everybody is gone; what was said goes to the disk. Takes the task over. */
static void
close_store (GTask *task)
{
  Host *self = g_task_get_source_object (task);
  g_autoptr (Store) store = g_steal_pointer (&self->store);

  if (store != NULL)
    {
      store_close_async (store, closed_cb, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
drained_cb (NetPoller *poller,
            GTask     *task)
{
  g_signal_handlers_disconnect_by_func (poller, drained_cb, task);
  close_store (task);
}

/**
 * host_stop_async:
 *
 * Ends the room: says goodbye to everyone, and is done when all have it or two seconds
 * have passed.
 */
void
host_stop_async (Host               *self,
                 GAsyncReadyCallback callback,
                 gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, host_stop_async);
  if (self->announcement != NULL)
    host_announcement_stop (self->announcement);
  net_listener_stop (self->listener);
  host_pictures_stop (self->pictures);
  server_shut_down (self->server);
  if (net_poller_is_drained (self->poller))
    close_store (task);
  else
    g_signal_connect (self->poller, "drained", G_CALLBACK (drained_cb), task);
}

void
host_stop_finish (Host         *self,
                  GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}

/* --- Asking --- */

/**
 * host_get_addresses:
 *
 * Returns: (transfer none) (element-type GInetSocketAddress): where it listens
 */
GPtrArray *
host_get_addresses (Host *self)
{
  return net_listener_get_addresses (self->listener);
}

/**
 * host_set_require_tls:
 * @require_tls: whether nobody comes in unencrypted from now on; who is in stays in
 */
void
host_set_require_tls (Host    *self,
                      gboolean require_tls)
{
  self->require_tls = require_tls;
  host_pictures_set_require_tls (self->pictures, require_tls);
}

/**
 * host_set_show_past:
 * @show_past: whether newcomers see what was said before they came
 */
void
host_set_show_past (Host    *self,
                    gboolean show_past)
{
  server_set_show_past (self->server, show_past);
}

/**
 * host_get_port:
 *
 * Returns: the port to tell others, 0 before host_start()
 */
guint16
host_get_port (Host *self)
{
  GPtrArray *addresses = host_get_addresses (self);

  return addresses->len > 0 ? g_inet_socket_address_get_port (addresses->pdata[0]) : 0;
}

/**
 * host_get_publisher:
 *
 * Returns: (transfer none) (nullable): what knows whether the people nearby are told of the
 * room; %NULL while, or when, they are not
 */
DiscoveryPublisher *
host_get_publisher (Host *self)
{
  return self->announcement != NULL ? host_announcement_get_publisher (self->announcement) : NULL;
}

/**
 * host_get_fingerprint:
 *
 * Returns: (nullable): SHA-256 over the certificate callers are shown, in lower-case hex;
 *   %NULL for some milliseconds after host_new(), see #Host:fingerprint
 */
const char *
host_get_fingerprint (Host *self)
{
  return net_certificate_get_fingerprint (self->certificate);
}

/**
 * host_connect_local:
 * @poller: who watches the end that is returned
 *
 * Joins the hosting person's own window: the room's owner and operator.
 *
 * Returns: (transfer full) (nullable): a link to the room's server, not started
 */
NetLink *
host_connect_local (Host      *self,
                    NetPoller *poller,
                    GError   **error)
{
  g_autoptr (NetLink) inside = NULL;
  NetLink *outside = NULL;

  if (!net_stream_link_new_pair (self->poller, poller, &inside, &outside, error))
    return NULL;
  g_ptr_array_add (self->owners, g_steal_pointer (&inside));
  g_ptr_array_add (self->owners, g_object_ref (outside));
  if (self->identified)
    let_owners_in (self);
  return outside;
}

/**
 * host_get_caller_port:
 *
 * Returns: the port the one with that nick calls from, 0 if it is not known
 */
guint16
host_get_caller_port (Host       *self,
                      const char *nick)
{
  return server_get_client_port (self->server, nick);
}
