// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-event.h"

#include "irc/irc-id.h"
#include "irc/irc-message.h"
#include "irc/irc-text.h"
#include "irc/irc-time.h"

#include <string.h>

#define MAX_MIDDLE 4
#define MAX_VARIANTS 32

/* The capabilities by which an encoding can differ. */
#define VARIANT_MASK (IRC_CAPABILITY_MESSAGE_TAGS | IRC_CAPABILITY_SERVER_TIME | IRC_CAPABILITY_MULTILINE | IRC_CAPABILITY_EXTENDED_JOIN | IRC_CAPABILITY_ACCOUNT_TAG)

typedef struct
{
  IrcCapability capabilities;
  GBytes       *bytes; /* empty: nothing to tell such a client */
} Variant;

struct _ServerEvent
{
  grefcount   ref_count;
  char       *source;
  char       *command;
  char       *middle[MAX_MIDDLE + 1];
  char       *trailing;
  char       *kept_words; /* for the store, in place of what is told; or NULL */
  char       *account;    /* of whose doing it is, or NULL */
  char       *real_name;  /* of an extended JOIN */
  GPtrArray  *pieces;     /* IrcTextPiece; NULL unless it is a message */
  IrcTags    *client_tags;
  char       *msgid;
  gint64      time_ms; /* Unix time */
  char       *time;
  char       *speaker;
  gboolean    is_secure;  /* of a JOIN */
  const char *device;     /* of a JOIN: static, or NULL */
  gboolean    is_past;    /* from the store: who said it may be gone */
  gboolean    is_context; /* told with what it belongs to */
  Variant     variants[MAX_VARIANTS];
  guint       n_variants;
  GBytes     *plain_text;
};

static void
set_time (ServerEvent *self,
          gint64       time_ms)
{
  g_free (self->time);
  self->time_ms = time_ms;
  self->time = irc_time_format (time_ms * 1000);
}

static ServerEvent *
event_new (const char *source,
           const char *command)
{
  ServerEvent *self = g_new0 (ServerEvent, 1);

  g_ref_count_init (&self->ref_count);
  self->source = g_strdup (source);
  self->command = g_strdup (command);
  self->msgid = irc_id_new ();
  set_time (self, g_get_real_time () / 1000);
  return self;
}

/**
 * server_event_new:
 * @source: `nick!user@host` or the server's name
 * @...: parameters, ended by %NULL; at least one, the last may hold spaces
 *
 * An event at this moment. The caller owns it.
 */
ServerEvent *
server_event_new (const char *source,
                  const char *command,
                  ...)
{
  ServerEvent *self = event_new (source, command);
  const char  *last = NULL;
  const char  *param;
  guint        n = 0;
  va_list      args;

  va_start (args, command);
  while ((param = va_arg (args, const char *)) != NULL)
    {
      if (last != NULL && n < MAX_MIDDLE)
        self->middle[n++] = g_strdup (last);
      last = param;
    }
  va_end (args);
  self->trailing = g_strdup (last);
  return self;
}

/**
 * server_event_new_words:
 * @words: parameters with a space between each, none of them with a space in it
 *
 * An event whose last parameter is no text: MODE, which old clients cannot read with a
 * colon before its letters.
 */
ServerEvent *
server_event_new_words (const char *source,
                        const char *command,
                        const char *target,
                        const char *words)
{
  ServerEvent *self = event_new (source, command);

  self->middle[0] = g_strdup (target);
  self->middle[1] = g_strdup (words);
  return self;
}

/**
 * server_event_new_message:
 * @command: PRIVMSG, NOTICE or TAGMSG
 * @pieces: (nullable) (element-type IrcTextPiece): the text; %NULL for TAGMSG
 * @client_tags: (nullable): tags to relay
 */
ServerEvent *
server_event_new_message (const char    *source,
                          const char    *command,
                          const char    *target,
                          GPtrArray     *pieces,
                          const IrcTags *client_tags)
{
  ServerEvent *self = event_new (source, command);

  self->middle[0] = g_strdup (target);
  self->pieces = pieces != NULL ? g_ptr_array_ref (pieces) : NULL;
  self->client_tags = irc_tags_copy_client_only (client_tags);
  return self;
}

/* Bytes of one piece of a stored text, whoever is told of it. */
#define STORED_PIECE_BYTES 350

/**
 * server_event_new_from_store:
 * @channel: where it was said or done
 *
 * The event as it was: with its msgid and its time.
 */
ServerEvent *
server_event_new_from_store (const StoreMessage *message,
                             const char         *channel)
{
  ServerEvent     *self = event_new (message->source, message->command);
  g_autofree char *tags = g_strdup (message->tags);

  g_free (self->msgid);
  self->msgid = g_strdup (message->msgid);
  set_time (self, message->time);
  self->speaker = g_strdup (message->name);
  self->account = g_strdup (message->account);
  self->is_past = TRUE;
  if (server_event_is_said (self))
    {
      self->middle[0] = g_strdup (channel);
      self->pieces = irc_text_split (message->text, STORED_PIECE_BYTES);
      self->client_tags = tags[0] != '\0' ? irc_tags_parse (tags) : NULL;
    }
  else if (strcmp (message->command, "TAGMSG") == 0)
    {
      self->middle[0] = g_strdup (channel);
      self->client_tags = irc_tags_parse (tags);
    }
  else if (strcmp (message->command, "JOIN") == 0)
    {
      self->trailing = g_strdup (channel);
      server_event_set_extended_join (self, message->name);
    }
  else
    {
      self->middle[0] = g_strdup (channel);
      self->middle[1] = message->params[0] != '\0' ? g_strdup (message->params) : NULL;
      self->trailing = message->text[0] != '\0' ? g_strdup (message->text) : NULL;
    }
  return self;
}

/**
 * server_event_to_store:
 *
 * Returns: (transfer full): what a later server_event_new_from_store() needs
 */
StoreMessage *
server_event_to_store (const ServerEvent *self)
{
  StoreMessage *message = store_message_new ();

  message->msgid = g_strdup (self->msgid);
  message->time = self->time_ms;
  message->command = g_strdup (self->command);
  message->source = g_strdup (self->source);
  message->account = g_strdup (self->account);
  message->name = g_strdup (self->speaker != NULL ? self->speaker : self->real_name != NULL ? self->real_name
                                                                                            : "");
  if (self->kept_words != NULL)
    message->params = g_strdup (self->kept_words);
  else
    message->params = g_strdup (self->middle[0] != NULL && self->middle[1] != NULL ? self->middle[1] : "");
  message->reply_to = g_strdup (irc_tags_get_reply (self->client_tags));
  message->tags = irc_tags_dup_client_only (self->client_tags);
  if (self->pieces != NULL)
    message->text = irc_text_join (self->pieces);
  else if (self->trailing != NULL && strcmp (self->command, "JOIN") != 0)
    message->text = g_strdup (self->trailing);
  else
    message->text = g_strdup ("");
  return message;
}

/**
 * server_event_set_not_before:
 * @time_ms: Unix time in milliseconds
 *
 * Moves an event that nobody was told yet to @time_ms if it lies before it.
 *
 * Returns: the event's time
 */
gint64
server_event_set_not_before (ServerEvent *self,
                             gint64       time_ms)
{
  if (self->time_ms < time_ms)
    set_time (self, time_ms);
  return self->time_ms;
}

const char *
server_event_get_msgid (const ServerEvent *self)
{
  return self->msgid;
}

const char *
server_event_get_command (const ServerEvent *self)
{
  return self->command;
}

/**
 * server_event_get_needed:
 *
 * Returns: a capability without which nobody is told of it, or 0
 */
IrcCapability
server_event_get_needed (const ServerEvent *self)
{
  return strcmp (self->command, "REDACT") == 0 ? IRC_CAPABILITY_MESSAGE_REDACTION : 0;
}

/**
 * server_event_is_said:
 *
 * Returns: whether it is a message rather than something that happened
 */
gboolean
server_event_is_said (const ServerEvent *self)
{
  return strcmp (self->command, "PRIVMSG") == 0 || strcmp (self->command, "NOTICE") == 0;
}

/* Bytes of an emoji, and of the name of what it belongs to, that are worth keeping. */
#define MAX_REACTION 64
#define MAX_MSGID 128

static gboolean
is_short (const char *value,
          gsize       max)
{
  return value != NULL && value[0] != '\0' && strlen (value) <= max;
}

/**
 * server_event_is_of_a_moment:
 *
 * Returns: whether it is nothing to be kept: tags alone, such as that somebody is typing,
 *   unless they are a reaction to a message
 */
gboolean
server_event_is_of_a_moment (const ServerEvent *self)
{
  if (strcmp (self->command, "TAGMSG") != 0)
    return FALSE;
  return !is_short (irc_tags_get_reply (self->client_tags), MAX_MSGID) ||
         (!is_short (irc_tags_get (self->client_tags, IRC_TAGS_REACT), MAX_REACTION) && !is_short (irc_tags_get (self->client_tags, IRC_TAGS_UNREACT), MAX_REACTION));
}

/**
 * server_event_set_context:
 *
 * It was not asked for, and is told because it belongs to something that was (IRCv3
 * chathistory).
 */
void
server_event_set_context (ServerEvent *self)
{
  self->is_context = TRUE;
}

ServerEvent *
server_event_ref (ServerEvent *self)
{
  g_ref_count_inc (&self->ref_count);
  return self;
}

void
server_event_unref (ServerEvent *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_variants; i++)
    g_bytes_unref (self->variants[i].bytes);
  g_clear_pointer (&self->plain_text, g_bytes_unref);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  for (guint i = 0; i < MAX_MIDDLE; i++)
    g_free (self->middle[i]);
  irc_tags_free (self->client_tags);
  g_free (self->source);
  g_free (self->command);
  g_free (self->trailing);
  g_free (self->kept_words);
  g_free (self->account);
  g_free (self->real_name);
  g_free (self->msgid);
  g_free (self->time);
  g_free (self->speaker);
  g_free (self);
}

/**
 * server_event_set_kept_words:
 * @words: as for server_event_new_words()
 *
 * The history has @words instead: not everything that is told is to be kept.
 */
void
server_event_set_kept_words (ServerEvent *self,
                             const char  *words)
{
  g_free (self->kept_words);
  self->kept_words = g_strdup (words);
}

/**
 * server_event_set_account:
 * @account: (nullable): the account of the one whose doing it is, %NULL for none
 */
void
server_event_set_account (ServerEvent *self,
                          const char  *account)
{
  g_free (self->account);
  self->account = g_strdup (account);
}

/**
 * server_event_set_extended_join:
 *
 * Adds what clients with extended-join learn of a JOIN, besides the account.
 */
void
server_event_set_extended_join (ServerEvent *self,
                                const char  *real_name)
{
  self->real_name = g_strdup (real_name);
}

/**
 * server_event_set_device:
 * @device: (nullable): the value of %IRC_TAGS_DEVICE, static
 */
void
server_event_set_device (ServerEvent *self,
                         const char  *device)
{
  self->device = device;
}

/**
 * server_event_set_secure:
 * @is_secure: whether the connection of the one who joins is encrypted
 */
void
server_event_set_secure (ServerEvent *self,
                         gboolean     is_secure)
{
  self->is_secure = is_secure;
}

/**
 * server_event_set_speaker:
 * @name: the name plain-text guests see in front of a message
 */
void
server_event_set_speaker (ServerEvent *self,
                          const char  *name)
{
  g_free (self->speaker);
  self->speaker = g_strdup (name);
}

static void
append_bytes (GString *out,
              GBytes  *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_string_append_len (out, data, size);
}

static IrcTags *
make_tags (const ServerEvent *self,
           IrcCapability      capabilities,
           const char        *label,
           const char        *batch)
{
  IrcTags *tags = irc_tags_new ();

  if (batch != NULL)
    irc_tags_set (tags, "batch", batch);
  if (label != NULL)
    irc_tags_set (tags, "label", label);
  if ((capabilities & IRC_CAPABILITY_SERVER_TIME) != 0)
    irc_tags_set (tags, "time", self->time);
  if ((capabilities & IRC_CAPABILITY_ACCOUNT_TAG) != 0 && self->account != NULL)
    irc_tags_set (tags, "account", self->account);
  if ((capabilities & IRC_CAPABILITY_MESSAGE_TAGS) != 0)
    {
      irc_tags_set (tags, "msgid", self->msgid);
      if (self->is_context)
        irc_tags_set (tags, IRC_TAGS_CONTEXT, NULL);
      if (self->is_past && self->speaker != NULL && self->speaker[0] != '\0')
        irc_tags_set (tags, IRC_TAGS_NAME, self->speaker);
      if (self->is_secure)
        irc_tags_set (tags, IRC_TAGS_SECURE, NULL);
      if (self->device != NULL)
        irc_tags_set (tags, IRC_TAGS_DEVICE, self->device);
      irc_tags_merge (tags, self->client_tags);
    }
  return tags;
}

static void
append_line (GString           *out,
             const ServerEvent *self,
             const IrcTags     *tags,
             const char        *text)
{
  g_autoptr (GBytes) line = irc_message_encode (tags, self->source, self->command, (const char *const *)self->middle, text);

  append_bytes (out, line);
}

/* A text of several pieces to one who knows draft/multiline: a batch. */
static void
append_multiline (GString           *out,
                  const ServerEvent *self,
                  const IrcTags     *tags)
{
  g_autofree char *opening = g_strconcat ("+", self->msgid, NULL);
  g_autofree char *closing = g_strconcat ("-", self->msgid, NULL);
  const char      *open_params[] = { opening, "draft/multiline", self->middle[0], NULL };
  g_autoptr (GBytes) open_line = irc_message_encode (tags, self->source, "BATCH", open_params, NULL);
  g_autoptr (GBytes) close_line = irc_message_encode_list (NULL, self->source, "BATCH", closing, NULL);

  append_bytes (out, open_line);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const IrcTextPiece *piece = self->pieces->pdata[i];
      g_autoptr (IrcTags) piece_tags = irc_tags_new ();

      irc_tags_set (piece_tags, "batch", self->msgid);
      if (piece->concat)
        irc_tags_set (piece_tags, "draft/multiline-concat", NULL);
      append_line (out, self, piece_tags, piece->text);
    }
  append_bytes (out, close_line);
}

/* The same to everybody else: line by line, empty ones left out, the msgid on the first. */
static void
append_pieces (GString           *out,
               const ServerEvent *self,
               const IrcTags     *tags,
               IrcCapability      capabilities)
{
  g_autoptr (IrcTags) later_tags = irc_tags_new ();
  gboolean first = TRUE;

  if ((capabilities & IRC_CAPABILITY_SERVER_TIME) != 0)
    irc_tags_set (later_tags, "time", self->time);
  if ((capabilities & IRC_CAPABILITY_ACCOUNT_TAG) != 0 && self->account != NULL)
    irc_tags_set (later_tags, "account", self->account);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const IrcTextPiece *piece = self->pieces->pdata[i];

      if (piece->text[0] == '\0')
        continue;
      append_line (out, self, first ? tags : later_tags, piece->text);
      first = FALSE;
    }
}

/**
 * server_event_encode_labeled:
 * @label: (nullable): the label of the command this answers
 * @batch: (nullable): the labeled-response batch it is part of
 *
 * Returns: (transfer full): the event for one client; empty when such a client is not
 * told of it
 */
GBytes *
server_event_encode_labeled (ServerEvent  *self,
                             IrcCapability capabilities,
                             const char   *label,
                             const char   *batch)
{
  g_autoptr (IrcTags) tags = make_tags (self, capabilities, label, batch);
  GString *out = g_string_new (NULL);
  gsize    length;

  if (strcmp (self->command, "TAGMSG") == 0)
    {
      if ((capabilities & IRC_CAPABILITY_MESSAGE_TAGS) != 0)
        append_line (out, self, tags, NULL);
    }
  else if (self->pieces != NULL && self->pieces->len > 1)
    {
      if ((capabilities & IRC_CAPABILITY_MULTILINE) != 0 && (capabilities & IRC_CAPABILITY_BATCH) != 0)
        append_multiline (out, self, tags);
      else
        append_pieces (out, self, tags, capabilities);
    }
  else if (self->pieces != NULL)
    append_line (out, self, tags, ((const IrcTextPiece *)self->pieces->pdata[0])->text);
  else if (self->real_name != NULL && (capabilities & IRC_CAPABILITY_EXTENDED_JOIN) != 0)
    {
      const char *params[] = { self->trailing, self->account != NULL ? self->account : "*", NULL };
      g_autoptr (GBytes) line = irc_message_encode (tags, self->source, self->command, params, self->real_name);

      append_bytes (out, line);
    }
  else
    append_line (out, self, tags, self->trailing);

  length = out->len;
  return g_bytes_new_take (g_string_free (out, FALSE), length);
}

/**
 * server_event_encode:
 * @capabilities: what the receiver understands
 *
 * Returns: (transfer none): the event's bytes, encoded once for all such receivers; empty
 * when they are not told of it
 */
GBytes *
server_event_encode (ServerEvent  *self,
                     IrcCapability capabilities)
{
  IrcCapability key = capabilities & VARIANT_MASK;
  Variant      *variant;

  /* Multiline needs batch, or it is the same as none. */
  if ((capabilities & IRC_CAPABILITY_BATCH) == 0)
    key &= ~IRC_CAPABILITY_MULTILINE;
  for (guint i = 0; i < self->n_variants; i++)
    if (self->variants[i].capabilities == key)
      return self->variants[i].bytes;

  g_assert (self->n_variants < MAX_VARIANTS);
  variant = &self->variants[self->n_variants++];
  variant->capabilities = key;
  variant->bytes = server_event_encode_labeled (self, key | IRC_CAPABILITY_BATCH, NULL, NULL);
  return variant->bytes;
}

/**
 * server_event_encode_plain_text:
 *
 * Returns: (transfer none): `Name: text` with LF; empty for what is no message
 */
GBytes *
server_event_encode_plain_text (ServerEvent *self)
{
  if (self->plain_text == NULL && self->pieces != NULL && self->speaker != NULL)
    {
      g_autofree char *text = irc_text_join (self->pieces);
      g_autofree char *plain = irc_text_strip_formatting (text);
      char            *line = g_strdup_printf ("%s: %s\n", self->speaker, plain);

      self->plain_text = g_bytes_new_take (line, strlen (line));
    }
  if (self->plain_text == NULL)
    self->plain_text = g_bytes_new_static ("", 0);
  return self->plain_text;
}
