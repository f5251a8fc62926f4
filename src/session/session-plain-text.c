// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-private.h"

#include "irc/irc-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* A conversation with a program that knows nothing of rooms, such as those of the course:
 * bytes are text, `quit` is goodbye. */

#define GOODBYE "quit"

static void
send_bytes (Session    *self,
            const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  net_link_send (self->link, bytes);
}

/**
 * session_plain_text_start:
 *
 * There is nothing to agree on: we are connected.
 */
void
session_plain_text_start (Session *self)
{
  SessionMembers *members = session_room_get_members (self->room);
  const char     *host = net_link_get_remote_host (self->link);
  gboolean        unencrypted = !net_link_is_encrypted (self->link);
  SessionMember  *member;

  session_members_clear (members);
  member = session_members_add (members, self->nick);
  session_members_set_name (members, member, self->name);
  session_member_set_own (member, TRUE);
  session_member_set_unencrypted (member, unencrypted);
  member = session_members_add (members, host);
  session_member_set_unencrypted (member, unencrypted);
  session_member_set_address (member, host);
  session_member_set_port (member, net_link_get_remote_port (self->link));
  session_set_state (self, SESSION_STATE_CONNECTED, NULL);
}

/**
 * session_plain_text_line:
 * @text: what the other side sent; need not end in NUL
 */
void
session_plain_text_line (Session    *self,
                         const char *text,
                         gsize       length)
{
  const char      *host = net_link_get_remote_host (self->link);
  g_autofree char *valid = g_utf8_make_valid (text, length);
  g_autofree char *clean = irc_text_strip_formatting (valid);
  g_autoptr (SessionMessage) message = NULL;

  if (length == strlen (GOODBYE) && memcmp (text, GOODBYE, length) == 0)
    {
      send_bytes (self, GOODBYE);
      session_end (self, _ ("The other side said goodbye."));
      return;
    }
  if (clean[0] == '\0')
    return;
  message = session_message_new (SESSION_MESSAGE_TEXT, host, host, clean, NULL);
  session_timeline_append (session_room_get_timeline (self->room), message);
  session_reading_note (self, message, FALSE);
}

/**
 * session_plain_text_say:
 *
 * Sends the bytes of the text and nothing else. Nobody confirms them: what the socket
 * takes counts as delivered.
 */
void
session_plain_text_say (Session        *self,
                        SessionMessage *message)
{
  send_bytes (self, session_message_get_text (message));
  session_message_set_delivered (message, NULL);
}

void
session_plain_text_leave (Session *self)
{
  send_bytes (self, GOODBYE);
}
