// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include <stdlib.h>
#include <string.h>

/* THE table of commands, sorted by name. */
static const ServerCommand commands[] = {
  { "AUTHENTICATE", 1, SERVER_COMMAND_ANY_TIME, 1000, cmd_authenticate, "AUTHENTICATE EXTERNAL | + | *" },
  { "AWAY", 0, 0, 1000, cmd_away, "AWAY [:message]" },
  { "BATCH", 1, SERVER_COMMAND_IN_BATCH | SERVER_COMMAND_SAYS, 1000, cmd_batch, "BATCH +reference type [params] | BATCH -reference" },
  { "CAP", 1, SERVER_COMMAND_ANY_TIME, 500, cmd_cap, "CAP LS [302] | LIST | REQ :capabilities | END" },
  { "CHATHISTORY", 1, 0, 2000, cmd_chathistory, "CHATHISTORY BEFORE|AFTER|LATEST|AROUND target reference limit | BETWEEN target reference reference limit | TARGETS from to limit" },
  { "COMPARE", 2, 0, 500, cmd_compare, "COMPARE COMMIT hash | OPEN nonce" },
  { "HELP", 0, 0, 2000, cmd_help, "HELP [command]" },
  { "INVITE", 2, 0, 1000, cmd_invite, "INVITE nick channel" },
  { "JOIN", 1, 0, 1000, cmd_join, "JOIN channel{,channel} [key{,key}] | JOIN 0" },
  { "KICK", 2, 0, 1000, cmd_kick, "KICK channel nick{,nick} [:reason]" },
  { "KNOCK", 1, 0, 2000, cmd_knock, "KNOCK channel" },
  { "LIST", 0, 0, 2000, cmd_list, "LIST [channel{,channel}]" },
  { "LUSERS", 0, 0, 1000, cmd_lusers, "LUSERS" },
  { "MARKREAD", 0, 0, 500, cmd_markread, "MARKREAD target [timestamp=time]" },
  { "METADATA", 2, 0, 2000, cmd_metadata, "METADATA target GET|SUB|UNSUB key{ key} | SET key [:value] | LIST | CLEAR | SUBS | SYNC" },
  { "MODE", 1, 0, 1000, cmd_mode, "MODE target [modes [params]]" },
  { "MOTD", 0, 0, 1000, cmd_motd, "MOTD" },
  { "NAMES", 0, 0, 2000, cmd_names, "NAMES [channel{,channel}]" },
  { "NICK", 0, SERVER_COMMAND_ANY_TIME, 1000, cmd_nick, "NICK nick" },
  { "NOTICE", 0, SERVER_COMMAND_IN_BATCH | SERVER_COMMAND_SAYS, 1000, cmd_message, "NOTICE target{,target} :text" },
  { "PART", 1, 0, 1000, cmd_part, "PART channel{,channel} [:reason]" },
  { "PASS", 1, SERVER_COMMAND_ANY_TIME, 500, cmd_pass, "PASS key" },
  { "PING", 1, SERVER_COMMAND_ANY_TIME | SERVER_COMMAND_IN_BATCH, 500, cmd_ping, "PING token" },
  { "PONG", 0, SERVER_COMMAND_ANY_TIME | SERVER_COMMAND_IN_BATCH, 500, cmd_pong, "PONG token" },
  { "PRIVMSG", 0, SERVER_COMMAND_IN_BATCH | SERVER_COMMAND_SAYS, 1000, cmd_message, "PRIVMSG target{,target} :text" },
  { "QUIT", 0, SERVER_COMMAND_ANY_TIME | SERVER_COMMAND_IN_BATCH, 0, cmd_quit, "QUIT [:reason]" },
  { "REDACT", 2, 0, 1000, cmd_redact, "REDACT target msgid [:reason]" },
  { "SETNAME", 1, 0, 1000, cmd_setname, "SETNAME :name" },
  { "TAGMSG", 1, SERVER_COMMAND_SAYS, 500, cmd_tagmsg, "TAGMSG target{,target}" },
  { "TIME", 0, 0, 1000, cmd_time, "TIME" },
  { "TOPIC", 1, 0, 1000, cmd_topic, "TOPIC channel [:topic]" },
  { "UNINVITE", 2, 0, 1000, cmd_uninvite, "UNINVITE nick channel" },
  { "USER", 4, SERVER_COMMAND_ANY_TIME, 500, cmd_user, "USER name 0 * :real name" },
  { "USERHOST", 1, 0, 1000, cmd_userhost, "USERHOST nick{ nick}" },
  { "VERSION", 0, 0, 1000, cmd_version, "VERSION" },
  { "WHO", 0, 0, 2000, cmd_who, "WHO [channel | mask]" },
  { "WHOIS", 1, 0, 2000, cmd_whois, "WHOIS nick" },
};

static int
compare (const void *name,
         const void *row)
{
  return strcmp (name, ((const ServerCommand *)row)->name);
}

/**
 * server_commands_find:
 * @name: a command in capitals
 *
 * Returns: (nullable): its row
 */
const ServerCommand *
server_commands_find (const char *name)
{
  return bsearch (name, commands, G_N_ELEMENTS (commands), sizeof commands[0], compare);
}

const ServerCommand *
server_commands_get_all (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}
