// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include "irc/irc-casemap.h"
#include "irc/irc-name.h"
#include "irc/irc-text.h"
#include "server/server-history.h"
#include "server/server-names.h"
#include "server/server-private.h"
#include "server/server-settings.h"

#include <string.h>

#define MAX_REASON 300

/* How often one may ask to be let in. */
#define KNOCK_US (20 * G_USEC_PER_SEC)

/* Answers the numeric and returns NULL when there is no such channel, or the client is
 * not in it. */
static ServerChannel *
find_joined (ServerClient *client,
             const char   *name,
             ServerReply  *reply)
{
  ServerChannel *channel = server_find_channel (client->server, name);

  if (channel == NULL)
    server_reply_numeric (reply, ERR_NOSUCHCHANNEL, name, "No such channel", NULL);
  else if (server_channel_find (channel, client) == NULL)
    server_reply_numeric (reply, ERR_NOTONCHANNEL, name, "You are not on that channel", NULL);
  else
    return channel;
  return NULL;
}

static gboolean
require_operator (ServerClient  *client,
                  ServerChannel *channel,
                  ServerReply   *reply)
{
  if (server_channel_is_operator (channel, client))
    return TRUE;
  server_reply_numeric (reply, ERR_CHANOPRIVSNEEDED, channel->name, "You are not a channel operator", NULL);
  return FALSE;
}

/* --- JOIN, PART --- */

/* The room's own key was said when registering. */
static gboolean
came_with_key (const ServerClient  *client,
               const ServerChannel *channel)
{
  return channel == client->server->room && g_strcmp0 (channel->key, client->password) == 0;
}

/* Into an empty room nobody could invite; and who was in the room is no newcomer. */
static gboolean
needs_no_invitation (ServerClient        *client,
                     const ServerChannel *channel)
{
  return channel->members->len == 0 || (channel == client->server->room && server_names_is_known (client));
}

static gboolean
may_join (ServerClient  *client,
          ServerChannel *channel,
          const char    *key,
          ServerReply   *reply)
{
  gboolean invited = client->invitations != NULL && g_hash_table_contains (client->invitations, channel->name);

  if (client->caller == SERVER_CALLER_OWNER || invited)
    return TRUE;
  if (server_channel_is_banned (channel, client))
    server_reply_numeric (reply, ERR_BANNEDFROMCHAN, channel->name, "Cannot join channel (+b)", NULL);
  else if (channel->invite_only && !needs_no_invitation (client, channel))
    server_reply_numeric (reply, ERR_INVITEONLYCHAN, channel->name, "Cannot join channel (+i)", NULL);
  else if (channel->key != NULL && g_strcmp0 (channel->key, key) != 0 && !came_with_key (client, channel))
    server_reply_numeric (reply, ERR_BADCHANNELKEY, channel->name, "Cannot join channel (+k)", NULL);
  else if (channel->limit > 0 && channel->members->len >= channel->limit)
    server_reply_numeric (reply, ERR_CHANNELISFULL, channel->name, "Cannot join channel (+l)", NULL);
  else
    return TRUE;
  return FALSE;
}

static void
join_one (ServerClient *client,
          const char   *name,
          const char   *key,
          ServerReply  *reply)
{
  Server        *server = client->server;
  ServerChannel *channel = server_find_channel (server, name);

  if (channel == NULL && (!irc_name_is_channel (name) || g_hash_table_size (server->channels) >= SERVER_MAX_CHANNELS))
    {
      server_reply_numeric (reply, ERR_NOSUCHCHANNEL, name, "No such channel", NULL);
      return;
    }
  if (client->channels->len >= SERVER_MAX_CHANNELS_JOINED)
    {
      server_reply_numeric (reply, ERR_TOOMANYCHANNELS, name, "You are in too many channels", NULL);
      return;
    }
  if (channel == NULL)
    {
      channel = server_channel_new (name);
      g_hash_table_insert (server->channels, channel->name, channel);
    }
  else if (server_channel_find (channel, client) != NULL || !may_join (client, channel, key, reply))
    return;
  server_channel_join (channel, client, reply);
}

static void
part_one (ServerClient *client,
          const char   *name,
          const char   *reason,
          ServerReply  *reply)
{
  ServerChannel *channel = find_joined (client, name, reply);
  g_autoptr (ServerEvent) event = NULL;

  if (channel == NULL)
    return;
  event = server_event_new (client->source, "PART", channel->name, reason, NULL);
  server_event_set_account (event, client->account);
  server_channel_leave (channel, client, event, reply);
  server_drop_channel_if_empty (client->server, channel);
}

void
cmd_join (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  g_auto (GStrv) names = g_strsplit (message->params[0], ",", -1);
  const char *key_list = irc_message_get_param (message, 1);
  g_auto (GStrv) keys = g_strsplit (key_list != NULL ? key_list : "", ",", -1);
  guint n_keys = g_strv_length (keys);

  /* RFC 1459: leave all. */
  if (strcmp (message->params[0], "0") == 0)
    {
      while (client->channels->len > 0)
        part_one (client, ((const ServerChannel *)client->channels->pdata[0])->name, NULL, reply);
      return;
    }
  for (guint i = 0; names[i] != NULL; i++)
    join_one (client, names[i], i < n_keys ? keys[i] : NULL, reply);
}

void
cmd_part (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  g_auto (GStrv) names = g_strsplit (message->params[0], ",", -1);
  const char      *text = irc_message_get_param (message, 1);
  g_autofree char *reason = text != NULL ? irc_text_truncate (text, MAX_REASON) : NULL;

  for (guint i = 0; names[i] != NULL; i++)
    part_one (client, names[i], reason, reply);
}

/* --- TOPIC --- */

void
cmd_topic (ServerClient     *client,
           const IrcMessage *message,
           ServerReply      *reply)
{
  ServerChannel   *channel = find_joined (client, message->params[0], reply);
  const char      *text = irc_message_get_param (message, 1);
  g_autofree char *topic = NULL;
  g_autoptr (ServerEvent) event = NULL;

  if (channel == NULL)
    return;
  if (text == NULL)
    {
      server_channel_reply_topic (channel, reply, TRUE);
      return;
    }
  if (channel->topic_locked && !require_operator (client, channel, reply))
    return;

  topic = irc_text_truncate (text, SERVER_CHANNEL_MAX_TOPIC);
  server_channel_set_topic (channel, topic, client->nick);
  server_settings_save (client->server, channel);
  event = server_event_new (client->source, "TOPIC", channel->name, topic, NULL);
  server_event_set_account (event, client->account);
  server_history_record (client->server, channel, event);
  server_channel_tell (channel, event, client, 0);
  server_reply_event (reply, event);
}

/* --- KICK, INVITE --- */

static void
kick_one (ServerClient  *client,
          ServerChannel *channel,
          const char    *nick,
          const char    *reason,
          ServerReply   *reply)
{
  ServerClient *target = server_find_client (client->server, nick);
  g_autoptr (ServerEvent) event = NULL;

  if (target == NULL || server_channel_find (channel, target) == NULL)
    {
      server_reply_numeric (reply, ERR_USERNOTINCHANNEL, nick, channel->name, "They are not on that channel", NULL);
      return;
    }
  if (target->caller == SERVER_CALLER_OWNER && target != client)
    {
      server_reply_numeric (reply, ERR_CHANOPRIVSNEEDED, channel->name, "The one who hosts the room cannot be removed", NULL);
      return;
    }
  event = server_event_new (client->source, "KICK", channel->name, target->nick, reason, NULL);
  server_event_set_account (event, client->account);
  server_channel_leave (channel, target, event, reply);
  /* A plain-text guest is in the room or nowhere. */
  if (target->caller == SERVER_CALLER_PLAIN_TEXT)
    server_refuse_client (client->server, target, reason);
}

void
cmd_kick (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  ServerChannel *channel = find_joined (client, message->params[0], reply);
  g_auto (GStrv) nicks = g_strsplit (message->params[1], ",", -1);
  const char      *text = irc_message_get_param (message, 2);
  g_autofree char *reason = irc_text_truncate (text != NULL && text[0] != '\0' ? text : client->nick, MAX_REASON);

  if (channel == NULL || !require_operator (client, channel, reply))
    return;
  for (guint i = 0; nicks[i] != NULL && server_channel_find (channel, client) != NULL; i++)
    kick_one (client, channel, nicks[i], reason, reply);
  server_drop_channel_if_empty (client->server, channel);
}

void
cmd_invite (ServerClient     *client,
            const IrcMessage *message,
            ServerReply      *reply)
{
  ServerClient  *target = server_find_client (client->server, message->params[0]);
  ServerChannel *channel;
  g_autoptr (ServerEvent) event = NULL;

  if (target == NULL)
    {
      server_reply_numeric (reply, ERR_NOSUCHNICK, message->params[0], "No such nick", NULL);
      return;
    }
  channel = find_joined (client, message->params[1], reply);
  if (channel == NULL || (channel->invite_only && !require_operator (client, channel, reply)))
    return;
  if (server_channel_find (channel, target) != NULL)
    {
      server_reply_numeric (reply, ERR_USERONCHANNEL, target->nick, channel->name, "is already on channel", NULL);
      return;
    }

  if (target->invitations == NULL)
    target->invitations = g_hash_table_new_full (irc_casemap_hash, irc_casemap_equal, g_free, NULL);
  if (g_hash_table_size (target->invitations) >= SERVER_MAX_CHANNELS)
    g_hash_table_remove_all (target->invitations);
  g_hash_table_add (target->invitations, g_strdup (channel->name));
  event = server_event_new (client->source, "INVITE", target->nick, channel->name, NULL);
  server_event_set_account (event, client->account);
  server_client_send_event (target, event);
  server_reply_numeric (reply, RPL_INVITING, target->nick, channel->name, NULL);
}

/* --- KNOCK --- */

static void
tell_operators (ServerClient  *client,
                ServerChannel *channel)
{
  g_autofree char *text = g_strconcat (client->real_name, " has asked for an invite", NULL);

  for (guint i = 0; i < channel->members->len; i++)
    {
      const ServerMembership *membership = channel->members->pdata[i];
      g_autoptr (ServerEvent) event = NULL;

      if (!membership->is_operator)
        continue;
      event = server_event_new (client->server->name, "710", membership->client->nick, channel->name, client->source, text, NULL);
      server_event_set_account (event, client->account);
      server_client_send_event (membership->client, event);
    }
}

void
cmd_knock (ServerClient     *client,
           const IrcMessage *message,
           ServerReply      *reply)
{
  ServerChannel *channel = server_find_channel (client->server, message->params[0]);
  gint64         now = g_get_monotonic_time ();

  if (channel == NULL)
    server_reply_numeric (reply, ERR_NOSUCHCHANNEL, message->params[0], "No such channel", NULL);
  else if (server_channel_find (channel, client) != NULL)
    server_reply_numeric (reply, ERR_KNOCKONCHAN, channel->name, "You are already on that channel", NULL);
  else if (!channel->invite_only)
    server_reply_numeric (reply, ERR_CHANOPEN, channel->name, "Channel is open", NULL);
  else if (channel->no_knock || server_channel_is_banned (channel, client))
    server_reply_numeric (reply, ERR_CANNOTKNOCK, channel->name, "Cannot knock on that channel", NULL);
  else if (client->knocked_us != 0 && now - client->knocked_us < KNOCK_US)
    server_reply_numeric (reply, ERR_TOOMANYKNOCK, channel->name, "Too many knocks", NULL);
  else
    {
      client->knocked_us = now;
      g_free (client->knocked_at);
      client->knocked_at = g_strdup (channel->name);
      tell_operators (client, channel);
      server_reply_numeric (reply, RPL_KNOCKDLVR, channel->name, "Your knock has been delivered", NULL);
    }
}

/* Who was invited no longer is, and who knocks hears that it is not now. */
static gboolean
take_back_invitation (ServerClient        *target,
                      const ServerChannel *channel)
{
  gboolean invited = target->invitations != NULL && g_hash_table_remove (target->invitations, channel->name);
  gboolean knocks = target->knocked_at != NULL && irc_casemap_equal (target->knocked_at, channel->name);

  if (knocks)
    {
      g_clear_pointer (&target->knocked_at, g_free);
      target->knocked_us = 0;
    }
  return invited || knocks;
}

/* As InspIRCd and Ergo have it for invitations; here it answers a KNOCK as well. */
void
cmd_uninvite (ServerClient     *client,
              const IrcMessage *message,
              ServerReply      *reply)
{
  ServerClient    *target = server_find_client (client->server, message->params[0]);
  ServerChannel   *channel = find_joined (client, message->params[1], reply);
  g_autofree char *text = NULL;
  g_autoptr (ServerEvent) event = NULL;

  if (channel == NULL || !require_operator (client, channel, reply))
    return;
  if (target == NULL)
    server_reply_numeric (reply, ERR_NOSUCHNICK, message->params[0], "No such nick", NULL);
  else if (server_channel_find (channel, target) != NULL || !take_back_invitation (target, channel))
    server_reply_numeric (reply, ERR_NOTINVITED, target->nick, channel->name, "is not invited and does not ask to be", NULL);
  else
    {
      text = g_strdup_printf ("%s does not let you into %s now; you may knock again", client->nick, channel->name);
      event = server_event_new (client->server->name, "653", target->nick, text, NULL);
      server_client_send_event (target, event);
      server_reply_numeric (reply, ERR_INVITEREMOVED, channel->name, target->nick, "Uninvited", NULL);
    }
}
