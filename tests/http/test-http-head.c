// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-head.h"

#include "fixtures/locale.h"

#include <string.h>

static void
test_check (void)
{
  static const struct
  {
    const char *bytes;
    HttpHead    state;
  } cases[] = {
    { "", HTTP_HEAD_PARTIAL },
    { "GET / HTTP/1.1", HTTP_HEAD_PARTIAL },
    { "GET / HTTP/1.1\r\n", HTTP_HEAD_PARTIAL },
    { "GET / HTTP/1.1\r\nHost: x\r\n\r", HTTP_HEAD_PARTIAL },
    { "GET / HTTP/1.1\r\nHost: x\r\n\r\n", HTTP_HEAD_SOUND },
    { "GET / HTTP/1.0\r\n\r\n", HTTP_HEAD_SOUND },
    { "GET / HTTP/1.1\nHost: x\n\n", HTTP_HEAD_SOUND },
    { "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", HTTP_HEAD_SOUND },
    { "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab", HTTP_HEAD_SOUND },
    { "POST / HTTP/1.1\r\nTransfer-Encoding: rot13\r\n\r\n", HTTP_HEAD_BAD },
    { "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", HTTP_HEAD_BAD },
    { "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n", HTTP_HEAD_BAD },
    { "GET /\r\n\r\n", HTTP_HEAD_BAD },
    { "GET / HTTP/9\r\n\r\n", HTTP_HEAD_BAD },
    /* The end is the first empty line, however it is written. */
    { "POST / HTTP/1.1\nTransfer-Encoding: rot13\n\nGET / HTTP/1.1\r\n\r\n", HTTP_HEAD_BAD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HttpHead state = http_head_check (cases[i].bytes, strlen (cases[i].bytes));

      if (state != cases[i].state)
        g_error ("case %zu: %d", i, state);
    }
}

static void
test_size (void)
{
  g_autofree char *filling = g_strnfill (HTTP_HEAD_MAX, 'x');
  g_autofree char *whole = g_strconcat ("GET / HTTP/1.1\r\nX: ", filling, "\r\n\r\n", NULL);
  g_autofree char *with_body = g_strconcat ("POST / HTTP/1.1\r\nContent-Length: 8192\r\n\r\n", filling, NULL);

  g_assert_cmpint (http_head_check (whole, strlen (whole)), ==, HTTP_HEAD_TOO_LARGE);
  g_assert_cmpint (http_head_check (whole, HTTP_HEAD_MAX + 1), ==, HTTP_HEAD_TOO_LARGE);
  g_assert_cmpint (http_head_check (whole, HTTP_HEAD_MAX), ==, HTTP_HEAD_PARTIAL);
  g_assert_cmpint (http_head_check (with_body, strlen (with_body)), ==, HTTP_HEAD_SOUND);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/http/head/check", test_check);
  g_test_add_func ("/http/head/size", test_size);
  return g_test_run ();
}
