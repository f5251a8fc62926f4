// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/kept-far-side.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "session/session-quote.h"

#include <string.h>

#define EXPECT(far, pattern) g_free (far_side_expect (far, pattern))
#define CAPABILITIES FAR_SIDE_ALL " draft/message-redaction draft/chathistory"

static SessionRoom *
get_room (FarSide *far)
{
  return session_get_room (far->session);
}

static SessionTimeline *
get_timeline (FarSide *far)
{
  return session_room_get_timeline (get_room (far));
}

static SessionMessage *
find (FarSide *far, const char *msgid)
{
  return session_timeline_get_named (get_timeline (far), msgid);
}

static void
enter (FarSide *far)
{
  far_side_welcome (far, CAPABILITIES);
  far_side_say (far, "BATCH +h chathistory #merhaba");
  far_side_say (far, "BATCH -h");
  far_side_say (far, "@msgid=m1;time=2026-01-02T03:04:05.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :ilk");
  AWAIT (find (far, "m1") != NULL);
}

/* What an answer says of itself, in one line and in several. */
static void
test_saying (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide         *far = &fixture->far;
  g_autofree char *line = NULL;
  g_autofree char *batch = NULL;

  enter (far);
  session_reply (far->session, "cevap", find (far, "m1"));
  g_assert_cmpstr (session_message_get_reply_to (far_side_get_last (far)), ==, "m1");
  g_assert_true (session_timeline_get_quoted (get_timeline (far), far_side_get_last (far)) == find (far, "m1"));
  line = far_side_expect (far, "@label=*;+reply=m1;+draft/reply=m1 PRIVMSG #merhaba :cevap");
  session_reply (far->session, "iki\nsatır", find (far, "m1"));
  batch = far_side_expect (far, "@label=*;+reply=m1;+draft/reply=m1 BATCH +m0 draft/multiline *#merhaba");
  session_reply (far->session, "başka", NULL);
  EXPECT (far, "@label=???????????????????????????????????? PRIVMSG #merhaba :başka");
  session_reply (far->session, " ", find (far, "m1"));
  far_side_expect_nothing (far, "*PRIVMSG*");
}

/* A server that knows no tags gets the text alone. */
static void
test_saying_without_tags (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide *far = &fixture->far;

  far_side_welcome (far, "server-time");
  far_side_say (far, ":can!~c@10.0.0.2 PRIVMSG #merhaba :ilk");
  AWAIT (far_side_get_last (far) != NULL);
  session_message_set_msgid (far_side_get_last (far), "m1");
  session_reply (far->session, "cevap", far_side_get_last (far));
  EXPECT (far, "PRIVMSG #merhaba :cevap");
}

/* What is too old to be a row is looked for in our own copy, and gone when it is taken
 * back. */
static void
test_too_old (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide        *far = &fixture->far;
  SessionMessage *answer;

  enter (far);
  session_timeline_trim (get_timeline (far), 0);
  far_side_say (far, "@msgid=m2;time=2026-01-02T03:04:06.000Z;+reply=m1 :can!~c@10.0.0.2 PRIVMSG #merhaba :cevap");
  far_side_say (far, "@msgid=m3;time=2026-01-02T03:04:07.000Z;+reply=unknown :can!~c@10.0.0.2 PRIVMSG #merhaba :neye");
  AWAIT (find (far, "m3") != NULL);
  answer = find (far, "m2");
  g_assert_null (session_timeline_get_quoted (get_timeline (far), answer));
  session_load_quoted (far->session, find (far, "m3"));
  session_load_quoted (far->session, answer);
  AWAIT (session_message_get_quoted (answer) != NULL);
  g_assert_cmpstr (session_message_get_text (session_message_get_quoted (answer)), ==, "ilk");
  g_assert_cmpstr (session_message_get_sender_name (session_message_get_quoted (answer)), ==, "Can Yücel");
  g_assert_null (session_message_get_quoted (find (far, "m3")));
  far_side_say (far, "@msgid=r1;time=2026-01-02T03:04:08.000Z :can!~c@10.0.0.2 REDACT #merhaba m1");
  AWAIT (session_message_get_redacted (session_message_get_quoted (answer)));
  g_assert_cmpstr (session_message_get_text (session_message_get_quoted (answer)), ==, "");
}

/* An answer that waits for the host is one after a restart too. */
static void
test_waiting (KeptFarSide *fixture, gconstpointer user_data)
{
  FarSide         *far = &fixture->far;
  g_autofree char *archive = NULL;

  enter (far);
  session_reply (far->session, "bekler", find (far, "m1"));
  g_free (far_side_expect (far, "*PRIVMSG #merhaba :bekler"));
  archive = g_strdup (session_get_archive (far->session));
  kept_far_side_close (fixture);
  far_side_tear_down (far, NULL);
  g_assert_finalize_object (fixture->store);

  far_side_set_up (far, NULL);
  kept_far_side_open (fixture);
  g_assert_true (session_open_room (far->session, "127.0.0.1:9", "x", archive, NULL));
  AWAIT (far_side_get_last (far) != NULL && strcmp (session_message_get_text (far_side_get_last (far)), "bekler") == 0);
  g_assert_cmpint (session_message_get_delivery (far_side_get_last (far)), ==, SESSION_DELIVERY_QUEUED);
  g_assert_cmpstr (session_message_get_reply_to (far_side_get_last (far)), ==, "m1");
  g_assert_nonnull (session_message_get_written (far_side_get_last (far)));
}

int
main (int argc, char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/session-quote/" name, KeptFarSide, NULL, kept_far_side_set_up, func, kept_far_side_tear_down)
  ADD ("saying", test_saying);
  ADD ("without-tags", test_saying_without_tags);
  ADD ("too-old", test_too_old);
  ADD ("waiting", test_waiting);
#undef ADD
  return g_test_run ();
}
