// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-draft.h"

#include "session/kept-far-side.h"
#include "session/session-beside.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <string.h>

#define CAPABILITIES FAR_SIDE_ALL " draft/chathistory"
#define ROOM "here/#merhaba"

static void
enter (FarSide *far)
{
  far_side_welcome (far, CAPABILITIES);
  far_side_say (far, ":s BATCH +h chathistory #merhaba");
  far_side_say (far, ":s BATCH -h");
}

static void
stop (KeptFarSide *fixture)
{
  kept_far_side_close (fixture);
  far_side_tear_down (&fixture->far, NULL);
  g_assert_finalize_object (fixture->store);
  fixture->far = (FarSide){ 0 };
}

static void
start (KeptFarSide *fixture)
{
  far_side_set_up (&fixture->far, NULL);
  kept_far_side_open (fixture);
}

static SessionMessage *
find (Session    *session,
      const char *msgid)
{
  return session_timeline_get_named (session_room_get_timeline (session_get_room (session)), msgid);
}

static void
on_restored (Session *session,
             guint   *n)
{
  ++*n;
}

/* What is kept now; NULL for nothing. */
static char *
read_draft (KeptFarSide *fixture,
            const char  *room)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StoreDraft) draft = NULL;

  store_find_draft_async (fixture->store, room, kept_far_side_result_cb, &result);
  AWAIT (result != NULL);
  draft = store_find_draft_finish (fixture->store, result, NULL);
  return draft != NULL ? g_strdup_printf ("%s|%s", draft->text, draft->reply_to != NULL ? draft->reply_to : "") : NULL;
}

static void
await_draft (KeptFarSide *fixture,
             const char  *room,
             const char  *expected)
{
  gint64 deadline = await_begin ();

  for (;;)
    {
      g_autofree char *draft = read_draft (fixture, room);

      if (g_strcmp0 (draft, expected) == 0)
        return;
      await_turn (deadline, __FILE__, __LINE__, expected != NULL ? expected : "no draft");
    }
}

/* Nobody leaves, nothing is closed: it is on the disk all the same. */
static void
test_while_writing (KeptFarSide  *fixture,
                    gconstpointer user_data)
{
  FarSide *far = &fixture->far;

  enter (far);
  far_side_say (far, "@msgid=m1;time=2026-01-02T03:04:05.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :soru");
  AWAIT (find (far->session, "m1") != NULL);
  session_set_draft (far->session, "yar", NULL);
  session_set_draft (far->session, "yarın", find (far->session, "m1"));
  await_draft (fixture, ROOM, "yarın|m1");
  session_set_draft (far->session, "yarın gel", NULL);
  await_draft (fixture, ROOM, "yarın gel|");

  session_send (far->session, "yarın gel");
  session_set_draft (far->session, "", NULL);
  await_draft (fixture, ROOM, NULL);
}

/* What is written last, just before the program ends. */
static void
test_restart (KeptFarSide  *fixture,
              gconstpointer user_data)
{
  FarSide         *far = &fixture->far;
  g_autofree char *archive = NULL;
  guint            n = 0;

  enter (far);
  far_side_say (far, "@msgid=m1;time=2026-01-02T03:04:05.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :soru");
  AWAIT (find (far->session, "m1") != NULL);
  session_set_draft (far->session, "bir\niki 🙂", find (far->session, "m1"));
  archive = g_strdup (session_get_archive (far->session));
  session_leave (far->session);
  stop (fixture);

  start (fixture);
  g_signal_connect (far->session, "draft-restored", G_CALLBACK (on_restored), &n);
  g_assert_true (session_open_room (far->session, "127.0.0.1:9", "x", archive, NULL));
  AWAIT (n == 1);
  g_assert_cmpstr (session_get_draft (far->session), ==, "bir\niki 🙂");
  g_assert_true (session_get_draft_answered (far->session) == find (far->session, "m1"));

  session_set_draft (far->session, NULL, NULL);
  stop (fixture);
  start (fixture);
  await_draft (fixture, ROOM, NULL);
}

/* What is answered may be too old to be in the conversation, or nowhere. */
static void
test_old_answered (KeptFarSide  *fixture,
                   gconstpointer user_data)
{
  FarSide *far = &fixture->far;

  enter (far);
  for (guint i = 1; i <= 150; i++)
    {
      g_autofree char *line = g_strdup_printf ("@msgid=m%u;time=2026-01-02T03:%02u:%02u.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :%u", i, i / 60, i % 60, i);

      far_side_say (far, line);
    }
  AWAIT (find (far->session, "m150") != NULL);
  session_set_draft (far->session, "eski", find (far->session, "m1"));
  session_leave (far->session);
  stop (fixture);

  start (fixture);
  enter (far);
  AWAIT (strcmp (session_get_draft (far->session), "eski") == 0);
  g_assert_null (find (far->session, "m1"));
  g_assert_cmpstr (session_message_get_text (session_get_draft_answered (far->session)), ==, "1");
  g_assert_cmpstr (session_message_get_msgid (session_get_draft_answered (far->session)), ==, "m1");
}

/* Neither what was begun before nor what was begun meanwhile is lost. */
static void
test_both (KeptFarSide  *fixture,
           gconstpointer user_data)
{
  FarSide *far = &fixture->far;

  enter (far);
  session_set_draft (far->session, "önce", NULL);
  session_leave (far->session);
  stop (fixture);

  start (fixture);
  session_set_draft (far->session, "sonra", NULL);
  enter (far);
  AWAIT (strcmp (session_get_draft (far->session), "önce\nsonra") == 0);
  await_draft (fixture, ROOM, "önce\nsonra|");
}

/* Each conversation has its own, and keeps it when it is closed. */
static void
test_beside (KeptFarSide  *fixture,
             gconstpointer user_data)
{
  FarSide *far = &fixture->far;
  Session *direct;

  enter (far);
  direct = session_open_beside (far->session, "can");
  session_set_draft (far->session, "odaya", NULL);
  session_set_draft (direct, "yalnız sana", NULL);
  session_leave (direct);
  await_draft (fixture, "here/can", "yalnız sana|");
  await_draft (fixture, ROOM, "odaya|");
  direct = session_open_beside (far->session, "can");
  AWAIT (strcmp (session_get_draft (direct), "yalnız sana") == 0);
  g_assert_cmpstr (session_get_draft (far->session), ==, "odaya");
}

/* It goes along when the room turns out to be kept under another name. */
static void
test_moves (KeptFarSide  *fixture,
            gconstpointer user_data)
{
  FarSide *far = &fixture->far;

  g_assert_true (session_open_room (far->session, "127.0.0.1:9", "x", "elsewhere/#merhaba", NULL));
  session_set_draft (far->session, "yolda", NULL);
  await_draft (fixture, "elsewhere/#merhaba", "yolda|");
  g_assert_true (session_open_room (far->session, "127.0.0.1:9", "x", "nowhere/#merhaba", NULL));
  await_draft (fixture, "nowhere/#merhaba", "yolda|");
  await_draft (fixture, "elsewhere/#merhaba", NULL);
}

int
main (int argc, char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/draft/" name, KeptFarSide, NULL, kept_far_side_set_up, func, kept_far_side_tear_down)
  ADD ("while-writing", test_while_writing);
  ADD ("restart", test_restart);
  ADD ("old-answered", test_old_answered);
  ADD ("both", test_both);
  ADD ("beside", test_beside);
  ADD ("moves", test_moves);
#undef ADD
  return g_test_run ();
}
