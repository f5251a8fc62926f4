// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-markup.h"

#include "irc/irc-format.h"
#include "irc/irc-link.h"

#include <string.h>

/* What people type, *bold*, _italic_ and `code`, becomes IRC formatting. A mark counts only
 * where a word begins and has its fellow where a word ends, in the same line; everything
 * else, snake_case and 2*3*4, stays as typed. */

#define FENCE "```"

typedef struct
{
  const char   *text; /* all that was typed */
  GString      *out;
  const GArray *links;
  guint         next_link;
} Conversion;

/* --- Where a mark counts --- */

static gboolean
is_mark (gunichar c)
{
  return c == '*' || c == '_';
}

static char
get_format (char mark)
{
  return mark == '*' ? IRC_FORMAT_BYTE_BOLD : IRC_FORMAT_BYTE_ITALIC;
}

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_opening_punctuation (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION || type == G_UNICODE_DASH_PUNCTUATION;
}

/* At the beginning of a word, or of the other mark. */
static gboolean
may_open (const char *start,
          const char *at,
          const char *end)
{
  gunichar before = at > start ? g_utf8_get_char (g_utf8_prev_char (at)) : ' ';
  gunichar after = at + 1 < end ? g_utf8_get_char (at + 1) : ' ';

  if (!g_unichar_isspace (before) && !is_opening_punctuation (before) && !(is_mark (before) && before != (gunichar)*at))
    return FALSE;
  if (is_mark (after))
    return after != (gunichar)*at;
  return !g_unichar_isspace (after) && (after == '`' || after >= 0x80 || is_word (after) || is_opening_punctuation (after));
}

/* At the end of a word. */
static gboolean
may_close (const char *at,
           const char *end)
{
  gunichar before = g_utf8_get_char (g_utf8_prev_char (at));
  gunichar after = at + 1 < end ? g_utf8_get_char (at + 1) : ' ';

  return !g_unichar_isspace (before) && before != (gunichar)*at && after != (gunichar)*at && !is_word (after) && after != '/';
}

/* --- One line --- */

static const IrcLink *
find_link (Conversion *self,
           const char *at)
{
  gsize offset = at - self->text;

  while (self->next_link < self->links->len && g_array_index (self->links, IrcLink, self->next_link).end <= offset)
    self->next_link++;
  if (self->next_link == self->links->len)
    return NULL;
  return g_array_index (self->links, IrcLink, self->next_link).start <= offset ? &g_array_index (self->links, IrcLink, self->next_link) : NULL;
}

/* The length of `code` with its marks; 0 when there is none at @at. Some keyboards have the
 * mark for an apostrophe: it does not count within a word. */
static gsize
measure_code (const char *start,
              const char *at,
              const char *end)
{
  const char *close;

  if (at > start && (at[-1] == '`' || is_word (g_utf8_get_char (g_utf8_prev_char (at)))))
    return 0;
  if (g_str_has_prefix (at, FENCE))
    {
      close = g_strstr_len (at + 3, end - at - 3, FENCE);
      return close != NULL && close > at + 3 ? close + 3 - at : 0;
    }
  close = memchr (at + 1, '`', end - at - 1);
  return close != NULL && close > at + 1 ? close + 1 - at : 0;
}

static const char *
find_close (Conversion *self,
            const char *at,
            const char *end)
{
  guint       next_link = self->next_link;
  const char *found = NULL;

  for (const char *p = at + 1; p < end && found == NULL; p++)
    {
      const IrcLink *link = *p == *at ? find_link (self, p) : NULL;

      /* The last mark behind a link is taken for a part of it. */
      if (*p == *at && may_close (p, end) && (link == NULL || self->text + link->end == p + 1))
        found = p;
    }
  self->next_link = next_link;
  return found;
}

static void
append_code (GString    *out,
             const char *at,
             gsize       length)
{
  gsize marks = at[1] == '`' ? 3 : 1;

  g_string_append_c (out, IRC_FORMAT_BYTE_MONOSPACE);
  g_string_append_len (out, at + marks, length - 2 * marks);
  g_string_append_c (out, IRC_FORMAT_BYTE_MONOSPACE);
}

/* @no_close says of which marks there are no more closing ones up to @end, so that they are
 * not looked for again. */
static void
convert (Conversion *self,
         const char *line,
         const char *at,
         const char *end)
{
  gboolean no_close[128] = { FALSE };

  while (at < end)
    {
      const IrcLink *link = find_link (self, at);
      gsize          code = link == NULL && *at == '`' ? measure_code (line, at, end) : 0;
      const char    *close = NULL;

      if (link != NULL)
        code = 0;
      else if (is_mark ((guchar)*at) && !no_close[(int)*at] && may_open (line, at, end))
        {
          close = find_close (self, at, end);
          no_close[(int)*at] = close == NULL;
        }
      if (code > 0)
        {
          append_code (self->out, at, code);
          at += code;
        }
      else if (close != NULL)
        {
          g_string_append_c (self->out, get_format (*at));
          convert (self, line, at + 1, close);
          g_string_append_c (self->out, get_format (*at));
          at = close + 1;
        }
      else
        g_string_append_c (self->out, *at++);
    }
}

/* --- Blocks --- */

static gboolean
is_fence (const char *line,
          gsize       length,
          gboolean    opening)
{
  gsize n = 3;

  if (length < 3 || !g_str_has_prefix (line, FENCE))
    return FALSE;
  /* The first may name the language. */
  while (n < length && (g_ascii_isspace (line[n]) || (opening && (g_ascii_isalnum (line[n]) || strchr ("+#-._", line[n]) != NULL))))
    n++;
  return n == length;
}

static const char *
find_line_end (const char *line)
{
  return line + strcspn (line, "\n");
}

/* Returns the line that ends the block which @line begins, or %NULL. */
static const char *
find_block_end (const char *line)
{
  const char *end = find_line_end (line);

  if (!is_fence (line, end - line, TRUE))
    return NULL;
  while (*end != '\0')
    {
      line = end + 1;
      end = find_line_end (line);
      if (is_fence (line, end - line, FALSE))
        return line;
    }
  return NULL;
}

/* Each line has its marks, as each may be a message of its own on the wire. Returns where
 * the lines behind the block begin. */
static const char *
append_block (GString    *out,
              const char *line,
              const char *last)
{
  for (line = find_line_end (line) + 1; line < last; line = find_line_end (line) + 1)
    {
      gsize length = find_line_end (line) - line;

      if (length > 0)
        {
          g_string_append_c (out, IRC_FORMAT_BYTE_MONOSPACE);
          g_string_append_len (out, line, length);
          g_string_append_c (out, IRC_FORMAT_BYTE_MONOSPACE);
        }
      if (find_line_end (line) + 1 < last)
        g_string_append_c (out, '\n');
    }
  return find_line_end (last);
}

/**
 * irc_markup_to_format:
 * @typed: UTF-8, lines parted by LF
 *
 * Returns: (transfer full): the text with IRC formatting
 */
char *
irc_markup_to_format (const char *typed)
{
  g_autoptr (GArray) links = irc_link_find (typed);
  Conversion  self = { .text = typed, .out = g_string_sized_new (strlen (typed) + 8), .links = links };
  const char *line = typed;
  gboolean    no_block = FALSE; /* looked for once in vain */

  for (;;)
    {
      const char *end = find_line_end (line);
      const char *last = !no_block && is_fence (line, end - line, TRUE) ? find_block_end (line) : NULL;

      if (last != NULL)
        end = append_block (self.out, line, last);
      else
        {
          no_block |= is_fence (line, end - line, TRUE);
          convert (&self, line, line, end);
        }
      if (*end == '\0')
        return g_string_free (self.out, FALSE);
      g_string_append_c (self.out, '\n');
      line = end + 1;
    }
}
