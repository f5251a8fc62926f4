// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-fold.h"

#include <string.h>

/* Text as it is searched for: without case, without the marks of letters, and with one i
 * for İ, I, ı and i. Whoever types "cagri" or "ÇAĞRI" means "çağrı". The same in every
 * locale, as what is folded lies in the file. */

#define FIRST_MARK 0x0300
#define LAST_MARK 0x036f
#define DOTLESS_I 0x0131

/* Folds one letter of a decomposed text. */
static void
append_letter (GString *folded,
               gunichar letter)
{
  char             utf8[7] = { 0 };
  g_autofree char *casefolded = NULL;

  if (letter >= FIRST_MARK && letter <= LAST_MARK)
    return;
  if (letter == DOTLESS_I)
    letter = 'i';
  letter = g_unichar_tolower (letter);
  if (letter < 0x80)
    {
      g_string_append_c (folded, letter);
      return;
    }
  /* One letter may become two: ß is ss. */
  utf8[g_unichar_to_utf8 (letter, utf8)] = '\0';
  casefolded = g_utf8_casefold (utf8, -1);
  g_string_append (folded, casefolded);
}

/* The bytes of IRC formatting that have numbers behind them. */
#define COLOR '\x03'
#define HEX_COLOR '\x04'

static const char *
skip_number (const char *at,
             gboolean    hexadecimal)
{
  for (int n = hexadecimal ? 6 : 2; n > 0 && (hexadecimal ? g_ascii_isxdigit (*at) : g_ascii_isdigit (*at)); n--)
    at++;
  return at;
}

/* The bytes of IRC formatting are no part of the words. */
static const char *
skip_formatting (const char *at)
{
  char        c = *at++;
  const char *end;

  if (c != COLOR && c != HEX_COLOR)
    return at;
  end = skip_number (at, c == HEX_COLOR);
  if (end == at || *end != ',')
    return end;
  at = skip_number (end + 1, c == HEX_COLOR);
  return at > end + 1 ? at : end;
}

static gboolean
is_formatting (char c)
{
  return c > 0 && c < ' ' && c != '\t' && c != '\n' && c != '\v' && c != '\f' && c != '\r';
}

/**
 * store_fold_map:
 * @text: UTF-8
 * @origins: (nullable) (element-type gsize): gets the start of the character in @text for
 *   each byte of the result, and for its end
 *
 * Returns: (transfer full): the text as it is searched for
 */
char *
store_fold_map (const char *text,
                GArray     *origins)
{
  GString *folded = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letters[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
      gsize    origin;
      gsize    n;

      while (is_formatting (*at))
        at = skip_formatting (at);
      if (*at == '\0')
        break;
      origin = at - text;
      if ((guchar)*at < 0x80)
        g_string_append_c (folded, g_ascii_tolower (*at));
      else
        {
          n = g_unichar_fully_decompose (g_utf8_get_char (at), TRUE, letters, G_N_ELEMENTS (letters));
          for (gsize i = 0; i < n; i++)
            append_letter (folded, letters[i]);
        }
      while (origins != NULL && origins->len < folded->len)
        g_array_append_val (origins, origin);
    }
  if (origins != NULL)
    {
      gsize end = strlen (text);

      g_array_append_val (origins, end);
    }
  return g_string_free (folded, FALSE);
}

/**
 * store_fold:
 * @text: UTF-8
 *
 * Returns: (transfer full): the text as it is searched for
 */
char *
store_fold (const char *text)
{
  return store_fold_map (text, NULL);
}

static gboolean
is_searchable (const char *word)
{
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/**
 * store_fold_query:
 * @words: what a person typed, UTF-8
 *
 * Makes an expression of FTS5 of it: rows in which each of the words begins a word. The
 * words are quoted, so that whatever was typed, it is no syntax.
 *
 * Returns: (transfer full) (nullable): %NULL when there is nothing to search for
 */
char *
store_fold_query (const char *words)
{
  g_autofree char *folded = store_fold (words);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\r\n\v\f\"", -1);
  GString *query = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (is_searchable (parts[i]))
      g_string_append_printf (query, "%s\"%s\" *", query->len > 0 ? " AND " : "", parts[i]);
  return g_string_free (query, query->len == 0);
}

/* --- Where the words are --- */

static gboolean
begins_word (const char *folded,
             const char *at)
{
  return at == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* The longest of @words that begins at @at, in bytes; 0 for none. */
static gsize
match_words (const char *at,
             GPtrArray  *words)
{
  gsize longest = 0;

  for (guint i = 0; i < words->len; i++)
    if (g_str_has_prefix (at, words->pdata[i]))
      longest = MAX (longest, strlen (words->pdata[i]));
  return longest;
}

/* As FTS5 parts them: at everything that is no letter and no digit. */
static GPtrArray *
split_words (const char *folded)
{
  GPtrArray  *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      gboolean inside = *at != '\0' && g_unichar_isalnum (g_utf8_get_char (at));

      if (inside && start == NULL)
        start = at;
      else if (!inside && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, at - start));
          start = NULL;
        }
      if (*at == '\0')
        return words;
    }
}

/**
 * store_fold_find:
 * @text: what was found
 * @words: what was searched for
 *
 * Returns: (transfer full) (element-type StoreRange): where in @text the words are
 */
GArray *
store_fold_find (const char *text,
                 const char *words)
{
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *folded = store_fold_map (text, origins);
  g_autofree char *folded_words = store_fold (words);
  g_autoptr (GPtrArray) wanted = split_words (folded_words);
  GArray     *ranges = g_array_new (FALSE, FALSE, sizeof (StoreRange));
  const char *at = folded;

  while (*at != '\0')
    {
      gsize      length = begins_word (folded, at) ? match_words (at, wanted) : 0;
      StoreRange range;

      if (length == 0)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      range.start = g_array_index (origins, gsize, at - folded);
      range.end = g_array_index (origins, gsize, at - folded + length);
      /* Half of a letter that became two. */
      if (range.end == g_array_index (origins, gsize, at - folded + length - 1))
        range.end = g_utf8_next_char (text + range.end) - text;
      g_array_append_val (ranges, range);
      at += length;
    }
  return ranges;
}
