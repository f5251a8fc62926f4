// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-text-framer.h"

#include "fixtures/locale.h"

#include <string.h>

static void
push (NetTextFramer *framer,
      const char    *text)
{
  net_text_framer_push (framer, text, strlen (text));
}

static void
assert_message (GBytes     *message,
                const char *expected)
{
  g_autoptr (GBytes) owned = message;

  if (expected == NULL)
    g_assert_null (owned);
  else
    {
      g_assert_nonnull (owned);
      g_assert_cmpmem (g_bytes_get_data (owned, NULL), g_bytes_get_size (owned), expected, strlen (expected));
    }
}

static void
test_lines (void)
{
  g_autoptr (NetTextFramer) framer = net_text_framer_new ();

  g_assert_true (net_text_framer_is_empty (framer));
  push (framer, "one\ntwo\r\n\n\r\nthree");
  assert_message (net_text_framer_pop (framer), "one");
  assert_message (net_text_framer_pop (framer), "two");
  assert_message (net_text_framer_pop (framer), NULL);
  g_assert_false (net_text_framer_is_empty (framer));
  push (framer, " and more\n");
  assert_message (net_text_framer_pop (framer), "three and more");
  assert_message (net_text_framer_pop (framer), NULL);
  g_assert_true (net_text_framer_is_empty (framer));
}

static void
test_pause (void)
{
  g_autoptr (NetTextFramer) framer = net_text_framer_new ();

  assert_message (net_text_framer_pause (framer, FALSE), NULL);
  push (framer, "merhaba");
  assert_message (net_text_framer_pop (framer), NULL);
  assert_message (net_text_framer_pause (framer, FALSE), "merhaba");
  assert_message (net_text_framer_pause (framer, FALSE), NULL);
  push (framer, "\n");
  assert_message (net_text_framer_pop (framer), NULL);
}

/* Each letter cut at each byte: nothing is given out before the rest came. */
static void
test_letter_in_two (void)
{
  static const char *const letters[] = { "ş", "€", "👋", NULL };

  for (guint i = 0; letters[i] != NULL; i++)
    for (gsize cut = 1; cut < strlen (letters[i]); cut++)
      {
        g_autoptr (NetTextFramer) framer = net_text_framer_new ();
        g_autofree char *whole = g_strconcat ("ak", letters[i], "am", NULL);

        net_text_framer_push (framer, whole, 2 + cut);
        assert_message (net_text_framer_pause (framer, FALSE), NULL);
        push (framer, whole + 2 + cut);
        assert_message (net_text_framer_pause (framer, FALSE), whole);
      }
}

static void
test_letter_without_end (void)
{
  g_autoptr (NetTextFramer) framer = net_text_framer_new ();

  push (framer, "ak\xc5");
  assert_message (net_text_framer_pause (framer, FALSE), NULL);
  assert_message (net_text_framer_pause (framer, TRUE), "ak\xc5");
  /* Bytes that begin no letter are not waited for: the reader refuses them. */
  push (framer, "\xff\xff");
  assert_message (net_text_framer_pause (framer, FALSE), "\xff\xff");
  push (framer, "\x80\x80\x80\x80");
  assert_message (net_text_framer_pause (framer, FALSE), "\x80\x80\x80\x80");
}

/* A message that will not end is given out in parts, and never in the middle of a letter. */
static void
test_limit (void)
{
  for (gsize shift = 0; shift < 4; shift++)
    {
      g_autoptr (NetTextFramer) framer = net_text_framer_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) joined = g_string_new (NULL);
      GBytes *message;

      for (gsize n = 0; n < shift; n++)
        g_string_append_c (text, 'x');
      while (text->len < 3 * NET_TEXT_FRAMER_MAX_MESSAGE)
        g_string_append (text, "👋");
      g_string_append_c (text, '\n');
      push (framer, text->str);
      while ((message = net_text_framer_pop (framer)) != NULL)
        {
          gsize       size;
          const char *data = g_bytes_get_data (message, &size);

          g_assert_cmpuint (size, <=, NET_TEXT_FRAMER_MAX_MESSAGE);
          g_assert_true (g_utf8_validate_len (data, size, NULL));
          g_string_append_len (joined, data, size);
          g_bytes_unref (message);
        }
      g_string_truncate (text, text->len - 1);
      g_assert_cmpstr (joined->str, ==, text->str);
      g_assert_true (net_text_framer_is_empty (framer));
    }
}

static void
test_steal (void)
{
  g_autoptr (NetTextFramer) framer = net_text_framer_new ();

  push (framer, "NICK ali\nUSER x\n");
  assert_message (net_text_framer_pop (framer), "NICK ali");
  assert_message (net_text_framer_steal (framer), "USER x\n");
  g_assert_true (net_text_framer_is_empty (framer));
  push (framer, "a\n");
  assert_message (net_text_framer_pop (framer), "a");
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/net/text-framer/lines", test_lines);
  g_test_add_func ("/net/text-framer/pause", test_pause);
  g_test_add_func ("/net/text-framer/letter-in-two", test_letter_in_two);
  g_test_add_func ("/net/text-framer/letter-without-end", test_letter_without_end);
  g_test_add_func ("/net/text-framer/limit", test_limit);
  g_test_add_func ("/net/text-framer/steal", test_steal);
  return g_test_run ();
}
