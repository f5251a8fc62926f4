// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-emoji.h"

/* Which texts are nothing but emoji. Follows the gist of UTS 51 without its tables. */

#define ZERO_WIDTH_JOINER 0x200d
#define TEXT_SELECTOR 0xfe0e
#define EMOJI_SELECTOR 0xfe0f
#define KEYCAP 0x20e3

/* --- What is one --- */

static gboolean
is_regional (gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

/* Drawn as a picture by itself. */
static gboolean
is_picture (gunichar c)
{
  return (c >= 0x1f300 && c <= 0x1faff && !(c >= 0x1f3fb && c <= 0x1f3ff)) || c == 0x1f004 || c == 0x1f0cf || (c >= 0x1f18e && c <= 0x1f19a);
}

/* Drawn as a letter unless a selector follows; these few are pictures on their own. */
static gboolean
is_symbol (gunichar c)
{
  return (c >= 0x2190 && c <= 0x2bff) || c == 0x00a9 || c == 0x00ae || c == 0x203c || c == 0x2049 || c == 0x3030 || c == 0x303d || c == 0x3297 || c == 0x3299;
}

static gboolean
is_picture_symbol (gunichar c)
{
  static const gunichar pictures[] = { 0x231a, 0x231b, 0x23e9, 0x23ea, 0x23eb, 0x23ec, 0x23f0, 0x23f3, 0x25fd, 0x25fe, 0x2614, 0x2615, 0x267f, 0x2693, 0x26a1, 0x26aa, 0x26ab, 0x26bd, 0x26be, 0x26c4, 0x26c5, 0x26ce, 0x26d4, 0x26ea, 0x26f2, 0x26f3, 0x26f5, 0x26fa, 0x26fd, 0x2705, 0x270a, 0x270b, 0x2728, 0x274c, 0x274e, 0x2753, 0x2754, 0x2755, 0x2757, 0x2795, 0x2796, 0x2797, 0x27b0, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b55 };

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (c == pictures[i])
      return TRUE;
  return FALSE;
}

/* Marks, skin tones and tags belong to the emoji before them. */
static const char *
skip_modifiers (const char *at)
{
  for (;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c != EMOJI_SELECTOR && c != KEYCAP && !(c >= 0x1f3fb && c <= 0x1f3ff) && !(c >= 0xe0020 && c <= 0xe007f))
        return at;
    }
}

/* Returns where the emoji at @at ends; %NULL when there is none. */
static const char *
skip_emoji (const char *at)
{
  gunichar    c = g_utf8_get_char (at);
  const char *next = g_utf8_next_char (at);
  gunichar    after = g_utf8_get_char (next);

  if (is_regional (c))
    return is_regional (after) ? g_utf8_next_char (next) : NULL;
  if ((c >= '0' && c <= '9') || c == '#' || c == '*')
    return after == EMOJI_SELECTOR && g_utf8_get_char (g_utf8_next_char (next)) == KEYCAP ? skip_modifiers (next) : NULL;
  if (after == TEXT_SELECTOR)
    return NULL;
  if (!is_picture (c) && !is_picture_symbol (c) && !(is_symbol (c) && after == EMOJI_SELECTOR))
    return NULL;
  next = skip_modifiers (next);
  while (g_utf8_get_char (next) == ZERO_WIDTH_JOINER)
    {
      c = g_utf8_get_char (g_utf8_next_char (next));
      if (!is_picture (c) && !is_symbol (c))
        return NULL;
      next = skip_modifiers (g_utf8_next_char (g_utf8_next_char (next)));
    }
  return next;
}

/**
 * session_emoji_is_all:
 *
 * Returns: whether @text is nothing but one to @max emoji, spaces between them aside
 */
gboolean
session_emoji_is_all (const char *text,
                      guint       max)
{
  guint n = 0;

  while (*text != '\0' && n <= max)
    {
      if (*text == ' ')
        {
          text++;
          continue;
        }
      text = skip_emoji (text);
      if (text == NULL)
        return FALSE;
      n++;
    }
  return n >= 1 && n <= max;
}
