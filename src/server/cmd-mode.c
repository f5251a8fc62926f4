// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include "irc/irc-name.h"
#include "server/server-history.h"
#include "server/server-key.h"
#include "server/server-names.h"
#include "server/server-private.h"
#include "server/server-settings.h"

#include <string.h>

/* What a MODE command has brought about, as one event tells it. */
typedef struct
{
  GString   *letters;
  GPtrArray *params;
  GPtrArray *kept; /* the same for the history, which holds no keys */
  char       sign; /* the last one written */
} Outcome;

static void
outcome_add (Outcome    *outcome,
             gboolean    add,
             char        letter,
             const char *param)
{
  char sign = add ? '+' : '-';

  if (outcome->sign != sign)
    g_string_append_c (outcome->letters, sign);
  outcome->sign = sign;
  g_string_append_c (outcome->letters, letter);
  if (param == NULL)
    return;
  g_ptr_array_add (outcome->params, g_strdup (param));
  g_ptr_array_add (outcome->kept, g_strdup (letter == 'k' ? "*" : param));
}

static char *
outcome_dup_words (const Outcome *outcome,
                   GPtrArray     *params)
{
  GString *words = g_string_new (outcome->letters->str);

  for (guint i = 0; i < params->len; i++)
    g_string_append_printf (words, " %s", (const char *)params->pdata[i]);
  return g_string_free (words, FALSE);
}

/* --- The kinds of modes --- */

static void
change_flag (ServerChannel       *channel,
             const IrcModeChange *change,
             Outcome             *outcome)
{
  gboolean *flag = change->letter == 'i'   ? &channel->invite_only
                   : change->letter == 'K' ? &channel->no_knock
                   : change->letter == 'm' ? &channel->moderated
                   : change->letter == 'n' ? &channel->no_outside
                                           : &channel->topic_locked;

  if (*flag == change->add)
    return;
  *flag = change->add;
  outcome_add (outcome, change->add, change->letter, NULL);
}

static void
change_rank (ServerClient        *client,
             ServerChannel       *channel,
             const IrcModeChange *change,
             Outcome             *outcome,
             ServerReply         *reply)
{
  ServerClient     *target = server_find_client (client->server, change->param);
  ServerMembership *membership = target != NULL ? server_channel_find (channel, target) : NULL;
  gboolean         *rank;

  if (target == NULL)
    server_reply_numeric (reply, ERR_NOSUCHNICK, change->param, "No such nick", NULL);
  else if (membership == NULL)
    server_reply_numeric (reply, ERR_USERNOTINCHANNEL, target->nick, channel->name, "They are not on that channel", NULL);
  else if (!change->add && change->letter == 'o' && target->caller == SERVER_CALLER_OWNER)
    server_reply_numeric (reply, ERR_CHANOPRIVSNEEDED, channel->name, "The one who hosts the room stays its operator", NULL);
  else
    {
      rank = change->letter == 'o' ? &membership->is_operator : &membership->has_voice;
      if (*rank == change->add)
        return;
      *rank = change->add;
      outcome_add (outcome, change->add, change->letter, target->nick);
    }
}

static void
change_key (Server              *server,
            ServerChannel       *channel,
            const IrcModeChange *change,
            Outcome             *outcome)
{
  if (change->add && !irc_name_is_key (change->param))
    return;
  if (server_key_set (server, channel, change->add ? change->param : NULL))
    outcome_add (outcome, change->add, 'k', change->add ? change->param : "*");
}

static void
change_limit (ServerChannel       *channel,
              const IrcModeChange *change,
              Outcome             *outcome)
{
  guint64 limit = 0;

  if (change->add && !g_ascii_string_to_unsigned (change->param, 10, 1, G_MAXUINT, &limit, NULL))
    return;
  if (channel->limit == limit)
    return;
  channel->limit = limit;
  outcome_add (outcome, change->add, 'l', change->add ? change->param : NULL);
}

static GPtrArray *
find_list (ServerChannel *channel,
           char           letter)
{
  return letter == 'q' ? channel->quiets : channel->bans;
}

/* Behind what every list has, ours has the name of a device. */
static void
reply_list (Server        *server,
            ServerChannel *channel,
            char           letter,
            ServerReply   *reply)
{
  GPtrArray *list = find_list (channel, letter);

  for (guint i = 0; i < list->len; i++)
    {
      const ServerBan *ban = list->pdata[i];
      g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT, ban->set_at);
      const char      *name = g_str_has_prefix (ban->mask, SERVER_BANS_ACCOUNT) ? server_names_find_nick (server, ban->mask + strlen (SERVER_BANS_ACCOUNT)) : NULL;

      if (letter == 'q')
        server_reply_numeric (reply, RPL_QUIETLIST, channel->name, "q", ban->mask, ban->set_by, time, name, NULL);
      else
        server_reply_numeric (reply, RPL_BANLIST, channel->name, ban->mask, ban->set_by, time, name, NULL);
    }
  if (letter == 'q')
    server_reply_numeric (reply, RPL_ENDOFQUIETLIST, channel->name, "q", "End of channel quiet list", NULL);
  else
    server_reply_numeric (reply, RPL_ENDOFBANLIST, channel->name, "End of channel ban list", NULL);
}

/* Who is meant by the name alone is the device, if it is known. */
static char *
find_mask (ServerClient *client,
           const char   *text)
{
  ServerClient *target = server_find_client (client->server, text);

  if (target != NULL && target->account != NULL)
    return g_strconcat (SERVER_BANS_ACCOUNT, target->account, NULL);
  return server_bans_complete_mask (text);
}

static void
change_list (ServerClient        *client,
             ServerChannel       *channel,
             const IrcModeChange *change,
             Outcome             *outcome)
{
  GPtrArray       *list = find_list (channel, change->letter);
  g_autofree char *mask = find_mask (client, change->param);

  if (mask == NULL)
    return;
  if (change->add ? server_bans_add (list, mask, client->nick) : server_bans_remove (list, mask))
    outcome_add (outcome, change->add, change->letter, mask);
}

/* --- MODE --- */

static void
apply (ServerClient        *client,
       ServerChannel       *channel,
       const IrcModeChange *change,
       Outcome             *outcome,
       ServerReply         *reply)
{
  const char letter[] = { change->letter, '\0' };

  if (change->spec == NULL)
    server_reply_numeric (reply, ERR_UNKNOWNMODE, letter, "is not a mode of channels here", NULL);
  else if (change->spec->type == IRC_MODE_LIST && change->param == NULL)
    reply_list (client->server, channel, change->letter, reply);
  else if (!server_channel_is_operator (channel, client))
    server_reply_numeric (reply, ERR_CHANOPRIVSNEEDED, channel->name, "You are not a channel operator", NULL);
  else if (change->spec->type == IRC_MODE_FLAG)
    change_flag (channel, change, outcome);
  else if (change->letter == 'l' && !change->add)
    change_limit (channel, change, outcome);
  else if (change->letter == 'k' && !change->add)
    change_key (client->server, channel, change, outcome);
  else if (change->param == NULL)
    server_reply_numeric (reply, ERR_NEEDMOREPARAMS, "MODE", "Not enough parameters", NULL);
  else if (change->spec->type == IRC_MODE_PREFIX)
    change_rank (client, channel, change, outcome, reply);
  else if (change->spec->type == IRC_MODE_LIST)
    change_list (client, channel, change, outcome);
  else if (change->letter == 'k')
    change_key (client->server, channel, change, outcome);
  else
    change_limit (channel, change, outcome);
}

static void
tell_outcome (ServerClient  *client,
              ServerChannel *channel,
              const Outcome *outcome,
              ServerReply   *reply)
{
  g_autofree char *words = outcome_dup_words (outcome, outcome->params);
  g_autofree char *kept = outcome_dup_words (outcome, outcome->kept);
  g_autoptr (ServerEvent) event = NULL;

  if (outcome->letters->len == 0)
    return;
  event = server_event_new_words (client->source, "MODE", channel->name, words);
  server_event_set_kept_words (event, kept);
  server_settings_save (client->server, channel);
  server_event_set_account (event, client->account);
  server_history_record (client->server, channel, event);
  server_channel_tell (channel, event, client, 0);
  if (server_channel_find (channel, client) != NULL)
    server_reply_event (reply, event);
}

static void
change_modes (ServerClient     *client,
              ServerChannel    *channel,
              const IrcMessage *message,
              ServerReply      *reply)
{
  g_autoptr (GArray) changes = irc_mode_parse (server_channel_modes, message->params + 1, message->n_params - 1);
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autoptr (GPtrArray) params = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  Outcome outcome = { .letters = letters, .params = params, .kept = kept };

  for (guint i = 0; i < changes->len; i++)
    apply (client, channel, &g_array_index (changes, IrcModeChange, i), &outcome, reply);
  tell_outcome (client, channel, &outcome, reply);
}

static void
user_mode (ServerClient     *client,
           const IrcMessage *message,
           ServerReply      *reply)
{
  const ServerClient *target = server_find_client (client->server, message->params[0]);

  if (target == NULL)
    server_reply_numeric (reply, ERR_NOSUCHNICK, message->params[0], "No such nick", NULL);
  else if (target != client)
    server_reply_numeric (reply, ERR_USERSDONTMATCH, "You cannot change the modes of others", NULL);
  else if (message->n_params > 1)
    server_reply_numeric (reply, ERR_UMODEUNKNOWNFLAG, "There are no user modes here", NULL);
  else
    server_reply_numeric (reply, RPL_UMODEIS, "+", NULL);
}

static void
reply_modes (ServerClient  *client,
             ServerChannel *channel,
             ServerReply   *reply)
{
  g_autofree char *modes = server_channel_dup_modes (channel, server_channel_find (channel, client) != NULL);
  g_autofree char *created = g_strdup_printf ("%" G_GINT64_FORMAT, channel->created_at);

  server_reply_numeric_words (reply, RPL_CHANNELMODEIS, channel->name, modes);
  server_reply_numeric (reply, RPL_CREATIONTIME, channel->name, created, NULL);
}

void
cmd_mode (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  ServerChannel *channel;

  if (message->params[0][0] != '#')
    {
      user_mode (client, message, reply);
      return;
    }
  channel = server_find_channel (client->server, message->params[0]);
  if (channel == NULL)
    server_reply_numeric (reply, ERR_NOSUCHCHANNEL, message->params[0], "No such channel", NULL);
  else if (message->n_params == 1)
    reply_modes (client, channel, reply);
  else
    change_modes (client, channel, message, reply);
}
