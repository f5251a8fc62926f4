// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-format.h"

#include <string.h>

/* Text with IRC formatting becomes plain text and spans. */

#define DEFAULT_COLOR 99

/* The colours 0 to 98 as 0xrrggbb. */
static const int palette[] = {
  /* clang-format off */
  0xffffff, 0x000000, 0x00007f, 0x009300, 0xff0000, 0x7f0000, 0x9c009c, 0xfc7f00,
  0xffff00, 0x00fc00, 0x009393, 0x00ffff, 0x0000fc, 0xff00ff, 0x7f7f7f, 0xd2d2d2,
  0x470000, 0x472100, 0x474700, 0x324700, 0x004700, 0x00472c, 0x004747, 0x002747, 0x000047, 0x2e0047, 0x470047, 0x47002a,
  0x740000, 0x743a00, 0x747400, 0x517400, 0x007400, 0x007449, 0x007474, 0x004074, 0x000074, 0x4b0074, 0x740074, 0x740045,
  0xb50000, 0xb56300, 0xb5b500, 0x7db500, 0x00b500, 0x00b571, 0x00b5b5, 0x0063b5, 0x0000b5, 0x7500b5, 0xb500b5, 0xb5006b,
  0xff0000, 0xff8c00, 0xffff00, 0xb2ff00, 0x00ff00, 0x00ffa0, 0x00ffff, 0x008cff, 0x0000ff, 0xa500ff, 0xff00ff, 0xff0098,
  0xff5959, 0xffb459, 0xffff71, 0xcfff60, 0x6fff6f, 0x65ffc9, 0x6dffff, 0x59b4ff, 0x5959ff, 0xc459ff, 0xff66ff, 0xff59bc,
  0xff9c9c, 0xffd39c, 0xffff9c, 0xe2ff9c, 0x9cff9c, 0x9cffdb, 0x9cffff, 0x9cd3ff, 0x9c9cff, 0xdc9cff, 0xff9cff, 0xff94d3,
  0x000000, 0x131313, 0x282828, 0x363636, 0x4d4d4d, 0x656565, 0x818181, 0x9f9f9f, 0xbcbcbc, 0xe2e2e2, 0xffffff,
  /* clang-format on */
};

G_STATIC_ASSERT (G_N_ELEMENTS (palette) == DEFAULT_COLOR);

/* --- Colours --- */

/* Up to @digits digits of @base; how many there were tells where @p is afterwards. */
static int
read_number (const char **p,
             guint        digits,
             gboolean     hexadecimal)
{
  int   number = 0;
  guint n = 0;

  while (n < digits && (hexadecimal ? g_ascii_isxdigit (**p) : g_ascii_isdigit (**p)))
    {
      number = number * (hexadecimal ? 16 : 10) + g_ascii_xdigit_value (**p);
      (*p)++;
      n++;
    }
  if (n == 0 || (hexadecimal && n < digits))
    return IRC_FORMAT_NO_COLOR;
  if (hexadecimal)
    return number;
  return number < (int)G_N_ELEMENTS (palette) ? palette[number] : IRC_FORMAT_NO_COLOR;
}

/* The parameters of a colour: up to two numbers, a comma between. Without any the colours
 * end. */
static const char *
read_colors (const char    *p,
             gboolean       hexadecimal,
             IrcFormatSpan *state)
{
  guint       digits = hexadecimal ? 6 : 2;
  const char *start = p;
  int         foreground = read_number (&p, digits, hexadecimal);

  state->foreground = foreground;
  if (p == start)
    state->background = IRC_FORMAT_NO_COLOR;
  else if (*p == ',' && (hexadecimal ? g_ascii_isxdigit (p[1]) : g_ascii_isdigit (p[1])))
    {
      p++;
      state->background = read_number (&p, digits, hexadecimal);
    }
  return p;
}

/* --- Spans --- */

static void
reset (IrcFormatSpan *state)
{
  state->format = 0;
  state->foreground = IRC_FORMAT_NO_COLOR;
  state->background = IRC_FORMAT_NO_COLOR;
}

static gboolean
is_plain (const IrcFormatSpan *state)
{
  return state->format == 0 && state->foreground == IRC_FORMAT_NO_COLOR && state->background == IRC_FORMAT_NO_COLOR;
}

static gboolean
is_same (const IrcFormatSpan *a,
         const IrcFormatSpan *b)
{
  return a->format == b->format && a->foreground == b->foreground && a->background == b->background;
}

/* What was appended to the plain text since state->start looks like @state. */
static void
end_span (GArray        *spans,
          IrcFormatSpan *state,
          gsize          length)
{
  IrcFormatSpan *last = spans->len > 0 ? &g_array_index (spans, IrcFormatSpan, spans->len - 1) : NULL;

  state->end = length;
  if (last != NULL && last->end == state->start && is_same (last, state))
    last->end = state->end;
  else if (state->end > state->start && !is_plain (state) && spans->len < IRC_FORMAT_MAX_SPANS)
    g_array_append_val (spans, *state);
  state->start = length;
}

static guint
find_format (char c)
{
  switch (c)
    {
    case IRC_FORMAT_BYTE_BOLD:
      return IRC_FORMAT_BOLD;
    case IRC_FORMAT_BYTE_ITALIC:
      return IRC_FORMAT_ITALIC;
    case IRC_FORMAT_BYTE_UNDERLINE:
      return IRC_FORMAT_UNDERLINE;
    case IRC_FORMAT_BYTE_STRIKETHROUGH:
      return IRC_FORMAT_STRIKETHROUGH;
    case IRC_FORMAT_BYTE_MONOSPACE:
      return IRC_FORMAT_MONOSPACE;
    case IRC_FORMAT_BYTE_REVERSE:
      return IRC_FORMAT_REVERSE;
    default:
      return 0;
    }
}

/* Reads one control byte and what belongs to it. */
static const char *
read_control (const char    *p,
              IrcFormatSpan *state)
{
  char c = *p++;

  state->format ^= find_format (c);
  if (c == IRC_FORMAT_BYTE_RESET)
    reset (state);
  else if (c == IRC_FORMAT_BYTE_COLOR || c == IRC_FORMAT_BYTE_HEX_COLOR)
    p = read_colors (p, c == IRC_FORMAT_BYTE_HEX_COLOR, state);
  return p;
}

/**
 * irc_format_parse:
 * @text: a message's text as on the wire, several lines parted by LF
 * @spans: (out) (optional) (element-type IrcFormatSpan): what looks other than the rest, in
 *   order and without overlaps
 *
 * Each line begins unformatted, as each was a message of its own on the wire. Control bytes
 * that are no formatting are left out, all but LF and tab.
 *
 * Returns: (transfer full): the plain text
 */
char *
irc_format_parse (const char *text,
                  GArray    **spans)
{
  GString      *plain = g_string_sized_new (strlen (text));
  GArray       *found = g_array_new (FALSE, FALSE, sizeof (IrcFormatSpan));
  IrcFormatSpan state = { 0 };

  reset (&state);
  while (*text != '\0')
    {
      gsize n = 0;

      while ((guchar)text[n] >= ' ' && text[n] != 0x7f)
        n++;
      if (text[n] == '\t')
        n++;
      g_string_append_len (plain, text, n);
      text += n;
      if (*text == '\0' || n > 0)
        continue;
      end_span (found, &state, plain->len);
      if (*text == '\n')
        {
          reset (&state);
          g_string_append_c (plain, *text++);
          state.start = plain->len;
        }
      else
        text = read_control (text, &state);
    }
  end_span (found, &state, plain->len);
  if (spans != NULL)
    *spans = found;
  else
    g_array_unref (found);
  return g_string_free (plain, FALSE);
}
