// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-message.h"

#include "fixtures/locale.h"

static void
notify_cb (GObject    *object,
           GParamSpec *pspec,
           GString    *log)
{
  g_string_append_printf (log, "%s ", pspec->name);
}

static void
test_new (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 11, 22, 12, 0, 0);
  g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, "ali", "Ali", "<b>%s\n👋", time);
  g_autoptr (SessionMessage) event = session_message_new_event (SESSION_MESSAGE_CAME, "Ali came.", NULL);

  g_assert_cmpint (session_message_get_kind (message), ==, SESSION_MESSAGE_TEXT);
  g_assert_cmpstr (session_message_get_sender_nick (message), ==, "ali");
  g_assert_cmpstr (session_message_get_sender_name (message), ==, "Ali");
  g_assert_cmpstr (session_message_get_text (message), ==, "<b>%s\n👋");
  g_assert_cmpint (g_date_time_to_unix (session_message_get_time (message)), ==, g_date_time_to_unix (time));
  g_assert_cmpint (session_message_get_delivery (message), ==, SESSION_DELIVERY_NONE);
  g_assert_false (session_message_is_event (message));
  g_assert_true (session_message_is_event (event));
  g_assert_cmpstr (session_message_get_sender_name (event), ==, "");
  g_assert_nonnull (session_message_get_time (event));
}

static void
test_kinds (void)
{
  static const struct
  {
    SessionMessageKind kind;
    gboolean           event;
  } cases[] = {
    { SESSION_MESSAGE_TEXT, FALSE },
    { SESSION_MESSAGE_ACTION, FALSE },
    { SESSION_MESSAGE_NOTICE, FALSE },
    { SESSION_MESSAGE_CAME, TRUE },
    { SESSION_MESSAGE_LEFT, TRUE },
    { SESSION_MESSAGE_CHANGED, TRUE },
    { SESSION_MESSAGE_NOTE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SessionMessage) message = session_message_new (cases[i].kind, "", "", "", NULL);

      g_assert_cmpint (session_message_is_event (message), ==, cases[i].event);
    }
}

/* queued, failed, sent again, delivered: each told, the host's time taken over. */
static void
test_delivery (void)
{
  g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, "a", "a", "x", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 11, 22, 12, 0, 0);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GDateTime) read = NULL;
  int delivery;

  g_signal_connect (message, "notify", G_CALLBACK (notify_cb), log);
  session_message_set_queued (message);
  g_assert_cmpint (session_message_get_delivery (message), ==, SESSION_DELIVERY_QUEUED);
  session_message_set_failed (message, "The host has left.");
  g_assert_cmpint (session_message_get_delivery (message), ==, SESSION_DELIVERY_FAILED);
  g_assert_cmpstr (session_message_get_failure (message), ==, "The host has left.");
  session_message_set_queued (message);
  g_assert_null (session_message_get_failure (message));
  session_message_set_delivered (message, time);
  g_assert_cmpint (g_date_time_to_unix (session_message_get_time (message)), ==, g_date_time_to_unix (time));
  session_message_set_delivered (message, NULL);
  g_assert_cmpint (g_date_time_to_unix (session_message_get_time (message)), ==, g_date_time_to_unix (time));
  g_assert_cmpstr (log->str, ==, "delivery delivery delivery time delivery delivery ");
  g_object_get (message, "delivery", &delivery, "time", &read, NULL);
  g_assert_cmpint (delivery, ==, SESSION_DELIVERY_DELIVERED);
  g_assert_true (g_date_time_equal (read, time));
}

static void
test_marks (void)
{
  g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, "a", "a", "x", NULL);
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (message, "notify::day-first", G_CALLBACK (notify_cb), log);
  session_message_set_own (message, TRUE);
  session_message_set_guest (message, TRUE);
  session_message_set_private (message, TRUE);
  session_message_set_day_first (message, TRUE);
  session_message_set_day_first (message, TRUE);
  g_assert_true (session_message_get_own (message));
  g_assert_true (session_message_get_guest (message));
  g_assert_true (session_message_get_private (message));
  g_assert_true (session_message_get_day_first (message));
  g_assert_cmpstr (log->str, ==, "day-first ");
}

static void
test_formatted (void)
{
  g_autoptr (SessionMessage) plain = session_message_new (SESSION_MESSAGE_TEXT, "a", "a", "x", NULL);
  g_autoptr (SessionMessage) formatted = session_message_new (SESSION_MESSAGE_TEXT, "a", "a", "\x02x\x02 \x03"
                                                                                              "4y",
                                                              NULL);

  g_assert_cmpstr (session_message_get_formatted (plain), ==, "x");
  g_assert_true (session_message_get_formatted (plain) == session_message_get_text (plain)); /* kept once */
  g_assert_cmpstr (session_message_get_text (formatted), ==, "x y");
  g_assert_cmpstr (session_message_get_formatted (formatted), ==, "\x02x\x02 \x03"
                                                                  "4y");
  session_message_redact (formatted);
  g_assert_cmpstr (session_message_get_text (formatted), ==, "");
  g_assert_cmpstr (session_message_get_formatted (formatted), ==, "");
}

static void
test_mentions (void)
{
  g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, "a", "a", "Ayşe!", NULL);
  g_autoptr (SessionMessage) other = session_message_new (SESSION_MESSAGE_TEXT, "a", "a", "ayşe?", NULL);
  g_autoptr (GString) log = g_string_new (NULL);
  gboolean mentions;

  g_signal_connect (message, "notify::mentions-me", G_CALLBACK (notify_cb), log);
  session_message_set_mentioned (message, NULL);
  g_assert_false (session_message_get_mentions_me (message));
  session_message_set_mentioned (message, "Ayşe");
  session_message_set_mentioned (other, "Ayşe");
  g_object_get (message, "mentions-me", &mentions, NULL);
  g_assert_true (mentions);
  g_assert_true (session_message_get_mentions_me (message));
  g_assert_true (session_message_get_mentioned (message) == session_message_get_mentioned (other)); /* kept once */
  g_assert_cmpstr (log->str, ==, "mentions-me ");
  session_message_redact (message);
  g_assert_false (session_message_get_mentions_me (message));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/message/new", test_new);
  g_test_add_func ("/session/message/kinds", test_kinds);
  g_test_add_func ("/session/message/delivery", test_delivery);
  g_test_add_func ("/session/message/marks", test_marks);
  g_test_add_func ("/session/message/formatted", test_formatted);
  g_test_add_func ("/session/message/mentions", test_mentions);
  return g_test_run ();
}
