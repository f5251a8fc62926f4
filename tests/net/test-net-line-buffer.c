// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-line-buffer.h"

#include "fixtures/locale.h"

#include <string.h>

/* All that can be popped, as "line|line|!|", ! for an overlong one. */
static void
pop_all (NetLineBuffer *buffer,
         GString       *popped)
{
  for (;;)
    {
      const char *line;
      gsize       length;

      switch (net_line_buffer_pop (buffer, &line, &length))
        {
        case NET_LINE_NONE:
          return;
        case NET_LINE_TOO_LONG:
          g_string_append (popped, "!|");
          break;
        case NET_LINE_READY:
          g_string_append_len (popped, line, length);
          g_string_append_c (popped, '|');
        }
    }
}

static void
test_lines (void)
{
  static const struct
  {
    const char *bytes;
    const char *lines;
  } cases[] = {
    { "", "" },
    { "a", "" },
    { "a\n", "a|" },
    { "a\r\n", "a|" },
    { "a\r\nb\nc", "a|b|" },
    { "\r\n\n\r\n", "" },
    { "\r\na\n", "a|" },
    { "a\rb\r\n", "a\rb|" }, /* a CR alone ends nothing; the parser refuses it */
    { "a\r\r\n", "a\r|" },
    { " \n", " |" },
    { "\xff\xfe\n", "\xff\xfe|" },
  };

  /* The whole at once, and byte by byte. */
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize step = 1; step <= 16; step += 15)
      {
        g_autoptr (NetLineBuffer) buffer = net_line_buffer_new ();
        g_autoptr (GString) popped = g_string_new (NULL);
        gsize length = strlen (cases[i].bytes);

        for (gsize at = 0; at < length; at += step)
          {
            net_line_buffer_push (buffer, cases[i].bytes + at, MIN (step, length - at));
            pop_all (buffer, popped);
          }
        g_assert_cmpstr (popped->str, ==, cases[i].lines);
      }
}

static void
test_nul (void)
{
  g_autoptr (NetLineBuffer) buffer = net_line_buffer_new ();
  const char *line;
  gsize       length;

  net_line_buffer_push (buffer, "a\0b\n", 4);
  g_assert_cmpint (net_line_buffer_pop (buffer, &line, &length), ==, NET_LINE_READY);
  g_assert_cmpmem (line, length, "a\0b", 3);
}

/* The longest line is taken, one byte more is not, whatever the pieces it comes in. */
static void
test_limit (void)
{
  for (gsize over = 0; over <= 1; over++)
    for (gsize step = 1; step < 20000; step *= 7)
      {
        g_autoptr (NetLineBuffer) buffer = net_line_buffer_new ();
        g_autoptr (GString) bytes = g_string_new (NULL);
        g_autoptr (GString) popped = g_string_new (NULL);

        for (gsize n = 0; n < NET_LINE_BUFFER_MAX_LINE + over; n++)
          g_string_append_c (bytes, 'x');
        g_string_append (bytes, "\nafter\n");
        for (gsize at = 0; at < bytes->len; at += step)
          {
            net_line_buffer_push (buffer, bytes->str + at, MIN (step, bytes->len - at));
            pop_all (buffer, popped);
          }
        if (over == 0)
          g_assert_cmpuint (popped->len, ==, NET_LINE_BUFFER_MAX_LINE + strlen ("|after|"));
        else
          g_assert_cmpstr (popped->str, ==, "!|after|");
      }
}

/* A line without end costs no more memory than the limit, and is told of once. */
static void
test_endless (void)
{
  g_autoptr (NetLineBuffer) buffer = net_line_buffer_new ();
  g_autoptr (GString) popped = g_string_new (NULL);
  g_autoptr (GBytes) held = NULL;
  g_autofree char *block = g_strnfill (4096, 'x');

  for (guint i = 0; i < 1000; i++)
    {
      net_line_buffer_push (buffer, block, 4096);
      pop_all (buffer, popped);
    }
  g_assert_cmpstr (popped->str, ==, "!|");
  held = net_line_buffer_steal (buffer);
  g_assert_cmpuint (g_bytes_get_size (held), <=, NET_LINE_BUFFER_MAX_LINE);
}

static void
test_steal (void)
{
  g_autoptr (NetLineBuffer) buffer = net_line_buffer_new ();
  g_autoptr (GBytes) rest = NULL;
  g_autoptr (GBytes) nothing = NULL;
  const char *line;
  gsize       length;

  net_line_buffer_push (buffer, "a\nb\nc", 5);
  g_assert_cmpint (net_line_buffer_pop (buffer, &line, &length), ==, NET_LINE_READY);
  rest = net_line_buffer_steal (buffer);
  g_assert_cmpmem (g_bytes_get_data (rest, NULL), g_bytes_get_size (rest), "b\nc", 3);
  g_assert_cmpmem (line, length, "a", 1);
  nothing = net_line_buffer_steal (buffer);
  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);
  net_line_buffer_push (buffer, "d\n", 2);
  g_assert_cmpint (net_line_buffer_pop (buffer, &line, &length), ==, NET_LINE_READY);
  g_assert_cmpmem (line, length, "d", 1);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/net/line-buffer/lines", test_lines);
  g_test_add_func ("/net/line-buffer/nul", test_nul);
  g_test_add_func ("/net/line-buffer/limit", test_limit);
  g_test_add_func ("/net/line-buffer/endless", test_endless);
  g_test_add_func ("/net/line-buffer/steal", test_steal);
  return g_test_run ();
}
