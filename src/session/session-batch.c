// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-batch.h"

#include "irc/irc-time.h"

#include <string.h>

/**
 * session_batch_new:
 * @opening: `BATCH +reference type [target]`
 * @label: (nullable): the label it has, or the one of the batch around it
 * @around: (nullable): the batch it is part of
 */
SessionBatch *
session_batch_new (const IrcMessage   *opening,
                   const char         *label,
                   const SessionBatch *around)
{
  SessionBatch *self = g_new0 (SessionBatch, 1);
  const char   *time = irc_tags_get (opening->tags, "time");

  self->reference = g_strdup (opening->params[0] + 1);
  self->type = g_strdup (irc_message_get_param (opening, 1));
  self->target = g_strdup (irc_message_get_param (opening, 2));
  self->label = g_strdup (label);
  self->source = g_strdup (opening->source);
  self->msgid = g_strdup (irc_tags_get (opening->tags, "msgid"));
  self->name = g_strdup (irc_tags_get (opening->tags, IRC_TAGS_NAME));
  self->account = g_strdup (irc_tags_get (opening->tags, "account"));
  self->client_tags = irc_tags_dup_client_only (opening->tags);
  self->reply_to = g_strdup (irc_tags_get_reply (opening->tags));
  self->time = time != NULL ? irc_time_parse (time) : NULL;
  self->is_history = g_strcmp0 (self->type, "chathistory") == 0 || (around != NULL && around->is_history);
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify)irc_text_piece_free);
  return self;
}

void
session_batch_free (SessionBatch *self)
{
  g_free (self->reference);
  g_free (self->type);
  g_free (self->label);
  g_free (self->target);
  g_free (self->source);
  g_free (self->command);
  g_free (self->msgid);
  g_free (self->name);
  g_free (self->account);
  g_free (self->client_tags);
  g_free (self->reply_to);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_ptr_array_unref (self->pieces);
  g_clear_object (&self->conversation);
  g_free (self);
}

gboolean
session_batch_is_multiline (const SessionBatch *self)
{
  return g_strcmp0 (self->type, "draft/multiline") == 0 && self->target != NULL;
}

/**
 * session_batch_add:
 * @message: a line of a multiline batch; what passes the limits is left out
 */
void
session_batch_add (SessionBatch     *self,
                   const IrcMessage *message)
{
  IrcTextPiece *piece;
  const char   *text = irc_message_get_param (message, 1);

  if (text == NULL || self->pieces->len >= SESSION_BATCH_MAX_LINES || self->n_bytes + strlen (text) > SESSION_BATCH_MAX_BYTES)
    return;
  if (self->command == NULL)
    self->command = g_strdup (message->command);
  piece = g_new0 (IrcTextPiece, 1);
  piece->text = g_strdup (text);
  piece->concat = irc_tags_has (message->tags, "draft/multiline-concat");
  self->n_bytes += strlen (text) + 1;
  g_ptr_array_add (self->pieces, piece);
}
