// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "irc/irc-message.h"
#include "server/server-reply.h"

G_BEGIN_DECLS

/* Who may use a command when. */
typedef enum {
  SERVER_COMMAND_ANY_TIME = 1 << 0, /* before registration too */
  SERVER_COMMAND_IN_BATCH = 1 << 1, /* while a client batch is open */
  SERVER_COMMAND_SAYS = 1 << 2,     /* is told in the order it came, whatever is being kept */
} ServerCommandFlags;

typedef void (*ServerCommandHandler) (ServerClient     *client,
                                      const IrcMessage *message,
                                      ServerReply      *reply);

typedef struct
{
  const char          *name;
  guint                min_params;
  ServerCommandFlags   flags;
  int                  cost; /* thousandths, see server_client_charge() */
  ServerCommandHandler handler;
  const char          *syntax;
} ServerCommand;

const ServerCommand *server_commands_find (const char *name);
const ServerCommand *server_commands_get_all (guint *n_commands);

/* The handlers, by family. */

/* cmd-authenticate.c */
void cmd_authenticate (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_authenticate_abort (ServerClient *client, ServerReply *reply);

/* cmd-compare.c */
void cmd_compare (ServerClient *client, const IrcMessage *message, ServerReply *reply);

/* cmd-registration.c */
void cmd_cap (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_nick (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_pass (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_uninvite (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_user (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_registration_try_complete (ServerClient *client);

/* cmd-presence.c */
void cmd_away (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_ping (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_pong (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_quit (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_setname (ServerClient *client, const IrcMessage *message, ServerReply *reply);

/* cmd-channel.c */
void cmd_invite (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_join (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_kick (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_knock (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_part (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_topic (ServerClient *client, const IrcMessage *message, ServerReply *reply);

/* cmd-metadata.c */
void cmd_metadata (ServerClient *client, const IrcMessage *message, ServerReply *reply);

/* cmd-mode.c */
void cmd_mode (ServerClient *client, const IrcMessage *message, ServerReply *reply);

/* cmd-history.c */
void cmd_chathistory (ServerClient *client, const IrcMessage *message, ServerReply *reply);

/* cmd-markread.c */
void cmd_markread (ServerClient *client, const IrcMessage *message, ServerReply *reply);

/* cmd-message.c */
void cmd_batch (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_message (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_tagmsg (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_message_deliver (ServerClient *client, const char *command, const char *target, GPtrArray *pieces, const IrcTags *tags, ServerReply *reply);

/* cmd-query.c */
void cmd_help (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_list (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_lusers (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_motd (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_names (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_time (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_userhost (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_version (ServerClient *client, const IrcMessage *message, ServerReply *reply);

/* cmd-redact.c */
void cmd_redact (ServerClient *client, const IrcMessage *message, ServerReply *reply);

/* cmd-who.c */
void cmd_who (ServerClient *client, const IrcMessage *message, ServerReply *reply);
void cmd_whois (ServerClient *client, const IrcMessage *message, ServerReply *reply);

G_END_DECLS
