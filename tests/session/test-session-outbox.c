// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-outbox.h"

#include "fixtures/locale.h"

static SessionMessage *
say (const char *text)
{
  return session_message_new (SESSION_MESSAGE_TEXT, "a", "A", text, NULL);
}

static void
test_labels (void)
{
  g_autoptr (SessionOutbox) outbox = session_outbox_new ();
  g_autoptr (SessionMessage) first = say ("1");
  g_autoptr (SessionMessage) second = say ("2");
  g_autoptr (SessionMessage) taken = NULL;
  g_autoptr (SessionMessage) oldest = NULL;
  g_autofree char *label = NULL;

  session_outbox_add (outbox, first);
  label = g_strdup (session_outbox_add (outbox, second));
  g_assert_cmpint (session_message_get_delivery (first), ==, SESSION_DELIVERY_QUEUED);
  taken = session_outbox_take (outbox, label);
  g_assert_true (taken == second);
  g_assert_null (session_outbox_take (outbox, label));
  g_assert_null (session_outbox_take (outbox, "no such"));
  oldest = session_outbox_take_oldest (outbox);
  g_assert_true (oldest == first);
  g_assert_null (session_outbox_take_oldest (outbox));
}

static void
test_fail_all (void)
{
  g_autoptr (SessionOutbox) outbox = session_outbox_new ();
  g_autoptr (SessionMessage) first = say ("1");
  g_autoptr (SessionMessage) second = say ("2");

  session_outbox_add (outbox, first);
  session_outbox_add (outbox, second);
  session_outbox_fail_all (outbox, "Because.");
  g_assert_cmpint (session_message_get_delivery (first), ==, SESSION_DELIVERY_FAILED);
  g_assert_cmpstr (session_message_get_failure (second), ==, "Because.");
  g_assert_null (session_outbox_take_oldest (outbox));
}

/* What waited on the disk goes out before what was said since, and nothing goes out before
 * it is on the disk. */
static void
test_order (void)
{
  g_autoptr (SessionOutbox) outbox = session_outbox_new ();
  g_autoptr (SessionMessage) before = say ("1");
  g_autoptr (SessionMessage) since = say ("2");
  g_autoptr (SessionMessage) oldest = NULL;
  g_autofree char *label = g_strdup (session_outbox_add (outbox, since));

  session_outbox_set_held (outbox, label, TRUE);
  session_outbox_restore (outbox, "old", before);
  g_assert_null (session_outbox_start (outbox, label));
  session_outbox_set_held (outbox, label, FALSE);
  g_assert_true (session_outbox_start (outbox, label) == since);
  g_assert_null (session_outbox_start (outbox, label));
  oldest = session_outbox_take_oldest (outbox);
  g_assert_true (oldest == before);
}

static void
test_limit (void)
{
  g_autoptr (SessionOutbox) outbox = session_outbox_new ();
  g_autoptr (SessionMessage) oldest = NULL;

  for (guint i = 0; i < SESSION_OUTBOX_MAX; i++)
    {
      g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, "a", "A", "x", NULL);

      g_assert_false (session_outbox_is_full (outbox));
      session_outbox_add (outbox, message);
    }
  g_assert_true (session_outbox_is_full (outbox));
  oldest = session_outbox_take_oldest (outbox);
  g_assert_false (session_outbox_is_full (outbox));
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  g_test_add_func ("/session/session-outbox/labels", test_labels);
  g_test_add_func ("/session/session-outbox/fail-all", test_fail_all);
  g_test_add_func ("/session/session-outbox/order", test_order);
  g_test_add_func ("/session/session-outbox/limit", test_limit);
  return g_test_run ();
}
