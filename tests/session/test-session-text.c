// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-text.h"

#include "fixtures/locale.h"

#include <string.h>

static SessionMessage *
create (SessionMessageKind kind,
        const char        *text)
{
  return session_message_new (kind, "Can", "Can", text, NULL);
}

/* The parts with @style, in order. */
static char *
list_parts (SessionText *text,
            guint        style)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < text->spans->len; i++)
    {
      const SessionTextSpan *span = &g_array_index (text->spans, SessionTextSpan, i);

      g_assert_cmpuint (span->start, <, span->end);
      g_assert_cmpuint (span->end, <=, strlen (text->text));
      if ((span->style & style) != 0)
        g_string_append_printf (out, "[%.*s]", (int)(span->end - span->start), text->text + span->start);
    }
  return g_string_free (out, FALSE);
}

static void
assert_parts (const char *formatted,
              guint       style,
              const char *expected)
{
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, formatted);
  g_autoptr (SessionText) text = NULL;
  g_autofree char *parts = NULL;

  session_message_set_mentioned (message, "Ayşe");
  text = session_text_new (message);
  parts = list_parts (text, style);
  g_assert_cmpstr (text->text, ==, session_message_get_text (message));
  g_assert_cmpstr (parts, ==, expected);
}

static void
test_spans (void)
{
  assert_parts ("merhaba", ~0u, "");
  assert_parts ("\x02merhaba\x02 \x1d"
                "dünya\x1d",
                SESSION_TEXT_BOLD, "[merhaba]");
  assert_parts ("\x02https://a.b\x02/c, x", SESSION_TEXT_LINK, "[https://a.b/c]"); /* links are found in what one reads */
  assert_parts ("\x02@ay\x02şe'ye, AYŞE", SESSION_TEXT_MENTION, "[@ayşe][AYŞE]");
}

static void
test_blocks (void)
{
  assert_parts ("a \x11"
                "b\x11 c",
                SESSION_TEXT_CODE_BLOCK, "");
  assert_parts ("\x11"
                "b\x11",
                SESSION_TEXT_CODE_BLOCK, "[b]");
  assert_parts ("bak:\n\x11  if a:\x11\n\x11    b\x11\nson", SESSION_TEXT_CODE_BLOCK, "[  if a:\n    b]");
  assert_parts ("\x11"
                "a\x11\n\n\x11"
                "b\x11\n",
                SESSION_TEXT_CODE_BLOCK, "[a\n\nb]");
  assert_parts ("\x11"
                "a\x11\nx\n\x11"
                "b\x11",
                SESSION_TEXT_CODE_BLOCK, "[a][b]");
  assert_parts ("\x11"
                "a\x02"
                "b\x02"
                "c\x11\n\x11"
                "d\x11 e",
                SESSION_TEXT_CODE_BLOCK, "[abc]");
}

static void
test_code (void)
{
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, "\x11"
                                                                     "a\x11\nx\n\x11"
                                                                     "b\x11\n\x11  c\x11");
  g_autoptr (SessionMessage) none = create (SESSION_MESSAGE_TEXT, "a \x11"
                                                                  "b\x11");
  g_autoptr (SessionText) text = session_text_new (message);
  g_autoptr (SessionText) plain = session_text_new (none);
  g_autofree char *code = session_text_dup_code (text);

  g_assert_cmpstr (code, ==, "a\n\nb\n  c");
  g_assert_null (session_text_dup_code (plain));
}

static void
test_action (void)
{
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_ACTION, "\x02"
                                                                       "el\x02 sallıyor www.a.b");
  g_autoptr (SessionText) text = session_text_new (message);
  g_autofree char *bold = list_parts (text, SESSION_TEXT_BOLD);
  g_autofree char *links = list_parts (text, SESSION_TEXT_LINK);
  g_autofree char *uri = session_text_dup_uri (text, &g_array_index (text->spans, SessionTextSpan, 1));

  g_assert_cmpstr (text->text, ==, "Can el sallıyor www.a.b");
  g_assert_cmpstr (bold, ==, "[el]");
  g_assert_cmpstr (links, ==, "[www.a.b]");
  g_assert_cmpstr (uri, ==, "https://www.a.b");
}

/* A name like a link makes no link of "… came". */
static void
test_event (void)
{
  g_autoptr (SessionMessage) message = session_message_new_event (SESSION_MESSAGE_CAME, "https://a.b came", NULL);
  g_autoptr (SessionText) text = session_text_new (message);

  g_assert_cmpuint (text->spans->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/text/spans", test_spans);
  g_test_add_func ("/session/text/blocks", test_blocks);
  g_test_add_func ("/session/text/code", test_code);
  g_test_add_func ("/session/text/action", test_action);
  g_test_add_func ("/session/text/event", test_event);
  return g_test_run ();
}
