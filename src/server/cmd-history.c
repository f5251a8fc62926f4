// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include "irc/irc-time.h"
#include "server/server-history.h"
#include "server/server-private.h"

#include <string.h>

static void
fail (ServerReply *reply,
      const char  *code,
      const char  *subcommand,
      const char  *context,
      const char  *description)
{
  g_autofree char *words = context != NULL ? g_strdup_printf ("%s %s", subcommand, context) : g_strdup (subcommand);

  server_reply_fail (reply, "CHATHISTORY", code, words, description);
}

static gboolean
parse_reference (const char     *text,
                 StoreReference *reference)
{
  *reference = (StoreReference){ NULL, -1 };
  if (g_str_has_prefix (text, "msgid=") && text[6] != '\0')
    {
      reference->msgid = text + 6;
      return TRUE;
    }
  if (g_str_has_prefix (text, "timestamp="))
    {
      g_autoptr (GDateTime) time = irc_time_parse (text + 10);

      if (time == NULL)
        return FALSE;
      reference->time = g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000;
      return reference->time >= 0;
    }
  return FALSE;
}

static gboolean
parse_limit (const char *text,
             guint      *limit)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &number, NULL))
    return FALSE;
  *limit = number == 0 ? SERVER_HISTORY_MAX_MESSAGES : MIN (number, SERVER_HISTORY_MAX_MESSAGES);
  return TRUE;
}

static const struct
{
  const char      *name;
  StoreHistoryKind kind;
  guint            n_references;
} subcommands[] = {
  { "AFTER", STORE_HISTORY_AFTER, 1 },
  { "AROUND", STORE_HISTORY_AROUND, 1 },
  { "BEFORE", STORE_HISTORY_BEFORE, 1 },
  { "BETWEEN", STORE_HISTORY_BETWEEN, 2 },
  { "LATEST", STORE_HISTORY_LATEST, 1 },
};

/* Reads `SUBCOMMAND target reference [reference] limit`; says what is wrong with it. */
static gboolean
parse_query (const IrcMessage  *message,
             StoreHistoryQuery *query,
             ServerReply       *reply)
{
  const char     *name = message->params[0];
  StoreReference *references[] = { &query->from, &query->to };

  *query = (StoreHistoryQuery){ .from = { NULL, -1 }, .to = { NULL, -1 } };
  for (gsize i = 0; i < G_N_ELEMENTS (subcommands); i++)
    {
      guint n = subcommands[i].n_references;

      if (g_ascii_strcasecmp (name, subcommands[i].name) != 0)
        continue;
      if (message->n_params != n + 3)
        {
          fail (reply, "INVALID_PARAMS", name, NULL, message->n_params < n + 3 ? "Insufficient parameters" : "Too many parameters");
          return FALSE;
        }
      query->kind = subcommands[i].kind;
      for (guint k = 0; k < n; k++)
        if (!(query->kind == STORE_HISTORY_LATEST && strcmp (message->params[2], "*") == 0) && !parse_reference (message->params[2 + k], references[k]))
          {
            fail (reply, "INVALID_PARAMS", name, message->params[2 + k], "Invalid reference");
            return FALSE;
          }
      if (parse_limit (message->params[n + 2], &query->limit))
        return TRUE;
      fail (reply, "INVALID_PARAMS", name, message->params[n + 2], "Invalid limit");
      return FALSE;
    }
  fail (reply, "INVALID_PARAMS", name, NULL, "Unknown command");
  return FALSE;
}

/* `TARGETS timestamp timestamp limit`, in either order of time. */
static void
targets (ServerClient     *client,
         const IrcMessage *message,
         ServerReply      *reply)
{
  StoreReference from;
  StoreReference to;
  guint          limit;

  if (message->n_params != 4 || !parse_reference (message->params[1], &from) || !parse_reference (message->params[2], &to) ||
      from.msgid != NULL || to.msgid != NULL || !parse_limit (message->params[3], &limit) || client->server->store == NULL)
    {
      fail (reply, "INVALID_PARAMS", "TARGETS", NULL, "Invalid parameters");
      return;
    }
  server_history_reply_targets (client, MIN (from.time, to.time), MAX (from.time, to.time), limit, reply);
}

void
cmd_chathistory (ServerClient     *client,
                 const IrcMessage *message,
                 ServerReply      *reply)
{
  StoreHistoryQuery query;
  ServerChannel    *channel;

  if (g_ascii_strcasecmp (message->params[0], "TARGETS") == 0)
    {
      targets (client, message, reply);
      return;
    }
  if (!parse_query (message, &query, reply))
    return;
  channel = server_find_channel (client->server, message->params[1]);
  /* Who is not in a channel is not even told whether it exists. */
  if (channel == NULL || server_channel_find (channel, client) == NULL || client->server->store == NULL)
    {
      fail (reply, "INVALID_TARGET", message->params[0], message->params[1], "Messages could not be retrieved");
      return;
    }
  if (server_client_has (client, IRC_CAPABILITY_EVENT_PLAYBACK))
    query.include |= STORE_INCLUDE_EVENTS;
  if (server_client_has (client, IRC_CAPABILITY_MESSAGE_REDACTION))
    query.include |= STORE_INCLUDE_REDACTIONS;
  /* Who catches up is told of reactions to older messages too, as what happened; who reads
   * back is told of those to what they read. */
  if (server_client_has (client, IRC_CAPABILITY_REACTIONS))
    query.include |= query.kind == STORE_HISTORY_AFTER ? STORE_INCLUDE_REACTIONS : STORE_ATTACH_REACTIONS;
  server_history_reply (client, channel, &query, reply);
}
