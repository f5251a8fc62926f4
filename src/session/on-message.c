// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-commands.h"

#include "irc/irc-casemap.h"
#include "irc/irc-text.h"
#include "session/session-archive.h"
#include "session/session-batch.h"
#include "session/session-said.h"

#include <glib/gi18n.h>
#include <string.h>

static SessionBatch *
find_batch (Session          *self,
            const IrcMessage *message)
{
  const char *reference = irc_tags_get (message->tags, "batch");

  return reference != NULL ? g_hash_table_lookup (self->first->batches, reference) : NULL;
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
  SessionBatch     *batch = find_batch (self, message);
  g_autofree char  *client_tags = irc_tags_dup_client_only (message->tags);
  const SessionSaid said = {
    .source = message->source,
    .command = message->command,
    .target = message->params[0],
    .text = message->params[1],
    .label = find_label (self, message),
    .msgid = irc_tags_get (message->tags, "msgid"),
    .name = irc_tags_get (message->tags, IRC_TAGS_NAME),
    .account = irc_tags_get (message->tags, "account"),
    .client_tags = client_tags,
    .reply_to = irc_tags_get_reply (message->tags),
    .time = time,
    .is_history = batch != NULL && batch->is_history,
  };

  if (batch != NULL)
    batch->n_messages++;
  session_said_handle (self, &said);
}

void
on_redact (Session          *self,
           const IrcMessage *message)
{
  g_autoptr (GDateTime) time = session_commands_get_time (message);
  SessionBatch     *batch = find_batch (self, message);
  const SessionSaid said = {
    .source = message->source != NULL ? message->source : "",
    .command = "REDACT",
    .target = message->params[1],
    .text = message->n_params > 2 ? message->params[2] : "",
    .msgid = irc_tags_get (message->tags, "msgid"),
    .time = time,
    .is_history = batch != NULL && batch->is_history,
  };

  if (batch != NULL)
    batch->n_messages++;
  if (irc_casemap_equal (message->params[0], session_room_get_channel (self->room)))
    session_said_take_back (self, &said);
}

static void
note_typing (Session          *self,
             const IrcMessage *message)
{
  const char      *state = irc_tags_get (message->tags, IRC_TAGS_TYPING);
  g_autofree char *nick = g_strndup (message->source, strcspn (message->source, "!"));

  if (state != NULL && !irc_casemap_equal (nick, self->first->nick))
    session_typing_note (session_room_get_typing (self->room), nick, state, g_get_monotonic_time ());
}

/* Tags alone: a reaction, or that somebody is typing. */
void
on_tagmsg (Session          *self,
           const IrcMessage *message)
{
  g_autoptr (GDateTime) time = session_commands_get_time (message);
  SessionBatch     *batch = find_batch (self, message);
  g_autofree char  *client_tags = irc_tags_dup_client_only (message->tags);
  const SessionSaid said = {
    .source = message->source,
    .command = message->command,
    .target = message->params[0],
    .text = "",
    .msgid = irc_tags_get (message->tags, "msgid"),
    .name = irc_tags_get (message->tags, IRC_TAGS_NAME),
    .account = irc_tags_get (message->tags, "account"),
    .client_tags = client_tags,
    .reply_to = irc_tags_get_reply (message->tags),
    .time = time,
    .is_history = batch != NULL && batch->is_history,
    .is_context = irc_tags_has (message->tags, IRC_TAGS_CONTEXT),
  };
  gboolean to_us;

  if (batch != NULL && !said.is_context)
    batch->n_messages++;
  to_us = self->is_direct && irc_casemap_equal (message->params[0], self->first->nick);
  if (message->source == NULL || strchr (message->source, '!') == NULL || !(to_us || session_commands_is_room (self, message->params[0])))
    return;
  if (irc_tags_has (message->tags, IRC_TAGS_REACT) || irc_tags_has (message->tags, IRC_TAGS_UNREACT))
    {
      session_reacting_settle (self, find_label (self, message), FALSE);
      session_reacting_take (self, &said);
    }
  else if (!said.is_history)
    note_typing (self, message);
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
      SessionSaid said = {
        .source = batch->source,
        .command = batch->command,
        .target = batch->target,
        .label = batch->label,
        .msgid = batch->msgid,
        .name = batch->name,
        .account = batch->account,
        .client_tags = batch->client_tags,
        .reply_to = batch->reply_to,
        .time = batch->time,
        .is_history = batch->is_history,
      };

      said.text = text = irc_text_join (batch->pieces);
      session_said_handle (session_commands_find_said (self, said.source, said.target, said.text), &said);
    }
  else if (batch->is_history && self->catch_up_msgid != NULL)
    {
      /* A whole page: there may be more behind it. */
      if (batch->n_messages >= SESSION_BATCH_HISTORY_PAGE)
        session_irc_ask_history (self);
      else
        session_said_end_catching_up (self, TRUE);
    }
  else if (batch->is_history && g_strcmp0 (batch->type, "chathistory") == 0)
    {
      if (self->asked_latest)
        session_said_end_catching_up (self, TRUE);
      self->at_beginning = self->at_beginning || (self->asked_older && batch->n_messages == 0);
      self->asked_latest = FALSE;
      self->asked_older = FALSE;
    }
}

void
on_batch (Session          *self,
          const IrcMessage *message)
{
  const char   *reference = message->params[0];
  SessionBatch *batch;
  SessionBatch *around;
  Session      *conversation;

  if (reference[0] == '+' && message->n_params >= 2 && g_hash_table_size (self->first->batches) < SESSION_BATCH_MAX_OPEN)
    {
      around = find_batch (self, message);
      if (around != NULL)
        around->n_messages++;
      batch = session_batch_new (message, find_label (self, message), around);
      conversation = batch->target != NULL ? session_beside_find (self, batch->target) : NULL;
      batch->conversation = g_object_ref (conversation != NULL ? conversation : self);
      g_hash_table_replace (self->first->batches, batch->reference, batch);
      if (batch->is_history && around == NULL)
        session_said_begin_history (batch->conversation, batch->conversation->catch_up_msgid);
    }
  else if (reference[0] == '-' && g_hash_table_steal_extended (self->first->batches, reference + 1, NULL, (gpointer *)&batch))
    {
      close_batch (batch->conversation, batch);
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

  if (label != NULL)
    self = session_beside_find_waiting (self, label);
  /* Without labels the oldest is the one that was answered. */
  if (label != NULL)
    ours = session_outbox_take (self->outbox, label);
  else if ((self->first->capabilities & IRC_CAPABILITY_LABELED_RESPONSE) == 0)
    ours = session_outbox_take_oldest (self->outbox);
  if (ours == NULL)
    return;
  if (label != NULL)
    session_archive_unqueue (self, label);
  session_message_set_failed (ours, sentence);
}

void
on_cannot_send (Session          *self,
                const IrcMessage *message)
{
  gboolean is_reaction;

  if (!irc_casemap_equal (message->params[1], session_room_get_channel (self->room)))
    return;
  is_reaction = session_reacting_settle (self, find_label (self, message), TRUE);
  if (self->is_direct)
    {
      const char      *title = session_room_get_title (self->room);
      g_autofree char *sentence = g_strdup_printf (is_reaction ? _ ("Your reaction was not passed on: %s is not here now.") : _ ("%s is not here now."), title);

      if (is_reaction)
        session_note (self, sentence);
      else
        refuse (self, message, sentence);
    }
  else if (is_reaction)
    session_note (self, _ ("Your reaction was not passed on: you may not speak in this room now."));
  else
    refuse (self, message, _ ("You may not speak in this room now."));
}

/* The conversation one of the parameters names. */
static Session *
find_named (Session          *self,
            const IrcMessage *message)
{
  for (guint i = 2; i + 1 < message->n_params; i++)
    {
      const char *space = strchr (message->params[i], ' ');
      Session    *found = session_beside_find (self, space != NULL ? space + 1 : message->params[i]);

      if (found != NULL)
        return found;
    }
  return self;
}

void
on_fail (Session          *self,
         const IrcMessage *message)
{
  const char *code = message->params[1];

  if (session_sasl_take_refusal (self, code))
    return;
  if (strcmp (message->params[0], "CHATHISTORY") == 0)
    {
      self = find_named (self, message);
      /* There is no more to be had of the past. */
      session_said_end_catching_up (self, TRUE);
      self->asked_latest = FALSE;
      self->asked_older = FALSE;
    }
  else if (strcmp (message->params[0], "REDACT") == 0)
    session_note (find_named (self, message), _ ("The message could not be deleted."));
  else if (strcmp (message->params[0], "TAGMSG") == 0)
    {
      self = find_named (self, message);
      session_reacting_settle (self, find_label (self, message), TRUE);
      session_note (self, _ ("The host’s computer could not keep the reaction."));
    }
  else if (strcmp (code, "DISK_FULL") == 0)
    refuse (self, message, _ ("The disk of the host’s computer is full."));
  else if (strcmp (code, "NOT_KEPT") == 0)
    refuse (self, message, _ ("The host’s computer cannot keep the message."));
  else if (g_str_has_prefix (code, "MULTILINE_MAX"))
    refuse (self, message, _ ("This message is too long for the room."));
  else if (strcmp (message->params[0], "BATCH") == 0 || strcmp (message->params[0], "PRIVMSG") == 0 || strcmp (code, "INVALID_UTF8") == 0)
    refuse (self, message, message->params[message->n_params - 1]);
}
