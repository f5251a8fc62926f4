// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include "irc/irc-time.h"
#include "server/server-private.h"
#include "server/server-reads.h"

#include <string.h>

/* The name as it is written here, or NULL when the client has nothing to read there: who is
 * not in a channel is not even told whether it exists. */
static const char *
find_target (ServerClient *client,
             const char   *name)
{
  ServerChannel *channel = server_find_channel (client->server, name);
  ServerClient  *person = server_find_client (client->server, name);

  if (channel != NULL && server_channel_find (channel, client) != NULL)
    return channel->name;
  return person != NULL && person->caller != SERVER_CALLER_PLAIN_TEXT ? person->nick : NULL;
}

static gboolean
parse_timestamp (const char *text,
                 gint64     *time)
{
  g_autoptr (GDateTime) moment = g_str_has_prefix (text, "timestamp=") ? irc_time_parse (text + 10) : NULL;

  if (moment == NULL)
    return FALSE;
  *time = g_date_time_to_unix (moment) * 1000 + g_date_time_get_microsecond (moment) / 1000;
  return *time >= 0;
}

/* Names what is wrong, unless it is no single word. */
static void
refuse (ServerReply *reply,
        const char  *word)
{
  gboolean is_word = word[0] != '\0' && word[0] != ':' && strchr (word, ' ') == NULL;

  server_reply_fail (reply, "MARKREAD", "INVALID_PARAMS", is_word ? word : NULL, "Invalid parameters");
}

void
cmd_markread (ServerClient     *client,
              const IrcMessage *message,
              ServerReply      *reply)
{
  const char *timestamp = irc_message_get_param (message, 1);
  const char *target;
  gint64      time;

  if (message->n_params == 0)
    {
      server_reply_fail (reply, "MARKREAD", "NEED_MORE_PARAMS", NULL, "Missing parameters");
      return;
    }
  target = find_target (client, message->params[0]);
  if (target == NULL)
    refuse (reply, message->params[0]);
  else if (timestamp == NULL)
    server_reads_reply (client, target, reply);
  else if (!parse_timestamp (timestamp, &time))
    refuse (reply, timestamp);
  else
    server_reads_mark (client, target, time, reply);
}
