// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-moderation.h"

#include "session/session-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Keeping order in the room, as standard modes and commands. What becomes of it is told by
 * the server, and on-mode.c listens. */

static void
send_mode (Session    *self,
           const char *modes,
           const char *param)
{
  session_irc_send (self, NULL, "MODE", session_room_get_channel (self->room), modes, param, NULL);
}

/**
 * session_moderation_ask_lists:
 *
 * Moderators see who is kept out and who is muted.
 */
void
session_moderation_ask_lists (Session *self)
{
  if (!session_is_moderator (self))
    return;
  send_mode (self, "b", NULL);
  send_mode (self, "q", NULL);
}

/**
 * session_moderation_begin:
 *
 * Whether our person keeps the room in order may be another matter now.
 */
void
session_moderation_begin (Session *self)
{
  session_moderation_ask_lists (self);
  g_object_notify (G_OBJECT (self), "moderator");
}

/**
 * session_remove:
 *
 * Puts somebody out of the room. They may come again.
 */
void
session_remove (Session       *self,
                SessionMember *member)
{
  session_irc_send (self, NULL, "KICK", session_room_get_channel (self->room), session_member_get_nick (member), NULL);
}

/**
 * session_dup_mask:
 *
 * Our host bans the device of whom it is told by name. Who has shown none is known by the
 * address alone, and a name is soon another one.
 *
 * Returns: (transfer full): by what session_keep_out() keeps them out
 */
char *
session_dup_mask (SessionMember *member)
{
  const char *address = session_member_get_address (member);

  if (session_member_get_guest (member) && address != NULL)
    return g_strconcat ("*!*@", address, NULL);
  return g_strdup (session_member_get_nick (member));
}

/**
 * session_keep_out:
 *
 * Puts somebody out of the room and does not let their device in again.
 */
void
session_keep_out (Session       *self,
                  SessionMember *member)
{
  g_autofree char *mask = session_dup_mask (member);

  send_mode (self, "+b", mask);
  session_remove (self, member);
}

void
session_let_back (Session         *self,
                  SessionOutsider *outsider)
{
  send_mode (self, "-b", session_outsider_get_mask (outsider));
}

/**
 * session_mute:
 *
 * Lets somebody stay, but not write.
 */
void
session_mute (Session       *self,
              SessionMember *member)
{
  send_mode (self, "+q", session_member_get_nick (member));
}

void
session_unmute (Session         *self,
                SessionOutsider *outsider)
{
  send_mode (self, "-q", session_outsider_get_mask (outsider));
}

void
session_unmute_member (Session       *self,
                       SessionMember *member)
{
  send_mode (self, "-q", session_member_get_nick (member));
}

/**
 * session_give_rank:
 * @letter: o for a moderator; v for who may write when only moderators may
 */
void
session_give_rank (Session       *self,
                   SessionMember *member,
                   char           letter,
                   gboolean       give)
{
  const char modes[] = { give ? '+' : '-', letter, '\0' };

  send_mode (self, modes, session_member_get_nick (member));
}

void
session_set_admission (Session         *self,
                       SessionAdmission admission)
{
  if (admission == session_order_get_admission (session_room_get_order (self->room)))
    return;
  send_mode (self, admission == SESSION_ADMISSION_ALL ? "-iK" : admission == SESSION_ADMISSION_ASK ? "+i-K"
                                                                                                   : "+iK",
             NULL);
}

void
session_set_moderated (Session *self,
                       gboolean moderated)
{
  if (moderated != session_order_get_moderated (session_room_get_order (self->room)))
    send_mode (self, moderated ? "+m" : "-m", NULL);
}

/**
 * session_let_in:
 * @knock: who asks
 */
void
session_let_in (Session         *self,
                SessionOutsider *knock)
{
  session_irc_send (self, NULL, "INVITE", session_outsider_get_mask (knock), session_room_get_channel (self->room), NULL);
  session_order_forget_knock (session_room_get_order (self->room), session_outsider_get_mask (knock));
}

/**
 * session_turn_away:
 *
 * Does not let in who asks. They are told so, and may ask again; elsewhere than with our
 * host there are only words for it.
 */
void
session_turn_away (Session         *self,
                   SessionOutsider *knock)
{
  const char      *nick = session_outsider_get_mask (knock);
  const char      *channel = session_room_get_channel (self->room);
  g_autofree char *words = g_strdup_printf (_ ("You are not let into %s now. You may ask again."), channel);

  if (self->first->is_merhaba)
    session_irc_send (self, NULL, "UNINVITE", nick, channel, NULL);
  else
    session_irc_send (self, NULL, "NOTICE", nick, words, NULL);
  session_order_forget_knock (session_room_get_order (self->room), nick);
}

/**
 * session_clear_room:
 *
 * Deletes all that was said, for everybody.
 */
void
session_clear_room (Session *self)
{
  session_irc_send (self, NULL, "REDACT", session_room_get_channel (self->room), STORE_EVERYTHING, NULL);
}
