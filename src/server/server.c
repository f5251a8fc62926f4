// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server.h"

#include "irc/irc-casemap.h"
#include "server/server-batch.h"
#include "server/server-commands.h"
#include "server/server-gate.h"
#include "server/server-guest.h"
#include "server/server-history.h"
#include "server/server-key.h"
#include "server/server-names.h"
#include "server/server-private.h"
#include "server/server-reads.h"

#include <string.h>

/* A caller that speaks IRC has this long to register, and an open batch to close. */
#define REGISTRATION_US (60 * G_USEC_PER_SEC)
#define BATCH_US (30 * G_USEC_PER_SEC)

/* Silence is looked for no more often. */
#define SWEEP_MS 1000

enum {
  PROP_NEEDS_KEY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum {
  SIGNAL_PEOPLE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (Server, server, G_TYPE_OBJECT)

static void
server_dispose (GObject *object)
{
  Server *self = SERVER_SERVER (object);

  if (!self->shutting_down)
    server_shut_down (self);
  G_OBJECT_CLASS (server_parent_class)->dispose (object);
}

static void
server_finalize (GObject *object)
{
  Server *self = SERVER_SERVER (object);

  g_ptr_array_unref (self->clients);
  g_hash_table_unref (self->by_nick);
  g_hash_table_unref (self->channels);
  g_hash_table_unref (self->reads);
  server_names_free (self->names);
  g_hash_table_unref (self->key_tries);
  g_clear_object (&self->store);
  g_free (self->name);
  g_free (self->room_name);
  g_free (self->room_id);
  g_free (self->channel_name);
  g_free (self->key);
  G_OBJECT_CLASS (server_parent_class)->finalize (object);
}

static void
server_get_property (GObject    *object,
                     guint       prop_id,
                     GValue     *value,
                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NEEDS_KEY:
      g_value_set_boolean (value, SERVER_SERVER (object)->room->key != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
server_class_init (ServerClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = server_get_property;
  G_OBJECT_CLASS (klass)->dispose = server_dispose;
  G_OBJECT_CLASS (klass)->finalize = server_finalize;

  /**
   * Server:needs-key:
   *
   * Whether only those come in who know the room's key.
   */
  properties[PROP_NEEDS_KEY] = g_param_spec_boolean ("needs-key", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  /**
   * Server::people-changed:
   *
   * server_get_n_people() is another number.
   */
  signals[SIGNAL_PEOPLE_CHANGED] = g_signal_new ("people-changed", SERVER_TYPE_SERVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
server_init (Server *self)
{
  self->created_us = g_get_real_time ();
  self->clients = g_ptr_array_new_with_free_func ((GDestroyNotify)server_client_unref);
  self->by_nick = g_hash_table_new (irc_casemap_hash, irc_casemap_equal);
  self->channels = g_hash_table_new_full (irc_casemap_hash, irc_casemap_equal, NULL, (GDestroyNotify)server_channel_free);
  self->reads = server_reads_new ();
  self->names = server_names_new ();
  self->key_tries = server_key_tries_new ();
}

/* --- Links --- */

static gint64 get_sweep_due (Server       *self,
                             ServerClient *client);
static void   sweep_by (Server *self,
                        gint64  due_us);

static void
handle_line (ServerClient *client,
             const char   *line,
             gsize         length)
{
  if (client->caller == SERVER_CALLER_PLAIN_TEXT)
    server_guest_handle_text (client, line, length);
  else
    server_gate_handle_line (client, line, length);
  /* It may have opened a batch, or turned out to speak IRC. */
  sweep_by (client->server, get_sweep_due (client->server, client));
}

static void
line_cb (NetLink    *link,
         const char *line,
         gsize       length,
         gpointer    user_data)
{
  g_autoptr (ServerClient) client = server_client_ref (user_data);

  /* The last lines of a connection that was cut come all at once. */
  if (client->held.length > 0)
    server_client_hold (client, line, length);
  else
    handle_line (client, line, length);
}

static void
line_too_long_cb (NetLink *link,
                  gpointer user_data)
{
  server_gate_handle_overlong (user_data);
}

static void
closed_cb (NetLink      *link,
           const GError *error,
           gpointer      user_data)
{
  ServerClient *client = user_data;
  const char   *reason = "Connection closed";

  if (g_error_matches (error, NET_LINK_ERROR, NET_LINK_ERROR_SEND_QUEUE_FULL))
    reason = "Reads too slowly";
  else if (error != NULL)
    reason = "Connection lost";
  if (client->n_owed > 0)
    client->gone = g_strdup (reason);
  else
    server_remove_client (client->server, client, reason);
}

/**
 * server_note_answered:
 *
 * One of the answers that were owed to the client is there: what waited for it goes on.
 */
void
server_note_answered (ServerClient *client)
{
  g_autoptr (ServerClient) guard = server_client_ref (client);

  client->n_owed--;
  while (client->n_owed == 0 && client->link != NULL && client->held.length > 0)
    {
      g_autoptr (GBytes) line = server_client_release (client);

      handle_line (client, g_bytes_get_data (line, NULL), g_bytes_get_size (line));
    }
  if (client->n_owed == 0 && client->gone != NULL)
    server_remove_client (client->server, client, client->gone);
}

static const NetLinkHandler link_handler = {
  .line = line_cb,
  .line_too_long = line_too_long_cb,
  .closed = closed_cb,
};

/* --- Silence --- */

/* Returns why the client has to go, or NULL. */
static const char *
check_silence (Server       *self,
               ServerClient *client,
               gint64        now)
{
  g_autoptr (GBytes) ping = NULL;
  g_autofree char *line = NULL;

  if (client->caller != SERVER_CALLER_IRC)
    return NULL;
  if (client->batch != NULL && now - client->batch->opened_us > BATCH_US)
    server_batch_abandon (client, "TIMEOUT", client->batch->reference, "The batch was left open for too long");
  if (!client->registered)
    return now - client->came_us > self->ping_us ? "Registration timed out" : NULL;
  if (client->pinged)
    return now - client->heard_us > 2 * self->ping_us ? "Ping timeout" : NULL;
  if (now - client->heard_us > self->ping_us)
    {
      client->pinged = TRUE;
      line = g_strdup_printf ("PING :%s\r\n", self->name);
      ping = g_bytes_new (line, strlen (line));
      server_client_send (client, ping);
    }
  return NULL;
}

/* When check_silence() may find something next; G_MAXINT64 for never. */
static gint64
get_sweep_due (Server       *self,
               ServerClient *client)
{
  gint64 due_us;

  if (client->caller != SERVER_CALLER_IRC)
    return G_MAXINT64;
  if (!client->registered)
    due_us = client->came_us + self->ping_us;
  else
    due_us = client->heard_us + (client->pinged ? 2 : 1) * self->ping_us;
  return client->batch != NULL ? MIN (due_us, client->batch->opened_us + BATCH_US) : due_us;
}

static gboolean
sweep_cb (gpointer user_data)
{
  Server *self = user_data;
  gint64  now = g_get_monotonic_time ();
  gint64  due_us = G_MAXINT64;

  self->sweep_id = 0;
  for (guint i = self->clients->len; i > 0; i--)
    {
      ServerClient *client = self->clients->pdata[i - 1];
      const char   *reason = check_silence (self, client, now);

      if (reason != NULL)
        server_refuse_client (self, client, reason);
      else
        due_us = MIN (due_us, get_sweep_due (self, client));
    }
  sweep_by (self, due_us);
  return G_SOURCE_REMOVE;
}

/* The next sweep is no later, and a few are one: nothing wakes a room in which everybody is heard of. */
static void
sweep_by (Server *self,
          gint64  due_us)
{
  gint64 wait_ms;

  if (due_us == G_MAXINT64 || self->shutting_down || (self->sweep_id != 0 && self->sweep_due_us <= due_us))
    return;
  wait_ms = (due_us - g_get_monotonic_time ()) / 1000 + 1;
  g_clear_handle_id (&self->sweep_id, g_source_remove);
  self->sweep_due_us = due_us;
  self->sweep_id = g_timeout_add ((guint)MAX (wait_ms, MIN (SWEEP_MS, self->ping_us / 4000 + 1)), sweep_cb, self);
}

/* --- The outside --- */

/**
 * server_new:
 * @config: copied
 *
 * A room's server. It knows links alone, no sockets, and runs on the thread-default main
 * context.
 */
Server *
server_new (const ServerConfig *config)
{
  Server *self = g_object_new (SERVER_TYPE_SERVER, NULL);

  self->name = g_strdup (config->name);
  self->room_name = g_strdup (config->room_name);
  self->channel_name = g_strdup (config->channel);
  self->key = g_strdup (config->key);
  self->max_clients = config->max_clients;
  self->ping_us = config->ping_ms * (gint64)1000;
  self->auto_join = config->auto_join;
  self->flood_limits = config->flood_limits;
  self->store = config->store != NULL ? g_object_ref (config->store) : NULL;
  self->show_past = config->show_past;

  self->room = server_channel_new (config->channel);
  server_channel_set_topic (self->room, config->room_name, config->name);
  g_hash_table_insert (self->channels, self->room->name, self->room);
  server_history_open (self);
  return self;
}

/**
 * server_add_link:
 * @link: a link not yet started; the server takes a reference
 *
 * Takes a caller in. One too many is told so and let go.
 */
void
server_add_link (Server      *self,
                 NetLink     *link,
                 ServerCaller caller)
{
  ServerClient *client;

  g_return_if_fail (SERVER_IS_SERVER (self) && NET_IS_LINK (link));

  client = server_client_new (self, link, caller);
  g_ptr_array_add (self->clients, client);
  net_link_start (link, &link_handler, client);
  if (self->shutting_down)
    server_refuse_client (self, client, "The room has ended");
  else if (self->clients->len > self->max_clients && caller != SERVER_CALLER_OWNER)
    server_refuse_client (self, client, "The room is full");
  else
    {
      sweep_by (self, get_sweep_due (self, client));
      /* One guest too many is gone after this. */
      if (caller == SERVER_CALLER_PLAIN_TEXT)
        server_guest_welcome (client);
    }
}

/**
 * server_set_show_past:
 * @show_past: whether newcomers see what was said before they came
 */
void
server_set_show_past (Server  *self,
                      gboolean show_past)
{
  self->show_past = show_past;
}

/**
 * server_shut_down:
 *
 * Says goodbye to everyone and lets them go. Their links still write what is queued.
 */
void
server_shut_down (Server *self)
{
  self->shutting_down = TRUE;
  g_clear_handle_id (&self->sweep_id, g_source_remove);
  while (self->clients->len > 0)
    server_refuse_client (self, self->clients->pdata[self->clients->len - 1], "The room has ended");
}

guint
server_get_n_clients (Server *self)
{
  return self->clients->len;
}

/**
 * server_get_n_people:
 *
 * Returns: how many are in the room
 */
guint
server_get_n_people (Server *self)
{
  return self->room->members->len;
}

/**
 * server_get_client_port:
 *
 * Returns: the port somebody calls from, 0 for nobody or within this process
 */
guint16
server_get_client_port (Server     *self,
                        const char *nick)
{
  const ServerClient *client = server_find_client (self, nick);

  return client != NULL ? net_link_get_remote_port (client->link) : 0;
}

/**
 * server_become_ready:
 *
 * Lets in those who have registered and were waiting, in the order they came.
 */
void
server_become_ready (Server *self)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func ((GDestroyNotify)server_client_unref);

  self->ready = TRUE;
  for (guint i = 0; i < self->clients->len; i++)
    g_ptr_array_add (waiting, server_client_ref (self->clients->pdata[i]));
  for (guint i = 0; i < waiting->len; i++)
    cmd_registration_try_complete (waiting->pdata[i]);
}

/* --- For the handlers --- */

/**
 * server_find_client:
 *
 * Returns: (transfer none) (nullable): the registered client with that nick
 */
ServerClient *
server_find_client (Server     *self,
                    const char *nick)
{
  ServerClient *client = g_hash_table_lookup (self->by_nick, nick);

  return client != NULL && client->registered ? client : NULL;
}

ServerChannel *
server_find_channel (Server     *self,
                     const char *name)
{
  return g_hash_table_lookup (self->channels, name);
}

/**
 * server_note_members:
 *
 * Somebody has come into or left the channel: if it is the room's own, those outside learn
 * how many there are.
 */
void
server_note_members (Server              *self,
                     const ServerChannel *channel)
{
  if (channel == self->room)
    g_signal_emit (self, signals[SIGNAL_PEOPLE_CHANGED], 0);
}

/**
 * server_rename_client:
 *
 * Gives a client a nick, without telling anybody.
 *
 * Returns: %FALSE when somebody else has it
 */
gboolean
server_rename_client (Server       *self,
                      ServerClient *client,
                      const char   *nick)
{
  ServerClient *holder = g_hash_table_lookup (self->by_nick, nick);

  if (holder != NULL && holder != client)
    return FALSE;
  if (client->nick != NULL)
    g_hash_table_remove (self->by_nick, client->nick);
  server_client_set_nick (client, nick);
  g_hash_table_insert (self->by_nick, client->nick, client);
  return TRUE;
}

/**
 * server_drop_nick:
 *
 * Takes its nick from a client that has not registered yet.
 */
void
server_drop_nick (Server       *self,
                  ServerClient *client)
{
  if (client->nick != NULL)
    g_hash_table_remove (self->by_nick, client->nick);
  server_client_drop_nick (client);
}

/**
 * server_drop_channel_if_empty:
 *
 * A channel lives as long as somebody is in it; the room's own one always.
 */
void
server_drop_channel_if_empty (Server        *self,
                              ServerChannel *channel)
{
  if (channel->members->len == 0 && channel != self->room)
    g_hash_table_remove (self->channels, channel->name);
}

/**
 * server_foreach_peer:
 *
 * Calls @func for everybody who shares a channel with @client, once each, but not for
 * @client itself.
 */
void
server_foreach_peer (ServerClient  *client,
                     ServerPeerFunc func,
                     gpointer       user_data)
{
  guint mark = ++client->server->mark;

  client->mark = mark;
  for (guint i = 0; i < client->channels->len; i++)
    {
      const ServerChannel *channel = client->channels->pdata[i];

      for (guint k = 0; k < channel->members->len; k++)
        {
          ServerClient *peer = ((const ServerMembership *)channel->members->pdata[k])->client;

          if (peer->mark == mark)
            continue;
          peer->mark = mark;
          func (peer, user_data);
        }
    }
}

typedef struct
{
  ServerEvent  *event;
  IrcCapability needed;
} Telling;

static void
tell_peer (ServerClient *peer,
           gpointer      user_data)
{
  const Telling *telling = user_data;

  if (server_client_has (peer, telling->needed))
    server_client_send_event (peer, telling->event);
}

/**
 * server_tell_peers:
 * @needed: a capability without which a peer is not told, or 0
 *
 * Tells everybody who shares a channel with @client, once each, but not @client itself.
 */
void
server_tell_peers (ServerClient *client,
                   ServerEvent  *event,
                   IrcCapability needed)
{
  Telling telling = { event, needed };

  server_foreach_peer (client, tell_peer, &telling);
}

/**
 * server_remove_client:
 * @reason: what the others are told
 *
 * The client is gone: tells those who knew it and forgets it. Its link closes when what
 * is queued is written.
 */
void
server_remove_client (Server       *self,
                      ServerClient *client,
                      const char   *reason)
{
  g_autoptr (ServerClient) guard = server_client_ref (client);

  if (client->link == NULL)
    return;
  net_link_close (client->link);
  g_clear_object (&client->link);

  if (client->registered && !self->shutting_down)
    {
      g_autoptr (ServerEvent) event = server_event_new (client->source, "QUIT", reason, NULL);

      server_event_set_account (event, client->account);
      server_history_record_everywhere (client, event);
      server_tell_peers (client, event, 0);
    }
  while (client->channels->len > 0)
    {
      ServerChannel *channel = client->channels->pdata[client->channels->len - 1];

      server_channel_forget (channel, client);
      server_drop_channel_if_empty (self, channel);
    }
  if (client->nick != NULL && g_hash_table_lookup (self->by_nick, client->nick) == client)
    g_hash_table_remove (self->by_nick, client->nick);
  if (client->caller == SERVER_CALLER_PLAIN_TEXT && !client->has_spoken)
    self->n_silent_guests--;
  g_ptr_array_remove_fast (self->clients, client);
}

/**
 * server_refuse_client:
 * @reason: what it is told, in the words of its own protocol, and what others see
 *
 * Says goodbye to a client and removes it.
 */
void
server_refuse_client (Server       *self,
                      ServerClient *client,
                      const char   *reason)
{
  g_autoptr (GBytes) bytes = NULL;

  if (client->caller == SERVER_CALLER_PLAIN_TEXT)
    bytes = g_bytes_new_static ("quit", 4);
  else
    {
      g_autofree char *line = g_strdup_printf ("ERROR :%s\r\n", reason);

      bytes = g_bytes_new (line, strlen (line));
    }
  server_client_send (client, bytes);
  server_remove_client (self, client, reason);
}
