// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-message.h"

#include <string.h>

G_DEFINE_QUARK (irc - message - error - quark, irc_message_error)

/* Cuts one word off @rest and leaves @rest at the next one; runs of spaces
 * count as one, as every server treats them. */
static char *
next_word (char **rest)
{
  char *word = *rest;
  char *space = strchr (word, ' ');

  if (space == NULL)
    {
      *rest = word + strlen (word);
      return word;
    }
  *space++ = '\0';
  while (*space == ' ')
    space++;
  *rest = space;
  return word;
}

static gboolean
check_bytes (const char *line,
             gsize       length,
             GError    **error)
{
  if (length == 0)
    {
      g_set_error_literal (error, IRC_MESSAGE_ERROR, IRC_MESSAGE_ERROR_EMPTY, "The line is empty");
      return FALSE;
    }
  if (memchr (line, '\0', length) != NULL || memchr (line, '\r', length) != NULL || memchr (line, '\n', length) != NULL)
    {
      g_set_error_literal (error, IRC_MESSAGE_ERROR, IRC_MESSAGE_ERROR_CONTROL, "The line has a NUL, CR or LF byte in it");
      return FALSE;
    }
  if (!g_utf8_validate_len (line, length, NULL))
    {
      g_set_error_literal (error, IRC_MESSAGE_ERROR, IRC_MESSAGE_ERROR_UTF8, "The line is not UTF-8");
      return FALSE;
    }
  return TRUE;
}

/* Takes the tags off the front; @rest is left at what follows them. */
static gboolean
parse_tags (IrcMessage *self,
            char      **rest,
            GError    **error)
{
  char *word;

  if (**rest != '@')
    return TRUE;

  word = next_word (rest) + 1;
  if (strlen (word) > IRC_TAGS_MAX)
    {
      g_set_error_literal (error, IRC_MESSAGE_ERROR, IRC_MESSAGE_ERROR_TAGS_TOO_LONG, "The line's tags are too long");
      return FALSE;
    }
  self->tags = irc_tags_parse (word);
  return TRUE;
}

static void
parse_params (IrcMessage *self,
              char       *rest)
{
  while (*rest != '\0' && self->n_params < IRC_MESSAGE_MAX_PARAMS)
    {
      if (*rest == ':' || self->n_params == IRC_MESSAGE_MAX_PARAMS - 1)
        {
          self->params[self->n_params++] = *rest == ':' ? rest + 1 : rest;
          return;
        }
      self->params[self->n_params++] = next_word (&rest);
    }
}

/**
 * irc_message_parse:
 * @line: one line without its line end; need not end in NUL
 * @length: its bytes
 * @error: where an %IRC_MESSAGE_ERROR goes
 *
 * Takes a line apart (RFC 1459 2.3.1 with IRCv3 message-tags). The command is
 * given in upper case. Everything in the result lives as long as it does.
 *
 * Returns: (transfer full) (nullable): the message
 */
IrcMessage *
irc_message_parse (const char *line,
                   gsize       length,
                   GError    **error)
{
  g_autoptr (IrcMessage) self = NULL;
  char *rest;
  char *command;

  g_return_val_if_fail (line != NULL || length == 0, NULL);

  if (!check_bytes (line, length, error))
    return NULL;

  self = g_new0 (IrcMessage, 1);
  self->buffer = rest = g_strndup (line, length);
  while (*rest == ' ')
    rest++;
  if (!parse_tags (self, &rest, error))
    return NULL;
  if (strlen (rest) > IRC_MESSAGE_MAX_BODY)
    {
      g_set_error_literal (error, IRC_MESSAGE_ERROR, IRC_MESSAGE_ERROR_BODY_TOO_LONG, "The line is too long");
      return NULL;
    }
  if (*rest == ':')
    self->source = next_word (&rest) + 1;

  command = next_word (&rest);
  if (*command == '\0')
    {
      g_set_error_literal (error, IRC_MESSAGE_ERROR, IRC_MESSAGE_ERROR_NO_COMMAND, "The line has no command");
      return NULL;
    }
  for (char *p = command; *p != '\0'; p++)
    *p = g_ascii_toupper (*p);
  self->command = command;
  parse_params (self, rest);
  return g_steal_pointer (&self);
}

void
irc_message_free (IrcMessage *self)
{
  if (self == NULL)
    return;
  irc_tags_free (self->tags);
  g_free (self->buffer);
  g_free (self);
}

/**
 * irc_message_get_param:
 * @index: counted from 0
 *
 * Returns: (nullable): the parameter, or %NULL when there are fewer
 */
const char *
irc_message_get_param (const IrcMessage *self,
                       guint             index)
{
  return index < self->n_params ? self->params[index] : NULL;
}

/**
 * irc_message_dup_source_nick:
 *
 * Returns: (transfer full): the nick in `nick!user@host`, the whole source when
 * it is a server's name, "" when there is none
 */
char *
irc_message_dup_source_nick (const IrcMessage *self)
{
  if (self->source == NULL)
    return g_strdup ("");
  return g_strndup (self->source, strcspn (self->source, "!@"));
}

/* A text may come from anywhere; what would end the line early becomes a space. */
static void
append_clean (GString    *line,
              const char *text)
{
  gsize start = line->len;

  g_string_append (line, text);
  for (gsize i = start; i < line->len; i++)
    if (line->str[i] == '\r' || line->str[i] == '\n')
      line->str[i] = ' ';
}

/* Cuts the body to what a line may have, never inside a UTF-8 sequence. */
static void
limit_body (GString *line,
            gsize    body_start)
{
  gsize end = body_start + IRC_MESSAGE_MAX_BODY;

  if (line->len <= end)
    return;
  while (end > body_start && ((guchar)line->str[end] & 0xc0) == 0x80)
    end--;
  g_string_truncate (line, end);
}

/**
 * irc_message_encode:
 * @tags: (nullable): tags in front
 * @source: (nullable): `nick!user@host` or a server's name
 * @command: the verb or a numeric of three digits
 * @middle: (nullable) (array zero-terminated=1): parameters without spaces
 * @trailing: (nullable): the last parameter, which may hold spaces
 *
 * Puts a line together, CR LF at its end. A body that would pass 510 bytes is cut
 * at the border of a character; who must not lose text splits it before.
 *
 * Returns: (transfer full): the line
 */
GBytes *
irc_message_encode (const IrcTags     *tags,
                    const char        *source,
                    const char        *command,
                    const char *const *middle,
                    const char        *trailing)
{
  GString *line = g_string_sized_new (160);
  gsize    body_start;
  gsize    length;

  g_return_val_if_fail (command != NULL, NULL);

  irc_tags_append_to (tags, line);
  body_start = line->len;
  if (source != NULL)
    g_string_append_printf (line, ":%s ", source);
  g_string_append (line, command);
  for (guint i = 0; middle != NULL && middle[i] != NULL; i++)
    {
      g_string_append_c (line, ' ');
      append_clean (line, middle[i]);
    }
  if (trailing != NULL)
    {
      g_string_append (line, " :");
      append_clean (line, trailing);
    }
  limit_body (line, body_start);
  g_string_append (line, "\r\n");
  length = line->len;
  return g_bytes_new_take (g_string_free (line, FALSE), length);
}

/**
 * irc_message_encode_list:
 * @...: parameters, ended by %NULL; the last one is written as the trailing one
 *
 * The same with the parameters one by one.
 */
GBytes *
irc_message_encode_list (const IrcTags *tags,
                         const char    *source,
                         const char    *command,
                         ...)
{
  const char *params[IRC_MESSAGE_MAX_PARAMS + 1] = { NULL };
  const char *trailing = NULL;
  const char *param;
  guint       n = 0;
  va_list     args;

  va_start (args, command);
  while ((param = va_arg (args, const char *)) != NULL && n < IRC_MESSAGE_MAX_PARAMS)
    params[n++] = param;
  va_end (args);

  if (n > 0)
    {
      trailing = params[n - 1];
      params[n - 1] = NULL;
    }
  return irc_message_encode (tags, source, command, params, trailing);
}
