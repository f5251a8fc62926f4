// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-commands.h"

#include "irc/irc-casemap.h"
#include "irc/irc-text.h"
#include "session/session-batch.h"

#include <glib/gi18n.h>
#include <string.h>

#define CTCP '\001'

/* Something said, whether it came in one line or many. */
typedef struct
{
  const char *source;
  const char *command;
  const char *target;
  const char *text;
  const char *label;
  const char *msgid;
  const char *name; /* of who said it, when the server tells; or NULL */
  GDateTime  *time;
  gboolean    is_history;
} Said;

static char *
dup_nick (const char *source)
{
  return source != NULL ? g_strndup (source, strcspn (source, "!@")) : g_strdup ("");
}

/* --- Texts --- */

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

static const char *
find_name (const Said    *said,
           SessionMember *member,
           const char    *nick)
{
  if (said->name != NULL)
    return said->name;
  return member != NULL ? session_member_get_label (member) : nick;
}

static void
append (Session           *self,
        const Said        *said,
        SessionMessageKind kind,
        const char        *text)
{
  g_autofree char *nick = dup_nick (said->source);
  g_autofree char *plain = irc_text_strip_formatting (text);
  SessionMember   *member = session_members_find (session_room_get_members (self->room), nick);
  gboolean         own = irc_casemap_equal (nick, self->nick);
  g_autoptr (SessionMessage) message = NULL;

  message = session_message_new (kind, nick, find_name (said, member, nick), plain, said->time);
  session_message_set_own (message, own);
  session_message_set_guest (message, member != NULL && session_member_get_guest (member));
  session_message_set_private (message, said->target[0] != '#' && said->target[0] != '&');
  session_message_set_msgid (message, said->msgid);
  if (own)
    session_message_set_delivered (message, NULL);
  if (said->is_history)
    session_timeline_insert (session_room_get_timeline (self->room), message);
  else
    session_timeline_append (session_room_get_timeline (self->room), message);
}

/* The newest message of the room that we know of: where a gap would begin. */
static void
note_msgid (Session    *self,
            const Said *said)
{
  if (said->msgid == NULL)
    return;
  if (said->is_history && self->catch_up_msgid != NULL)
    {
      g_free (self->catch_up_msgid);
      self->catch_up_msgid = g_strdup (said->msgid);
    }
  if (said->is_history && self->last_msgid != NULL)
    return;
  g_free (self->last_msgid);
  self->last_msgid = g_strdup (said->msgid);
}

/* Returns whether it was the echo of something we sent. */
static gboolean
take_echo (Session    *self,
           const Said *said)
{
  g_autofree char *nick = dup_nick (said->source);
  g_autoptr (SessionMessage) ours = NULL;

  if (said->is_history || !irc_casemap_equal (nick, self->nick))
    return FALSE;
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
  session_message_set_delivered (ours, said->time);
  return TRUE;
}

static void
handle_said (Session    *self,
             const Said *said)
{
  gboolean         to_room = irc_casemap_equal (said->target, session_room_get_channel (self->room));
  gboolean         to_us = irc_casemap_equal (said->target, self->nick);
  gboolean         is_notice = strcmp (said->command, "NOTICE") == 0;
  g_autofree char *action = NULL;

  if (to_room)
    note_msgid (self, said);
  if (take_echo (self, said))
    return;
  /* What a server says to us alone is meant for IRC programs. */
  if ((!to_room && !to_us) || said->source == NULL || strchr (said->source, '!') == NULL)
    return;
  if (unwrap_action (said->text, &action))
    append (self, said, SESSION_MESSAGE_ACTION, action);
  else if (said->text[0] != CTCP)
    append (self, said, is_notice ? SESSION_MESSAGE_NOTICE : SESSION_MESSAGE_TEXT, said->text);
}

static SessionBatch *
find_batch (Session          *self,
            const IrcMessage *message)
{
  const char *reference = irc_tags_get (message->tags, "batch");

  return reference != NULL ? g_hash_table_lookup (self->batches, reference) : NULL;
}

static const char *
find_label (Session          *self,
            const IrcMessage *message)
{
  const char         *label = irc_tags_get (message->tags, "label");
  const SessionBatch *batch = find_batch (self, message);

  return label == NULL && batch != NULL ? batch->label : label;
}

void
on_text (Session          *self,
         const IrcMessage *message)
{
  g_autoptr (GDateTime) time = session_commands_get_time (message);
  SessionBatch *batch = find_batch (self, message);
  const Said    said = {
       .source = message->source,
       .command = message->command,
       .target = message->params[0],
       .text = message->params[1],
       .label = find_label (self, message),
       .msgid = irc_tags_get (message->tags, "msgid"),
       .name = irc_tags_get (message->tags, IRC_TAGS_NAME),
       .time = time,
       .is_history = batch != NULL && batch->is_history,
  };

  if (batch != NULL)
    batch->n_messages++;
  handle_said (self, &said);
}

/* --- Batches --- */

/**
 * on_message_take_into_batch:
 *
 * Returns: whether the message is a line of a multiline message and was put to the others
 */
gboolean
on_message_take_into_batch (Session          *self,
                            const IrcMessage *message)
{
  SessionBatch *batch = find_batch (self, message);

  if (batch == NULL || !session_batch_is_multiline (batch))
    return FALSE;
  session_batch_add (batch, message);
  return TRUE;
}

static void
close_batch (Session      *self,
             SessionBatch *batch)
{
  g_autofree char *text = NULL;

  if (session_batch_is_multiline (batch) && batch->command != NULL)
    {
      Said said = {
        .source = batch->source,
        .command = batch->command,
        .target = batch->target,
        .label = batch->label,
        .msgid = batch->msgid,
        .name = batch->name,
        .time = batch->time,
        .is_history = batch->is_history,
      };

      said.text = text = irc_text_join (batch->pieces);
      handle_said (self, &said);
    }
  else if (batch->is_history && self->catch_up_msgid != NULL)
    {
      /* A whole page: there may be more behind it. */
      if (batch->n_messages >= SESSION_BATCH_HISTORY_PAGE)
        session_irc_ask_history (self);
      else
        g_clear_pointer (&self->catch_up_msgid, g_free);
    }
}

void
on_batch (Session          *self,
          const IrcMessage *message)
{
  const char   *reference = message->params[0];
  SessionBatch *batch;
  SessionBatch *around;

  if (reference[0] == '+' && message->n_params >= 2 && g_hash_table_size (self->batches) < SESSION_BATCH_MAX_OPEN)
    {
      around = find_batch (self, message);
      if (around != NULL)
        around->n_messages++;
      batch = session_batch_new (message, find_label (self, message), around);
      g_hash_table_replace (self->batches, batch->reference, batch);
    }
  else if (reference[0] == '-' && g_hash_table_steal_extended (self->batches, reference + 1, NULL, (gpointer *)&batch))
    {
      close_batch (self, batch);
      session_batch_free (batch);
    }
}

/* --- Refusals --- */

static void
refuse (Session          *self,
        const IrcMessage *message,
        const char       *sentence)
{
  const char *label = find_label (self, message);
  g_autoptr (SessionMessage) ours = NULL;

  /* Without labels the oldest is the one that was answered. */
  if (label != NULL)
    ours = session_outbox_take (self->outbox, label);
  else if ((self->capabilities & IRC_CAPABILITY_LABELED_RESPONSE) == 0)
    ours = session_outbox_take_oldest (self->outbox);
  if (ours != NULL)
    session_message_set_failed (ours, sentence);
}

void
on_cannot_send (Session          *self,
                const IrcMessage *message)
{
  if (irc_casemap_equal (message->params[1], session_room_get_channel (self->room)))
    refuse (self, message, _ ("You may not speak in this room now."));
}

void
on_fail (Session          *self,
         const IrcMessage *message)
{
  const char *code = message->params[1];

  if (g_str_has_prefix (code, "MULTILINE_MAX"))
    refuse (self, message, _ ("This message is too long for the room."));
  else if (strcmp (message->params[0], "BATCH") == 0 || strcmp (message->params[0], "PRIVMSG") == 0 || strcmp (code, "INVALID_UTF8") == 0)
    refuse (self, message, message->params[message->n_params - 1]);
}
