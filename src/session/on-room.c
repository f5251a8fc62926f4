// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-commands.h"

#include "irc/irc-casemap.h"
#include "irc/irc-text.h"
#include "session/session-archive.h"
#include "session/session-presence.h"

#include <glib/gi18n.h>
#include <string.h>

/* The user name our host gives to those who are in the room without any chat program;
 * everybody else's begins with a tilde. */
#define GUEST_USER "guest"

static SessionMembers *
get_members (Session *self)
{
  return session_room_get_members (self->room);
}

static gboolean
is_us (Session    *self,
       const char *nick)
{
  return irc_casemap_equal (self->first->nick, nick);
}

/* What @user and @host of `nick!user@host` tell of a member. */
static void
note_user_and_host (Session       *self,
                    SessionMember *member,
                    const char    *user,
                    const char    *host)
{
  session_member_set_address (member, host);
  session_member_set_guest (member, self->first->is_merhaba && strcmp (user, GUEST_USER) == 0);
}

static void
note_source (Session       *self,
             SessionMember *member,
             const char    *source)
{
  const char      *bang = source != NULL ? strchr (source, '!') : NULL;
  const char      *at = bang != NULL ? strrchr (bang, '@') : NULL;
  g_autofree char *user = NULL;

  if (at == NULL)
    return;
  user = g_strndup (bang + 1, at - bang - 1);
  note_user_and_host (self, member, user, at + 1);
}

/* --- Coming --- */

/* Our host's rooms have a name for people; on other networks it is the channel's. */
static void
update_title (Session    *self,
              const char *topic)
{
  const char *network = irc_isupport_get (self->first->isupport, "NETWORK");

  if (!self->first->is_merhaba || (self->first != self && (topic == NULL || topic[0] == '\0')))
    session_room_set_title (self->room, session_room_get_channel (self->room) + (self->first->is_merhaba ? 1 : 0));
  else if (topic != NULL && topic[0] != '\0')
    session_room_set_title (self->room, topic);
  else if (network != NULL)
    session_room_set_title (self->room, network);
}

/* We are in: here or beside. */
static void
settle_in (Session          *self,
           const IrcMessage *message)
{
  SessionMembers *members = get_members (self);
  SessionMember  *member;

  session_room_set_channel (self->room, message->params[0]);
  update_title (self, NULL);
  session_members_clear (members);
  member = session_members_add (members, self->first->nick);
  session_members_set_name (members, member, self->first->name);
  session_member_set_own (member, TRUE);
  note_source (self, member, message->source);
  self->gap_open = TRUE;
  /* What is said from the moment on when we are seen to be here is to be kept. */
  session_archive_open (self);
  session_set_state (self, SESSION_STATE_CONNECTED, NULL);
  session_set_knocked (self, FALSE);
  session_order_clear (session_room_get_order (self->room));
  session_irc_send (self, NULL, "MODE", message->params[0], NULL);
}

static void
enter_first_room (Session          *self,
                  const IrcMessage *message)
{
  const char *channel = message->params[0];
  const char *wanted = self->endpoint != NULL ? self->endpoint->channel : NULL;
  const char *room_id;

  if (!session_is_joining (self))
    return;
  if (wanted != NULL && !irc_casemap_equal (wanted, channel))
    {
      session_irc_send (self, NULL, "PART", channel, NULL);
      return;
    }

  room_id = irc_isupport_get (self->first->isupport, IRC_ISUPPORT_ROOM);
  if (self->was_connected && g_strcmp0 (room_id, self->room_id) != 0)
    {
      session_irc_leave (self);
      session_end (self, _ ("Another room is open at this address now."));
      return;
    }
  if (!session_security_check_room (self, room_id))
    return;
  g_free (self->room_id);
  self->room_id = g_strdup (room_id);
  g_free (self->first->source);
  self->first->source = g_strdup (message->source);
  settle_in (self, message);
  session_security_note_entered (self);
  session_comparison_begin (self);
  session_beside_come_back (self);
  session_absence_begin (self);
}

static void
note_presence (Session *self,
               gpointer nick)
{
  if (self->is_direct && irc_casemap_equal (session_room_get_channel (self->room), nick))
    session_beside_note_person (self, nick);
}

static SessionDevice
find_device (const char *told)
{
  if (told == NULL)
    return SESSION_DEVICE_NONE;
  return strcmp (told, "new") == 0 ? SESSION_DEVICE_NEW : SESSION_DEVICE_KNOWN;
}

void
on_join (Session          *self,
         const IrcMessage *message)
{
  g_autofree char *nick = irc_message_dup_source_nick (message);
  g_autoptr (GDateTime) time = session_commands_get_time (message);
  SessionMember *member;

  if (is_us (self, nick) && self->first != self)
    settle_in (self, message);
  else if (is_us (self, nick))
    enter_first_room (self, message);
  if (is_us (self, nick))
    return;
  if (!session_commands_is_room (self, message->params[0]))
    return;
  session_order_forget_knock (session_room_get_order (self->room), nick);
  member = session_members_add (get_members (self), nick);
  note_source (self, member, message->source);
  session_member_set_unencrypted (member, self->first->is_merhaba && (self->first->capabilities & IRC_CAPABILITY_MESSAGE_TAGS) != 0 && !irc_tags_has (message->tags, IRC_TAGS_SECURE));
  if (self->first->is_merhaba && (self->first->capabilities & IRC_CAPABILITY_MESSAGE_TAGS) != 0)
    session_member_set_device (member, find_device (irc_tags_get (message->tags, IRC_TAGS_DEVICE)));
  /* extended-join: channel, account, real name. */
  if (message->n_params >= 3)
    session_members_set_name (get_members (self), member, message->params[2]);
  session_presence_came (session_room_get_timeline (self->room), session_member_get_label (member), time);
  session_beside_foreach (self, note_presence, nick);
}

void
on_names (Session          *self,
          const IrcMessage *message)
{
  g_auto (GStrv) names = g_strsplit (message->params[3], " ", -1);

  if (!session_commands_is_room (self, message->params[2]))
    return;
  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize          n_signs = strspn (names[i], "~&@%+");
      SessionMember *member;

      if (names[i][n_signs] == '\0')
        continue;
      member = session_members_add (get_members (self), names[i] + n_signs);
      session_member_set_operator (member, strcspn (names[i], "~&@") < n_signs);
      session_member_set_voice (member, strcspn (names[i], "+") < n_signs);
    }
  session_moderation_begin (self);
}

/* 352: us, channel, user, host, server, nick, flags, "hops realname" */
void
on_who (Session          *self,
        const IrcMessage *message)
{
  SessionMember *member = session_members_find (get_members (self), message->params[5]);
  const char    *name = strchr (message->params[7], ' ');

  if (member == NULL)
    return;
  note_user_and_host (self, member, message->params[2], message->params[3]);
  session_member_set_away (member, message->params[6][0] == 'G');
  /* Our host’s mark for a secure connection, as UnrealIRCd has it. */
  session_member_set_unencrypted (member, self->first->is_merhaba && strchr (message->params[6], 's') == NULL);
  if (self->first->is_merhaba)
    session_member_set_device (member, strchr (message->params[6], 'r') == NULL ? SESSION_DEVICE_NONE : strchr (message->params[6], 'n') != NULL ? SESSION_DEVICE_NEW
                                                                                                                                                 : SESSION_DEVICE_KNOWN);
  if (name != NULL && !session_member_get_own (member))
    session_members_set_name (get_members (self), member, name + 1);
  session_beside_foreach (self, note_presence, (gpointer)message->params[5]);
}

/* --- Going --- */

static void
see_off (Session          *self,
         SessionMember    *member,
         const IrcMessage *message)
{
  g_autoptr (GDateTime) time = session_commands_get_time (message);

  session_order_remember_name (session_room_get_order (self->room), session_member_get_nick (member), session_member_get_label (member));
  session_presence_left (session_room_get_timeline (self->room), session_member_get_label (member), time);
  session_members_remove (get_members (self), session_member_get_nick (member));
}

void
on_part (Session          *self,
         const IrcMessage *message)
{
  g_autofree char *nick = irc_message_dup_source_nick (message);
  SessionMember   *member = session_members_find (get_members (self), nick);

  if (!session_commands_is_room (self, message->params[0]) || member == NULL)
    return;
  if (is_us (self, nick))
    session_end (self, _ ("You are no longer in the room."));
  else
    see_off (self, member, message);
}

void
on_quit (Session          *self,
         const IrcMessage *message)
{
  g_autofree char *nick = irc_message_dup_source_nick (message);
  SessionMember   *member = session_members_find (get_members (self), nick);

  if (member != NULL && !is_us (self, nick))
    see_off (self, member, message);
}

void
on_kick (Session          *self,
         const IrcMessage *message)
{
  g_autofree char *by_nick = irc_message_dup_source_nick (message);
  SessionMember   *by = session_members_find (get_members (self), by_nick);
  SessionMember   *member = session_members_find (get_members (self), message->params[1]);
  const char      *by_label = by != NULL ? session_member_get_label (by) : by_nick;

  if (!session_commands_is_room (self, message->params[0]) || member == NULL)
    return;
  if (is_us (self, message->params[1]))
    {
      g_autofree char *reason = g_strdup_printf (_ ("%s has removed you from the room."), by_label);

      session_end (self, reason);
    }
  else
    {
      session_commands_add_event (self, SESSION_MESSAGE_LEFT, message, g_strdup_printf (_ ("%s was removed by %s"), session_member_get_label (member), by_label));
      session_order_remember_name (session_room_get_order (self->room), message->params[1], session_member_get_label (member));
      session_members_remove (get_members (self), message->params[1]);
    }
}

/* --- Changing --- */

static void
tell_new_label (Session          *self,
                SessionMember    *member,
                const char       *old_label,
                const IrcMessage *message)
{
  if (strcmp (old_label, session_member_get_label (member)) != 0)
    session_commands_add_event (self, SESSION_MESSAGE_CHANGED, message, g_strdup_printf (_ ("%s is now called %s"), old_label, session_member_get_label (member)));
}

void
on_nick (Session          *self,
         const IrcMessage *message)
{
  g_autofree char *nick = irc_message_dup_source_nick (message);
  SessionMember   *member = session_members_find (get_members (self), nick);
  g_autofree char *old_label = NULL;

  if (is_us (self, nick))
    session_set_nick (self, message->params[0]);
  if (member == NULL)
    return;
  old_label = g_strdup (session_member_get_label (member));
  session_members_rename (get_members (self), nick, message->params[0]);
  if (self->is_direct && irc_casemap_equal (session_room_get_channel (self->room), nick))
    {
      session_room_set_channel (self->room, message->params[0]);
      session_room_set_title (self->room, session_member_get_label (member));
    }
  tell_new_label (self, member, old_label, message);
}

void
on_setname (Session          *self,
            const IrcMessage *message)
{
  g_autofree char *nick = irc_message_dup_source_nick (message);
  SessionMember   *member = session_members_find (get_members (self), nick);
  g_autofree char *old_label = NULL;

  if (member == NULL)
    return;
  old_label = g_strdup (session_member_get_label (member));
  session_members_set_name (get_members (self), member, message->params[0]);
  if (self->is_direct && !session_member_get_own (member))
    session_room_set_title (self->room, session_member_get_label (member));
  tell_new_label (self, member, old_label, message);
}

void
on_away (Session          *self,
         const IrcMessage *message)
{
  g_autofree char *nick = irc_message_dup_source_nick (message);
  SessionMember   *member = session_members_find (get_members (self), nick);

  if (member != NULL)
    session_member_set_away (member, message->n_params > 0 && message->params[0][0] != '\0');
}

void
on_topic_reply (Session          *self,
                const IrcMessage *message)
{
  if (session_commands_is_room (self, message->params[1]))
    update_title (self, message->params[2]);
}

void
on_topic (Session          *self,
          const IrcMessage *message)
{
  g_autofree char *nick = irc_message_dup_source_nick (message);
  g_autofree char *topic = irc_text_strip_formatting (message->params[1]);
  SessionMember   *member = session_members_find (get_members (self), nick);
  const char      *label = member != NULL ? session_member_get_label (member) : nick;

  if (!session_commands_is_room (self, message->params[0]))
    return;
  update_title (self, topic);
  session_commands_add_event (self, SESSION_MESSAGE_CHANGED, message, g_strdup_printf (_ ("%s changed the topic to “%s”"), label, topic));
}
