// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/kept-far-side.h"

#include "session/session-search.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

/* What is taken back is gone from the conversation and from our own copy. */

#define CAPABILITIES FAR_SIDE_ALL " draft/message-redaction draft/chathistory"

/* Comes in where nothing was said yet. */
static void
enter (FarSide *far)
{
  far_side_welcome (far, CAPABILITIES);
  far_side_say (far, "BATCH +h chathistory #merhaba");
  far_side_say (far, "BATCH -h");
}

static guint
count_found (KeptFarSide *fixture, const char *words)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) found = NULL;

  session_search_async (fixture->far.session, words, NULL, kept_far_side_result_cb, &result);
  AWAIT (result != NULL);
  found = session_search_finish (fixture->far.session, result, NULL);
  return g_list_model_get_n_items (found);
}

static SessionMessage *
find (KeptFarSide *fixture, const char *msgid)
{
  SessionTimeline *timeline = session_room_get_timeline (session_get_room (fixture->far.session));
  g_autoptr (SessionMessage) message = NULL;
  guint position;

  if (!session_timeline_find (timeline, msgid, &position))
    return NULL;
  message = g_list_model_get_item (G_LIST_MODEL (timeline), position);
  return message;
}

static void
test_somebody_takes_back (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide *far = &fixture->far;

  enter (far);
  far_side_say (far, "@msgid=m1;time=2026-01-02T03:04:05.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :gizli kelime");
  AWAIT (find (fixture, "m1") != NULL);
  g_assert_cmpuint (count_found (fixture, "gizli"), ==, 1);
  far_side_say (far, "@msgid=r1;time=2026-01-02T03:04:06.000Z :can!~c@10.0.0.2 REDACT #merhaba m1 :yanlış");
  AWAIT (session_message_get_redacted (find (fixture, "m1")));
  g_assert_cmpstr (session_message_get_text (find (fixture, "m1")), ==, "");
  g_assert_cmpuint (count_found (fixture, "gizli"), ==, 0);
  /* Of another room, or of nothing we know. */
  far_side_say (far, "@msgid=r2 :can!~c@10.0.0.2 REDACT #other m1");
  far_side_say (far, "@msgid=r3 :can!~c@10.0.0.2 REDACT #merhaba unknown");
  far_side_say (far, "REDACT #merhaba");
}

static void
test_who_may (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide         *far = &fixture->far;
  Session         *session = far->session;
  g_autofree char *line = NULL;
  g_autofree char *echo = NULL;

  enter (far);
  far_side_say (far, "@msgid=m1;time=2026-01-02T03:04:05.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :onun");
  AWAIT (find (fixture, "m1") != NULL);
  g_assert_false (session_can_take_back (session, find (fixture, "m1")));
  session_take_back (session, find (fixture, "m1"));

  session_send (session, "benim");
  g_assert_false (session_can_take_back (session, far_side_get_last (far)));
  line = far_side_expect (far, "@label=* PRIVMSG #merhaba :benim");
  echo = g_strdup_printf ("@label=%.36s;msgid=m2;time=2026-01-02T03:04:06.000Z :SuleOzturk!~merhaba@10.0.0.1 PRIVMSG #merhaba :benim", line + 7);
  far_side_say (far, echo);
  AWAIT (find (fixture, "m2") != NULL);
  g_assert_true (session_can_take_back (session, find (fixture, "m2")));
  session_take_back (session, find (fixture, "m2"));
  g_free (far_side_expect (far, "REDACT #merhaba :m2"));
  /* It goes when the host has taken it back, not before. */
  g_assert_false (session_message_get_redacted (find (fixture, "m2")));
  far_side_say (far, "@msgid=r1 :SuleOzturk!~merhaba@10.0.0.1 REDACT #merhaba m2");
  AWAIT (session_message_get_redacted (find (fixture, "m2")));
  g_assert_false (session_can_take_back (session, find (fixture, "m2")));

  /* Who keeps order may take back anybody's. */
  far_side_say (far, ":can!~c@10.0.0.2 MODE #merhaba +o SuleOzturk");
  AWAIT (session_can_take_back (session, find (fixture, "m1")));
  session_take_back (session, find (fixture, "m1"));
  g_free (far_side_expect (far, "REDACT #merhaba :m1"));
  far_side_say (far, ":s FAIL REDACT REDACT_FORBIDDEN #merhaba m1 :No");
  AWAIT (session_message_get_kind (far_side_get_last (far)) == SESSION_MESSAGE_NOTE);
}

static void
test_while_we_were_away (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide *far = &fixture->far;

  far_side_welcome (far, CAPABILITIES);
  far_side_say (far, "BATCH +h chathistory #merhaba");
  far_side_say (far, "@batch=h;msgid=m1;time=2026-01-02T03:04:05.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :gizli");
  far_side_say (far, "@batch=h;msgid=r0;time=2026-01-02T03:04:06.000Z :can!~c@10.0.0.2 REDACT #merhaba m1");
  far_side_say (far, "@batch=h;msgid=m2;time=2026-01-02T03:04:07.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :sonra");
  far_side_say (far, "BATCH -h");
  AWAIT (find (fixture, "m2") != NULL);
  g_assert_true (session_message_get_redacted (find (fixture, "m1")));
  g_assert_cmpuint (count_found (fixture, "gizli"), ==, 0);
}

static void
test_a_server_that_cannot (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide *far = &fixture->far;

  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, ":can!~c@10.0.0.2 MODE #merhaba +o SuleOzturk");
  far_side_say (far, "@msgid=m1;time=2026-01-02T03:04:05.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :onun");
  AWAIT (find (fixture, "m1") != NULL);
  g_assert_false (session_can_take_back (far->session, find (fixture, "m1")));
}

int
main (int argc, char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/session-redaction/" name, KeptFarSide, NULL, kept_far_side_set_up, func, kept_far_side_tear_down)
  ADD ("somebody", test_somebody_takes_back);
  ADD ("who-may", test_who_may);
  ADD ("away", test_while_we_were_away);
  ADD ("cannot", test_a_server_that_cannot);
#undef ADD
  return g_test_run ();
}
