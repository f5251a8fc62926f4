// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include "server/server-batch.h"
#include "server/server-history.h"
#include "server/server-private.h"

#include <string.h>

/* Targets one command may name; announced as TARGMAX. */
#define MAX_TARGETS 4

/* A NOTICE is never answered with an error (RFC 1459, 4.4.2). */
static gboolean
may_complain (const char *command)
{
  return strcmp (command, "NOTICE") != 0;
}

/* What is of a moment, such as that somebody is typing, is worth no answer; who reacts wants
 * to know as well as who speaks. */
static gboolean
may_refuse (const char        *command,
            const ServerEvent *event)
{
  return may_complain (command) && !server_event_is_of_a_moment (event);
}

static const char *
get_display_name (const ServerClient *client)
{
  return client->real_name != NULL && client->real_name[0] != '\0' ? client->real_name : client->nick;
}

static void
echo (ServerClient *client,
      ServerEvent  *event,
      ServerReply  *reply)
{
  if (server_client_has (client, IRC_CAPABILITY_ECHO_MESSAGE))
    server_reply_event (reply, event);
}

static void
deliver_to_channel (ServerClient *client,
                    const char   *command,
                    const char   *target,
                    ServerEvent  *event,
                    ServerReply  *reply)
{
  ServerChannel *channel = server_find_channel (client->server, target);

  if (channel == NULL)
    {
      if (may_refuse (command, event))
        server_reply_numeric (reply, ERR_NOSUCHCHANNEL, target, "No such channel", NULL);
      return;
    }
  if (!server_channel_may_speak (channel, client))
    {
      if (may_refuse (command, event))
        server_reply_numeric (reply, ERR_CANNOTSENDTOCHAN, channel->name, "Cannot send to channel", NULL);
      return;
    }
  server_history_say (client, channel, event, server_reply_get_label (reply), reply);
}

static void
deliver_to_client (ServerClient *client,
                   const char   *command,
                   const char   *target,
                   ServerEvent  *event,
                   ServerReply  *reply)
{
  ServerClient *receiver = server_find_client (client->server, target);

  if (receiver == NULL)
    {
      if (may_refuse (command, event))
        server_reply_numeric (reply, ERR_NOSUCHNICK, target, "No such nick", NULL);
      return;
    }
  server_client_send_event (receiver, event);
  echo (client, event, reply);
  if (receiver->away != NULL && strcmp (command, "PRIVMSG") == 0)
    server_reply_numeric (reply, RPL_AWAY, receiver->nick, receiver->away, NULL);
}

/**
 * cmd_message_deliver:
 * @command: PRIVMSG, NOTICE or TAGMSG
 * @target: a channel or a nick
 * @pieces: (nullable): the text; %NULL for TAGMSG
 * @tags: (nullable): the client's tags
 *
 * The one way a message takes from who says it to who hears it.
 */
void
cmd_message_deliver (ServerClient  *client,
                     const char    *command,
                     const char    *target,
                     GPtrArray     *pieces,
                     const IrcTags *tags,
                     ServerReply   *reply)
{
  g_autoptr (ServerEvent) event = server_event_new_message (client->source, command, target, pieces, tags);

  if (pieces != NULL)
    client->spoke_us = g_get_monotonic_time ();
  server_event_set_account (event, client->account);
  server_event_set_speaker (event, get_display_name (client));
  if (target[0] == '#')
    deliver_to_channel (client, command, target, event, reply);
  else
    deliver_to_client (client, command, target, event, reply);
}

/* What is left of a line behind `:nick!user@host PRIVMSG target :`. */
static gsize
get_room_for_text (const ServerClient *client,
                   const char         *command,
                   const char         *target)
{
  gsize overhead = strlen (client->source) + strlen (command) + strlen (target) + 5;

  return overhead + 64 < IRC_MESSAGE_MAX_BODY ? IRC_MESSAGE_MAX_BODY - overhead : 64;
}

void
cmd_message (ServerClient     *client,
             const IrcMessage *message,
             ServerReply      *reply)
{
  const char *target_list = irc_message_get_param (message, 0);
  const char *text = irc_message_get_param (message, 1);
  g_auto (GStrv) targets = NULL;

  if (target_list == NULL || text == NULL || text[0] == '\0')
    {
      if (!may_complain (message->command))
        return;
      if (target_list == NULL)
        server_reply_numeric (reply, ERR_NORECIPIENT, "No recipient given", NULL);
      else
        server_reply_numeric (reply, ERR_NOTEXTTOSEND, "No text to send", NULL);
      return;
    }
  targets = g_strsplit (target_list, ",", MAX_TARGETS + 1);
  if (g_strv_length (targets) > MAX_TARGETS)
    {
      server_reply_numeric (reply, ERR_TOOMANYTARGETS, target_list, "Too many targets", NULL);
      return;
    }
  for (guint i = 0; targets[i] != NULL; i++)
    {
      /* With the sender's name in front a long line would no longer fit: it becomes two
       * rather than being cut. */
      g_autoptr (GPtrArray) pieces = irc_text_split (text, get_room_for_text (client, message->command, targets[i]));

      cmd_message_deliver (client, message->command, targets[i], pieces, message->tags, reply);
    }
}

void
cmd_tagmsg (ServerClient     *client,
            const IrcMessage *message,
            ServerReply      *reply)
{
  g_auto (GStrv) targets = g_strsplit (message->params[0], ",", MAX_TARGETS + 1);

  if (!server_client_has (client, IRC_CAPABILITY_MESSAGE_TAGS))
    {
      server_reply_numeric (reply, ERR_UNKNOWNCOMMAND, message->command, "Unknown command", NULL);
      return;
    }
  if (g_strv_length (targets) > MAX_TARGETS)
    {
      server_reply_numeric (reply, ERR_TOOMANYTARGETS, message->params[0], "Too many targets", NULL);
      return;
    }
  for (guint i = 0; targets[i] != NULL; i++)
    cmd_message_deliver (client, "TAGMSG", targets[i], NULL, message->tags, reply);
}

static void
close_batch (ServerClient     *client,
             const IrcMessage *message,
             ServerReply      *reply)
{
  g_autoptr (ServerBatch) batch = NULL;

  if (client->batch == NULL || strcmp (client->batch->reference, message->params[0] + 1) != 0)
    {
      server_reply_fail (reply, "BATCH", "MULTILINE_INVALID", NULL, "There is no such batch");
      return;
    }
  batch = g_steal_pointer (&client->batch);
  if (batch->broken)
    {
      server_reply_defer (reply);
      return;
    }
  if (server_client_has (client, IRC_CAPABILITY_LABELED_RESPONSE | IRC_CAPABILITY_BATCH))
    server_reply_take_label (reply, batch->label);
  if (!batch->has_text)
    server_reply_fail (reply, "BATCH", "MULTILINE_INVALID", NULL, "Invalid multiline batch with blank lines only");
  else
    cmd_message_deliver (client, batch->command, batch->target, batch->pieces, batch->tags, reply);
}

void
cmd_batch (ServerClient     *client,
           const IrcMessage *message,
           ServerReply      *reply)
{
  if (message->params[0][0] == '+')
    server_batch_open (client, message, reply);
  else if (message->params[0][0] == '-')
    close_batch (client, message, reply);
  else
    server_reply_fail (reply, "BATCH", "INVALID_REFTAG", message->params[0], "Invalid reference tag");
}
