// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-gate.h"

#include "irc/irc-message.h"
#include "server/server-batch.h"
#include "server/server-commands.h"
#include "server/server-private.h"
#include "server/server-reply.h"

#include <string.h>

/* The one gate every line of an IRC client passes, in one order: its turn, flood, unknown (421),
 * not registered (451), too few parameters (461), open batch, handler, flush, try to
 * complete registration. */

/* A line of a batch is part of one message and costs little more than its bytes. */
#define BATCHED_LINE_COST 25

/* IRCv3 labeled-response: no label is longer. */
#define MAX_LABEL 64

static int
find_cost (const ServerCommand *command,
           const IrcMessage    *message)
{
  if (command == NULL)
    return 1000;
  if (irc_tags_has (message->tags, "batch"))
    return BATCHED_LINE_COST;
  return command->cost;
}

/* Returns whether the command may run; if not, says why. */
static gboolean
admit (ServerClient        *client,
       const ServerCommand *command,
       const IrcMessage    *message,
       ServerReply         *reply)
{
  if (command == NULL)
    {
      if (client->registered)
        server_reply_numeric (reply, ERR_UNKNOWNCOMMAND, message->command, "Unknown command", NULL);
      else
        server_reply_numeric (reply, ERR_NOTREGISTERED, "You have not registered", NULL);
      return FALSE;
    }
  if (!client->registered && (command->flags & SERVER_COMMAND_ANY_TIME) == 0)
    {
      server_reply_numeric (reply, ERR_NOTREGISTERED, "You have not registered", NULL);
      return FALSE;
    }
  if (message->n_params < command->min_params)
    {
      server_reply_numeric (reply, ERR_NEEDMOREPARAMS, command->name, "Not enough parameters", NULL);
      return FALSE;
    }
  return TRUE;
}

/* What a client does after it said something is done when that was told: others hear its
 * message, and then that it goes or has another name. Answers come in order as well. */
static gboolean
must_wait (const ServerClient *client,
           const IrcMessage   *message)
{
  const ServerCommand *command;

  if (client->n_owed == 0)
    return FALSE;
  command = server_commands_find (message->command);
  return command == NULL || (command->flags & SERVER_COMMAND_SAYS) == 0;
}

static void
run (ServerClient     *client,
     const IrcMessage *message)
{
  const ServerCommand *command = server_commands_find (message->command);
  const char          *label = irc_tags_get (message->tags, "label");
  g_autoptr (ServerReply) reply = NULL;

  if (label != NULL && (label[0] == '\0' || strlen (label) > MAX_LABEL))
    label = NULL;
  reply = server_reply_new (client, label);

  if (client->server->flood_limits && client->caller != SERVER_CALLER_OWNER)
    server_client_charge (client, find_cost (command, message));
  if (admit (client, command, message, reply))
    {
      if (client->batch != NULL && (command->flags & SERVER_COMMAND_IN_BATCH) == 0)
        server_batch_abandon (client, "MULTILINE_INVALID", NULL, "A batch must be closed before anything else is sent");
      if (!irc_tags_has (message->tags, "batch") || !server_batch_add (client, message, reply))
        command->handler (client, message, reply);
    }
  server_reply_flush (reply);
  cmd_registration_try_complete (client);
}

static void
tell_error (ServerClient *client,
            const GError *error)
{
  g_autoptr (ServerReply) reply = server_reply_new (client, NULL);

  switch (error->code)
    {
    case IRC_MESSAGE_ERROR_UTF8:
      server_reply_fail (reply, "*", "INVALID_UTF8", NULL, "The message is not UTF-8 and was not sent on");
      break;
    case IRC_MESSAGE_ERROR_TAGS_TOO_LONG:
    case IRC_MESSAGE_ERROR_BODY_TOO_LONG:
      server_reply_numeric (reply, ERR_INPUTTOOLONG, "The line is too long and was not sent on", NULL);
      break;
    case IRC_MESSAGE_ERROR_CONTROL:
      server_reply_fail (reply, "*", "INVALID_MESSAGE", NULL, "The line has a control byte in it and was not sent on");
      break;
    default:
      break;
    }
  server_reply_flush (reply);
}

/**
 * server_gate_handle_line:
 * @line: one line from an IRC client; need not end in NUL
 */
void
server_gate_handle_line (ServerClient *client,
                         const char   *line,
                         gsize         length)
{
  g_autoptr (ServerClient) guard = server_client_ref (client);
  g_autoptr (GError) error = NULL;
  g_autoptr (IrcMessage) message = NULL;

  if (length > IRC_TAGS_MAX_CLIENT + 1 && line[0] == '@' && memchr (line, ' ', IRC_TAGS_MAX_CLIENT + 2) == NULL)
    g_set_error_literal (&error, IRC_MESSAGE_ERROR, IRC_MESSAGE_ERROR_TAGS_TOO_LONG, "A client's tags are too long");
  else
    message = irc_message_parse (line, length, &error);

  client->heard_us = g_get_monotonic_time ();
  client->pinged = FALSE;
  if (message != NULL && must_wait (client, message))
    server_client_hold (client, line, length);
  else if (message != NULL)
    run (client, message);
  else
    {
      if (client->server->flood_limits)
        server_client_charge (client, 1000);
      tell_error (client, error);
    }
}

/**
 * server_gate_handle_overlong:
 *
 * A line that was longer than any may be was dropped: says so.
 */
void
server_gate_handle_overlong (ServerClient *client)
{
  g_autoptr (ServerClient) guard = server_client_ref (client);
  g_autoptr (GError) error = g_error_new_literal (IRC_MESSAGE_ERROR, IRC_MESSAGE_ERROR_BODY_TOO_LONG, "");

  if (client->server->flood_limits)
    server_client_charge (client, 1000);
  tell_error (client, error);
}
