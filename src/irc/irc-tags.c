// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-tags.h"

#include <string.h>

typedef struct
{
  char *key;
  char *value;
} Tag;

struct _IrcTags
{
  GArray *tags;
};

static void
tag_clear (gpointer data)
{
  Tag *tag = data;

  g_free (tag->key);
  g_free (tag->value);
}

/**
 * irc_tags_new:
 *
 * Returns: (transfer full): an empty, ordered set of message tags.
 */
IrcTags *
irc_tags_new (void)
{
  IrcTags *self = g_new0 (IrcTags, 1);

  self->tags = g_array_new (FALSE, FALSE, sizeof (Tag));
  g_array_set_clear_func (self->tags, tag_clear);
  return self;
}

void
irc_tags_free (IrcTags *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->tags);
  g_free (self);
}

static Tag *
find (const IrcTags *self,
      const char    *key)
{
  if (self == NULL)
    return NULL;
  for (guint i = 0; i < self->tags->len; i++)
    {
      Tag *tag = &g_array_index (self->tags, Tag, i);

      if (strcmp (tag->key, key) == 0)
        return tag;
    }
  return NULL;
}

/* Unescaping never makes a value longer, so it is done in its place. */
static void
unescape (char *value)
{
  char *out = value;

  for (const char *in = value; *in != '\0'; in++)
    {
      if (*in != '\\')
        {
          *out++ = *in;
          continue;
        }
      in++;
      if (*in == '\0')
        break;
      switch (*in)
        {
        case ':':
          *out++ = ';';
          break;
        case 's':
          *out++ = ' ';
          break;
        case 'r':
          *out++ = '\r';
          break;
        case 'n':
          *out++ = '\n';
          break;
        default:
          *out++ = *in;
        }
    }
  *out = '\0';
}

static void
append_escaped (GString    *line,
                const char *value)
{
  for (const char *p = value; *p != '\0'; p++)
    switch (*p)
      {
      case ';':
        g_string_append (line, "\\:");
        break;
      case ' ':
        g_string_append (line, "\\s");
        break;
      case '\\':
        g_string_append (line, "\\\\");
        break;
      case '\r':
        g_string_append (line, "\\r");
        break;
      case '\n':
        g_string_append (line, "\\n");
        break;
      default:
        g_string_append_c (line, *p);
      }
}

/**
 * irc_tags_parse:
 * @text: tag data without the leading `@`; it is written over
 *
 * The last of several tags with one key counts; a missing value and an empty
 * one are the same (IRCv3 message-tags). Of more than %IRC_TAGS_MAX_COUNT the rest is left
 * out, so that looking them up stays cheap.
 *
 * Returns: (transfer full): the tags
 */
IrcTags *
irc_tags_parse (char *text)
{
  IrcTags *self = irc_tags_new ();
  char    *item;

  g_return_val_if_fail (text != NULL, self);

  while (self->tags->len < IRC_TAGS_MAX_COUNT && (item = strsep (&text, ";")) != NULL)
    {
      char *value = strchr (item, '=');

      if (value != NULL)
        {
          *value++ = '\0';
          unescape (value);
        }
      if (*item != '\0')
        irc_tags_set (self, item, value);
    }
  return self;
}

guint
irc_tags_get_count (const IrcTags *self)
{
  return self != NULL ? self->tags->len : 0;
}

/**
 * irc_tags_get:
 * @self: (nullable): the tags
 *
 * Returns: (nullable): the unescaped value, "" for a tag without one, %NULL
 * when there is no such tag.
 */
const char *
irc_tags_get (const IrcTags *self,
              const char    *key)
{
  const Tag *tag = find (self, key);

  return tag != NULL ? tag->value : NULL;
}

/**
 * irc_tags_get_reply:
 *
 * Returns: (transfer none) (nullable): the msgid of what is answered, under the tag's name
 *   or the one it had before
 */
const char *
irc_tags_get_reply (const IrcTags *self)
{
  const char *msgid = irc_tags_get (self, IRC_TAGS_REPLY);

  if (msgid == NULL || msgid[0] == '\0')
    msgid = irc_tags_get (self, IRC_TAGS_OLD_REPLY);
  return msgid != NULL && msgid[0] != '\0' ? msgid : NULL;
}

gboolean
irc_tags_has (const IrcTags *self,
              const char    *key)
{
  return find (self, key) != NULL;
}

/**
 * irc_tags_set:
 * @key: the tag's key, with `+` and vendor where it has them
 * @value: (nullable): its value, unescaped
 *
 * Adds a tag at the end, or gives the one there is another value.
 */
void
irc_tags_set (IrcTags    *self,
              const char *key,
              const char *value)
{
  Tag *tag;

  g_return_if_fail (self != NULL && key != NULL && *key != '\0');

  if (value == NULL)
    value = "";
  tag = find (self, key);
  if (tag != NULL)
    {
      g_free (tag->value);
      tag->value = g_strdup (value);
    }
  else
    {
      Tag new_tag = { g_strdup (key), g_strdup (value) };

      g_array_append_val (self->tags, new_tag);
    }
}

/**
 * irc_tags_copy_client_only:
 * @self: (nullable): tags as a client sent them
 *
 * Returns: (transfer full) (nullable): those a server relays unchanged, the
 * ones that begin with `+`; %NULL when there are none.
 */
IrcTags *
irc_tags_copy_client_only (const IrcTags *self)
{
  IrcTags *copy = NULL;

  for (guint i = 0; i < irc_tags_get_count (self); i++)
    {
      const Tag *tag = &g_array_index (self->tags, Tag, i);

      if (tag->key[0] != '+')
        continue;
      if (copy == NULL)
        copy = irc_tags_new ();
      irc_tags_set (copy, tag->key, tag->value);
    }
  return copy;
}

/**
 * irc_tags_merge:
 * @other: (nullable): tags to add to @self
 */
void
irc_tags_merge (IrcTags       *self,
                const IrcTags *other)
{
  for (guint i = 0; i < irc_tags_get_count (other); i++)
    {
      const Tag *tag = &g_array_index (other->tags, Tag, i);

      irc_tags_set (self, tag->key, tag->value);
    }
}

/**
 * irc_tags_append_to:
 * @self: (nullable): the tags
 * @line: the line they are written to
 *
 * Writes `@key=value;... ` with the space behind, or nothing when there are none.
 */
void
irc_tags_append_to (const IrcTags *self,
                    GString       *line)
{
  if (irc_tags_get_count (self) == 0)
    return;

  for (guint i = 0; i < self->tags->len; i++)
    {
      const Tag *tag = &g_array_index (self->tags, Tag, i);

      g_string_append_c (line, i == 0 ? '@' : ';');
      g_string_append (line, tag->key);
      if (*tag->value != '\0')
        {
          g_string_append_c (line, '=');
          append_escaped (line, tag->value);
        }
    }
  g_string_append_c (line, ' ');
}

/**
 * irc_tags_dup_client_only:
 * @self: (nullable): the tags
 *
 * Returns: (transfer full): those that clients relay, `+key=value;…`, "" when there are none
 */
char *
irc_tags_dup_client_only (const IrcTags *self)
{
  g_autoptr (IrcTags) relayed = irc_tags_copy_client_only (self);
  g_autoptr (GString) line = g_string_new (NULL);

  irc_tags_append_to (relayed, line);
  /* Without the @ in front and the space behind. */
  return line->len > 0 ? g_strndup (line->str + 1, line->len - 2) : g_strdup ("");
}
