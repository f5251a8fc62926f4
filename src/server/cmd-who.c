// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include "irc/irc-mask.h"
#include "server/server-private.h"

/* --- WHO --- */

/* Behind the standard flags: s for a secure connection and r for an account, as UnrealIRCd
 * has them, and n for a device that is new here. */
static void
reply_who (ServerReply        *reply,
           ServerChannel      *channel,
           const ServerClient *target)
{
  const ServerMembership *membership = channel != NULL ? server_channel_find (channel, (ServerClient *)target) : NULL;
  const char             *server = target->server->name;
  g_autofree char        *flags = g_strconcat (target->away != NULL ? "G" : "H",
                                        membership != NULL && membership->is_operator ? "@" : "",
                                        membership != NULL && membership->has_voice ? "+" : "",
                                        net_link_is_encrypted (target->link) ? "s" : "",
                                        target->account != NULL ? "r" : "",
                                        membership != NULL && membership->is_new ? "n" : "", NULL);
  g_autofree char *name = g_strdup_printf ("0 %s", target->real_name);

  server_reply_numeric (reply, RPL_WHOREPLY, channel != NULL ? channel->name : "*",
                        target->user, target->host, server, target->nick, flags, name, NULL);
}

static void
who_channel (const ServerChannel *channel,
             ServerReply         *reply)
{
  for (guint i = 0; i < channel->members->len; i++)
    reply_who (reply, (ServerChannel *)channel, ((const ServerMembership *)channel->members->pdata[i])->client);
}

static void
who_mask (Server      *server,
          const char  *mask,
          ServerReply *reply)
{
  for (guint i = 0; i < server->clients->len; i++)
    {
      const ServerClient *target = server->clients->pdata[i];

      if (target->registered && (irc_mask_match (mask, target->nick) || irc_mask_match (mask, target->source)))
        reply_who (reply, NULL, target);
    }
}

void
cmd_who (ServerClient     *client,
         const IrcMessage *message,
         ServerReply      *reply)
{
  const char          *mask = irc_message_get_param (message, 0);
  const ServerChannel *channel;

  if (mask == NULL)
    mask = client->server->room->name;
  channel = server_find_channel (client->server, mask);
  if (channel != NULL)
    who_channel (channel, reply);
  else if (mask[0] != '#')
    who_mask (client->server, mask, reply);
  server_reply_numeric (reply, RPL_ENDOFWHO, mask, "End of WHO list", NULL);
}

/* --- WHOIS --- */

static void
reply_channels (const ServerClient *target,
                ServerReply        *reply)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < target->channels->len; i++)
    {
      ServerChannel *channel = target->channels->pdata[i];
      const char    *prefix = server_channel_is_operator (channel, (ServerClient *)target) ? "@" : "";

      g_ptr_array_add (names, g_strconcat (prefix, channel->name, NULL));
    }
  server_reply_words (reply, RPL_WHOISCHANNELS, target->nick, NULL, names);
}

void
cmd_whois (ServerClient     *client,
           const IrcMessage *message,
           ServerReply      *reply)
{
  /* WHOIS server nick: the server asked does not matter when there is one. */
  const char         *nick = message->params[message->n_params > 1 ? 1 : 0];
  const ServerClient *target = server_find_client (client->server, nick);
  g_autofree char    *idle = NULL;
  g_autofree char    *signed_on = NULL;
  g_autofree char    *from = NULL;
  g_autofree char    *certificate = NULL;
  g_autofree char    *comparison = NULL;

  if (target == NULL)
    {
      server_reply_numeric (reply, ERR_NOSUCHNICK, nick, "No such nick", NULL);
      server_reply_numeric (reply, RPL_ENDOFWHOIS, nick, "End of /WHOIS list", NULL);
      return;
    }
  idle = g_strdup_printf ("%" G_GINT64_FORMAT, (g_get_monotonic_time () - target->spoke_us) / G_USEC_PER_SEC);
  signed_on = g_strdup_printf ("%" G_GINT64_FORMAT, target->signed_on_us / G_USEC_PER_SEC);
  server_reply_numeric (reply, RPL_WHOISUSER, target->nick, target->user, target->host, "*", target->real_name, NULL);
  reply_channels (target, reply);
  server_reply_numeric (reply, RPL_WHOISSERVER, target->nick, client->server->name, client->server->room_name, NULL);
  if (target->account != NULL)
    server_reply_numeric (reply, RPL_WHOISACCOUNT, target->nick, target->account, "is logged in as", NULL);
  if (net_link_is_encrypted (target->link))
    server_reply_numeric (reply, RPL_WHOISSECURE, target->nick, "is using a secure connection", NULL);
  if (target->away != NULL)
    server_reply_numeric (reply, RPL_AWAY, target->nick, target->away, NULL);
  /* Ports are the business of the person and of who keeps order. */
  if (target == client || server_channel_is_operator (client->server->room, client))
    {
      from = g_strdup_printf ("is connecting from %s port %u", target->host, net_link_get_remote_port (target->link));
      server_reply_numeric (reply, RPL_WHOISHOST, target->nick, from, NULL);
      if (net_link_get_fingerprint (target->link) != NULL)
        {
          certificate = g_strdup_printf ("has client certificate fingerprint %s", net_link_get_fingerprint (target->link));
          server_reply_numeric (reply, RPL_WHOISCERTFP, target->nick, certificate, NULL);
        }
      if (target->comparison != NULL)
        {
          comparison = g_strdup_printf ("compares as %s", target->comparison);
          server_reply_numeric (reply, RPL_WHOISSPECIAL, target->nick, comparison, NULL);
        }
    }
  server_reply_numeric (reply, RPL_WHOISIDLE, target->nick, idle, signed_on, "seconds idle, signon time", NULL);
  server_reply_numeric (reply, RPL_ENDOFWHOIS, target->nick, "End of /WHOIS list", NULL);
}
