// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include "server/server-history.h"
#include "server/server-private.h"

#include <string.h>

/* REDACT: who said something, or an operator, takes it back. The store is asked who that
 * was; the text goes in the same step in which the REDACT is kept. */

typedef struct
{
  Server       *server;
  ServerClient *client;
  ServerReply  *reply;
  char         *channel;
  char         *msgid;
  char         *reason; /* or NULL */
} Redaction;

static void
redaction_free (Redaction *redaction)
{
  server_reply_free (redaction->reply);
  server_client_unref (redaction->client);
  g_object_unref (redaction->server);
  g_free (redaction->channel);
  g_free (redaction->msgid);
  g_free (redaction->reason);
  g_free (redaction);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Redaction, redaction_free)

static void
fail (const Redaction *redaction,
      const char      *code,
      const char      *description)
{
  gboolean         is_word = redaction->msgid[0] != '\0' && redaction->msgid[0] != ':' && strchr (redaction->msgid, ' ') == NULL;
  g_autofree char *context = is_word ? g_strdup_printf ("%s %s", redaction->channel, redaction->msgid) : g_strdup (redaction->channel);

  server_reply_fail (redaction->reply, "REDACT", code, context, description);
}

static gboolean
is_text (const StoreMessage *message)
{
  return strcmp (message->command, "PRIVMSG") == 0 || strcmp (message->command, "NOTICE") == 0 || strcmp (message->command, "TAGMSG") == 0;
}

/* A device is known by its account, whatever it is called now; who has none, by the name
 * and address alone. */
static gboolean
is_theirs (const ServerClient *client,
           const StoreMessage *message)
{
  if (message->account != NULL)
    return g_strcmp0 (message->account, client->account) == 0;
  return strcmp (message->source, client->source) == 0;
}

static void
redact (const Redaction    *redaction,
        const StoreMessage *message)
{
  ServerChannel *channel = server_find_channel (redaction->server, redaction->channel);
  g_autoptr (ServerEvent) event = NULL;

  /* Meanwhile the client may have left. */
  if (channel == NULL || server_channel_find (channel, redaction->client) == NULL)
    return;
  if (message == NULL || strcmp (message->msgid, redaction->msgid) != 0 || !is_text (message))
    fail (redaction, "UNKNOWN_MSGID", "This message does not exist or is too old");
  else if (!server_channel_is_operator (channel, redaction->client) && !is_theirs (redaction->client, message))
    fail (redaction, "REDACT_FORBIDDEN", "You are not allowed to delete this message");
  else
    {
      event = redaction->reason != NULL ? server_event_new (redaction->client->source, "REDACT", channel->name, redaction->msgid, redaction->reason, NULL)
                                        : server_event_new_words (redaction->client->source, "REDACT", channel->name, redaction->msgid);
      server_event_set_account (event, redaction->client->account);
      server_history_say (redaction->client, channel, event, server_reply_get_label (redaction->reply), redaction->reply);
    }
}

/* Everything that was said so far, by everybody. Who does not know that the msgid is a star
 * knows no such message, and passes over it. */
static void
clear (ServerClient  *client,
       ServerChannel *channel,
       ServerReply   *reply)
{
  g_autoptr (ServerEvent) event = NULL;

  if (!server_channel_is_operator (channel, client))
    {
      server_reply_fail (reply, "REDACT", "REDACT_FORBIDDEN", channel->name, "You are not allowed to delete all messages");
      return;
    }
  event = server_event_new_words (client->source, "REDACT", channel->name, STORE_EVERYTHING);
  server_event_set_account (event, client->account);
  server_history_say (client, channel, event, server_reply_get_label (reply), reply);
}

static void
find_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Redaction) redaction = user_data;
  g_autoptr (GPtrArray) messages = store_find_history_finish (STORE_STORE (object), result, NULL);

  redact (redaction, messages != NULL && messages->len > 0 ? messages->pdata[0] : NULL);
  server_reply_flush (redaction->reply);
}

void
cmd_redact (ServerClient     *client,
            const IrcMessage *message,
            ServerReply      *reply)
{
  const StoreHistoryQuery query = { .kind = STORE_HISTORY_AROUND, .from = { message->params[1], -1 }, .to = { NULL, -1 }, .limit = 1 };
  ServerChannel          *channel = server_find_channel (client->server, message->params[0]);
  Redaction              *redaction;
  g_autofree char        *key = NULL;

  if (channel == NULL || server_channel_find (channel, client) == NULL || client->server->store == NULL)
    {
      server_reply_fail (reply, "REDACT", "INVALID_TARGET", message->params[0], "You cannot delete messages there");
      return;
    }
  if (strcmp (message->params[1], STORE_EVERYTHING) == 0)
    {
      clear (client, channel, reply);
      return;
    }
  redaction = g_new0 (Redaction, 1);
  redaction->server = g_object_ref (client->server);
  redaction->client = server_client_ref (client);
  redaction->reply = server_reply_postpone (reply);
  redaction->channel = g_strdup (channel->name);
  redaction->msgid = g_strdup (message->params[1]);
  redaction->reason = g_strdup (irc_message_get_param (message, 2));
  key = server_history_dup_key (channel);
  store_find_history_async (client->server->store, key, &query, find_cb, redaction);
}
