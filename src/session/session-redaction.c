// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-private.h"

/* Taking back what was said. */

/**
 * session_can_take_back:
 *
 * Returns: whether our person may take @message back now: it is theirs or they keep the
 *   room in order, and the host is there and knows how to
 */
gboolean
session_can_take_back (Session        *self,
                       SessionMessage *message)
{
  if (self->state != SESSION_STATE_CONNECTED || self->is_direct || (self->first->capabilities & IRC_CAPABILITY_MESSAGE_REDACTION) == 0)
    return FALSE;
  if (session_message_is_event (message) || session_message_get_private (message) || session_message_get_redacted (message) || session_message_get_msgid (message) == NULL)
    return FALSE;
  return session_message_get_own (message) || session_is_moderator (self);
}

/**
 * session_take_back:
 *
 * Asks the host to take @message back, from everybody. Its text goes when the host has
 * done so.
 */
void
session_take_back (Session        *self,
                   SessionMessage *message)
{
  if (session_can_take_back (self, message))
    session_irc_send (self, NULL, "REDACT", session_room_get_channel (self->room), session_message_get_msgid (message), NULL);
}
