// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-commands.h"

#include "irc/irc-casemap.h"
#include "irc/irc-time.h"

#include <stdlib.h>
#include <string.h>

/* What a server may say and who listens to it, sorted by name. */
static const SessionCommand commands[] = {
  { "001", 1, on_welcome },
  { "004", 3, on_my_info },
  { "005", 2, on_isupport },
  { "318", 2, on_end_of_whois },
  { "320", 3, on_whois_special },
  { "324", 3, on_mode_is },
  { "332", 3, on_topic_reply },
  { "352", 8, on_who },
  { "353", 4, on_names },
  { "367", 3, on_ban_list },
  { "368", 2, on_end_of_ban_list },
  { "376", 1, on_end_of_motd },
  { "401", 2, on_cannot_send },
  { "403", 2, on_cannot_send },
  { "404", 2, on_cannot_send },
  { "422", 1, on_end_of_motd },
  { "432", 2, on_nick_refused },
  { "433", 2, on_nick_refused },
  { "464", 1, on_refused },
  { "465", 1, on_refused },
  { "471", 2, on_refused },
  { "473", 2, on_refused },
  { "474", 2, on_refused },
  { "475", 2, on_refused },
  { "477", 2, on_account_needed },
  { "480", 2, on_cannot_knock },
  { "710", 4, on_knock },
  { "711", 2, on_knock_delivered },
  { "713", 2, on_cannot_knock },
  { "728", 4, on_quiet_list },
  { "729", 2, on_end_of_quiet_list },
  { "900", 3, on_logged_in },
  { "902", 1, on_not_authenticated },
  { "903", 1, on_authenticated },
  { "904", 1, on_not_authenticated },
  { "905", 1, on_not_authenticated },
  { "906", 1, on_authenticated },
  { "907", 1, on_authenticated },
  { "908", 2, on_mechanisms },
  { "AUTHENTICATE", 1, on_authenticate },
  { "AWAY", 0, on_away },
  { "BATCH", 1, on_batch },
  { "CAP", 3, on_cap },
  { "COMPARE", 2, on_compare },
  { "ERROR", 1, on_error },
  { "FAIL", 3, on_fail },
  { "INVITE", 2, on_invite },
  { "JOIN", 1, on_join },
  { "KICK", 2, on_kick },
  { "MARKREAD", 2, on_markread },
  { "MODE", 2, on_mode },
  { "NICK", 1, on_nick },
  { "NOTICE", 2, on_text },
  { "PART", 1, on_part },
  { "PING", 1, on_ping },
  { "PONG", 1, on_pong },
  { "PRIVMSG", 2, on_text },
  { "QUIT", 0, on_quit },
  { "REDACT", 2, on_redact },
  { "SETNAME", 1, on_setname },
  { "TAGMSG", 1, on_tagmsg },
  { "TOPIC", 2, on_topic },
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
