// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"
#include "server/server-filehost.h"

#include "irc/irc-isupport.h"
#include "irc/irc-name.h"
#include "irc/irc-text.h"
#include "irc/irc-time.h"
#include "server/server-history.h"
#include "server/server-key.h"
#include "server/server-metadata.h"
#include "server/server-names.h"
#include "server/server-private.h"

#include <string.h>

#define OFFERED_ALWAYS (((IRC_CAPABILITY_STANDARD_REPLIES << 1) - 1) | IRC_CAPABILITY_ACCOUNT_NOTIFY | IRC_CAPABILITY_ACCOUNT_TAG | IRC_CAPABILITY_METADATA | IRC_CAPABILITY_USERHOST_IN_NAMES)
#define OFFERED_WITH_STORE (IRC_CAPABILITY_CHATHISTORY | IRC_CAPABILITY_EVENT_PLAYBACK | IRC_CAPABILITY_MESSAGE_REDACTION | IRC_CAPABILITY_REACTIONS | IRC_CAPABILITY_READ_MARKER)

/* Why an older connection of the same device is closed; our own side knows these words. */
#define REPLACED "This device has joined again"

/* Only who has shown a certificate can authenticate by it. */
static IrcCapability
get_offered (const ServerClient *client)
{
  return OFFERED_ALWAYS | (client->server->store != NULL ? OFFERED_WITH_STORE : 0) |
         (net_link_get_fingerprint (client->link) != NULL ? IRC_CAPABILITY_SASL : 0);
}

/* --- CAP --- */

static void
cap_ls (ServerClient     *client,
        const IrcMessage *message,
        ServerReply      *reply)
{
  const char      *version = irc_message_get_param (message, 1);
  g_autofree char *list = NULL;

  if (version != NULL && g_ascii_strtoull (version, NULL, 10) >= 302)
    {
      client->understands_302 = TRUE;
      /* Implied by 302 (IRCv3 capability-negotiation). */
      client->capabilities |= IRC_CAPABILITY_CAP_NOTIFY;
    }
  list = irc_capability_list (get_offered (client), client->understands_302);
  server_reply_line (reply, client->server->name, "CAP", server_client_get_display_nick (client), "LS", list, NULL);
}

static void
cap_req (ServerClient     *client,
         const IrcMessage *message,
         ServerReply      *reply)
{
  const char   *request = irc_message_get_param (message, 1);
  const char   *answer = "NAK";
  IrcCapability wanted = client->capabilities;

  if (request == NULL)
    request = "";
  if (irc_capability_apply (request, &wanted) && (wanted & ~get_offered (client)) == 0)
    {
      client->capabilities = wanted;
      answer = "ACK";
    }
  server_reply_line (reply, client->server->name, "CAP", server_client_get_display_nick (client), answer, request, NULL);
}

void
cmd_cap (ServerClient     *client,
         const IrcMessage *message,
         ServerReply      *reply)
{
  const char      *subcommand = message->params[0];
  g_autofree char *list = NULL;

  if (g_ascii_strcasecmp (subcommand, "LS") == 0)
    {
      client->negotiating = !client->registered;
      cap_ls (client, message, reply);
    }
  else if (g_ascii_strcasecmp (subcommand, "REQ") == 0)
    {
      client->negotiating = !client->registered;
      cap_req (client, message, reply);
    }
  else if (g_ascii_strcasecmp (subcommand, "LIST") == 0)
    {
      list = irc_capability_list (client->capabilities, FALSE);
      server_reply_line (reply, client->server->name, "CAP", server_client_get_display_nick (client), "LIST", list, NULL);
    }
  else if (g_ascii_strcasecmp (subcommand, "END") == 0)
    {
      cmd_authenticate_abort (client, reply);
      client->negotiating = FALSE;
    }
  else
    server_reply_numeric (reply, ERR_INVALIDCAPCMD, subcommand, "Invalid CAP command", NULL);
}

/* --- PASS, NICK, USER --- */

void
cmd_pass (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  if (client->registered)
    {
      server_reply_numeric (reply, ERR_ALREADYREGISTERED, "You may not register again", NULL);
      return;
    }
  g_free (client->password);
  client->password = g_strdup (message->params[0]);
}

/* Somebody has the nick: perhaps the same device, over a connection that hangs. Whether it
 * is shows when the client has registered. */
static gboolean
may_replace (ServerClient *client,
             const char   *nick)
{
  const ServerClient *holder = server_find_client (client->server, nick);

  return !client->registered && holder != NULL && holder->account != NULL && g_strcmp0 (holder->account, net_link_get_fingerprint (client->link)) == 0;
}

static void
refuse_nick (const char  *nick,
             ServerReply *reply)
{
  server_reply_numeric (reply, ERR_NICKNAMEINUSE, nick, "Nickname is already in use", NULL);
}

void
cmd_nick (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  const char *nick = irc_message_get_param (message, 0);
  g_autoptr (ServerEvent) event = NULL;

  if (nick == NULL || nick[0] == '\0')
    {
      server_reply_numeric (reply, ERR_NONICKNAMEGIVEN, "No nickname given", NULL);
      return;
    }
  if (!irc_name_is_nick (nick))
    {
      server_reply_numeric (reply, ERR_ERRONEUSNICKNAME, nick, "This nickname has characters that are not allowed, or is too long", NULL);
      return;
    }
  if (g_strcmp0 (nick, client->nick) == 0)
    return;

  g_clear_pointer (&client->wanted_nick, g_free);
  if (may_replace (client, nick))
    {
      client->wanted_nick = g_strdup (nick);
      return;
    }
  if (client->registered)
    event = server_event_new (client->source, "NICK", nick, NULL);
  if ((client->registered && !server_names_may_have (client, nick)) || !server_rename_client (client->server, client, nick))
    {
      refuse_nick (nick, reply);
      return;
    }
  if (event != NULL)
    {
      server_event_set_account (event, client->account);
      server_names_claim (client);
      server_history_record_everywhere (client, event);
      server_tell_peers (client, event, 0);
      server_reply_event (reply, event);
    }
}

void
cmd_user (ServerClient     *client,
          const IrcMessage *message,
          ServerReply      *reply)
{
  g_autofree char *user = NULL;
  gsize            n = 1;

  if (client->registered)
    {
      server_reply_numeric (reply, ERR_ALREADYREGISTERED, "You may not register again", NULL);
      return;
    }

  /* Nobody has checked the name: a tilde says so, as everywhere on IRC. */
  user = g_strdup_printf ("~%.10s", message->params[0]);
  for (const char *p = user + 1; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || strchr ("-_.", *p) != NULL)
      user[n++] = *p;
  user[n] = '\0';
  server_client_set_user (client, user);
  g_free (client->real_name);
  client->real_name = irc_text_truncate (message->params[3], IRC_NAME_MAX_REAL);
}

/* --- Completing --- */

static void
reply_isupport (ServerClient *client,
                ServerReply  *reply)
{
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *network = irc_isupport_escape (client->server->room_name);
  g_autofree char *network_start = irc_text_truncate (network, 100);
  g_autofree char *chanmodes = irc_mode_dup_chanmodes (server_channel_modes);
  g_autofree char *prefix = irc_mode_dup_prefix (server_channel_modes);
  g_autofree char *filehost = server_filehost_dup_uri (client);

  g_ptr_array_add (tokens, g_strdup ("AWAYLEN=300"));
  g_ptr_array_add (tokens, g_strdup ("ACCOUNTEXTBAN=a"));
  g_ptr_array_add (tokens, g_strdup ("CASEMAPPING=ascii"));
  if (client->server->store != NULL)
    {
      g_ptr_array_add (tokens, g_strdup_printf ("CHATHISTORY=%d", SERVER_HISTORY_MAX_MESSAGES));
      g_ptr_array_add (tokens, g_strdup ("MSGREFTYPES=msgid,timestamp"));
    }
  g_ptr_array_add (tokens, g_strdup_printf ("CHANLIMIT=#:%d", SERVER_MAX_CHANNELS_JOINED));
  g_ptr_array_add (tokens, g_strdup_printf ("CHANMODES=%s", chanmodes));
  g_ptr_array_add (tokens, g_strdup_printf ("CHANNELLEN=%d", IRC_NAME_MAX_CHANNEL));
  g_ptr_array_add (tokens, g_strdup ("CHANTYPES=#"));
  g_ptr_array_add (tokens, g_strdup ("EXTBAN=$,a"));
  g_ptr_array_add (tokens, g_strdup ("KICKLEN=300"));
  g_ptr_array_add (tokens, g_strdup ("KNOCK"));
  g_ptr_array_add (tokens, g_strdup_printf ("MAXLIST=bq:%d", SERVER_BANS_MAX));
  g_ptr_array_add (tokens, g_strdup ("MODES"));
  g_ptr_array_add (tokens, g_strdup_printf ("NAMELEN=%d", IRC_NAME_MAX_REAL));
  g_ptr_array_add (tokens, g_strdup_printf ("NETWORK=%s", network_start));
  g_ptr_array_add (tokens, g_strdup_printf ("NICKLEN=%d", IRC_NAME_MAX_NICK));
  g_ptr_array_add (tokens, g_strdup_printf ("PREFIX=%s", prefix));
  g_ptr_array_add (tokens, g_strdup ("TARGMAX=JOIN:,KICK:,LIST:,NAMES:,NOTICE:4,PART:,PRIVMSG:4,TAGMSG:4,WHOIS:1"));
  if (net_link_is_comparable (client->link))
    g_ptr_array_add (tokens, g_strdup (IRC_ISUPPORT_COMPARE));
  if (client->server->room_id != NULL)
    g_ptr_array_add (tokens, g_strdup_printf ("%s=%s", IRC_ISUPPORT_ROOM, client->server->room_id));
  if (filehost != NULL)
    g_ptr_array_add (tokens, g_strdup_printf ("%s=%s", IRC_ISUPPORT_FILEHOST, filehost));
  g_ptr_array_add (tokens, g_strdup_printf ("TOPICLEN=%d", SERVER_CHANNEL_MAX_TOPIC));
  g_ptr_array_add (tokens, g_strdup ("UTF8ONLY"));

  for (guint start = 0; start < tokens->len; start += IRC_ISUPPORT_TOKENS_PER_LINE)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint i = start; i < MIN (start + IRC_ISUPPORT_TOKENS_PER_LINE, tokens->len); i++)
        g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", (const char *)tokens->pdata[i]);
      server_reply_numeric (reply, RPL_ISUPPORT, line->str, "are supported by this server", NULL);
    }
}

static void
reply_welcome (ServerClient *client,
               ServerReply  *reply)
{
  Server          *server = client->server;
  g_autofree char *welcome = g_strdup_printf ("Welcome to %s, %s", server->room_name, client->nick);
  g_autofree char *your_host = g_strdup_printf ("Your host is %s, running Merhaba %s", server->name, MERHABA_VERSION);
  g_autofree char *time = irc_time_format (server->created_us);
  g_autofree char *created = g_strdup_printf ("This server was started at %s", time);
  g_autofree char *letters = irc_mode_dup_letters (server_channel_modes, FALSE);
  g_autofree char *param_letters = irc_mode_dup_letters (server_channel_modes, TRUE);

  server_reply_numeric (reply, RPL_WELCOME, welcome, NULL);
  server_reply_numeric (reply, RPL_YOURHOST, your_host, NULL);
  server_reply_numeric (reply, RPL_CREATED, created, NULL);
  server_reply_numeric (reply, RPL_MYINFO, server->name, "merhaba-" MERHABA_VERSION, "o", letters, param_letters, NULL);
  reply_isupport (client, reply);
  cmd_lusers (client, NULL, reply);
  if (server_client_has (client, IRC_CAPABILITY_METADATA))
    server_metadata_reply_client (client, client, reply);
  cmd_motd (client, NULL, reply);
}

/* Who does not know the key hears so, and goes. */
static gboolean
check_key (ServerClient *client,
           ServerReply  *reply)
{
  ServerKeyAnswer answer = server_key_check (client);

  if (answer == SERVER_KEY_RIGHT)
    return TRUE;
  if (answer == SERVER_KEY_WRONG)
    server_reply_numeric (reply, ERR_PASSWDMISMATCH, "The key of this room is another one", NULL);
  server_reply_flush (reply);
  server_refuse_client (client->server, client, answer == SERVER_KEY_WRONG ? "Wrong key" : "Too many wrong keys");
  return FALSE;
}

/* The same device comes back while its old connection still hangs: it takes its name over. */
static void
replace_older (ServerClient *client)
{
  g_autofree char *nick = g_steal_pointer (&client->wanted_nick);
  ServerClient    *holder = nick != NULL ? server_find_client (client->server, nick) : NULL;

  if (nick == NULL)
    return;
  if (holder != NULL && g_strcmp0 (holder->account, client->account) == 0)
    server_refuse_client (client->server, holder, REPLACED);
  if (!server_rename_client (client->server, client, nick))
    client->wanted_nick = g_steal_pointer (&nick);
}

/* Returns whether the client has a name that it may have; says so if not. */
static gboolean
settle_nick (ServerClient *client,
             ServerReply  *reply)
{
  g_autofree char *refused = NULL;

  replace_older (client);
  refused = g_steal_pointer (&client->wanted_nick);
  if (refused == NULL && !server_names_may_have (client, client->nick))
    {
      refused = g_strdup (client->nick);
      server_drop_nick (client->server, client);
    }
  if (refused != NULL)
    refuse_nick (refused, reply);
  return refused == NULL;
}

/**
 * cmd_registration_try_complete:
 *
 * Welcomes a client that has said all that is needed; does nothing before and after.
 */
void
cmd_registration_try_complete (ServerClient *client)
{
  g_autoptr (ServerReply) reply = NULL;

  if (!client->server->ready || client->registered || client->link == NULL || client->negotiating || client->user == NULL)
    return;
  if (client->nick == NULL && client->wanted_nick == NULL)
    return;

  reply = server_reply_new (client, NULL);
  if (!check_key (client, reply))
    return;
  if (!settle_nick (client, reply))
    {
      server_reply_flush (reply);
      return;
    }
  client->registered = TRUE;
  reply_welcome (client, reply);
  if (client->server->auto_join)
    {
      const IrcMessage join = { .command = "JOIN", .params = { client->server->room->name }, .n_params = 1 };

      cmd_join (client, &join, reply);
    }
  server_reply_flush (reply);
}
