// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-link.h"

#include <string.h>

/* Links in what people write. Only what is known to be harmless to open is one. */

#define MAX_LENGTH 2048
#define MAX_MAIL_LENGTH 320
#define LONGEST_SUFFIX 10

#define WWW "www."
#define MAILTO "mailto:"

static const char *const beginnings[] = { "https://", "http://", WWW, MAILTO, "irc://", "ircs://", "merhaba://" };

/* --- Where one begins --- */

static const char *
find_beginning (const char *at)
{
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (at, beginnings[i], strlen (beginnings[i])) == 0)
      return beginnings[i];
  return NULL;
}

/* Not in the middle of a word: "xhttp://", "svn+http://". */
static gboolean
may_begin (const char *text,
           const char *at)
{
  gunichar before;

  if (at == text)
    return TRUE;
  before = g_utf8_get_char (g_utf8_prev_char (at));
  return !g_unichar_isalnum (before) && before != '+' && before != '-' && before != '.' && before != '@' && before != '/';
}

/* --- Where it ends --- */

static gboolean
ends_link (gunichar c)
{
  static const gunichar ends[] = { '<', '>', '"', '`', 0x201c, 0x201d, 0x201e, 0x00ab, 0x00bb, 0x2018, 0x2026, 0xfffd };

  if (c <= ' ' || c == 0x7f || g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (c == ends[i])
      return TRUE;
  return FALSE;
}

/* As far as no space or quotation mark comes. */
static const char *
find_end (const char *at,
          gsize       max_length)
{
  const char *start = at;

  while (*at != '\0' && (gsize)(at - start) < max_length && !ends_link (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static gboolean
is_vowel (gunichar c)
{
  static const char vowels[] = "aeıioöuüAEIİOÖUÜ";

  return g_utf8_strchr (vowels, -1, c) != NULL;
}

/* "'de", "'nden", "'ye": letters with a vowel among them, and perhaps the end of the
 * sentence. The English "'s" may be a part of the name. */
static gboolean
is_suffix (const char *at,
           const char *end)
{
  gboolean vowel = FALSE;
  guint    n = 0;

  for (; at < end && g_unichar_isalpha (g_utf8_get_char (at)); at = g_utf8_next_char (at), n++)
    vowel |= is_vowel (g_utf8_get_char (at));
  if (n > LONGEST_SUFFIX || !vowel)
    return FALSE;
  for (; at < end; at = g_utf8_next_char (at))
    if (!g_unichar_ispunct (g_utf8_get_char (at)) || *at == '/' || *at == '_' || *at == '=' || *at == '&')
      return FALSE;
  return TRUE;
}

/* Turkish puts suffixes behind an apostrophe. In a name of a host there is none, and the
 * typographic one is never meant to be in an address. */
static const char *
cut_suffix (const char *host,
            const char *end)
{
  gboolean in_host = TRUE;

  for (const char *at = host; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      in_host = in_host && c != '/' && c != '?' && c != '#';
      if (c == 0x2019 || (c == '\'' && (in_host || is_suffix (at + 1, end))))
        return at;
    }
  return end;
}

/* Punctuation behind belongs to the sentence, and a bracket too that was not opened. */
static const char *
cut_punctuation (const char *start,
                 const char *end)
{
  static const char opening[] = "([{";
  static const char closing[] = ")]}";
  int               open[3] = { 0 };

  for (const char *at = start; at < end; at++)
    for (int i = 0; i < 3; i++)
      open[i] += (*at == opening[i]) - (*at == closing[i]);
  while (end > start)
    {
      char        last = end[-1];
      const char *bracket = strchr (closing, last);

      if (bracket != NULL && open[bracket - closing] < 0)
        open[bracket - closing]++;
      else if (strchr (".,;:!?'*~|([{", last) == NULL)
        break;
      else if (strchr (opening, last) != NULL)
        open[strchr (opening, last) - opening]--;
      end--;
    }
  return end;
}

/* --- What is one --- */

static gboolean
begins_host (const char *at)
{
  return *at == '[' || g_unichar_isalnum (g_utf8_get_char (at));
}

static gboolean
has_mail_address (const char *at,
                  const char *end)
{
  const char *sign = memchr (at, '@', end - at);

  return sign != NULL && sign > at && sign + 1 < end && begins_host (sign + 1);
}

/* Returns the end of the link that begins at @at, or %NULL. */
static const char *
read_link (const char *at)
{
  const char *beginning = find_beginning (at);
  const char *host, *end;
  gboolean    is_mail;

  if (beginning == NULL)
    return NULL;
  host = at + strlen (beginning);
  if (!begins_host (host))
    return NULL;
  is_mail = strcmp (beginning, MAILTO) == 0;
  end = cut_punctuation (at, cut_suffix (host, find_end (at, is_mail ? MAX_MAIL_LENGTH : MAX_LENGTH)));
  if (end <= host || (is_mail && !has_mail_address (host, end)))
    return NULL;
  /* "www.x" alone is no name of a host. */
  if (strcmp (beginning, WWW) == 0 && memchr (host, '.', end - host) == NULL)
    return NULL;
  return end;
}

static gboolean
is_first_letter (char c)
{
  return strchr ("hHwWmMiI", c) != NULL;
}

/**
 * irc_link_find:
 * @text: UTF-8, without formatting
 *
 * Finds what is a link, which is only what has one of a few schemes, or begins with "www.".
 * Each byte is looked at a limited number of times.
 *
 * Returns: (transfer full) (element-type IrcLink): in order, without overlaps
 */
GArray *
irc_link_find (const char *text)
{
  GArray     *links = g_array_new (FALSE, FALSE, sizeof (IrcLink));
  const char *at = text;

  while (*at != '\0')
    {
      const char *end = is_first_letter (*at) && may_begin (text, at) ? read_link (at) : NULL;

      if (end == NULL)
        {
          at++;
          continue;
        }
      g_array_append_vals (links, &(IrcLink){ at - text, end - text }, 1);
      at = end;
    }
  return links;
}

/**
 * irc_link_dup_uri:
 * @link: in @text
 *
 * Returns: (transfer full): what to open
 */
char *
irc_link_dup_uri (const char    *text,
                  const IrcLink *link)
{
  g_autofree char *shown = g_strndup (text + link->start, link->end - link->start);

  if (g_ascii_strncasecmp (shown, WWW, strlen (WWW)) == 0)
    return g_strconcat ("https://", shown, NULL);
  return g_steal_pointer (&shown);
}
