// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-text.h"

#include "irc/irc-format.h"

#include <string.h>

#define ZERO_WIDTH_JOINER 0x200d

void
irc_text_piece_free (IrcTextPiece *piece)
{
  g_free (piece->text);
  g_free (piece);
}

static void
add_piece (GPtrArray  *pieces,
           const char *text,
           gsize       length,
           gboolean    concat)
{
  IrcTextPiece *piece = g_new0 (IrcTextPiece, 1);

  piece->text = g_strndup (text, length);
  piece->concat = concat;
  g_ptr_array_add (pieces, piece);
}

static gboolean
is_regional_indicator (gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

/* Whether @c is drawn on or with the character before it: marks, variation
 * selectors, skin tones and joiners. */
static gboolean
is_extender (gunichar c)
{
  return g_unichar_ismark (c) || c == ZERO_WIDTH_JOINER || (c >= 0x1f3fb && c <= 0x1f3ff) || (c >= 0xe0020 && c <= 0xe007f);
}

/* Whether a line may be cut at @at without tearing what is seen as one character.
 * Follows the gist of UAX 29 without its tables. */
static gboolean
is_character_border (const char *start,
                     const char *at)
{
  gunichar    next = g_utf8_get_char (at);
  const char *before = g_utf8_prev_char (at);
  gunichar    previous = g_utf8_get_char (before);
  guint       flags = 0;

  if (is_extender (next) || previous == ZERO_WIDTH_JOINER)
    return FALSE;
  if (!is_regional_indicator (next) || !is_regional_indicator (previous))
    return TRUE;

  /* Flags are pairs: count how many indicators stand before. */
  for (const char *p = at; p > start; flags++)
    {
      p = g_utf8_prev_char (p);
      if (!is_regional_indicator (g_utf8_get_char (p)))
        break;
    }
  return flags % 2 == 0;
}

/* How many bytes of @line go into the next piece: up to the last space that fits
 * (it stays at the end, as draft/multiline advises), else to the last border of a
 * character, else to the last whole code point. */
static gsize
piece_length (const char *line,
              gsize       length,
              gsize       max_bytes)
{
  const char *limit;
  const char *border;

  if (length <= max_bytes)
    return length;

  limit = line + max_bytes;
  while (((guchar)*limit & 0xc0) == 0x80)
    limit--;

  for (const char *p = limit; p > line + max_bytes / 2; p--)
    if (p[-1] == ' ' && *p != ' ')
      return p - line;

  for (border = limit; border > line + max_bytes / 2; border = g_utf8_prev_char (border))
    if (is_character_border (line, border))
      return border - line;
  return MAX (limit - line, 1);
}

/**
 * irc_text_split:
 * @text: UTF-8 of any length, lines parted by LF
 * @max_bytes: what one line on the wire may carry; at least 8
 *
 * Parts a text into what fits the wire and can be joined again without loss by
 * irc_text_join(). An empty line is an empty piece.
 *
 * Returns: (transfer full) (element-type IrcTextPiece): at least one piece
 */
GPtrArray *
irc_text_split (const char *text,
                gsize       max_bytes)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify)irc_text_piece_free);

  g_return_val_if_fail (text != NULL && max_bytes >= 8, pieces);

  for (;;)
    {
      gsize    length = strcspn (text, "\n");
      gboolean concat = FALSE;

      do
        {
          gsize part = piece_length (text, length, max_bytes);

          add_piece (pieces, text, part, concat);
          text += part;
          length -= part;
          concat = TRUE;
        }
      while (length > 0);

      if (*text == '\0')
        return pieces;
      text++;
    }
}

/**
 * irc_text_join:
 * @pieces: (element-type IrcTextPiece): what irc_text_split() made
 *
 * Returns: (transfer full): the text as it was
 */
char *
irc_text_join (const GPtrArray *pieces)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const IrcTextPiece *piece = pieces->pdata[i];

      if (i > 0 && !piece->concat)
        g_string_append_c (text, '\n');
      g_string_append (text, piece->text);
    }
  return g_string_free (text, FALSE);
}

/**
 * irc_text_is_clean:
 * @bytes: what a caller sent as text; need not end in NUL
 *
 * Whether it is UTF-8 without control bytes; line ends and tabs are allowed.
 */
gboolean
irc_text_is_clean (const char *bytes,
                   gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar c = bytes[i];

      if ((c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 0x7f)
        return FALSE;
    }
  return g_utf8_validate_len (bytes, length, NULL);
}

/**
 * irc_text_strip_formatting:
 * @text: a message's text
 *
 * Returns: (transfer full): the text without the bytes of IRC formatting and without
 * any other control byte but LF and tab
 */
char *
irc_text_strip_formatting (const char *text)
{
  return irc_format_parse (text, NULL);
}

/**
 * irc_text_normalize_lines:
 * @text: text as typed, pasted or received
 *
 * Returns: (transfer full): the text with LF as the only line end and without empty
 * lines at its beginning and end
 */
char *
irc_text_normalize_lines (const char *text)
{
  GString *result = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\r' && p[1] == '\n')
        continue;
      if (*p == '\r' || *p == '\n')
        {
          if (result->len > 0)
            g_string_append_c (result, '\n');
        }
      else
        g_string_append_c (result, *p);
    }
  while (result->len > 0 && result->str[result->len - 1] == '\n')
    g_string_truncate (result, result->len - 1);
  return g_string_free (result, FALSE);
}

/**
 * irc_text_truncate:
 *
 * Returns: (transfer full): as much of @text as fits @max_bytes, cut at the border of
 * a character
 */
char *
irc_text_truncate (const char *text,
                   gsize       max_bytes)
{
  gsize end = strlen (text);

  if (end > max_bytes)
    {
      end = max_bytes;
      while (end > 0 && ((guchar)text[end] & 0xc0) == 0x80)
        end--;
    }
  return g_strndup (text, end);
}
