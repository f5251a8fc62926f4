// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-absence.h"

#include "session/session-commands.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whether our person is at the computer, for the others to see. */

/**
 * session_set_absent:
 * @absent: whether our person does not read along now
 *
 * Says so to the host or network, now and whenever the connection is there again.
 */
void
session_set_absent (Session *self,
                    gboolean absent)
{
  Session *first = self->first;

  if (first->absent == absent)
    return;
  first->absent = absent;
  if (first->state == SESSION_STATE_CONNECTED && first->dialect == SESSION_DIALECT_IRC)
    session_irc_send (first, NULL, "AWAY", absent ? _ ("Away") : NULL, NULL);
}

/**
 * session_absence_begin:
 *
 * We are in: a server takes everybody who comes for present.
 */
void
session_absence_begin (Session *self)
{
  if (self->absent)
    session_irc_send (self, NULL, "AWAY", _ ("Away"), NULL);
}

/* 305, 306: what the server has noted of us. */
void
on_absence_noted (Session          *self,
                  const IrcMessage *message)
{
  SessionMember *me = session_members_find (session_room_get_members (self->room), self->first->nick);

  if (me != NULL)
    session_member_set_away (me, strcmp (message->command, "306") == 0);
}
