// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-metadata.h"

#include "server/server-private.h"

#include <string.h>

/* What people tell of themselves, and operators of a channel (IRCv3 metadata): values under
 * keys. They are kept for as long as the person or the channel is here. Whoever shares a
 * channel and has asked for a key hears of it. */

#define MAX_KEY 40

/* More values than these do not come with a JOIN or a SUB: who wants them asks by SYNC, some
 * seconds later and not all at once, when everybody comes at the same time. */
#define MAX_AT_ONCE 100
#define LATER_SECONDS 5

/* Values in the answer to one SYNC; the keys somebody subscribed to first come first. */
#define MAX_SYNC 1000

gboolean
server_metadata_is_key (const char *key)
{
  gsize length = strlen (key);

  return length > 0 && length <= MAX_KEY && strspn (key, "abcdefghijklmnopqrstuvwxyz0123456789_./-") == length;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  return strcmp (a, b);
}

static void
change (GTree     **values,
        const char *key,
        const char *value)
{
  if (*values == NULL)
    *values = g_tree_new_full (compare_keys, NULL, g_free, g_free);
  if (value != NULL)
    g_tree_replace (*values, g_strdup (key), g_strdup (value));
  else
    g_tree_remove (*values, key);
}

static gboolean
find_key (const ServerClient *client,
          const char         *key,
          guint              *at)
{
  return client->subscriptions != NULL && g_ptr_array_find_with_equal_func (client->subscriptions, key, g_str_equal, at);
}

static ServerEvent *
make_event (const char *source,
            const char *target,
            const char *key,
            const char *value)
{
  return server_event_new (source, "METADATA", target, key, "*", value, NULL);
}

/* --- Changes --- */

typedef struct
{
  ServerEvent *event;
  const char  *key;
} Telling;

static void
tell (ServerClient *peer,
      gpointer      user_data)
{
  const Telling *telling = user_data;

  if (server_client_has (peer, IRC_CAPABILITY_METADATA) && find_key (peer, telling->key, NULL))
    server_client_send_event (peer, telling->event);
}

/**
 * server_metadata_set_own:
 * @key: a valid one
 * @value: (nullable): %NULL to take it away
 *
 * Changes what a person tells of themselves, and tells those who want to know.
 */
void
server_metadata_set_own (ServerClient *client,
                         const char   *key,
                         const char   *value)
{
  g_autoptr (ServerEvent) event = make_event (client->source, client->nick, key, value);
  Telling telling = { event, key };

  change (&client->metadata, key, value);
  server_event_set_account (event, client->account);
  server_foreach_peer (client, tell, &telling);
}

/**
 * server_metadata_set_channel:
 * @setter: whose doing it is; not told
 * @key: a valid one
 * @value: (nullable): %NULL to take it away
 */
void
server_metadata_set_channel (ServerChannel *channel,
                             ServerClient  *setter,
                             const char    *key,
                             const char    *value)
{
  g_autoptr (ServerEvent) event = make_event (setter->source, channel->name, key, value);
  Telling telling = { event, key };

  change (&channel->metadata, key, value);
  server_event_set_account (event, setter->account);
  for (guint i = 0; i < channel->members->len; i++)
    {
      ServerClient *member = ((const ServerMembership *)channel->members->pdata[i])->client;

      if (member != setter)
        tell (member, &telling);
    }
}

/* --- Subscriptions --- */

/**
 * server_metadata_subscribe:
 * @key: a valid one
 * @is_new: (out): whether the client was not subscribed to it before
 *
 * Returns: %FALSE when it has too many
 */
gboolean
server_metadata_subscribe (ServerClient *client,
                           const char   *key,
                           gboolean     *is_new)
{
  *is_new = !find_key (client, key, NULL);
  if (!*is_new)
    return TRUE;
  if (client->subscriptions == NULL)
    client->subscriptions = g_ptr_array_new_with_free_func (g_free);
  if (client->subscriptions->len >= IRC_METADATA_MAX_SUBS)
    return FALSE;
  g_ptr_array_add (client->subscriptions, g_strdup (key));
  return TRUE;
}

void
server_metadata_unsubscribe (ServerClient *client,
                             const char   *key)
{
  guint at;

  if (find_key (client, key, &at))
    g_ptr_array_remove_index (client->subscriptions, at);
}

/* --- What there is --- */

static void
collect (ServerClient *client,
         const char   *target,
         GTree        *values,
         const char   *key,
         GPtrArray    *events)
{
  const char *value = values != NULL ? g_tree_lookup (values, key) : NULL;

  if (value != NULL && events->len < MAX_SYNC)
    g_ptr_array_add (events, make_event (client->server->name, target, key, value));
}

static guint
count (const ServerChannel *channel,
       const GPtrArray     *keys)
{
  guint n = 0;

  for (guint k = 0; k < keys->len; k++)
    {
      n += channel->metadata != NULL && g_tree_lookup (channel->metadata, keys->pdata[k]) != NULL;
      for (guint i = 0; i < channel->members->len; i++)
        {
          GTree *values = ((const ServerMembership *)channel->members->pdata[i])->client->metadata;

          n += values != NULL && g_tree_lookup (values, keys->pdata[k]) != NULL;
        }
    }
  return n;
}

static void
reply_values (ServerClient    *client,
              ServerChannel   *channel,
              const GPtrArray *keys,
              ServerReply     *reply)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)server_event_unref);

  for (guint k = 0; keys != NULL && k < keys->len; k++)
    {
      collect (client, channel->name, channel->metadata, keys->pdata[k], events);
      for (guint i = 0; i < channel->members->len; i++)
        {
          const ServerClient *member = ((const ServerMembership *)channel->members->pdata[i])->client;

          collect (client, member->nick, member->metadata, keys->pdata[k], events);
        }
    }
  server_reply_batch (reply, "metadata", channel->name, events);
}

/* What comes by itself: nothing when there is nothing, and not too much. */
static void
offer_values (ServerClient    *client,
              ServerChannel   *channel,
              const GPtrArray *keys,
              ServerReply     *reply)
{
  guint n = server_client_has (client, IRC_CAPABILITY_METADATA) && keys != NULL ? count (channel, keys) : 0;

  if (n > MAX_AT_ONCE)
    {
      g_autofree char *seconds = g_strdup_printf ("%u", 1 + client->server->n_syncs_later++ % LATER_SECONDS);

      server_reply_numeric (reply, RPL_METADATASYNCLATER, channel->name, seconds, NULL);
    }
  else if (n > 0)
    reply_values (client, channel, keys, reply);
}

/**
 * server_metadata_reply_client:
 * @target: somebody, perhaps @client itself
 *
 * Answers with what @target tells, of the keys @client has subscribed to.
 */
void
server_metadata_reply_client (ServerClient *client,
                              ServerClient *target,
                              ServerReply  *reply)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)server_event_unref);

  for (guint k = 0; client->subscriptions != NULL && k < client->subscriptions->len; k++)
    collect (client, target->nick, target->metadata, client->subscriptions->pdata[k], events);
  server_reply_batch (reply, "metadata", target->nick, events);
}

/**
 * server_metadata_reply_channel:
 *
 * Answers with what is told of the channel and by all in it, of the keys @client has
 * subscribed to.
 */
void
server_metadata_reply_channel (ServerClient  *client,
                               ServerChannel *channel,
                               ServerReply   *reply)
{
  reply_values (client, channel, client->subscriptions, reply);
}

/**
 * server_metadata_reply_keys:
 * @keys: what @client has subscribed to just now
 *
 * Tells their values in all channels @client is in.
 */
void
server_metadata_reply_keys (ServerClient    *client,
                            const GPtrArray *keys,
                            ServerReply     *reply)
{
  for (guint i = 0; i < client->channels->len; i++)
    offer_values (client, client->channels->pdata[i], keys, reply);
}

static gboolean
introduce_value (gpointer key,
                 gpointer value,
                 gpointer user_data)
{
  ServerClient        *client = ((gpointer *)user_data)[0];
  const ServerChannel *channel = ((gpointer *)user_data)[1];
  g_autoptr (ServerEvent) event = make_event (client->source, client->nick, key, value);
  Telling telling = { event, key };

  server_event_set_account (event, client->account);
  for (guint i = 0; i < channel->members->len; i++)
    {
      ServerClient *member = ((const ServerMembership *)channel->members->pdata[i])->client;

      if (member != client)
        tell (member, &telling);
    }
  return FALSE;
}

/**
 * server_metadata_introduce:
 * @client: who has just come into @channel
 *
 * Tells those who are in it of the newcomer, and the newcomer of them.
 */
void
server_metadata_introduce (ServerClient  *client,
                           ServerChannel *channel,
                           ServerReply   *reply)
{
  gpointer both[] = { client, channel };

  if (client->metadata != NULL)
    g_tree_foreach (client->metadata, introduce_value, both);
  offer_values (client, channel, client->subscriptions, reply);
}

/**
 * server_tells:
 * @key: a key of IRCv3 metadata
 * @ending: how a value may end
 *
 * Returns: whether somebody who is here now tells such a value of themselves
 */
gboolean
server_tells (Server     *self,
              const char *key,
              const char *ending)
{
  for (guint i = 0; i < self->clients->len; i++)
    {
      GTree      *values = ((const ServerClient *)self->clients->pdata[i])->metadata;
      const char *value = values != NULL ? g_tree_lookup (values, key) : NULL;

      if (value != NULL && g_str_has_suffix (value, ending))
        return TRUE;
    }
  return FALSE;
}
