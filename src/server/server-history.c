// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-history.h"

#include "irc/irc-time.h"
#include "server/server-names.h"
#include "server/server-private.h"
#include "server/server-settings.h"
#include "server/server-reads.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is said in a channel goes to the store first and to the people then: nobody hears
 * what a crash could take back, and a resend after one is known by its label. Without a
 * store (a room that keeps nothing) everything is told at once. */

/**
 * server_history_dup_key:
 *
 * Returns: (transfer full): the channel's key in the store
 */
char *
server_history_dup_key (const ServerChannel *channel)
{
  return g_ascii_strdown (channel->name, -1);
}

/* Every event has a millisecond of its own, through steps of the clock too: the time alone
 * puts what is said in order, in every copy of the room. */
static void
put_in_order (Server      *server,
              ServerEvent *event)
{
  server->last_ms = server_event_set_not_before (event, server->last_ms + 1);
}

/* --- Opening --- */

static void
newest_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Server) server = user_data;
  g_autoptr (GPtrArray) messages = store_find_history_finish (STORE_STORE (object), result, NULL);

  if (messages != NULL && messages->len > 0)
    {
      const StoreMessage *newest = messages->pdata[0];

      server->last_ms = MAX (server->last_ms, newest->time);
      server->room->last_msgid = g_strdup (newest->msgid);
    }
  server_become_ready (server);
}

static void
id_cb (GObject      *object,
       GAsyncResult *result,
       gpointer      user_data)
{
  g_autoptr (Server) server = user_data;
  g_autoptr (GError) error = NULL;

  server->room_id = store_get_id_finish (STORE_STORE (object), result, &error);
  if (server->room_id == NULL)
    g_warning ("The room has no lasting name: %s", error->message);
}

/**
 * server_history_open:
 *
 * Asks the store who we are and where we were; then people are let in.
 */
void
server_history_open (Server *server)
{
  const StoreHistoryQuery newest = { .kind = STORE_HISTORY_LATEST, .from = { NULL, -1 }, .to = { NULL, -1 }, .limit = 1, .include = STORE_INCLUDE_EVENTS | STORE_INCLUDE_REDACTED };
  g_autofree char        *key = NULL;

  if (server->store == NULL)
    {
      server_settings_set_key (server);
      server_become_ready (server);
      return;
    }
  key = server_history_dup_key (server->room);
  store_get_id_async (server->store, id_cb, g_object_ref (server));
  server_settings_open (server);
  server_reads_open (server);
  server_names_open (server);
  store_find_history_async (server->store, key, &newest, newest_cb, g_object_ref (server));
}

/* --- Saying --- */

typedef struct
{
  Server       *server;
  ServerClient *client;
  ServerEvent  *event;
  ServerReply  *reply;
  char         *channel;
} Said;

static void
said_free (Said *said)
{
  server_event_unref (said->event);
  server_reply_free (said->reply);
  server_client_unref (said->client);
  g_object_unref (said->server);
  g_free (said->channel);
  g_free (said);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Said, said_free)

static gboolean
wants_echo (ServerClient      *client,
            const ServerEvent *event)
{
  IrcCapability needed = server_event_get_needed (event);

  return server_client_has (client, needed != 0 ? needed : IRC_CAPABILITY_ECHO_MESSAGE);
}

static void
note_newest (ServerChannel     *channel,
             const ServerEvent *event)
{
  g_free (channel->last_msgid);
  channel->last_msgid = g_strdup (server_event_get_msgid (event));
}

static void
tell (ServerChannel *channel,
      ServerClient  *client,
      ServerEvent   *event,
      ServerReply   *reply)
{
  server_channel_tell (channel, event, client, server_event_get_needed (event));
  if (wants_echo (client, event))
    server_reply_event (reply, event);
}

static void
refuse (const Said   *said,
        const GError *error)
{
  gboolean full = g_error_matches (error, STORE_ERROR, STORE_ERROR_FULL);

  g_warning ("A message is not kept and not passed on: %s", error->message);
  if (said->client->caller == SERVER_CALLER_PLAIN_TEXT)
    {
      g_autofree char *text = g_strconcat (full ? _ ("This message was not passed on: the host’s disk is full.") : _ ("This message was not passed on: the host cannot keep it."), "\n", NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      server_client_send (said->client, bytes);
    }
  else
    server_reply_fail (said->reply, server_event_get_command (said->event), full ? "DISK_FULL" : "NOT_KEPT", said->channel,
                       full ? "The host's disk is full, the message was not passed on" : "The host cannot keep the message, it was not passed on");
}

static void
append_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Said) said = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreMessage) stored = NULL;
  gboolean is_new;

  stored = store_append_finish (STORE_STORE (object), result, &is_new, &error);
  if (stored == NULL)
    refuse (said, error);
  else if (is_new)
    {
      ServerChannel *channel = server_find_channel (said->server, said->channel);

      if (channel != NULL)
        {
          note_newest (channel, said->event);
          tell (channel, said->client, said->event, said->reply);
        }
    }
  else if (wants_echo (said->client, said->event))
    {
      /* Sent again, and heard by all the first time: the first echo once more. */
      g_autoptr (ServerEvent) first = server_event_new_from_store (stored, said->channel);

      server_reply_event (said->reply, first);
    }
  server_reply_flush (said->reply);
}

/**
 * server_history_say:
 * @label: (nullable): the label it came with; one that is a UUID stands for this message
 *   alone, so that a resend is known
 *
 * Keeps a message and tells the channel, in this order. The sender is answered when it
 * is done.
 */
void
server_history_say (ServerClient  *client,
                    ServerChannel *channel,
                    ServerEvent   *event,
                    const char    *label,
                    ServerReply   *reply)
{
  Server *server = client->server;
  g_autoptr (StoreMessage) message = NULL;
  g_autofree char *key = NULL;
  Said            *said;

  put_in_order (server, event);
  if (server->store == NULL)
    {
      note_newest (channel, event);
      tell (channel, client, event, reply);
      return;
    }
  if (server_event_is_of_a_moment (event))
    {
      tell (channel, client, event, reply);
      return;
    }
  said = g_new0 (Said, 1);
  said->server = g_object_ref (server);
  said->client = server_client_ref (client);
  said->event = server_event_ref (event);
  said->reply = server_reply_postpone (reply);
  said->channel = g_strdup (channel->name);
  message = server_event_to_store (event);
  if (label != NULL && g_uuid_string_is_valid (label))
    message->label = g_strdup (label);
  key = server_history_dup_key (channel);
  store_append_async (server->store, key, message, append_cb, said);
}

static void
recorded_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreMessage) stored = NULL;
  gboolean is_new;

  stored = store_append_finish (STORE_STORE (object), result, &is_new, &error);
  if (stored == NULL)
    g_warning ("An event of the room is not kept: %s", error->message);
}

/**
 * server_history_record:
 *
 * Keeps what happened in a channel, for those who ask for it later.
 */
void
server_history_record (Server        *server,
                       ServerChannel *channel,
                       ServerEvent   *event)
{
  g_autoptr (StoreMessage) message = NULL;
  g_autofree char *key = NULL;

  put_in_order (server, event);
  if (server->store == NULL)
    return;
  message = server_event_to_store (event);
  key = server_history_dup_key (channel);
  store_append_async (server->store, key, message, recorded_cb, NULL);
}

/**
 * server_history_record_everywhere:
 *
 * The same for every channel @client is in.
 */
void
server_history_record_everywhere (ServerClient *client,
                                  ServerEvent  *event)
{
  for (guint i = 0; i < client->channels->len; i++)
    server_history_record (client->server, client->channels->pdata[i], event);
}

/* --- Asking --- */

typedef struct
{
  Server      *server;
  ServerReply *reply;
  char        *channel;
  gboolean     catching_up;
} Asked;

static void
asked_free (Asked *asked)
{
  server_reply_free (asked->reply);
  g_object_unref (asked->server);
  g_free (asked->channel);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

/* What belongs to what was asked for, behind it. */
static void
add_reactions (GPtrArray          *events,
               const StoreMessage *message,
               const char         *channel)
{
  for (guint i = 0; message->reactions != NULL && i < message->reactions->len; i++)
    {
      ServerEvent *event = server_event_new_from_store (message->reactions->pdata[i], channel);

      server_event_set_context (event);
      g_ptr_array_add (events, event);
    }
}

static void
find_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = store_find_history_finish (STORE_STORE (object), result, &error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)server_event_unref);

  if (messages == NULL)
    {
      g_warning ("The history cannot be read: %s", error->message);
      if (!asked->catching_up)
        server_reply_fail (asked->reply, "CHATHISTORY", "MESSAGE_ERROR", asked->channel, "Messages could not be retrieved");
    }
  else
    {
      for (guint i = 0; i < messages->len; i++)
        g_ptr_array_add (events, server_event_new_from_store (messages->pdata[i], asked->channel));
      for (guint i = 0; i < messages->len; i++)
        add_reactions (events, messages->pdata[i], asked->channel);
      if (!asked->catching_up || events->len > 0)
        server_reply_batch (asked->reply, "chathistory", asked->channel, events);
    }
  server_reply_flush (asked->reply);
}

/**
 * server_history_get_since:
 *
 * Returns: from which time on @client may know what was said in @channel; Unix time in
 *   milliseconds
 */
gint64
server_history_get_since (ServerClient  *client,
                          ServerChannel *channel)
{
  const ServerMembership *membership = server_channel_find (channel, client);

  if (client->server->show_past || client->caller == SERVER_CALLER_OWNER)
    return 0;
  return membership != NULL ? membership->joined_ms : G_MAXINT64;
}

static void
ask (ServerClient            *client,
     ServerChannel           *channel,
     const StoreHistoryQuery *query,
     ServerReply             *reply,
     gboolean                 catching_up)
{
  Asked            *asked = g_new0 (Asked, 1);
  StoreHistoryQuery visible = *query;
  g_autofree char  *key = server_history_dup_key (channel);

  asked->server = g_object_ref (client->server);
  asked->reply = reply;
  asked->channel = g_strdup (channel->name);
  asked->catching_up = catching_up;
  visible.since = server_history_get_since (client, channel);
  store_find_history_async (client->server->store, key, &visible, find_cb, asked);
}

/**
 * server_history_reply:
 *
 * Answers a query with a batch of what was found, later.
 */
void
server_history_reply (ServerClient            *client,
                      ServerChannel           *channel,
                      const StoreHistoryQuery *query,
                      ServerReply             *reply)
{
  ask (client, channel, query, server_reply_postpone (reply), FALSE);
}

typedef struct
{
  Server      *server;
  ServerReply *reply;
  GStrv        channels;
  gint64       after;
  gint64       before;
  guint        limit;
} AskedTargets;

static void
asked_targets_free (AskedTargets *asked)
{
  server_reply_free (asked->reply);
  g_object_unref (asked->server);
  g_strfreev (asked->channels);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AskedTargets, asked_targets_free)

static void
find_last_times_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (AskedTargets) asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) times = store_find_last_times_finish (STORE_STORE (object), result, &error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)server_event_unref);

  for (guint i = 0; times != NULL && i < times->len && events->len < asked->limit; i++)
    {
      gint64           time = g_array_index (times, gint64, i);
      g_autofree char *text = irc_time_format (MAX (time, 0) * 1000);

      if (time > asked->after && time < asked->before)
        g_ptr_array_add (events, server_event_new (asked->server->name, "CHATHISTORY", "TARGETS", asked->channels[i], text, NULL));
    }
  if (times == NULL)
    server_reply_fail (asked->reply, "CHATHISTORY", "MESSAGE_ERROR", "TARGETS", "Messages could not be retrieved");
  else
    server_reply_batch (asked->reply, "draft/chathistory-targets", NULL, events);
  server_reply_flush (asked->reply);
}

/**
 * server_history_reply_targets:
 * @after: Unix time in milliseconds, excluded
 * @before: Unix time in milliseconds, excluded
 *
 * Answers in which of its channels something was said last between the two.
 */
void
server_history_reply_targets (ServerClient *client,
                              gint64        after,
                              gint64        before,
                              guint         limit,
                              ServerReply  *reply)
{
  AskedTargets *asked = g_new0 (AskedTargets, 1);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < client->channels->len; i++)
    {
      const ServerChannel *channel = client->channels->pdata[i];

      g_ptr_array_add (keys, server_history_dup_key (channel));
      g_strv_builder_add (names, channel->name);
    }
  g_ptr_array_add (keys, NULL);
  asked->server = g_object_ref (client->server);
  asked->reply = server_reply_postpone (reply);
  asked->channels = g_strv_builder_end (names);
  asked->after = after;
  asked->before = before;
  asked->limit = limit;
  store_find_last_times_async (client->server->store, (const char *const *)keys->pdata, find_last_times_cb, asked);
}

/**
 * server_history_catch_up:
 *
 * Shows somebody who came in and has no CHATHISTORY to ask with what was said last.
 */
void
server_history_catch_up (ServerClient  *client,
                         ServerChannel *channel)
{
  /* What is still on its way to the disk they will hear as it is told. */
  const StoreHistoryQuery query = {
    .kind = STORE_HISTORY_LATEST,
    .from = { NULL, -1 },
    .to = { channel->last_msgid, -1 },
    .limit = SERVER_HISTORY_CATCH_UP,
  };

  if (client->server->store == NULL || !client->server->show_past || server_client_has (client, IRC_CAPABILITY_CHATHISTORY))
    return;
  ask (client, channel, &query, server_reply_new (client, NULL), TRUE);
}
