// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-reacting.h"

#include "irc/irc-casemap.h"
#include "irc/irc-id.h"
#include "session/session-archive.h"
#include "session/session-said.h"

#include <string.h>

/* Reacting to what was said: TAGMSG with the tags of IRCv3 react. */

static gboolean
is_known_to_all (SessionMessage *message)
{
  return !session_message_is_event (message) && !session_message_get_private (message) && !session_message_get_redacted (message) && session_message_get_msgid (message) != NULL;
}

/**
 * session_can_reply:
 *
 * Returns: whether @message can be answered so that the others see to what; the answer may
 *   wait for the connection
 */
gboolean
session_can_reply (Session        *self,
                   SessionMessage *message)
{
  return (self->state == SESSION_STATE_CONNECTED || self->first->retrying) && self->first->dialect == SESSION_DIALECT_IRC && is_known_to_all (message);
}

gboolean
session_can_react (Session        *self,
                   SessionMessage *message)
{
  return session_may_tag (self, IRC_TAGS_REACT) && is_known_to_all (message);
}

/* --- On its way --- */

/* Reactions that may wait for an answer; not every server has one. */
#define MOST_WAITING 32

typedef struct
{
  char           *label;
  SessionMessage *message;
  char           *emoji;
  gboolean        present; /* added, or taken back */
  gboolean        shown;   /* already */
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_free (waiting->label);
  g_object_unref (waiting->message);
  g_free (waiting->emoji);
  g_free (waiting);
}

/* Returns its label. */
static const char *
wait_for (Session        *self,
          SessionMessage *message,
          const char     *emoji,
          gboolean        present)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->label = irc_id_new ();
  waiting->message = g_object_ref (message);
  waiting->emoji = g_strdup (emoji);
  waiting->present = present;
  waiting->shown = (self->first->capabilities & IRC_CAPABILITY_ECHO_MESSAGE) == 0;
  g_queue_push_tail (&self->reactions_waiting, waiting);
  if (g_queue_get_length (&self->reactions_waiting) > MOST_WAITING)
    waiting_free (g_queue_pop_head (&self->reactions_waiting));
  return waiting->label;
}

/**
 * session_reacting_forget:
 *
 * No answers will come.
 */
void
session_reacting_forget (Session *self)
{
  g_queue_clear_full (&self->reactions_waiting, waiting_free);
}

/**
 * session_reacting_settle:
 * @label: (nullable): of what the host answers
 * @refused: whether it does not pass it on; then the reaction is as it was before
 *
 * Returns: whether it is a reaction of ours
 */
gboolean
session_reacting_settle (Session    *self,
                         const char *label,
                         gboolean    refused)
{
  for (GList *l = self->reactions_waiting.head; label != NULL && l != NULL; l = l->next)
    {
      Waiting *waiting = l->data;

      if (strcmp (waiting->label, label) != 0)
        continue;
      if (refused && waiting->shown)
        session_message_react (waiting->message, waiting->emoji, SESSION_REACTIONS_OWN, self->first->name, !waiting->present);
      g_queue_delete_link (&self->reactions_waiting, l);
      waiting_free (waiting);
      return TRUE;
    }
  return FALSE;
}

/**
 * session_react:
 * @emoji: one emoji
 *
 * Tells the room that our person reacts to @message so, or no longer does. The reaction is
 * there when the host has it; of a host that does not say so it is believed, until it refuses.
 */
void
session_react (Session        *self,
               SessionMessage *message,
               const char     *emoji)
{
  g_autoptr (IrcTags) tags = irc_tags_new ();
  g_autofree char *clean = session_reactions_dup_emoji (emoji);
  gboolean         present;

  if (clean == NULL || !session_can_react (self, message))
    return;
  present = !session_message_has_own_reaction (message, clean);
  irc_tags_set (tags, present ? IRC_TAGS_REACT : IRC_TAGS_UNREACT, clean);
  irc_tags_set (tags, IRC_TAGS_REPLY, session_message_get_msgid (message));
  irc_tags_set (tags, IRC_TAGS_OLD_REPLY, session_message_get_msgid (message));
  irc_tags_set (tags, "label", wait_for (self, message, clean, present));
  session_irc_send (self, tags, "TAGMSG", session_room_get_channel (self->room), NULL);
  if ((self->first->capabilities & IRC_CAPABILITY_ECHO_MESSAGE) == 0)
    session_message_react (message, clean, SESSION_REACTIONS_OWN, self->first->name, present);
}

/* --- Hearing --- */

static char *
dup_nick (const SessionSaid *said)
{
  return g_strndup (said->source, strcspn (said->source, "!@"));
}

/* The device is the same under any name. */
static gboolean
is_own (Session           *self,
        const SessionSaid *said)
{
  g_autofree char *nick = dup_nick (said);

  if (said->account != NULL && self->first->account != NULL)
    return strcmp (said->account, self->first->account) == 0;
  return irc_casemap_equal (nick, self->first->nick);
}

static const char *
find_name (const SessionSaid *said,
           SessionMember     *member,
           const char        *nick)
{
  if (said->name != NULL && said->name[0] != '\0')
    return said->name;
  return member != NULL ? session_member_get_label (member) : nick;
}

/**
 * session_reacting_show:
 * @said: a TAGMSG, now or from the past
 * @own: whether it was our person
 *
 * Puts a reaction to the message it belongs to, if that is in the conversation. What is no
 * reaction, or none of ours to show, is passed over.
 */
void
session_reacting_show (Session           *self,
                       const SessionSaid *said,
                       gboolean           own)
{
  g_autofree char *copy = g_strdup (said->client_tags);
  g_autoptr (IrcTags) tags = irc_tags_parse (copy);
  const char      *msgid = irc_tags_get_reply (tags);
  const char      *added = irc_tags_get (tags, IRC_TAGS_REACT);
  const char      *removed = irc_tags_get (tags, IRC_TAGS_UNREACT);
  g_autofree char *nick = dup_nick (said);
  g_autofree char *folded = g_ascii_strdown (nick, -1);
  g_autofree char *emoji = NULL;
  SessionMember   *member = session_members_find (session_room_get_members (self->room), nick);
  const char      *who = own ? SESSION_REACTIONS_OWN : said->account != NULL ? said->account
                                                                             : folded;
  SessionMessage  *message = msgid != NULL ? session_timeline_get_named (session_room_get_timeline (self->room), msgid) : NULL;

  /* Both at once mean nothing (IRCv3 react). */
  if (message == NULL || (added == NULL) == (removed == NULL))
    return;
  emoji = session_reactions_dup_emoji (added != NULL ? added : removed);
  if (emoji != NULL)
    session_message_react (message, emoji, who, find_name (said, member, nick), added != NULL);
}

/**
 * session_reacting_take:
 * @said: a TAGMSG to the room that belongs to a message
 *
 * Shows it and keeps it in our own copy.
 */
void
session_reacting_take (Session           *self,
                       const SessionSaid *said)
{
  gboolean own = is_own (self, said);

  if (said->is_history && self->catch_up_msgid != NULL && said->msgid != NULL && !said->is_context)
    {
      g_free (self->catch_up_msgid);
      self->catch_up_msgid = g_strdup (said->msgid);
    }
  session_archive_keep (self, said, own);
  session_reacting_show (self, said, own);
}
