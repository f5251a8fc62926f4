// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-mention.h"

#include "irc/irc-link.h"
#include "irc/irc-name.h"
#include "store/store-fold.h"

#include <string.h>

/* Names of people in what is said: as they are shown or as they are on the wire, with or
 * without @ in front, whatever the case and the marks, and as whole words. A Turkish suffix
 * stands behind an apostrophe, which ends a word. */

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_';
}

/* ayse@okul.edu.tr names nobody. */
static gboolean
begins_word (const char *text,
             const char *at)
{
  const char *before = at > text ? g_utf8_prev_char (at) : NULL;

  if (before == NULL)
    return TRUE;
  if (is_word (g_utf8_get_char (before)))
    return FALSE;
  return *before != '@' || before == text || !is_word (g_utf8_get_char (g_utf8_prev_char (before)));
}

static gboolean
ends_word (const char *at)
{
  return !is_word (g_utf8_get_char (at)) && !(*at == '@' && is_word (g_utf8_get_char (at + 1)));
}

static gboolean
is_in_link (GArray *links,
            gsize   start)
{
  for (guint i = 0; i < links->len; i++)
    if (g_array_index (links, IrcLink, i).start <= start && start < g_array_index (links, IrcLink, i).end)
      return TRUE;
  return FALSE;
}

static void
add_range (GArray     *ranges,
           const char *text,
           GArray     *links,
           gsize       start,
           gsize       end)
{
  SessionRange range = { start, end };

  if (!begins_word (text, text + start) || !ends_word (text + end) || is_in_link (links, start))
    return;
  if (start > 0 && text[start - 1] == '@')
    range.start--;
  g_array_append_val (ranges, range);
}

/**
 * session_mention_find:
 * @text: without formatting
 * @name: what somebody is called
 *
 * Returns: (transfer full) (element-type SessionRange): where @name is in @text
 */
GArray *
session_mention_find (const char *text,
                      const char *name)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (SessionRange));
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autoptr (GArray) links = NULL;
  g_autofree char *folded = store_fold_map (text, origins);
  g_autofree char *wanted = store_fold (name);
  gsize            length = strlen (wanted);

  if (length == 0)
    return ranges;
  for (const char *at = strstr (folded, wanted); at != NULL; at = strstr (at + 1, wanted))
    {
      gsize offset = at - folded;
      gsize start = g_array_index (origins, gsize, offset);
      gsize end = g_array_index (origins, gsize, offset + length);

      /* In the middle of one letter that became several. */
      if ((offset > 0 && g_array_index (origins, gsize, offset - 1) == start) || g_array_index (origins, gsize, offset + length - 1) == end)
        continue;
      if (links == NULL)
        links = irc_link_find (text);
      add_range (ranges, text, links, start, end);
    }
  return ranges;
}

static gboolean
is_mentioned (const char *text,
              const char *name)
{
  g_autoptr (GArray) ranges = session_mention_find (text, name);

  return ranges->len > 0;
}

/**
 * session_mention_find_us:
 * @name: our person's, as it is shown
 * @nick: the one on the wire
 *
 * Returns: (nullable): the one of both that is in @text
 */
const char *
session_mention_find_us (const char *text,
                         const char *name,
                         const char *nick)
{
  if (is_mentioned (text, name))
    return name;
  return nick != NULL && is_mentioned (text, nick) ? nick : NULL;
}

/* "AyseYilmaz" and "AyseYilmaz2" are made from "Ayşe Yılmaz". */
static gboolean
is_made_from (const char *nick,
              const char *name)
{
  g_autofree char *made = irc_name_nick_from_person (name, "?");
  gsize            length = strlen (made);

  return g_ascii_strncasecmp (nick, made, length) == 0 && strspn (nick + length, "0123456789_") == strlen (nick + length);
}

/**
 * session_mention_get_word:
 *
 * What is to be written to name somebody. Who uses Merhaba is told by the name all see,
 * which reads well in every program. Other programs only know the name on the wire: when
 * that is another one, or two people are called the same, it is the one that works.
 */
const char *
session_mention_get_word (SessionMember *member)
{
  const char *name = session_member_get_name (member);
  const char *nick = session_member_get_nick (member);

  if (name == NULL || !g_str_equal (session_member_get_label (member), name))
    return nick;
  return is_made_from (nick, name) ? name : nick;
}

static gboolean
has_word_beginning_with (const char *text,
                         const char *beginning)
{
  g_autofree char *folded = store_fold (text);

  for (const char *at = strstr (folded, beginning); at != NULL; at = strstr (at + 1, beginning))
    if (at == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at))))
      return TRUE;
  return FALSE;
}

/**
 * session_mention_matches_name:
 * @beginning: the first letters of @name, or of one of its words
 */
gboolean
session_mention_matches_name (const char *name,
                              const char *beginning)
{
  g_autofree char *folded = store_fold (beginning);

  return has_word_beginning_with (name, folded);
}

/**
 * session_mention_matches:
 * @beginning: the first letters of a name, or of one of its words
 *
 * Returns: whether it may be @member who is meant
 */
gboolean
session_mention_matches (SessionMember *member,
                         const char    *beginning)
{
  return session_mention_matches_name (session_member_get_label (member), beginning) || session_mention_matches_name (session_member_get_nick (member), beginning);
}
