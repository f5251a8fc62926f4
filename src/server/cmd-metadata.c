// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include "server/server-metadata.h"
#include "server/server-private.h"

#include <string.h>

/* METADATA: what people tell of themselves, and operators of a channel (IRCv3 metadata).
 * Everything is seen by everybody who may see the person or the channel: the visibility is
 * always a star. */

/* A person, or a channel. */
typedef struct
{
  ServerClient  *client;
  ServerChannel *channel;
  const char    *name;
  GTree         *values; /* or NULL */
} Target;

/* Who is not in a channel is not even told whether it exists. */
static gboolean
find_target (ServerClient *client,
             const char   *name,
             Target       *target)
{
  ServerChannel *channel = server_find_channel (client->server, name);

  if (channel != NULL && server_channel_find (channel, client) != NULL)
    *target = (Target){ NULL, channel, channel->name, channel->metadata };
  else
    {
      ServerClient *person = strcmp (name, "*") == 0 ? client : server_find_client (client->server, name);

      if (person == NULL)
        return FALSE;
      *target = (Target){ person, NULL, person->nick, person->metadata };
    }
  return TRUE;
}

static gboolean
may_change (ServerClient *client,
            const Target *target)
{
  return target->channel != NULL ? server_channel_is_operator (target->channel, client) : target->client == client;
}

/* A code about one word, or a star in place of what is none. */
static void
fail (ServerReply *reply,
      const char  *code,
      const char  *word,
      const char  *description)
{
  gboolean is_word = word[0] != '\0' && word[0] != ':' && strchr (word, ' ') == NULL;

  server_reply_fail (reply, "METADATA", code, is_word ? word : "*", description);
}

static void
fail_key (ServerReply  *reply,
          const char   *code,
          const Target *target,
          const char   *key,
          const char   *description)
{
  g_autofree char *context = g_strdup_printf ("%s %s", target->name, key);

  server_reply_fail (reply, "METADATA", code, context, description);
}

static gboolean
require_key (const char  *key,
             ServerReply *reply)
{
  if (server_metadata_is_key (key))
    return TRUE;
  fail (reply, "KEY_INVALID", key, "This is not a valid key");
  return FALSE;
}

static gboolean
reply_value (gpointer key,
             gpointer value,
             gpointer user_data)
{
  ServerReply  *reply = ((gpointer *)user_data)[0];
  const Target *target = ((gpointer *)user_data)[1];

  server_reply_numeric (reply, RPL_KEYVALUE, target->name, key, "*", value, NULL);
  return FALSE;
}

static void
reply_none (ServerReply  *reply,
            const Target *target,
            const char   *key)
{
  server_reply_numeric (reply, RPL_KEYNOTSET, target->name, key, "This key is not set", NULL);
}

/* --- Looking --- */

static void
get (ServerClient     *client,
     const Target     *target,
     const IrcMessage *message,
     ServerReply      *reply)
{
  gpointer both[] = { reply, (gpointer)target };

  server_reply_begin_batch (reply, "metadata", target->name);
  for (guint i = 2; i < message->n_params; i++)
    {
      const char *key = message->params[i];
      char       *value = target->values != NULL ? g_tree_lookup (target->values, key) : NULL;

      if (value != NULL)
        reply_value ((gpointer)key, value, both);
      else if (require_key (key, reply))
        reply_none (reply, target, key);
    }
  server_reply_end_batch (reply);
}

static void
list (ServerClient     *client,
      const Target     *target,
      const IrcMessage *message,
      ServerReply      *reply)
{
  gpointer both[] = { reply, (gpointer)target };

  server_reply_begin_batch (reply, "metadata", target->name);
  if (target->values != NULL)
    g_tree_foreach (target->values, reply_value, both);
  server_reply_end_batch (reply);
}

static void
synchronize (ServerClient     *client,
             const Target     *target,
             const IrcMessage *message,
             ServerReply      *reply)
{
  if (target->channel != NULL)
    server_metadata_reply_channel (client, target->channel, reply);
  else
    server_metadata_reply_client (client, target->client, reply);
}

/* --- Changing --- */

static void
apply (ServerClient *client,
       const Target *target,
       const char   *key,
       const char   *value)
{
  if (target->channel != NULL)
    server_metadata_set_channel (target->channel, client, key, value);
  else
    server_metadata_set_own (client, key, value);
}

/* Returns whether the value may be set; says so if not. */
static gboolean
check_value (const Target *target,
             const char   *key,
             const char   *value,
             ServerReply  *reply)
{
  gboolean is_set = target->values != NULL && g_tree_lookup (target->values, key) != NULL;

  if (value == NULL && !is_set)
    fail_key (reply, "KEY_NOT_SET", target, key, "This key is not set");
  else if (value != NULL && strlen (value) > IRC_METADATA_MAX_VALUE)
    server_reply_fail (reply, "METADATA", "VALUE_INVALID", NULL, "This value is too long");
  else if (value != NULL && !is_set && target->values != NULL && g_tree_nnodes (target->values) >= IRC_METADATA_MAX_KEYS)
    fail (reply, "LIMIT_REACHED", target->name, "There are too many keys already");
  else
    return TRUE;
  return FALSE;
}

static void
set (ServerClient     *client,
     const Target     *target,
     const IrcMessage *message,
     ServerReply      *reply)
{
  const char *key = message->params[2];
  const char *value = irc_message_get_param (message, 3);

  if (!require_key (key, reply))
    return;
  if (!may_change (client, target))
    {
      fail_key (reply, "KEY_NO_PERMISSION", target, key, "You are not allowed to change this");
      return;
    }
  if (!check_value (target, key, value, reply))
    return;
  /* Nobody has to hear of what is as it was. */
  if (value == NULL || target->values == NULL || g_strcmp0 (g_tree_lookup (target->values, key), value) != 0)
    apply (client, target, key, value);
  if (value != NULL)
    server_reply_numeric (reply, RPL_KEYVALUE, target->name, key, "*", value, NULL);
  else
    reply_none (reply, target, key);
}

static void
clear (ServerClient     *client,
       const Target     *target,
       const IrcMessage *message,
       ServerReply      *reply)
{
  GTreeNode *node;

  if (!may_change (client, target))
    {
      fail_key (reply, "KEY_NO_PERMISSION", target, "*", "You are not allowed to change this");
      return;
    }
  server_reply_begin_batch (reply, "metadata", target->name);
  while (target->values != NULL && (node = g_tree_node_first (target->values)) != NULL)
    {
      g_autofree char *key = g_strdup (g_tree_node_key (node));

      apply (client, target, key, NULL);
      reply_none (reply, target, key);
    }
  server_reply_end_batch (reply);
}

/* --- Subscribing --- */

static gboolean
require_own (ServerClient *client,
             const Target *target,
             ServerReply  *reply)
{
  if (target->client == client)
    return TRUE;
  fail (reply, "INVALID_TARGET", target->name, "Keys can be asked for by oneself alone");
  return FALSE;
}

static void
reply_keys (ServerReply     *reply,
            IrcNumeric       numeric,
            const GPtrArray *keys)
{
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    server_reply_numeric_words (reply, numeric, keys->pdata[i], NULL);
}

static void
subscribe (ServerClient     *client,
           const Target     *target,
           const IrcMessage *message,
           ServerReply      *reply)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  if (!require_own (client, target, reply))
    return;
  for (guint i = 2; i < message->n_params; i++)
    {
      char    *key = (char *)message->params[i];
      gboolean is_new;

      if (!require_key (key, reply))
        continue;
      if (!server_metadata_subscribe (client, key, &is_new))
        {
          fail (reply, "TOO_MANY_SUBS", key, "You have asked for too many keys");
          break;
        }
      g_ptr_array_add (keys, key);
      if (is_new)
        g_ptr_array_add (added, key);
    }
  reply_keys (reply, RPL_METADATASUBOK, keys);
  server_metadata_reply_keys (client, added, reply);
}

static void
unsubscribe (ServerClient     *client,
             const Target     *target,
             const IrcMessage *message,
             ServerReply      *reply)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  if (!require_own (client, target, reply))
    return;
  for (guint i = 2; i < message->n_params; i++)
    if (require_key (message->params[i], reply))
      {
        server_metadata_unsubscribe (client, message->params[i]);
        g_ptr_array_add (keys, (char *)message->params[i]);
      }
  reply_keys (reply, RPL_METADATAUNSUBOK, keys);
}

static void
subscriptions (ServerClient     *client,
               const Target     *target,
               const IrcMessage *message,
               ServerReply      *reply)
{
  if (!require_own (client, target, reply))
    return;
  server_reply_begin_batch (reply, "metadata-subs", NULL);
  reply_keys (reply, RPL_METADATASUBS, client->subscriptions);
  server_reply_end_batch (reply);
}

/* --- METADATA --- */

static const struct
{
  const char *name;
  guint       min_params;
  void (*run) (ServerClient     *client,
               const Target     *target,
               const IrcMessage *message,
               ServerReply      *reply);
} subcommands[] = {
  { "CLEAR", 2, clear },
  { "GET", 3, get },
  { "LIST", 2, list },
  { "SET", 3, set },
  { "SUB", 3, subscribe },
  { "SUBS", 2, subscriptions },
  { "SYNC", 2, synchronize },
  { "UNSUB", 3, unsubscribe },
};

void
cmd_metadata (ServerClient     *client,
              const IrcMessage *message,
              ServerReply      *reply)
{
  Target target;

  for (gsize i = 0; i < G_N_ELEMENTS (subcommands); i++)
    {
      if (g_ascii_strcasecmp (subcommands[i].name, message->params[1]) != 0)
        continue;
      if (message->n_params < subcommands[i].min_params)
        server_reply_numeric (reply, ERR_NEEDMOREPARAMS, "METADATA", "Not enough parameters", NULL);
      else if (!find_target (client, message->params[0], &target))
        fail (reply, "INVALID_TARGET", message->params[0], "There is nobody and nothing of this name");
      else
        subcommands[i].run (client, &target, message, reply);
      return;
    }
  fail (reply, "SUBCOMMAND_INVALID", message->params[1], "There is no such subcommand");
}
