// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-said.h"

#include "irc/irc-casemap.h"
#include "irc/irc-id.h"
#include "session/session-archive.h"
#include "session/session-mention.h"

#include <glib/gi18n.h>
#include <string.h>

#define CTCP '\001'

/**
 * session_said_begin_history:
 * @after: (nullable): the msgid of the message after which the past is told, %NULL when
 *   that is older than all
 *
 * Says where the next message of the past belongs.
 */
void
session_said_begin_history (Session    *self,
                            const char *after)
{
  char *copy = g_strdup (after);

  g_free (self->history_anchor);
  self->history_anchor = copy;
}

static char *
dup_nick (const char *source)
{
  return g_strndup (source, strcspn (source, "!@"));
}

/* --- Showing --- */

/* `\1ACTION waves\1` is "/me waves"; other CTCP is between programs. */
static gboolean
unwrap_action (const char *text,
               char      **action)
{
  gsize length = strlen (text);

  if (!g_str_has_prefix (text, "\001ACTION "))
    return FALSE;
  if (text[length - 1] == CTCP)
    length--;
  *action = g_strndup (text + 8, length - 8);
  return TRUE;
}

static gboolean
is_guest (Session           *self,
          const SessionSaid *said,
          SessionMember     *member)
{
  if (member != NULL)
    return session_member_get_guest (member);
  return self->first->is_merhaba && strstr (said->source, "!guest@") != NULL;
}

static const char *
find_name (const SessionSaid *said,
           SessionMember     *member,
           const char        *nick)
{
  if (said->name != NULL)
    return said->name;
  return member != NULL ? session_member_get_label (member) : nick;
}

/**
 * session_said_show:
 * @own: whether it was our person who said it
 *
 * Puts it into the conversation, unless it is there already; what is between programs is
 * not shown.
 */
void
session_said_show (Session           *self,
                   const SessionSaid *said,
                   gboolean           own)
{
  g_autofree char   *nick = dup_nick (said->source);
  g_autofree char   *action = NULL;
  SessionMember     *member = session_members_find (session_room_get_members (self->room), nick);
  SessionMessageKind kind = strcmp (said->command, "NOTICE") == 0 ? SESSION_MESSAGE_NOTICE : SESSION_MESSAGE_TEXT;
  g_autoptr (SessionMessage) message = NULL;
  gboolean is_new;

  if (unwrap_action (said->text, &action))
    kind = SESSION_MESSAGE_ACTION;
  else if (said->text[0] == CTCP)
    return;

  message = session_message_new (kind, nick, find_name (said, member, nick), action != NULL ? action : said->text, said->time);
  session_message_set_own (message, own);
  session_message_set_guest (message, is_guest (self, said, member));
  session_message_set_private (message, !self->is_direct && said->target[0] != '#' && said->target[0] != '&');
  session_message_set_msgid (message, said->msgid);
  session_message_set_account (message, said->account);
  session_message_set_reply_to (message, said->reply_to);
  session_message_set_written (message, said->written);
  if (own)
    session_message_set_delivered (message, NULL);
  else
    session_message_set_mentioned (message, session_mention_find_us (session_message_get_text (message), self->first->name, self->first->nick));
  if (said->is_redacted)
    session_message_redact (message);
  if (said->is_history)
    {
      is_new = session_timeline_insert (session_room_get_timeline (self->room), message, self->history_anchor);
      session_said_begin_history (self, said->msgid);
    }
  else
    is_new = session_timeline_append (session_room_get_timeline (self->room), message);
  if (is_new)
    session_reading_note (self, message, said->is_history);
}

/* --- Where a gap would begin --- */

static void
set_string (char      **field,
            const char *value)
{
  char *copy = g_strdup (value);

  g_free (*field);
  *field = copy;
}

/* While a gap is being filled, what is said now lies behind it: should the connection
 * break again, the gap still begins where it is filled up to. */
static void
note_msgid (Session           *self,
            const SessionSaid *said)
{
  if (said->msgid == NULL)
    return;
  if (said->is_history && self->catch_up_msgid != NULL)
    set_string (&self->catch_up_msgid, said->msgid);
  else if (said->is_history && !self->asked_latest)
    return;
  else if (!said->is_history && self->gap_open)
    set_string (&self->behind_gap_msgid, said->msgid);
  else
    set_string (&self->last_msgid, said->msgid);
}

/* Here for the first time, and something was heard before the newest page came: since then there is no hole, and the page
 * is older. */
static gboolean
begins_with_what_was_heard (Session *self)
{
  return self->asked_latest && self->last_msgid == NULL && session_timeline_get_oldest_msgid (session_room_get_timeline (self->room)) != NULL;
}

/**
 * session_said_end_catching_up:
 * @filled: whether the gap is filled, and not the connection broken while it was
 *
 * Says up to where all is known without a hole.
 */
void
session_said_end_catching_up (Session *self,
                              gboolean filled)
{
  gboolean page_missing = !filled && begins_with_what_was_heard (self);
  gboolean whole = filled || page_missing;

  if (self->catch_up_msgid != NULL)
    set_string (&self->last_msgid, self->catch_up_msgid);
  if (whole && self->behind_gap_msgid != NULL)
    set_string (&self->last_msgid, self->behind_gap_msgid);
  g_clear_pointer (&self->catch_up_msgid, g_free);
  g_clear_pointer (&self->behind_gap_msgid, g_free);
  if (!whole)
    return;
  self->gap_open = FALSE;
  session_archive_keep_held (self);
  if (filled && self->page_missing)
    session_load_older (self);
  self->page_missing = page_missing;
}

/* --- Handling --- */

/* Whether it was our person who said it. The name alone does not tell: after a broken
 * connection it may be somebody else's, and ours another. */
static gboolean
is_own (Session           *self,
        const SessionSaid *said)
{
  g_autofree char *nick = dup_nick (said->source);

  if (!said->is_history && said->label != NULL && session_outbox_has (self->outbox, said->label))
    return TRUE;
  if (said->msgid != NULL && session_timeline_is_own (session_room_get_timeline (self->room), said->msgid))
    return TRUE;
  /* The host knows our device, under whatever name it was here and whatever was kept. */
  if (said->is_history && said->account != NULL && self->first->account != NULL)
    return strcmp (said->account, self->first->account) == 0;
  /* What we said ourselves is known before the past is asked for. */
  if (said->is_history && (self->catch_up_msgid != NULL || self->store != NULL) && (self->first->capabilities & IRC_CAPABILITY_LABELED_RESPONSE) != 0)
    return FALSE;
  return irc_casemap_equal (nick, self->first->nick);
}

/* Returns whether it was the echo of something we sent. */
static gboolean
take_echo (Session           *self,
           const SessionSaid *said)
{
  g_autoptr (SessionMessage) ours = NULL;

  if (said->label == NULL && self->n_unlabeled_echoes > 0)
    {
      self->n_unlabeled_echoes--;
      return TRUE;
    }
  if (said->label != NULL)
    ours = session_outbox_take (self->outbox, said->label);
  if (ours == NULL)
    return FALSE;
  if (said->msgid != NULL)
    session_timeline_name (session_room_get_timeline (self->room), ours, said->msgid);
  session_message_set_account (ours, said->account);
  session_message_set_delivered (ours, said->time);
  session_reading_note (self, ours, FALSE);
  return TRUE;
}

/**
 * session_said_handle:
 *
 * Takes what the server told us of: an echo of ours, something for our person, or
 * something between programs.
 */
void
session_said_handle (Session           *self,
                     const SessionSaid *said)
{
  gboolean to_room = irc_casemap_equal (said->target, session_room_get_channel (self->room));
  gboolean to_us = !to_room && irc_casemap_equal (said->target, self->first->nick);
  gboolean own;
  gboolean is_echo;

  /* What a server says to us alone is meant for IRC programs. */
  if ((!to_room && !to_us) || said->source == NULL || strchr (said->source, '!') == NULL)
    return;
  own = is_own (self, said);
  is_echo = own && !said->is_history && take_echo (self, said);
  if (!said->is_history && (to_room || self->is_direct))
    session_typing_forget (session_room_get_typing (self->room), said->source);
  if (to_room || self->is_direct)
    {
      note_msgid (self, said);
      session_archive_keep (self, said, own);
    }
  if (!is_echo)
    session_said_show (self, said, own);
}

/* A server may give it no name or no time; our copy has to know of it all the same. */
static void
keep_redaction (Session           *self,
                const SessionSaid *said)
{
  SessionSaid      named = *said;
  g_autofree char *msgid = irc_id_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  named.msgid = said->msgid != NULL ? said->msgid : msgid;
  named.time = said->time != NULL ? said->time : now;
  session_archive_keep (self, &named, FALSE);
}

/* All that was said so far is gone, for everybody; only who did so is left. */
static void
clear (Session           *self,
       const SessionSaid *said)
{
  SessionTimeline *timeline = session_room_get_timeline (self->room);
  g_autofree char *nick = g_strndup (said->source, strcspn (said->source, "!"));
  SessionMember   *member = session_members_find (session_room_get_members (self->room), nick);
  g_autofree char *sentence = g_strdup_printf (_ ("%s deleted all messages"), member != NULL ? session_member_get_label (member) : nick);
  g_autoptr (SessionMessage) row = session_message_new_event (SESSION_MESSAGE_CHANGED, sentence, said->time);

  session_timeline_clear_until (timeline, said->time);
  session_reading_recount (self);
  session_timeline_append (timeline, row);
}

/**
 * session_said_take_back:
 * @said: a REDACT; its target is the msgid of what is taken back
 *
 * Takes the text out of the conversation and out of our own copy.
 */
void
session_said_take_back (Session           *self,
                        const SessionSaid *said)
{
  SessionTimeline *timeline = session_room_get_timeline (self->room);
  guint            position;

  note_msgid (self, said);
  keep_redaction (self, said);
  if (strcmp (said->target, STORE_EVERYTHING) == 0)
    {
      clear (self, said);
      return;
    }
  session_timeline_redact_quoted (timeline, said->target);
  if (session_timeline_find (timeline, said->target, &position))
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (G_LIST_MODEL (timeline), position);

      session_message_redact (message);
    }
}
