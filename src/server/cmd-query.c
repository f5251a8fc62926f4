// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include "irc/irc-time.h"
#include "server/server-private.h"

#include <string.h>

void
cmd_motd (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  Server          *server = client->server;
  g_autofree char *start = g_strdup_printf ("- %s Message of the day -", server->name);
  g_autofree char *line = g_strdup_printf ("- Welcome to %s. Everybody is in %s.", server->room_name, server->room->name);

  server_reply_numeric (reply, RPL_MOTDSTART, start, NULL);
  server_reply_numeric (reply, RPL_MOTD, line, NULL);
  server_reply_numeric (reply, RPL_ENDOFMOTD, "End of /MOTD command", NULL);
}

void
cmd_lusers (ServerClient     *client,
            const IrcMessage *message,
            ServerReply      *reply)
{
  Server          *server = client->server;
  g_autofree char *users = g_strdup_printf ("There are %u users and 0 invisible on 1 server", g_hash_table_size (server->by_nick));
  g_autofree char *channels = g_strdup_printf ("%u", g_hash_table_size (server->channels));
  g_autofree char *here = g_strdup_printf ("I have %u clients and 0 servers", server->clients->len);

  server_reply_numeric (reply, RPL_LUSERCLIENT, users, NULL);
  server_reply_numeric (reply, RPL_LUSERCHANNELS, channels, "channels formed", NULL);
  server_reply_numeric (reply, RPL_LUSERME, here, NULL);
}

void
cmd_version (ServerClient     *client,
             const IrcMessage *message,
             ServerReply      *reply)
{
  server_reply_numeric (reply, RPL_VERSION, "merhaba-" MERHABA_VERSION, client->server->name, "", NULL);
}

void
cmd_time (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  g_autofree char *time = irc_time_format (g_get_real_time ());

  server_reply_numeric (reply, RPL_TIME, client->server->name, time, NULL);
}

void
cmd_names (ServerClient     *client,
           const IrcMessage *message,
           ServerReply      *reply)
{
  const char *list = irc_message_get_param (message, 0);
  g_auto (GStrv) names = g_strsplit (list != NULL ? list : client->server->room->name, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      ServerChannel *channel = server_find_channel (client->server, names[i]);

      if (channel != NULL)
        server_channel_reply_names (channel, reply);
      else
        server_reply_numeric (reply, RPL_ENDOFNAMES, names[i], "End of /NAMES list", NULL);
    }
}

static void
reply_listed (ServerReply         *reply,
              const ServerChannel *channel)
{
  g_autofree char *n_members = g_strdup_printf ("%u", channel->members->len);

  server_reply_numeric (reply, RPL_LIST, channel->name, n_members, channel->topic != NULL ? channel->topic : "", NULL);
}

void
cmd_list (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  const char    *list = irc_message_get_param (message, 0);
  GHashTableIter iter;
  gpointer       channel;

  server_reply_numeric (reply, RPL_LISTSTART, "Channel", "Users  Name", NULL);
  if (list != NULL && list[0] == '#')
    {
      g_auto (GStrv) names = g_strsplit (list, ",", -1);

      for (guint i = 0; names[i] != NULL; i++)
        if ((channel = server_find_channel (client->server, names[i])) != NULL)
          reply_listed (reply, channel);
    }
  else
    {
      g_hash_table_iter_init (&iter, client->server->channels);
      while (g_hash_table_iter_next (&iter, NULL, &channel))
        reply_listed (reply, channel);
    }
  server_reply_numeric (reply, RPL_LISTEND, "End of /LIST", NULL);
}

void
cmd_userhost (ServerClient     *client,
              const IrcMessage *message,
              ServerReply      *reply)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  for (guint i = 0; i < MIN (message->n_params, 5); i++)
    {
      const ServerClient *target = server_find_client (client->server, message->params[i]);

      if (target != NULL)
        g_string_append_printf (answer, "%s%s=%c%s@%s", answer->len > 0 ? " " : "", target->nick, target->away != NULL ? '-' : '+', target->user, target->host);
    }
  server_reply_numeric (reply, RPL_USERHOST, answer->str, NULL);
}

void
cmd_help (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  const char          *subject = irc_message_get_param (message, 0);
  const ServerCommand *rows;
  guint                n_rows;

  if (subject != NULL)
    {
      g_autofree char     *name = g_ascii_strup (subject, -1);
      const ServerCommand *row = server_commands_find (name);

      if (row == NULL)
        {
          server_reply_numeric (reply, ERR_HELPNOTFOUND, subject, "There is no such command", NULL);
          return;
        }
      server_reply_numeric (reply, RPL_HELPSTART, row->name, row->syntax, NULL);
      server_reply_numeric (reply, RPL_ENDOFHELP, row->name, "End of /HELP", NULL);
      return;
    }
  rows = server_commands_get_all (&n_rows);
  server_reply_numeric (reply, RPL_HELPSTART, "index", "The commands there are:", NULL);
  for (guint i = 0; i < n_rows; i++)
    server_reply_numeric (reply, RPL_HELPTXT, "index", rows[i].syntax, NULL);
  server_reply_numeric (reply, RPL_ENDOFHELP, "index", "End of /HELP", NULL);
}
