// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-batch.h"

#include "server/server-client.h"
#include "server/server-commands.h"
#include "server/server-private.h"
#include "server/server-reply.h"

#include <string.h>

/* Client batches: draft/multiline is the one kind there is. */

#define MAX_REFERENCE 64

void
server_batch_free (ServerBatch *self)
{
  g_free (self->reference);
  g_free (self->target);
  g_free (self->label);
  g_free (self->command);
  irc_tags_free (self->tags);
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

static void
fail (ServerClient *client,
      ServerReply  *reply,
      const char   *code,
      const char   *context,
      const char   *description)
{
  /* The label of the opening line is answered by the error. */
  if (client->batch->label != NULL)
    server_reply_take_label (reply, client->batch->label);
  server_reply_fail (reply, "BATCH", code, context, description);
  client->batch->broken = TRUE;
}

/**
 * server_batch_abandon:
 *
 * Ends the open batch with an error of its own.
 */
void
server_batch_abandon (ServerClient *client,
                      const char   *code,
                      const char   *context,
                      const char   *description)
{
  g_autoptr (ServerReply) reply = server_reply_new (client, NULL);

  if (!client->batch->broken)
    fail (client, reply, code, context, description);
  server_reply_flush (reply);
  g_clear_pointer (&client->batch, server_batch_free);
}

/**
 * server_batch_open:
 * @message: `BATCH +reference draft/multiline target`
 */
void
server_batch_open (ServerClient     *client,
                   const IrcMessage *message,
                   ServerReply      *reply)
{
  const char  *reference = message->params[0] + 1;
  const char  *type = irc_message_get_param (message, 1);
  ServerBatch *batch;

  if (client->batch != NULL)
    server_batch_abandon (client, "MULTILINE_INVALID", NULL, "Batches cannot be nested");
  if (reference[0] == '\0' || strlen (reference) > MAX_REFERENCE)
    {
      server_reply_fail (reply, "BATCH", "INVALID_REFTAG", reference, "Invalid reference tag");
      return;
    }
  if (type == NULL || strcmp (type, "draft/multiline") != 0 || message->n_params < 3)
    {
      server_reply_fail (reply, "BATCH", "UNKNOWN_TYPE", type != NULL ? type : "*", "Unknown batch type");
      return;
    }

  batch = g_new0 (ServerBatch, 1);
  batch->reference = g_strdup (reference);
  batch->target = g_strdup (message->params[2]);
  batch->label = g_strdup (irc_tags_get (message->tags, "label"));
  batch->tags = irc_tags_copy_client_only (message->tags);
  batch->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify)irc_text_piece_free);
  batch->opened_us = g_get_monotonic_time ();
  client->batch = batch;
  server_reply_defer (reply);
}

static gboolean
check_limits (ServerClient *client,
              gsize         n_new_bytes,
              ServerReply  *reply)
{
  ServerBatch *batch = client->batch;

  if (batch->n_bytes + n_new_bytes > IRC_MULTILINE_MAX_BYTES)
    fail (client, reply, "MULTILINE_MAX_BYTES", G_STRINGIFY (IRC_MULTILINE_MAX_BYTES), "The message is too long");
  else if (batch->pieces->len == IRC_MULTILINE_MAX_LINES)
    fail (client, reply, "MULTILINE_MAX_LINES", G_STRINGIFY (IRC_MULTILINE_MAX_LINES), "The message has too many lines");
  return !batch->broken;
}

static gboolean
check_line (ServerClient     *client,
            const IrcMessage *message,
            gboolean          concat,
            ServerReply      *reply)
{
  ServerBatch *batch = client->batch;
  gboolean     is_message = strcmp (message->command, "PRIVMSG") == 0 || strcmp (message->command, "NOTICE") == 0;

  if (!is_message || message->n_params < 2 || (batch->command != NULL && strcmp (batch->command, message->command) != 0))
    fail (client, reply, "MULTILINE_INVALID", NULL, "Invalid multiline batch");
  else if (g_ascii_strcasecmp (message->params[0], batch->target) != 0)
    {
      g_autofree char *context = g_strdup_printf ("%s %s", batch->target, message->params[0]);

      fail (client, reply, "MULTILINE_INVALID_TARGET", context, "Invalid multiline target");
    }
  else if (concat && message->params[1][0] == '\0')
    fail (client, reply, "MULTILINE_INVALID", NULL, "Invalid multiline batch with concatenated blank line");
  return !batch->broken;
}

/**
 * server_batch_add:
 * @message: a message with a `batch` tag
 *
 * Returns: whether it belonged to the open batch and is dealt with
 */
gboolean
server_batch_add (ServerClient     *client,
                  const IrcMessage *message,
                  ServerReply      *reply)
{
  ServerBatch  *batch = client->batch;
  const char   *reference = irc_tags_get (message->tags, "batch");
  gboolean      concat = irc_tags_has (message->tags, "draft/multiline-concat");
  gsize         length;
  IrcTextPiece *piece;

  if (batch == NULL || strcmp (batch->reference, reference) != 0)
    {
      server_reply_fail (reply, "BATCH", "MULTILINE_INVALID", NULL, "There is no such batch");
      return TRUE;
    }
  if (batch->broken || !check_line (client, message, concat, reply))
    return TRUE;
  concat = concat && batch->pieces->len > 0;
  length = strlen (message->params[1]) + (concat || batch->pieces->len == 0 ? 0 : 1);
  if (!check_limits (client, length, reply))
    return TRUE;

  if (batch->command == NULL)
    batch->command = g_strdup (message->command);
  piece = g_new0 (IrcTextPiece, 1);
  piece->text = g_strdup (message->params[1]);
  piece->concat = concat;
  g_ptr_array_add (batch->pieces, piece);
  batch->n_bytes += length;
  batch->has_text = batch->has_text || piece->text[0] != '\0';
  return TRUE;
}
