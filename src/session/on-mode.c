// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-commands.h"

#include "irc/irc-casemap.h"
#include "irc/irc-mode.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is set in the room: who may moderate, write and come in, and who asks to. */

static const IrcModeSpec modes[] = {
  { 'b', IRC_MODE_LIST, '\0' },
  { 'k', IRC_MODE_ALWAYS_PARAM, '\0' },
  { 'l', IRC_MODE_SET_PARAM, '\0' },
  { 'o', IRC_MODE_PREFIX, '@' },
  { 'q', IRC_MODE_LIST, '\0' },
  { 'v', IRC_MODE_PREFIX, '+' },
  { '\0', 0, '\0' },
};

static void
tell (Session          *self,
      const IrcMessage *message,
      const char       *sentence)
{
  session_commands_add_event (self, SESSION_MESSAGE_CHANGED, message, g_strdup (sentence));
}

/* --- People --- */

static void
set_operator (Session          *self,
              const IrcMessage *message,
              SessionMember    *member,
              gboolean          is_operator)
{
  session_member_set_operator (member, is_operator);
  if (session_member_get_own (member))
    session_moderation_begin (self);
  if (is_operator)
    session_commands_add_event (self, SESSION_MESSAGE_CHANGED, message, g_strdup_printf (_ ("%s is now a moderator"), session_member_get_label (member)));
  else
    session_commands_add_event (self, SESSION_MESSAGE_CHANGED, message, g_strdup_printf (_ ("%s is no longer a moderator"), session_member_get_label (member)));
}

static void
set_rank (Session             *self,
          const IrcMessage    *message,
          const IrcModeChange *change)
{
  SessionMember *member = change->param != NULL ? session_members_find (session_room_get_members (self->room), change->param) : NULL;

  if (member == NULL)
    return;
  if (change->letter == 'o')
    set_operator (self, message, member, change->add);
  else
    session_member_set_voice (member, change->add);
}

/* --- The room --- */

/* A key we are not told, because we are no member yet or it is hidden, is a star. */
static void
set_key (Session    *self,
         const char *key)
{
  if (key == NULL || strcmp (key, "*") != 0)
    session_set_key (self, key);
}

static void
tell_admission (Session          *self,
                const IrcMessage *message,
                SessionAdmission  before)
{
  SessionAdmission now = session_order_get_admission (session_room_get_order (self->room));

  if (now == before)
    return;
  if (now == SESSION_ADMISSION_ALL)
    tell (self, message, _ ("Everybody may come in now"));
  else if (now == SESSION_ADMISSION_ASK)
    tell (self, message, _ ("Newcomers have to be let in now"));
  else
    tell (self, message, _ ("Nobody new may come in now"));
}

static void
change_room (Session             *self,
             const IrcMessage    *message,
             const IrcModeChange *change)
{
  if (change->letter == 'k')
    {
      set_key (self, change->add ? change->param : NULL);
      tell (self, message, change->add ? _ ("The room has a new key") : _ ("The room has no key any more"));
    }
  else if (change->letter == 'm' && change->add != session_order_get_moderated (session_room_get_order (self->room)))
    tell (self, message, change->add ? _ ("Only moderators may write now") : _ ("Everybody may write now"));
  session_order_set_mode (session_room_get_order (self->room), change->letter, change->add);
}

void
on_mode (Session          *self,
         const IrcMessage *message)
{
  SessionAdmission before = session_order_get_admission (session_room_get_order (self->room));
  gboolean         lists_changed = FALSE;
  g_autoptr (GArray) changes = NULL;

  if (!session_commands_is_room (self, message->params[0]))
    return;
  changes = irc_mode_parse (modes, message->params + 1, message->n_params - 1);
  for (guint i = 0; i < changes->len; i++)
    {
      const IrcModeChange *change = &g_array_index (changes, IrcModeChange, i);

      if (change->letter == 'o' || change->letter == 'v')
        set_rank (self, message, change);
      else if (change->letter == 'b' || change->letter == 'q')
        lists_changed = TRUE;
      else
        change_room (self, message, change);
    }
  tell_admission (self, message, before);
  if (lists_changed)
    session_moderation_ask_lists (self);
}

/* 324: us, channel, modes, parameters. Our answer to having asked when we came in. */
void
on_mode_is (Session          *self,
            const IrcMessage *message)
{
  g_autoptr (GArray) changes = NULL;
  const char *key = NULL;

  if (!session_commands_is_room (self, message->params[1]))
    return;
  changes = irc_mode_parse (modes, message->params + 2, message->n_params - 2);
  for (guint i = 0; i < changes->len; i++)
    {
      const IrcModeChange *change = &g_array_index (changes, IrcModeChange, i);

      if (change->letter == 'k' && change->param != NULL)
        key = change->param;
      session_order_set_mode (session_room_get_order (self->room), change->letter, change->add);
    }
  set_key (self, key);
}

/* --- Lists --- */

/* Who is meant by a mask, if it is one: our host says so, else it may be in the mask. */
static char *
find_nick (const char *mask,
           const char *told)
{
  gsize length = strcspn (mask, "!");

  if (told != NULL)
    return g_strdup (told);
  return mask[length] == '!' && strcspn (mask, "*?") >= length ? g_strndup (mask, length) : NULL;
}

/* What people are shown of who is meant by a mask: a name where there is one. */
static const char *
name_mask (Session    *self,
           const char *mask,
           const char *nick)
{
  SessionMember *member = nick != NULL ? session_members_find (session_room_get_members (self->room), nick) : NULL;
  const char    *left = nick != NULL ? session_order_find_name (session_room_get_order (self->room), nick) : NULL;

  if (member != NULL)
    return session_member_get_label (member);
  if (left != NULL)
    return left;
  if (nick != NULL)
    return nick;
  return g_str_has_prefix (mask, "*!*@") ? mask + 4 : mask;
}

static void
note_listed (Session    *self,
             char        letter,
             const char *mask,
             const char *told)
{
  g_autofree char *nick = find_nick (mask, told);

  session_order_note_listed (session_room_get_order (self->room), letter, mask, nick, name_mask (self, mask, nick));
}

/* 367: us, channel, mask, who set it, when; our host says whose device it is. */
void
on_ban_list (Session          *self,
             const IrcMessage *message)
{
  if (session_commands_is_room (self, message->params[1]))
    note_listed (self, 'b', message->params[2], irc_message_get_param (message, 5));
}

void
on_end_of_ban_list (Session          *self,
                    const IrcMessage *message)
{
  if (session_commands_is_room (self, message->params[1]))
    session_order_end_list (session_room_get_order (self->room), 'b');
}

/* 728: us, channel, q, mask, who set it, when; our host says whose device it is. */
void
on_quiet_list (Session          *self,
               const IrcMessage *message)
{
  if (session_commands_is_room (self, message->params[1]))
    note_listed (self, 'q', message->params[3], irc_message_get_param (message, 6));
}

static gboolean
is_muted (SessionOrder  *order,
          SessionMember *member)
{
  GListModel *muted = session_order_get_muted (order);

  for (guint i = 0; i < g_list_model_get_n_items (muted); i++)
    {
      g_autoptr (SessionOutsider) outsider = g_list_model_get_item (muted, i);

      if (session_outsider_is (outsider, session_member_get_nick (member)))
        return TRUE;
    }
  return FALSE;
}

void
on_end_of_quiet_list (Session          *self,
                      const IrcMessage *message)
{
  GListModel   *members = G_LIST_MODEL (session_room_get_members (self->room));
  SessionOrder *order = session_room_get_order (self->room);

  if (!session_commands_is_room (self, message->params[1]))
    return;
  session_order_end_list (order, 'q');
  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (SessionMember) member = g_list_model_get_item (members, i);

      session_member_set_muted (member, is_muted (order, member));
    }
}

/* --- Knocking --- */

#define KNOCK_WORDS " has asked for an invite"

/* 710: us, channel, nick!user@host, words. Our host says the name people see. */
void
on_knock (Session          *self,
          const IrcMessage *message)
{
  const char      *mask = message->params[2];
  const char      *words = message->params[3];
  g_autofree char *nick = g_strndup (mask, strcspn (mask, "!"));
  g_autofree char *name = self->first->is_merhaba && g_str_has_suffix (words, KNOCK_WORDS) ? g_strndup (words, strlen (words) - strlen (KNOCK_WORDS)) : NULL;

  if (session_commands_is_room (self, message->params[1]))
    session_order_knock (session_room_get_order (self->room), nick, name != NULL && name[0] != '\0' ? name : nick);
}

/* 711: our own knock was heard. */
void
on_knock_delivered (Session          *self,
                    const IrcMessage *message)
{
  if (session_is_joining (self))
    session_set_knocked (self, TRUE);
}

/* 480, 713: nobody may knock, or the room is open now. */
void
on_cannot_knock (Session          *self,
                 const IrcMessage *message)
{
  if (!session_is_joining (self))
    return;
  if (strcmp (message->command, "713") == 0)
    session_irc_join (self, message->params[1]);
  else
    session_end (self, _ ("Nobody new may come into this room at the moment. Please ask the host."));
}

/* 653: us, words. A moderator answers our knock; asking again is a new connection. */
void
on_turned_away (Session          *self,
                const IrcMessage *message)
{
  if (!session_is_joining (self) || !self->knocked)
    return;
  self->refusal = SESSION_REFUSAL_PERSON;
  session_end (self, _ ("The host did not let you in now. You may ask again."));
}

void
on_invite (Session          *self,
           const IrcMessage *message)
{
  /* We asked for it. An invitation out of the blue is not followed. */
  if (session_is_joining (self) && self->knocked && irc_casemap_equal (message->params[0], self->first->nick))
    session_irc_join (self, message->params[1]);
}
