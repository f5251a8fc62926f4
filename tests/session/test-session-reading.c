// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-reading.h"

#include "session/kept-far-side.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <string.h>

#define WITH_MARKS FAR_SIDE_ALL " draft/chathistory draft/read-marker"
#define ROOM "here/#merhaba"

/* The program ends and is started again. */
static void
restart (KeptFarSide *fixture)
{
  session_leave (fixture->far.session);
  kept_far_side_close (fixture);
  far_side_tear_down (&fixture->far, NULL);
  g_assert_finalize_object (fixture->store);
  fixture->far = (FarSide){ 0 };
  far_side_set_up (&fixture->far, NULL);
  kept_far_side_open (fixture);
}

static SessionTimeline *
get_timeline (KeptFarSide *fixture)
{
  return session_room_get_timeline (session_get_room (fixture->far.session));
}

/* The text below the line, or NULL; there is one line at the most. */
static const char *
get_line (KeptFarSide *fixture)
{
  const char *text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (get_timeline (fixture))); i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (G_LIST_MODEL (get_timeline (fixture)), i);

      if (!session_message_get_unread_first (message))
        continue;
      g_assert_null (text);
      text = session_message_get_text (message);
    }
  return text;
}

static void
check (KeptFarSide *fixture,
       guint        n_unread,
       const char  *line,
       guint        n_behind)
{
  far_side_expect_nothing (&fixture->far, "PRIVMSG *");
  g_assert_cmpuint (session_get_n_unread (fixture->far.session), ==, n_unread);
  g_assert_cmpstr (get_line (fixture), ==, line);
  g_assert_cmpuint (session_timeline_get_n_unread (get_timeline (fixture)), ==, n_behind);
}

/* Can says the message of that second. */
static void
say (KeptFarSide *fixture,
     guint        second,
     const char  *tags)
{
  g_autofree char *line = g_strdup_printf ("@%stime=2026-01-02T03:04:%02u.500Z;msgid=m%u :can!~c@10.0.0.2 PRIVMSG #merhaba :%u", tags, second, second, second);

  far_side_say (&fixture->far, line);
}

static void
say_history (KeptFarSide *fixture,
             guint        first,
             guint        last)
{
  far_side_say (&fixture->far, ":s BATCH +h chathistory #merhaba");
  for (guint i = first; i <= last; i++)
    say (fixture, i, "batch=h;");
  far_side_say (&fixture->far, ":s BATCH -h");
}

static void
expect_mark (KeptFarSide *fixture,
             guint        second)
{
  g_autofree char *pattern = g_strdup_printf ("MARKREAD #merhaba :timestamp=2026-01-02T03:04:%02u.500Z", second);

  g_free (far_side_expect (&fixture->far, pattern));
}

static void
say_mark (KeptFarSide *fixture,
          guint        second)
{
  g_autofree char *line = g_strdup_printf (":s MARKREAD #merhaba timestamp=2026-01-02T03:04:%02u.500Z", second);

  far_side_say (&fixture->far, line);
}

static void
test_line (KeptFarSide  *fixture,
           gconstpointer user_data)
{
  Session *session = fixture->far.session;

  far_side_welcome (&fixture->far, WITH_MARKS);
  /* On the very first visit the past is not unread. */
  say_history (fixture, 1, 3);
  check (fixture, 0, NULL, 0);
  session_set_watching (session, TRUE);
  say (fixture, 4, "");
  check (fixture, 0, NULL, 0);
  expect_mark (fixture, 4);

  session_set_watching (session, FALSE);
  session_set_away (session, TRUE);
  far_side_say (&fixture->far, ":eda!~e@h JOIN #merhaba * :Eda");
  say (fixture, 5, "");
  say (fixture, 6, "");
  say (fixture, 7, "");
  check (fixture, 3, "5", 3);
  far_side_expect_nothing (&fixture->far, "MARKREAD *");

  /* Back again, the line stays; it stays while one reads above. */
  session_set_away (session, FALSE);
  session_set_watching (session, TRUE);
  check (fixture, 0, "5", 3);
  expect_mark (fixture, 7);
  session_set_watching (session, FALSE);
  say (fixture, 8, "");
  check (fixture, 1, "5", 4);
  session_set_watching (session, TRUE);
  session_set_watching (session, FALSE);
  expect_mark (fixture, 8);

  /* An absence in which nothing is said does not move it, the next one does. */
  session_set_away (session, TRUE);
  session_set_away (session, FALSE);
  check (fixture, 0, "5", 4);
  session_set_away (session, TRUE);
  say (fixture, 9, "");
  check (fixture, 1, "9", 1);
  session_send (session, "selam");
  g_assert_null (get_line (fixture));
}

static void
test_mark_is_sent_seldom (KeptFarSide  *fixture,
                          gconstpointer user_data)
{
  far_side_welcome (&fixture->far, WITH_MARKS);
  session_set_watching (fixture->far.session, TRUE);
  for (guint i = 1; i <= 20; i++)
    say (fixture, i, "");
  expect_mark (fixture, 20);
  far_side_expect_nothing (&fixture->far, "MARKREAD *");
  say (fixture, 21, "");
  far_side_expect_nothing (&fixture->far, "MARKREAD *");
  /* Who leaves has read up to here. */
  session_leave (fixture->far.session);
  expect_mark (fixture, 21);
}

static void
test_no_mark_for_who_does_not_know_it (KeptFarSide  *fixture,
                                       gconstpointer user_data)
{
  far_side_welcome (&fixture->far, FAR_SIDE_ALL);
  session_set_watching (fixture->far.session, TRUE);
  say (fixture, 1, "");
  far_side_expect_nothing (&fixture->far, "PRIVMSG *");
  session_set_watching (fixture->far.session, FALSE);
  far_side_expect_nothing (&fixture->far, "MARKREAD *");
}

static void
test_restart (KeptFarSide  *fixture,
              gconstpointer user_data)
{
  far_side_welcome (&fixture->far, WITH_MARKS);
  say_history (fixture, 1, 3);
  say (fixture, 4, "");
  say (fixture, 5, "");
  check (fixture, 2, "4", 2);
  restart (fixture);

  /* The person sees the end at once, and the line above what they have missed. */
  session_set_watching (fixture->far.session, TRUE);
  far_side_welcome (&fixture->far, WITH_MARKS);
  AWAIT (session_timeline_find (get_timeline (fixture), "m5", NULL));
  check (fixture, 0, "4", 2);
  say_history (fixture, 6, 7);
  check (fixture, 0, "4", 4);
  say (fixture, 8, "");
  check (fixture, 0, "4", 4);
  session_set_watching (fixture->far.session, FALSE);
  expect_mark (fixture, 8);
  restart (fixture);

  far_side_welcome (&fixture->far, WITH_MARKS);
  AWAIT (session_timeline_find (get_timeline (fixture), "m8", NULL));
  say_history (fixture, 9, 9);
  check (fixture, 1, "9", 1);
}

/* What another computer has read is read. */
static void
test_later_mark_wins (KeptFarSide  *fixture,
                      gconstpointer user_data)
{
  g_autoptr (GAsyncResult) result = NULL;

  store_mark_read_async (fixture->store, ROOM, "", G_GINT64_CONSTANT (1767323043500), kept_far_side_result_cb, &result);
  far_side_welcome (&fixture->far, WITH_MARKS);
  say_mark (fixture, 5);
  say_mark (fixture, 2);
  far_side_say (&fixture->far, ":s MARKREAD #other timestamp=2026-01-02T03:04:59.500Z");
  say_history (fixture, 1, 9);
  check (fixture, 4, "6", 4);
  say_mark (fixture, 7);
  check (fixture, 2, "8", 2);
  say_mark (fixture, 9);
  check (fixture, 0, NULL, 0);
  say (fixture, 10, "");
  check (fixture, 1, "10", 1);
  /* A host that has lost it is told again. */
  far_side_say (&fixture->far, ":s MARKREAD #merhaba *");
  session_set_watching (fixture->far.session, TRUE);
  expect_mark (fixture, 10);
}

static void
test_what_is_loaded_above (KeptFarSide  *fixture,
                           gconstpointer user_data)
{
  far_side_welcome (&fixture->far, WITH_MARKS);
  say_mark (fixture, 3);
  say_history (fixture, 6, 9);
  check (fixture, 4, "6", 4);
  session_set_watching (fixture->far.session, TRUE);
  session_set_watching (fixture->far.session, FALSE);
  session_load_older (fixture->far.session);
  g_free (far_side_expect (&fixture->far, "CHATHISTORY BEFORE *"));
  say_history (fixture, 2, 5);
  check (fixture, 0, "4", 6);
}

static void
test_own (KeptFarSide  *fixture,
          gconstpointer user_data)
{
  g_autofree char *line = NULL;
  g_autofree char *echo = NULL;

  far_side_welcome (&fixture->far, WITH_MARKS);
  say_history (fixture, 1, 1);
  check (fixture, 0, NULL, 0);
  session_set_watching (fixture->far.session, TRUE);
  expect_mark (fixture, 1);
  session_send (fixture->far.session, "selam");
  line = far_side_expect (&fixture->far, "@label=* PRIVMSG #merhaba :selam");
  line[strcspn (line, " ")] = '\0';
  echo = g_strdup_printf ("%s;time=2026-01-02T03:04:02.500Z;msgid=m2 :SuleOzturk!~merhaba@10.0.0.1 PRIVMSG #merhaba :selam", line);
  far_side_say (&fixture->far, echo);
  expect_mark (fixture, 2);
  check (fixture, 0, NULL, 0);
}

/* Can says the messages n@first to before n@end. */
static void
say_much (KeptFarSide *fixture,
          guint        first,
          guint        end)
{
  for (guint i = first; i < end; i++)
    {
      g_autofree char *line = g_strdup_printf ("@time=2026-01-02T04:%02u:%02u.%03uZ;msgid=n%u :can!~c@10.0.0.2 PRIVMSG #merhaba :x", i / 1000, i / 100 % 10, i % 1000, i);

      far_side_say (&fixture->far, line);
    }
}

/* Whoever has the window open for months: the old goes out of the window, and comes back
 * when one reads back. */
static void
test_long_conversation (KeptFarSide  *fixture,
                        gconstpointer user_data)
{
  GListModel *rows = G_LIST_MODEL (get_timeline (fixture));

  far_side_welcome (&fixture->far, WITH_MARKS);
  say_history (fixture, 1, 1);
  session_set_watching (fixture->far.session, TRUE);
  say_much (fixture, 0, 5000);
  AWAIT (session_timeline_find (get_timeline (fixture), "n4999", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (rows), <=, 200);
  g_assert_false (session_timeline_find (get_timeline (fixture), "n3900", NULL));
  session_set_watching (fixture->far.session, FALSE);
  while (!session_timeline_find (get_timeline (fixture), "m1", NULL))
    {
      guint n = g_list_model_get_n_items (rows);

      session_load_older (fixture->far.session);
      AWAIT (g_list_model_get_n_items (rows) > n);
    }
  g_assert_cmpuint (g_list_model_get_n_items (rows), >=, 5001);
}

/* What one missed stays above, as one may go back to it. */
static void
test_missed (KeptFarSide  *fixture,
             gconstpointer user_data)
{
  GListModel *rows = G_LIST_MODEL (get_timeline (fixture));

  far_side_welcome (&fixture->far, WITH_MARKS);
  say_history (fixture, 1, 1);
  session_set_away (fixture->far.session, TRUE);
  say (fixture, 2, "");
  say_much (fixture, 0, 400);
  AWAIT (session_timeline_find (get_timeline (fixture), "n399", NULL));
  session_set_away (fixture->far.session, FALSE);
  session_set_watching (fixture->far.session, TRUE);
  say_much (fixture, 400, 500);
  AWAIT (session_timeline_find (get_timeline (fixture), "n499", NULL));
  g_assert_cmpstr (get_line (fixture), ==, "2");
  session_send (fixture->far.session, "selam");
  say_much (fixture, 500, 501);
  AWAIT (session_timeline_find (get_timeline (fixture), "n500", NULL));
  g_assert_cmpuint (g_list_model_get_n_items (rows), <=, 200);
}

static void
said_cb (Session        *session,
         SessionMessage *message,
         GString        *said)
{
  g_string_append_printf (said, "%s ", session_message_get_text (message));
}

/* What others say now is told of, whoever looks; the past is not. */
static void
test_said (KeptFarSide  *fixture,
           gconstpointer user_data)
{
  g_autoptr (GString) said = g_string_new (NULL);

  g_signal_connect (fixture->far.session, "said", G_CALLBACK (said_cb), said);
  far_side_welcome (&fixture->far, WITH_MARKS);
  say_history (fixture, 1, 2);
  say (fixture, 3, "");
  session_set_watching (fixture->far.session, TRUE);
  say (fixture, 4, "");
  far_side_say (&fixture->far, "@msgid=own :SuleOzturk!~m@h PRIVMSG #merhaba :own");
  far_side_expect_nothing (&fixture->far, "PRIVMSG *");
  g_assert_cmpstr (said->str, ==, "3 4 ");
}

/* Our person knows without looking; the next message has the line again. */
static void
test_mark_read (KeptFarSide  *fixture,
                gconstpointer user_data)
{
  Session *session = fixture->far.session;

  far_side_welcome (&fixture->far, WITH_MARKS);
  say_mark (fixture, 1);
  say (fixture, 2, "");
  say (fixture, 3, "");
  check (fixture, 2, "2", 2);
  session_mark_read (session);
  expect_mark (fixture, 3);
  check (fixture, 0, NULL, 0);
  say (fixture, 4, "");
  check (fixture, 1, "4", 1);
}

/* What is gone cannot be read, and need not be. */
static void
test_cleared (KeptFarSide  *fixture,
              gconstpointer user_data)
{
  far_side_welcome (&fixture->far, WITH_MARKS);
  say_mark (fixture, 1);
  say (fixture, 2, "");
  say (fixture, 3, "");
  far_side_expect_nothing (&fixture->far, "PRIVMSG *");
  g_assert_cmpuint (session_get_n_unread (fixture->far.session), ==, 2);
  far_side_say (&fixture->far, "@time=2026-01-02T03:04:30.500Z :can!~c@10.0.0.2 REDACT #merhaba *");
  far_side_expect_nothing (&fixture->far, "PRIVMSG *");
  g_assert_cmpuint (session_get_n_unread (fixture->far.session), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/session-reading/" name, KeptFarSide, NULL, kept_far_side_set_up, func, kept_far_side_tear_down)
  ADD ("line", test_line);
  ADD ("seldom", test_mark_is_sent_seldom);
  ADD ("not-known", test_no_mark_for_who_does_not_know_it);
  ADD ("restart", test_restart);
  ADD ("later-wins", test_later_mark_wins);
  ADD ("above", test_what_is_loaded_above);
  ADD ("own", test_own);
  ADD ("said", test_said);
  ADD ("mark-read", test_mark_read);
  ADD ("cleared", test_cleared);
  ADD ("long", test_long_conversation);
  ADD ("missed", test_missed);
#undef ADD
  return g_test_run ();
}
