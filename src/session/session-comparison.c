// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-commands.h"

#include "irc/irc-isupport.h"
#include "net/net-comparison.h"

#include <string.h>

/* What our person and the host compare, to be sure that nobody sits between them; and for
 * the host, what the others see. Why it is three words: net-comparison.c. */

/* How our hosts begin the line of WHOIS that has the numbers. */
#define WHOIS_WORDS "compares as "

/**
 * session_comparison_begin:
 *
 * We are in the room: has something to compare be made, when both ends can.
 */
void
session_comparison_begin (Session *self)
{
  g_autofree char *commitment = NULL;

  if (self->nonce != NULL || self->comparison != NULL || !net_link_is_comparable (self->link) || irc_isupport_get (self->isupport, IRC_ISUPPORT_COMPARE) == NULL)
    return;
  self->nonce = net_comparison_make_nonce ();
  if (self->nonce == NULL)
    return;
  commitment = net_comparison_commit (self->nonce);
  session_irc_send (self, NULL, "COMPARE", "COMMIT", commitment, NULL);
}

/**
 * session_comparison_reset:
 *
 * What was compared belongs to one link.
 */
void
session_comparison_reset (Session *self)
{
  g_clear_pointer (&self->nonce, g_free);
  g_clear_pointer (&self->comparison, g_free);
}

/* NONCE, and the host's. Another one after it is not heard: ours is known by then. */
void
on_compare (Session          *self,
            const IrcMessage *message)
{
  g_autofree char *nonce = NULL;

  if (self->nonce == NULL || strcmp (message->params[0], "NONCE") != 0 || !net_comparison_is_digits (message->params[1]))
    return;
  nonce = g_steal_pointer (&self->nonce);
  self->comparison = net_link_dup_comparison (self->link, nonce, message->params[1]);
  session_irc_send (self, NULL, "COMPARE", "OPEN", nonce, NULL);
  g_object_notify (G_OBJECT (self), "comparison");
}

/**
 * session_get_comparison:
 *
 * Returns: (nullable): what the host sees too when nobody sits between us, see
 *   net_comparison_parse(); %NULL when there is nothing to compare, or not yet
 */
const char *
session_get_comparison (Session *self)
{
  return self->first->comparison;
}

/* --- Of others --- */

/**
 * session_ask_comparison:
 * @member: somebody in the room
 *
 * For who hosts: has #SessionMember:comparison be filled in with what @member should see.
 */
void
session_ask_comparison (Session       *self,
                        SessionMember *member)
{
  if (self->first->is_merhaba && self->state == SESSION_STATE_CONNECTED)
    session_irc_send (self, NULL, "WHOIS", session_member_get_nick (member), NULL);
}

/* 320: us, nick, "compares as 3 41 0 63 7 12 5" */
void
on_whois_special (Session          *self,
                  const IrcMessage *message)
{
  SessionMember *member = session_members_find (session_room_get_members (self->room), message->params[1]);
  const char    *words = message->params[2];
  guint8         numbers[NET_COMPARISON_LENGTH];

  if (member != NULL && self->first->is_merhaba && g_str_has_prefix (words, WHOIS_WORDS) && net_comparison_parse (words + strlen (WHOIS_WORDS), numbers))
    session_member_set_comparison (member, words + strlen (WHOIS_WORDS));
}

/* 318: us, nick. All was told that there is to tell. */
void
on_end_of_whois (Session          *self,
                 const IrcMessage *message)
{
  SessionMember *member = session_members_find (session_room_get_members (self->room), message->params[1]);

  if (member != NULL && session_member_get_comparison (member) == NULL)
    session_member_set_comparison (member, "");
}
