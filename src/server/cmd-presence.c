// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include "irc/irc-name.h"
#include "irc/irc-text.h"
#include "server/server-private.h"

#include <string.h>

#define MAX_AWAY 300
#define MAX_REASON 300

void
cmd_away (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  const char *text = irc_message_get_param (message, 0);
  g_autoptr (ServerEvent) event = NULL;

  g_clear_pointer (&client->away, g_free);
  if (text != NULL && text[0] != '\0')
    {
      client->away = irc_text_truncate (text, MAX_AWAY);
      server_reply_numeric (reply, RPL_NOWAWAY, "You have been marked as being away", NULL);
    }
  else
    server_reply_numeric (reply, RPL_UNAWAY, "You are no longer marked as being away", NULL);

  event = server_event_new (client->source, "AWAY", client->away, NULL);
  server_event_set_account (event, client->account);
  server_tell_peers (client, event, IRC_CAPABILITY_AWAY_NOTIFY);
}

void
cmd_ping (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  server_reply_line (reply, client->server->name, "PONG", client->server->name, message->params[0], NULL);
}

void
cmd_pong (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  /* That it came is all: the gate has taken the time. */
}

void
cmd_quit (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  const char      *text = irc_message_get_param (message, 0);
  g_autofree char *reason = irc_text_truncate (text != NULL && text[0] != '\0' ? text : "Left", MAX_REASON);

  server_reply_defer (reply);
  server_reply_flush (reply);
  server_refuse_client (client->server, client, reason);
}

void
cmd_setname (ServerClient     *client,
             const IrcMessage *message,
             ServerReply      *reply)
{
  const char *name = message->params[0];
  g_autoptr (ServerEvent) event = NULL;

  if (name[0] == '\0' || strlen (name) > IRC_NAME_MAX_REAL)
    {
      server_reply_fail (reply, "SETNAME", "INVALID_REALNAME", NULL, "This name is empty or too long");
      return;
    }
  g_free (client->real_name);
  client->real_name = g_strdup (name);
  event = server_event_new (client->source, "SETNAME", name, NULL);
  server_event_set_account (event, client->account);
  server_tell_peers (client, event, IRC_CAPABILITY_SETNAME);
  if (server_client_has (client, IRC_CAPABILITY_SETNAME))
    server_reply_event (reply, event);
}
