// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-reply.h"

#include "irc/irc-message.h"
#include "server/server-private.h"

#include <string.h>

/* Bytes of words in one line; what is in front of them fits the rest. */
#define WORDS_PER_LINE 350

/* One of: a line, an event, a batch of events, the begin or the end of a batch of what is
 * in between. */
typedef struct
{
  GBytes      *line; /* without tags */
  ServerEvent *event;
  GPtrArray   *events;
  char        *type; /* of the batch */
  char        *target;
  gboolean     ends; /* a batch that was begun */
} Item;

struct _ServerReply
{
  ServerClient *client;
  char         *label;
  gboolean      deferred;
  gboolean      postponed;
  GArray       *items;
  char         *open_batch; /* while it is flushed: the batch that is begun; or NULL */
};

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->line, g_bytes_unref);
  g_clear_pointer (&item->event, server_event_unref);
  g_clear_pointer (&item->events, g_ptr_array_unref);
  g_free (item->type);
  g_free (item->target);
}

/**
 * server_reply_new:
 * @label: (nullable): the label the command carried
 */
ServerReply *
server_reply_new (ServerClient *client,
                  const char   *label)
{
  ServerReply *self = g_new0 (ServerReply, 1);

  self->client = server_client_ref (client);
  if (server_client_has (client, IRC_CAPABILITY_LABELED_RESPONSE | IRC_CAPABILITY_BATCH))
    self->label = g_strdup (label);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  return self;
}

void
server_reply_free (ServerReply *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  if (self->postponed)
    server_note_answered (self->client);
  server_client_unref (self->client);
  g_free (self->label);
  g_free (self);
}

ServerClient *
server_reply_get_client (ServerReply *self)
{
  return self->client;
}

/**
 * server_reply_get_label:
 *
 * Returns: (nullable): the label of the command that is answered
 */
const char *
server_reply_get_label (ServerReply *self)
{
  return self->label;
}

static void
add_line (ServerReply       *self,
          const char        *source,
          const char        *command,
          const char *const *middle,
          const char        *trailing)
{
  Item item = { .line = irc_message_encode (NULL, source, command, middle, trailing) };

  g_array_append_val (self->items, item);
}

/* Gathers the parameters of a variadic call; the last one is the trailing one. */
static const char *
collect (const char **middle,
         guint        n,
         va_list      args)
{
  const char *last = NULL;
  const char *param;

  while ((param = va_arg (args, const char *)) != NULL && n < IRC_MESSAGE_MAX_PARAMS)
    {
      if (last != NULL)
        middle[n++] = last;
      last = param;
    }
  middle[n] = NULL;
  return last;
}

/**
 * server_reply_numeric:
 * @...: the parameters behind the client's nick, ended by %NULL
 */
void
server_reply_numeric (ServerReply *self,
                      IrcNumeric   numeric,
                      ...)
{
  const char *middle[IRC_MESSAGE_MAX_PARAMS + 1] = { server_client_get_display_nick (self->client) };
  const char *trailing;
  char        command[8];
  va_list     args;

  va_start (args, numeric);
  trailing = collect (middle, 1, args);
  va_end (args);
  g_snprintf (command, sizeof command, "%03d", numeric);
  add_line (self, self->client->server->name, command, middle, trailing);
}

/**
 * server_reply_numeric_words:
 * @words: parameters with a space between each; written without a colon
 */
void
server_reply_numeric_words (ServerReply *self,
                            IrcNumeric   numeric,
                            const char  *first,
                            const char  *words)
{
  const char *middle[] = { server_client_get_display_nick (self->client), first, words, NULL };
  char        command[8];

  g_snprintf (command, sizeof command, "%03d", numeric);
  add_line (self, self->client->server->name, command, middle, NULL);
}

/**
 * server_reply_words:
 * @first: (nullable): a parameter in front
 * @second: (nullable): another one
 * @words: (element-type utf8): words for the last parameter
 *
 * Answers a list in as many lines as it needs; none for an empty one.
 */
void
server_reply_words (ServerReply     *self,
                    IrcNumeric       numeric,
                    const char      *first,
                    const char      *second,
                    const GPtrArray *words)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i];

      if (line->len > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, word);
      if (i + 1 < words->len && line->len + strlen (words->pdata[i + 1]) < WORDS_PER_LINE)
        continue;
      if (second != NULL)
        server_reply_numeric (self, numeric, first, second, line->str, NULL);
      else if (first != NULL)
        server_reply_numeric (self, numeric, first, line->str, NULL);
      else
        server_reply_numeric (self, numeric, line->str, NULL);
      g_string_truncate (line, 0);
    }
}

/**
 * server_reply_line:
 * @...: parameters, ended by %NULL
 */
void
server_reply_line (ServerReply *self,
                   const char  *source,
                   const char  *command,
                   ...)
{
  const char *middle[IRC_MESSAGE_MAX_PARAMS + 1] = { NULL };
  const char *trailing;
  va_list     args;

  va_start (args, command);
  trailing = collect (middle, 0, args);
  va_end (args);
  add_line (self, source, command, middle, trailing);
}

/**
 * server_reply_word:
 * @word: the one parameter
 *
 * A line without a source and without a colon, for commands that programs compare as they
 * come: AUTHENTICATE.
 */
void
server_reply_word (ServerReply *self,
                   const char  *command,
                   const char  *word)
{
  const char *const middle[] = { word, NULL };

  add_line (self, NULL, command, middle, NULL);
}

/**
 * server_reply_event:
 *
 * Tells the client itself of what others are told too.
 */
void
server_reply_event (ServerReply *self,
                    ServerEvent *event)
{
  Item item = { .event = server_event_ref (event) };

  g_array_append_val (self->items, item);
}

/* Extensions that have a FAIL of their own for their commands. */
static const struct
{
  const char   *command;
  IrcCapability capability;
} failing[] = {
  { "BATCH", IRC_CAPABILITY_MULTILINE },
  { "CHATHISTORY", IRC_CAPABILITY_CHATHISTORY },
  { "MARKREAD", IRC_CAPABILITY_READ_MARKER },
  { "METADATA", IRC_CAPABILITY_METADATA },
  { "REDACT", IRC_CAPABILITY_MESSAGE_REDACTION },
  { "SETNAME", IRC_CAPABILITY_SETNAME },
};

static gboolean
understands_fail (const ServerClient *client,
                  const char         *command)
{
  if (server_client_has (client, IRC_CAPABILITY_STANDARD_REPLIES))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (failing); i++)
    if (strcmp (failing[i].command, command) == 0)
      return server_client_has (client, failing[i].capability);
  return FALSE;
}

/**
 * server_reply_fail:
 * @context: (nullable): what the code is about
 *
 * A FAIL of IRCv3 standard-replies; a NOTICE for clients that understand neither them nor the
 * extension that has @command.
 */
void
server_reply_fail (ServerReply *self,
                   const char  *command,
                   const char  *code,
                   const char  *context,
                   const char  *description)
{
  const char *server = self->client->server->name;

  if (!understands_fail (self->client, command))
    server_reply_line (self, server, "NOTICE", server_client_get_display_nick (self->client), description, NULL);
  else if (context != NULL)
    server_reply_line (self, server, "FAIL", command, code, context, description, NULL);
  else
    server_reply_line (self, server, "FAIL", command, code, description, NULL);
}

/**
 * server_reply_take_label:
 * @label: (nullable): the label of an earlier command that is answered only now
 */
void
server_reply_take_label (ServerReply *self,
                         const char  *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
}

/**
 * server_reply_defer:
 *
 * A later command answers this label: no ACK for it now.
 */
void
server_reply_defer (ServerReply *self)
{
  self->deferred = TRUE;
}

/**
 * server_reply_postpone:
 *
 * The answer comes later, from another turn of the main loop. What the client does meanwhile
 * waits for it, but for what it says.
 *
 * Returns: (transfer full): the reply to fill and flush then; it has the label
 */
ServerReply *
server_reply_postpone (ServerReply *self)
{
  ServerReply *later = server_reply_new (self->client, NULL);

  later->label = g_steal_pointer (&self->label);
  later->postponed = TRUE;
  self->client->n_owed++;
  return later;
}

/**
 * server_reply_batch:
 * @type: the batch's type
 * @target: (nullable): its parameter
 * @events: (element-type ServerEvent): what is in it; a reference is taken
 */
void
server_reply_batch (ServerReply *self,
                    const char  *type,
                    const char  *target,
                    GPtrArray   *events)
{
  Item item = { .events = g_ptr_array_ref (events), .type = g_strdup (type), .target = g_strdup (target) };

  g_array_append_val (self->items, item);
}

/**
 * server_reply_begin_batch:
 * @type: the batch's type
 * @target: (nullable): its parameter
 *
 * What is answered up to server_reply_end_batch() is in the batch; for a client without
 * batches it is not.
 */
void
server_reply_begin_batch (ServerReply *self,
                          const char  *type,
                          const char  *target)
{
  Item item = { .type = g_strdup (type), .target = g_strdup (target) };

  if (server_client_has (self->client, IRC_CAPABILITY_BATCH))
    g_array_append_val (self->items, item);
  else
    item_clear (&item);
}

void
server_reply_end_batch (ServerReply *self)
{
  const Item item = { .ends = TRUE };

  if (server_client_has (self->client, IRC_CAPABILITY_BATCH))
    g_array_append_val (self->items, item);
}

static void
append_tags (GString    *out,
             const char *label,
             const char *batch)
{
  g_autoptr (IrcTags) tags = irc_tags_new ();

  if (batch != NULL)
    irc_tags_set (tags, "batch", batch);
  if (label != NULL)
    irc_tags_set (tags, "label", label);
  irc_tags_append_to (tags, out);
}

static void
append_bytes (GString *out,
              GBytes  *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_string_append_len (out, data, size);
}

static void
append_event (GString           *out,
              ServerEvent       *event,
              const ServerReply *self,
              const char        *label,
              const char        *batch)
{
  g_autoptr (GBytes) bytes = NULL;

  if (self->client->caller == SERVER_CALLER_PLAIN_TEXT)
    bytes = g_bytes_ref (server_event_encode_plain_text (event));
  else
    bytes = server_event_encode_labeled (event, self->client->capabilities, label, batch);
  append_bytes (out, bytes);
}

/* Returns the new batch's reference. */
static char *
append_batch_start (GString           *out,
                    const Item        *item,
                    const ServerReply *self,
                    const char        *label,
                    const char        *batch)
{
  char *reference = g_strdup_printf ("r%u", ++self->client->server->n_batches);

  append_tags (out, label, batch);
  g_string_append_printf (out, ":%s BATCH +%s %s%s%s\r\n", self->client->server->name, reference, item->type,
                          item->target != NULL ? " " : "", item->target != NULL ? item->target : "");
  return reference;
}

/* A client without batches gets the events alone. */
static void
append_event_batch (GString           *out,
                    const Item        *item,
                    const ServerReply *self,
                    const char        *label,
                    const char        *batch)
{
  g_autofree char *reference = NULL;

  if (server_client_has (self->client, IRC_CAPABILITY_BATCH))
    reference = append_batch_start (out, item, self, label, batch);
  for (guint i = 0; i < item->events->len; i++)
    append_event (out, item->events->pdata[i], self, NULL, reference);
  if (reference != NULL)
    g_string_append_printf (out, ":%s BATCH -%s\r\n", self->client->server->name, reference);
}

static void
append_item (GString     *out,
             const Item  *item,
             ServerReply *self,
             const char  *label,
             const char  *around)
{
  const char *batch = self->open_batch != NULL ? self->open_batch : around;

  if (item->events != NULL)
    append_event_batch (out, item, self, label, batch);
  else if (item->event != NULL)
    append_event (out, item->event, self, label, batch);
  else if (item->ends)
    {
      g_string_append_printf (out, ":%s BATCH -%s\r\n", self->client->server->name, self->open_batch);
      g_clear_pointer (&self->open_batch, g_free);
    }
  else if (item->type != NULL)
    self->open_batch = append_batch_start (out, item, self, label, batch);
  else if (self->client->caller != SERVER_CALLER_PLAIN_TEXT)
    {
      append_tags (out, label, batch);
      append_bytes (out, item->line);
    }
}

static void
append_batch (GString     *out,
              ServerReply *self)
{
  const char      *server = self->client->server->name;
  g_autofree char *reference = g_strdup_printf ("r%u", ++self->client->server->n_batches);

  append_tags (out, self->label, NULL);
  g_string_append_printf (out, ":%s BATCH +%s labeled-response\r\n", server, reference);
  for (guint i = 0; i < self->items->len; i++)
    append_item (out, &g_array_index (self->items, Item, i), self, NULL, reference);
  g_string_append_printf (out, ":%s BATCH -%s\r\n", server, reference);
}

/**
 * server_reply_flush:
 *
 * Sends what was gathered, in one piece.
 */
void
server_reply_flush (ServerReply *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (self->label == NULL || self->items->len == 1)
    for (guint i = 0; i < self->items->len; i++)
      append_item (out, &g_array_index (self->items, Item, i), self, self->label, NULL);
  else if (self->items->len > 1)
    append_batch (out, self);
  else if (!self->deferred)
    {
      append_tags (out, self->label, NULL);
      g_string_append_printf (out, ":%s ACK\r\n", self->client->server->name);
    }

  g_array_set_size (self->items, 0);
  g_clear_pointer (&self->label, g_free);
  bytes = g_bytes_new (out->str, out->len);
  server_client_send (self->client, bytes);
}
