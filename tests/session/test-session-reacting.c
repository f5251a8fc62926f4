// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/kept-far-side.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "session/session-beside.h"
#include "session/session-reacting.h"

#include <string.h>

#define EXPECT(far, pattern) g_free (far_side_expect (far, pattern))
#define CAPABILITIES FAR_SIDE_ALL " draft/message-redaction draft/chathistory"
#define MESSAGE "@msgid=m1;time=2026-01-02T03:04:05.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :selam"

static void
enter (FarSide *far)
{
  far_side_welcome (far, CAPABILITIES);
  far_side_say (far, "BATCH +h chathistory #merhaba");
  far_side_say (far, "BATCH -h");
}

static SessionRoom *
get_room (FarSide *far)
{
  return session_get_room (far->session);
}

static SessionMessage *
find (FarSide *far, const char *msgid)
{
  return session_timeline_get_named (session_room_get_timeline (get_room (far)), msgid);
}

/* "👍 2 🎉 1 " */
static char *
list (FarSide *far, const char *msgid)
{
  SessionReactions *reactions = session_message_get_reactions (find (far, msgid));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; reactions != NULL && i < session_reactions_get_n (reactions); i++)
    g_string_append_printf (text, "%s %u%s ", session_reactions_get_emoji (reactions, i), session_reactions_count_people (reactions, i),
                            session_reactions_has (reactions, session_reactions_get_emoji (reactions, i), SESSION_REACTIONS_OWN) ? " own" : "");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_reactions (FarSide *far, const char *msgid, const char *expected)
{
  g_autofree char *found = NULL;

  far_side_expect_nothing (far, "*NOTHING*");
  found = list (far, msgid);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_hearing (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide         *far = &fixture->far;
  g_autofree char *who = NULL;

  enter (far);
  far_side_say (far, MESSAGE);
  far_side_say (far, "@msgid=t1;+draft/react=👍;+reply=m1 :can!~c@10.0.0.2 TAGMSG #merhaba");
  far_side_say (far, "@msgid=t2;+draft/react=👍;+draft/reply=m1 :SuleOzturk!~m@10.0.0.1 TAGMSG #merhaba");
  far_side_say (far, "@msgid=t3;+draft/react=🎉;+reply=m1 :can!~c@10.0.0.2 TAGMSG #merhaba");
  assert_reactions (far, "m1", "👍 2 own 🎉 1 ");
  who = session_reactions_describe_people (session_message_get_reactions (find (far, "m1")), 1);
  g_assert_cmpstr (who, ==, "Can Yücel");
  far_side_say (far, "@msgid=t4;+draft/unreact=👍;+reply=m1 :can!~c@10.0.0.2 TAGMSG #merhaba");
  assert_reactions (far, "m1", "👍 1 own 🎉 1 ");
  /* What means nothing. */
  far_side_say (far, "@+draft/react=text;+reply=m1 :can!~c@10.0.0.2 TAGMSG #merhaba");
  far_side_say (far, "@+draft/react=😮 :can!~c@10.0.0.2 TAGMSG #merhaba");
  far_side_say (far, "@+draft/react=😮;+reply=unknown :can!~c@10.0.0.2 TAGMSG #merhaba");
  far_side_say (far, "@+draft/react=😮;+reply=m1 :can!~c@10.0.0.2 TAGMSG #other");
  far_side_say (far, "@+draft/react=😮;+draft/unreact=😮;+reply=m1 :can!~c@10.0.0.2 TAGMSG #merhaba");
  far_side_say (far, "@+draft/react=😮;+reply=m1 TAGMSG #merhaba");
  assert_reactions (far, "m1", "👍 1 own 🎉 1 ");
  far_side_say (far, "@msgid=r1;time=2026-01-02T03:04:06.000Z :can!~c@10.0.0.2 REDACT #merhaba m1");
  assert_reactions (far, "m1", "");
}

/* Devices are known again under another name. */
static void
test_devices (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide *far = &fixture->far;

  far_side_welcome (far, CAPABILITIES " account-tag");
  far_side_say (far, "BATCH +h chathistory #merhaba");
  far_side_say (far, "BATCH -h");
  far_side_say (far, MESSAGE);
  far_side_say (far, "@account=aa;+draft/react=👍;+reply=m1 :can!~c@10.0.0.2 TAGMSG #merhaba");
  far_side_say (far, "@account=aa;+draft/react=👍;+reply=m1 :can2!~c@10.0.0.2 TAGMSG #merhaba");
  assert_reactions (far, "m1", "👍 1 ");
  far_side_say (far, "@account=aa;+draft/unreact=👍;+reply=m1 :can3!~c@10.0.0.2 TAGMSG #merhaba");
  assert_reactions (far, "m1", "");
}

static void
test_reacting (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide        *far = &fixture->far;
  Session        *session = far->session;
  SessionMessage *message;

  enter (far);
  session_note (session, "not for that");
  g_assert_false (session_can_react (session, far_side_get_last (far)));
  far_side_say (far, MESSAGE);
  AWAIT (find (far, "m1") != NULL);
  message = find (far, "m1");
  g_assert_true (session_can_react (session, message));
  g_assert_true (session_can_reply (session, message));
  session_react (session, message, "no emoji");
  session_react (session, message, "👍");
  EXPECT (far, "@+draft/react=👍;+reply=m1;+draft/reply=m1;label=* TAGMSG *#merhaba");
  /* It is there when the host has it. */
  assert_reactions (far, "m1", "");
  far_side_say (far, "@msgid=t1;+draft/react=👍;+reply=m1;time=2026-01-02T03:04:06.000Z :SuleOzturk!~m@10.0.0.1 TAGMSG #merhaba");
  assert_reactions (far, "m1", "👍 1 own ");
  session_react (session, message, "👍");
  EXPECT (far, "@+draft/unreact=👍;+reply=m1;+draft/reply=m1;label=* TAGMSG *#merhaba");
  far_side_say (far, ":s FAIL TAGMSG NOT_KEPT #merhaba :No");
  AWAIT (session_message_get_kind (far_side_get_last (far)) == SESSION_MESSAGE_NOTE);
  assert_reactions (far, "m1", "👍 1 own ");

  session_message_redact (message);
  g_assert_false (session_can_react (session, message));
  g_assert_false (session_can_reply (session, message));
}

/* A server that does not answer with what was said. */
static void
test_without_echo (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide *far = &fixture->far;

  far_side_welcome (far, "message-tags batch labeled-response server-time");
  far_side_say (far, MESSAGE);
  AWAIT (find (far, "m1") != NULL);
  session_react (far->session, find (far, "m1"), "👍");
  assert_reactions (far, "m1", "👍 1 own ");
}

/* The label of the reaction that is on its way. */
static char *
expect_label (FarSide *far, const char *pattern)
{
  g_autofree char *line = far_side_expect (far, pattern);
  const char      *label = strstr (line, "label=");

  g_assert_nonnull (label);
  return g_strndup (label + strlen ("label="), 36);
}

static void
refuse (FarSide *far, const char *label, const char *rest)
{
  g_autofree char *line = g_strdup_printf ("@label=%s :s %s", label, rest);

  far_side_say (far, line);
}

static void
assert_note (FarSide *far, const char *text)
{
  far_side_expect_nothing (far, "*NOTHING*");
  g_assert_cmpint (session_message_get_kind (far_side_get_last (far)), ==, SESSION_MESSAGE_NOTE);
  g_assert_cmpstr (session_message_get_text (far_side_get_last (far)), ==, text);
}

/* Who may not speak is told that the reaction went nowhere, and not when they only typed. */
static void
test_refused (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide         *far = &fixture->far;
  g_autofree char *label = NULL;
  guint            n;

  enter (far);
  far_side_say (far, MESSAGE);
  AWAIT (find (far, "m1") != NULL);
  n = g_list_model_get_n_items (G_LIST_MODEL (session_room_get_timeline (get_room (far))));
  far_side_say (far, ":s 404 SuleOzturk #merhaba :Cannot send");
  assert_reactions (far, "m1", "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (session_room_get_timeline (get_room (far)))), ==, n);

  session_react (far->session, find (far, "m1"), "👍");
  label = expect_label (far, "*TAGMSG *#merhaba");
  refuse (far, label, "404 SuleOzturk #merhaba :Cannot send");
  assert_note (far, "Your reaction was not passed on: you may not speak in this room now.");
  assert_reactions (far, "m1", "");
  /* Once. */
  refuse (far, label, "404 SuleOzturk #merhaba :Cannot send");
  far_side_expect_nothing (far, "*NOTHING*");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (session_room_get_timeline (get_room (far)))), ==, n + 1);
}

/* What was shown already is as it was before; what the host has stays. */
static void
test_refused_without_echo (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide         *far = &fixture->far;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  far_side_welcome (far, "message-tags batch labeled-response server-time");
  far_side_say (far, MESSAGE);
  AWAIT (find (far, "m1") != NULL);
  session_react (far->session, find (far, "m1"), "👍");
  first = expect_label (far, "*TAGMSG *#merhaba");
  session_react (far->session, find (far, "m1"), "🎉");
  second = expect_label (far, "*TAGMSG *#merhaba");
  assert_reactions (far, "m1", "👍 1 own 🎉 1 own ");
  refuse (far, second, "404 SuleOzturk #merhaba :Cannot send");
  assert_reactions (far, "m1", "👍 1 own ");
  session_react (far->session, find (far, "m1"), "👍");
  third = expect_label (far, "*+draft/unreact=👍*TAGMSG *#merhaba");
  assert_reactions (far, "m1", "");
  refuse (far, third, "FAIL TAGMSG NOT_KEPT #merhaba :No");
  assert_note (far, "The host’s computer could not keep the reaction.");
  assert_reactions (far, "m1", "👍 1 own ");
}

static void
test_refused_alone (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide         *far = &fixture->far;
  Session         *direct;
  SessionMessage  *message;
  SessionTimeline *timeline;
  g_autofree char *label = NULL;
  g_autoptr (SessionMessage) note = NULL;

  enter (far);
  direct = session_open_beside (far->session, "can");
  far_side_say (far, "@msgid=d1;time=2026-01-02T03:04:05.000Z :can!~c@10.0.0.2 PRIVMSG SuleOzturk :selam");
  timeline = session_room_get_timeline (session_get_room (direct));
  AWAIT ((message = session_timeline_get_named (timeline, "d1")) != NULL);
  AWAIT (session_can_react (direct, message));
  session_react (direct, message, "👍");
  label = expect_label (far, "*TAGMSG *can");
  refuse (far, label, "401 SuleOzturk can :No such nick");
  far_side_expect_nothing (far, "*NOTHING*");
  note = g_list_model_get_item (G_LIST_MODEL (timeline), g_list_model_get_n_items (G_LIST_MODEL (timeline)) - 1);
  g_assert_cmpstr (session_message_get_text (note), ==, "Your reaction was not passed on: Can Yücel is not here now.");
}

/* The window is closed and opened again: what was there is there. */
static void
test_our_own_copy (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide         *far = &fixture->far;
  g_autofree char *archive = NULL;

  enter (far);
  far_side_say (far, MESSAGE);
  far_side_say (far, "@msgid=t1;account=aa;time=2026-01-02T03:04:06.000Z;+draft/react=👍;+reply=m1 :can!~c@10.0.0.2 TAGMSG #merhaba");
  far_side_say (far, "@msgid=t2;time=2026-01-02T03:04:07.000Z;+draft/react=👍;+reply=m1 :SuleOzturk!~m@10.0.0.1 TAGMSG #merhaba");
  far_side_say (far, "@msgid=t3;time=2026-01-02T03:04:08.000Z;+draft/react=🎉;+reply=m1 :can!~c@10.0.0.2 TAGMSG #merhaba");
  far_side_say (far, "@msgid=m2;time=2026-01-02T03:04:09.000Z;+draft/reply=m1 :can!~c@10.0.0.2 PRIVMSG #merhaba :cevap");
  assert_reactions (far, "m1", "👍 2 own 🎉 1 ");
  AWAIT (find (far, "m2") != NULL);
  archive = g_strdup (session_get_archive (far->session));
  kept_far_side_close (fixture);
  far_side_tear_down (far, NULL);
  g_assert_finalize_object (fixture->store);

  far_side_set_up (far, NULL);
  kept_far_side_open (fixture);
  g_assert_true (session_open_room (far->session, "127.0.0.1:9", "x", archive, NULL));
  AWAIT (find (far, "m1") != NULL);
  {
    g_autofree char *found = list (far, "m1");

    g_assert_cmpstr (found, ==, "👍 2 own 🎉 1 ");
  }
  g_assert_cmpstr (session_message_get_reply_to (find (far, "m2")), ==, "m1");
}

int
main (int argc, char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/session-reacting/" name, KeptFarSide, NULL, kept_far_side_set_up, func, kept_far_side_tear_down)
  ADD ("hearing", test_hearing);
  ADD ("devices", test_devices);
  ADD ("reacting", test_reacting);
  ADD ("without-echo", test_without_echo);
  ADD ("refused", test_refused);
  ADD ("refused-without-echo", test_refused_without_echo);
  ADD ("refused-alone", test_refused_alone);
  ADD ("our-own-copy", test_our_own_copy);
#undef ADD
  return g_test_run ();
}
