// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-commands.h"

#include "irc/irc-casemap.h"
#include "irc/irc-time.h"

#include <stdlib.h>
#include <string.h>

/* What a server may say and who listens to it, sorted by name. */
static const SessionCommand commands[] = {
  { "001", 1, SESSION_ABOUT_CONNECTION, on_welcome },
  { "004", 3, SESSION_ABOUT_CONNECTION, on_my_info },
  { "005", 2, SESSION_ABOUT_CONNECTION, on_isupport },
  { "305", 1, SESSION_ABOUT_ALL, on_absence_noted },
  { "306", 1, SESSION_ABOUT_ALL, on_absence_noted },
  { "318", 2, SESSION_ABOUT_ALL, on_end_of_whois },
  { "320", 3, SESSION_ABOUT_ALL, on_whois_special },
  { "322", 4, SESSION_ABOUT_CONNECTION, on_list },
  { "324", 3, 1, on_mode_is },
  { "332", 3, 1, on_topic_reply },
  { "352", 8, 1, on_who },
  { "353", 4, 2, on_names },
  { "367", 3, 1, on_ban_list },
  { "368", 2, 1, on_end_of_ban_list },
  { "376", 1, SESSION_ABOUT_CONNECTION, on_end_of_motd },
  { "401", 2, 1, on_cannot_send },
  { "403", 2, 1, on_cannot_send },
  { "404", 2, 1, on_cannot_send },
  { "422", 1, SESSION_ABOUT_CONNECTION, on_end_of_motd },
  { "432", 2, SESSION_ABOUT_CONNECTION, on_nick_refused },
  { "433", 2, SESSION_ABOUT_CONNECTION, on_nick_refused },
  { "464", 1, SESSION_ABOUT_CONNECTION, on_refused },
  { "465", 1, SESSION_ABOUT_CONNECTION, on_refused },
  { "471", 2, 1, on_refused },
  { "473", 2, 1, on_refused },
  { "474", 2, 1, on_refused },
  { "475", 2, 1, on_refused },
  { "477", 2, 1, on_account_needed },
  { "480", 2, 1, on_cannot_knock },
  { "653", 1, SESSION_ABOUT_CONNECTION, on_turned_away },
  { "710", 4, 1, on_knock },
  { "711", 2, 1, on_knock_delivered },
  { "713", 2, 1, on_cannot_knock },
  { "728", 4, 1, on_quiet_list },
  { "729", 2, 1, on_end_of_quiet_list },
  { "761", 4, SESSION_ABOUT_ALL, on_key_value },
  { "766", 3, SESSION_ABOUT_ALL, on_key_value },
  { "774", 2, 1, on_sync_later },
  { "900", 3, SESSION_ABOUT_CONNECTION, on_logged_in },
  { "902", 1, SESSION_ABOUT_CONNECTION, on_not_authenticated },
  { "903", 1, SESSION_ABOUT_CONNECTION, on_authenticated },
  { "904", 1, SESSION_ABOUT_CONNECTION, on_not_authenticated },
  { "905", 1, SESSION_ABOUT_CONNECTION, on_not_authenticated },
  { "906", 1, SESSION_ABOUT_CONNECTION, on_authenticated },
  { "907", 1, SESSION_ABOUT_CONNECTION, on_authenticated },
  { "908", 2, SESSION_ABOUT_CONNECTION, on_mechanisms },
  { "AUTHENTICATE", 1, SESSION_ABOUT_CONNECTION, on_authenticate },
  { "AWAY", 0, SESSION_ABOUT_ALL, on_away },
  { "BATCH", 1, SESSION_ABOUT_CONNECTION, on_batch },
  { "CAP", 3, SESSION_ABOUT_CONNECTION, on_cap },
  { "COMPARE", 2, SESSION_ABOUT_CONNECTION, on_compare },
  { "ERROR", 1, SESSION_ABOUT_CONNECTION, on_error },
  { "FAIL", 3, SESSION_ABOUT_CONNECTION, on_fail },
  { "INVITE", 2, 1, on_invite },
  { "JOIN", 1, 0, on_join },
  { "KICK", 2, 0, on_kick },
  { "MARKREAD", 2, 0, on_markread },
  { "METADATA", 3, SESSION_ABOUT_ALL, on_metadata },
  { "MODE", 2, 0, on_mode },
  { "NICK", 1, SESSION_ABOUT_ALL, on_nick },
  { "NOTICE", 2, 0, on_text },
  { "PART", 1, 0, on_part },
  { "PING", 1, SESSION_ABOUT_CONNECTION, on_ping },
  { "PONG", 1, SESSION_ABOUT_CONNECTION, on_pong },
  { "PRIVMSG", 2, 0, on_text },
  { "QUIT", 0, SESSION_ABOUT_ALL, on_quit },
  { "REDACT", 2, 0, on_redact },
  { "SETNAME", 1, SESSION_ABOUT_ALL, on_setname },
  { "TAGMSG", 1, 0, on_tagmsg },
  { "TOPIC", 2, 0, on_topic },
};

static int
compare (const void *name,
         const void *row)
{
  return strcmp (name, ((const SessionCommand *)row)->name);
}

/**
 * session_commands_find:
 * @name: a command in capitals or a numeric
 *
 * Returns: (nullable): its row
 */
const SessionCommand *
session_commands_find (const char *name)
{
  return bsearch (name, commands, G_N_ELEMENTS (commands), sizeof commands[0], compare);
}

/* Who says something to us alone. What is between programs opens no conversation. */
static Session *
find_private (Session    *first,
              const char *source,
              const char *text)
{
  g_autofree char *nick = g_strndup (source, strcspn (source, "!@"));
  Session         *found = session_beside_find (first, nick);

  if (found == NULL && text != NULL && strchr (source, '!') != NULL && (text[0] != '\001' || g_str_has_prefix (text, "\001ACTION ")))
    found = session_open_beside (first, nick);
  return found;
}

/**
 * session_commands_find_said:
 * @source: (nullable): who says it
 * @target: to whom
 * @text: (nullable): what, if it is something for people
 *
 * Returns: (transfer none): the conversation it belongs to; the first when there is none
 */
Session *
session_commands_find_said (Session    *self,
                            const char *source,
                            const char *target,
                            const char *text)
{
  Session *first = self->first;
  Session *found = NULL;

  if (source != NULL && irc_casemap_equal (target, first->nick))
    found = find_private (first, source, text);
  else
    found = session_beside_find (first, target);
  return found != NULL ? found : first;
}

/**
 * session_commands_find_conversation:
 *
 * Returns: (transfer none): the one a message of the server is about; the first when it is
 *   about none of them
 */
Session *
session_commands_find_conversation (Session              *self,
                                    const SessionCommand *command,
                                    const IrcMessage     *message)
{
  Session *found = NULL;

  if (command->handler == on_tagmsg)
    return session_commands_find_said (self, message->source, message->params[0], NULL);
  if (command->handler == on_text)
    return session_commands_find_said (self, message->source, message->params[0], message->params[1]);
  if (command->about >= 0 && (guint)command->about < message->n_params)
    found = session_beside_find (self, message->params[command->about]);
  return found != NULL ? found : self->first;
}

GDateTime *
session_commands_get_time (const IrcMessage *message)
{
  const char *time = irc_tags_get (message->tags, "time");

  return time != NULL ? irc_time_parse (time) : NULL;
}

gboolean
session_commands_is_room (Session    *self,
                          const char *channel)
{
  return irc_casemap_equal (session_room_get_channel (self->room), channel);
}

void
session_commands_add_event (Session           *self,
                            SessionMessageKind kind,
                            const IrcMessage  *message,
                            char              *sentence)
{
  g_autofree char *owned = sentence;
  g_autoptr (GDateTime) time = session_commands_get_time (message);
  g_autoptr (SessionMessage) row = session_message_new_event (kind, owned, time);

  session_timeline_append (session_room_get_timeline (self->room), row);
}
