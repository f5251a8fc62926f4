// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/list-recorder.h"
#include "session/session-timeline.h"

#include "fixtures/locale.h"

static SessionMessage *
create (const char *msgid,
        const char *reply_to)
{
  SessionMessage *message = session_message_new (SESSION_MESSAGE_TEXT, "can", "Can", "selam", NULL);

  session_message_set_msgid (message, msgid);
  session_message_set_reply_to (message, reply_to);
  return message;
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_reactions (void)
{
  g_autoptr (SessionMessage) message = create ("m1", NULL);
  guint n = 0;

  g_signal_connect_swapped (message, "notify::reactions", G_CALLBACK (count), &n);
  session_message_react (message, "👍", "can", "Can", FALSE);
  g_assert_null (session_message_get_reactions (message));
  session_message_react (message, "👍", "can", "Can", TRUE);
  session_message_react (message, "👍", "can", "Can", TRUE);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (session_message_has_own_reaction (message, "👍"));
  session_message_react (message, "👍", SESSION_REACTIONS_OWN, "", TRUE);
  g_assert_true (session_message_has_own_reaction (message, "👍"));
  session_message_react (message, "👍", SESSION_REACTIONS_OWN, "", FALSE);
  session_message_react (message, "👍", "can", "Can", FALSE);
  g_assert_cmpuint (n, ==, 4);
  g_assert_null (session_message_get_reactions (message));

  /* What is gone has none, and gets none. */
  session_message_react (message, "👍", "can", "Can", TRUE);
  session_message_redact (message);
  g_assert_null (session_message_get_reactions (message));
  session_message_react (message, "👍", "can", "Can", TRUE);
  g_assert_null (session_message_get_reactions (message));
  g_assert_cmpuint (n, ==, 6);
}

static void
test_quoted (void)
{
  g_autoptr (SessionTimeline) timeline = session_timeline_new ();
  g_autoptr (SessionMessage) row = create ("m1", NULL);
  g_autoptr (SessionMessage) elsewhere = create ("m0", NULL);
  g_autoptr (SessionMessage) answer = create ("m2", "m1");
  g_autoptr (SessionMessage) other = create ("m3", "m0");

  session_timeline_append (timeline, row);
  session_timeline_append (timeline, answer);
  session_timeline_append (timeline, other);
  g_assert_true (session_timeline_get_quoted (timeline, answer) == row);
  g_assert_null (session_timeline_get_quoted (timeline, other));
  g_assert_null (session_timeline_get_quoted (timeline, row));
  g_assert_true (session_message_begin_asking_quoted (other));
  g_assert_false (session_message_begin_asking_quoted (other));
  session_message_set_quoted (other, elsewhere);
  g_assert_true (session_timeline_get_quoted (timeline, other) == elsewhere);

  session_timeline_redact_quoted (timeline, "m1");
  g_assert_false (session_message_get_redacted (elsewhere));
  session_timeline_redact_quoted (timeline, "m0");
  g_assert_true (session_message_get_redacted (elsewhere));
  g_assert_cmpstr (session_message_get_text (elsewhere), ==, "");
}

static void
test_where_it_came_from (void)
{
  g_autoptr (SessionMessage) message = create ("m1", NULL);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (1700000000);
  g_autofree char *device = NULL;

  g_assert_null (session_message_get_account (message));
  g_assert_null (session_message_get_written (message));
  session_message_set_account (message, "3fa1c09be2d47765801122334455667788990011aabbccddeeff001122334455");
  device = session_message_dup_device (message);
  g_assert_cmpstr (device, ==, "3fa1c09be2d47765");
  session_message_set_account (message, "abc");
  g_assert_null (session_message_dup_device (message));
  session_message_set_written (message, utc);
  g_assert_cmpstr (session_message_get_account (message), ==, "abc");
  g_assert_cmpint (g_date_time_to_unix (session_message_get_written (message)), ==, 1700000000);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/session-message-acts/reactions", test_reactions);
  g_test_add_func ("/session/session-message-acts/quoted", test_quoted);
  g_test_add_func ("/session/session-message-acts/where-from", test_where_it_came_from);
  return g_test_run ();
}
