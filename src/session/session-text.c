// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-text.h"

#include "irc/irc-format.h"
#include "irc/irc-link.h"
#include "session/session-mention.h"

#include <string.h>

G_STATIC_ASSERT ((int)SESSION_TEXT_BOLD == (int)IRC_FORMAT_BOLD && (int)SESSION_TEXT_ITALIC == (int)IRC_FORMAT_ITALIC);
G_STATIC_ASSERT ((int)SESSION_TEXT_UNDERLINE == (int)IRC_FORMAT_UNDERLINE && (int)SESSION_TEXT_STRIKETHROUGH == (int)IRC_FORMAT_STRIKETHROUGH);
G_STATIC_ASSERT ((int)SESSION_TEXT_MONOSPACE == (int)IRC_FORMAT_MONOSPACE && (int)SESSION_TEXT_REVERSE == (int)IRC_FORMAT_REVERSE);
G_STATIC_ASSERT (SESSION_TEXT_NO_COLOR == IRC_FORMAT_NO_COLOR);

static void
add_span (SessionText *self,
          gsize        start,
          gsize        end,
          guint        style)
{
  SessionTextSpan span = { start, end, style, SESSION_TEXT_NO_COLOR, SESSION_TEXT_NO_COLOR };

  g_array_append_val (self->spans, span);
}

static void
add_formats (SessionText *self,
             GArray      *formats)
{
  for (guint i = 0; i < formats->len; i++)
    {
      const IrcFormatSpan  *format = &g_array_index (formats, IrcFormatSpan, i);
      const SessionTextSpan span = { format->start, format->end, format->format, format->foreground, format->background };

      g_array_append_val (self->spans, span);
    }
}

/* --- Blocks --- */

/* Whether the line is in one type from its first to its last letter. */
static gboolean
is_code_line (GArray *formats,
              guint   first,
              gsize   start,
              gsize   end)
{
  gsize at = start;

  for (guint i = first; i < formats->len && at < end; i++)
    {
      const IrcFormatSpan *format = &g_array_index (formats, IrcFormatSpan, i);

      if (format->end <= at)
        continue;
      if (format->start > at || (format->format & IRC_FORMAT_MONOSPACE) == 0)
        return FALSE;
      at = format->end;
    }
  return at >= end && end > start;
}

/* A line that is code from beginning to end is a block, with its neighbours that are the
 * same and the empty lines between them: the marks on the wire know of lines alone. */
static void
add_blocks (SessionText *self,
            GArray      *formats)
{
  gsize length = strlen (self->text);
  gsize block_start = 0, block_end = 0; /* empty while there is none */
  guint first = 0;

  for (gsize start = 0; start <= length;)
    {
      gsize end = start + strcspn (self->text + start, "\n");

      while (first < formats->len && g_array_index (formats, IrcFormatSpan, first).end <= start)
        first++;
      if (is_code_line (formats, first, start, end))
        {
          block_start = block_end > 0 ? block_start : start;
          block_end = end;
        }
      else if (end > start && block_end > 0)
        {
          add_span (self, block_start, block_end, SESSION_TEXT_CODE_BLOCK);
          block_end = 0;
        }
      start = end + 1;
    }
  if (block_end > 0)
    add_span (self, block_start, block_end, SESSION_TEXT_CODE_BLOCK);
}

/* --- Links and names --- */

static void
add_links (SessionText *self)
{
  g_autoptr (GArray) links = irc_link_find (self->text);

  for (guint i = 0; i < links->len; i++)
    add_span (self, g_array_index (links, IrcLink, i).start, g_array_index (links, IrcLink, i).end, SESSION_TEXT_LINK);
}

static void
add_mentions (SessionText *self,
              const char  *name)
{
  g_autoptr (GArray) mentions = session_mention_find (self->text, name);

  for (guint i = 0; i < mentions->len; i++)
    add_span (self, g_array_index (mentions, SessionRange, i).start, g_array_index (mentions, SessionRange, i).end, SESSION_TEXT_MENTION);
}

/* "/me waves": the name is a part of the sentence. */
static void
prepend_name (SessionText    *self,
              SessionMessage *message)
{
  char *text = g_strconcat (session_message_get_sender_name (message), " ", self->text, NULL);
  gsize shift = strlen (text) - strlen (self->text);

  g_free (self->text);
  self->text = text;
  for (guint i = 0; i < self->spans->len; i++)
    {
      g_array_index (self->spans, SessionTextSpan, i).start += shift;
      g_array_index (self->spans, SessionTextSpan, i).end += shift;
    }
}

/**
 * session_text_new:
 *
 * Returns: (transfer full): what @message looks like
 */
SessionText *
session_text_new (SessionMessage *message)
{
  SessionText *self = g_new0 (SessionText, 1);
  g_autoptr (GArray) formats = NULL;

  self->spans = g_array_new (FALSE, FALSE, sizeof (SessionTextSpan));
  self->text = irc_format_parse (session_message_get_formatted (message), &formats);
  /* The sentences of events are ours, and of no more than one kind. */
  if (session_message_is_event (message))
    return self;
  add_formats (self, formats);
  add_blocks (self, formats);
  add_links (self);
  if (session_message_get_mentioned (message) != NULL)
    add_mentions (self, session_message_get_mentioned (message));
  if (session_message_get_kind (message) == SESSION_MESSAGE_ACTION)
    prepend_name (self, message);
  return self;
}

void
session_text_free (SessionText *self)
{
  g_free (self->text);
  g_array_unref (self->spans);
  g_free (self);
}

/**
 * session_text_dup_uri:
 * @link: a span with %SESSION_TEXT_LINK
 *
 * Returns: (transfer full): what the link leads to
 */
char *
session_text_dup_uri (SessionText           *self,
                      const SessionTextSpan *link)
{
  return irc_link_dup_uri (self->text, &(IrcLink){ link->start, link->end });
}

/**
 * session_text_dup_code:
 *
 * Returns: (transfer full) (nullable): the code in it, blocks parted by an empty line; %NULL
 *   for none
 */
char *
session_text_dup_code (SessionText *self)
{
  GString *code = g_string_new (NULL);

  for (guint i = 0; i < self->spans->len; i++)
    {
      const SessionTextSpan *span = &g_array_index (self->spans, SessionTextSpan, i);

      if ((span->style & SESSION_TEXT_CODE_BLOCK) == 0)
        continue;
      if (code->len > 0)
        g_string_append (code, "\n\n");
      g_string_append_len (code, self->text + span->start, span->end - span->start);
    }
  return g_string_free (code, code->len == 0);
}
