// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-beside.h"

#include "session/kept-far-side.h"
#include "session/session-reading.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"

#include <string.h>

/* More conversations over the connection of the first. */

#define CAPABILITIES FAR_SIDE_ALL " draft/chathistory"
#define EXPECT(pattern) g_free (far_side_expect (far, pattern))

static guint
count (FarSide *far)
{
  return g_list_model_get_n_items (session_get_beside (far->session));
}

static Session *
get (FarSide *far,
     guint    i)
{
  g_autoptr (Session) beside = g_list_model_get_item (session_get_beside (far->session), i);

  /* The list holds it. */
  return beside;
}

static SessionMessage *
last (Session *session)
{
  GListModel *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (session)));
  g_autoptr (SessionMessage) message = g_list_model_get_item (timeline, g_list_model_get_n_items (timeline) - 1);

  return message;
}

static gboolean
last_is (Session    *session,
         const char *text)
{
  return last (session) != NULL && strcmp (session_message_get_text (last (session)), text) == 0;
}

static void
enter (FarSide *far)
{
  far_side_welcome (far, CAPABILITIES);
  far_side_say (far, "BATCH +h chathistory #merhaba");
  far_side_say (far, "BATCH -h");
}

/* Opens #proje, with Can in it. */
static Session *
open_room (FarSide *far)
{
  Session *beside = session_open_beside (far->session, "#proje");

  EXPECT ("JOIN :#proje");
  g_assert_cmpint (session_get_state (beside), ==, SESSION_STATE_CONNECTING);
  far_side_say (far, ":SuleOzturk!~merhaba@10.0.0.1 JOIN #proje");
  far_side_say (far, ":s 332 SuleOzturk #proje :Bahar projesi");
  far_side_say (far, ":s 353 SuleOzturk = #proje :@SuleOzturk can");
  EXPECT ("WHO :#proje");
  far_side_say (far, ":s 352 SuleOzturk #proje ~c 10.0.0.2 s can H :0 Can Yücel");
  EXPECT ("CHATHISTORY LATEST #proje *");
  far_side_say (far, "BATCH +i chathistory #proje");
  far_side_say (far, "@batch=i;msgid=p1;time=2026-01-02T03:04:05.000Z :can!~c@10.0.0.2 PRIVMSG #proje :eski");
  far_side_say (far, "BATCH -i");
  AWAIT (last_is (beside, "eski"));
  return beside;
}

static void
test_room (KeptFarSide  *fixture,
           gconstpointer user_data)
{
  FarSide         *far = &fixture->far;
  Session         *beside;
  g_autofree char *line = NULL;
  g_autofree char *echo = NULL;

  enter (far);
  beside = open_room (far);
  g_assert_true (session_open_beside (far->session, "#PROJE") == beside);
  g_assert_cmpuint (count (far), ==, 1);
  g_assert_cmpint (session_get_state (beside), ==, SESSION_STATE_CONNECTED);
  g_assert_cmpstr (session_room_get_title (session_get_room (beside)), ==, "Bahar projesi");
  g_assert_true (session_is_moderator (beside));
  g_assert_false (session_is_moderator (far->session));
  g_assert_false (session_is_direct (beside));
  g_assert_true (session_get_first (beside) == far->session);

  /* What is said stays where it was said, each with its own label. */
  far_side_say (far, "@msgid=p2;time=2026-01-02T03:04:06.000Z :can!~c@10.0.0.2 PRIVMSG #proje :burada");
  far_side_say (far, "@msgid=m2;time=2026-01-02T03:04:07.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :orada");
  AWAIT (last_is (far->session, "orada"));
  g_assert_true (last_is (beside, "burada"));
  session_send (beside, "tamam");
  line = far_side_expect (far, "@label=* PRIVMSG #proje :tamam");
  echo = g_strdup_printf ("@label=%.36s;msgid=p3;time=2026-01-02T03:04:08.000Z :SuleOzturk!~merhaba@10.0.0.1 PRIVMSG #proje :tamam", line + 7);
  far_side_say (far, echo);
  AWAIT (session_message_get_delivery (last (beside)) == SESSION_DELIVERY_DELIVERED);
  g_assert_true (last_is (far->session, "orada"));

  /* What became of it is told there as well. */
  far_side_say (far, ":s FAIL TAGMSG NOT_KEPT #proje :No");
  AWAIT (last_is (beside, "The host’s computer could not keep the reaction."));
  far_side_say (far, ":s FAIL REDACT REDACT_FORBIDDEN #proje p1 :No");
  AWAIT (last_is (beside, "The message could not be deleted."));
  g_assert_true (last_is (far->session, "orada"));

  /* Who leaves one room stays in the other, and all hear who goes for good. */
  far_side_say (far, ":can!~c@10.0.0.2 PART #proje");
  AWAIT (session_members_find (session_room_get_members (session_get_room (beside)), "can") == NULL);
  g_assert_nonnull (far_side_find (far, "can"));

  session_leave (beside);
  EXPECT ("PART :#proje");
  g_assert_cmpuint (count (far), ==, 0);
  g_assert_cmpint (session_get_state (far->session), ==, SESSION_STATE_CONNECTED);
}

static void
test_refused (KeptFarSide  *fixture,
              gconstpointer user_data)
{
  FarSide *far = &fixture->far;
  Session *beside;

  enter (far);
  beside = session_open_beside (far->session, "#gizli");
  EXPECT ("JOIN :#gizli");
  far_side_say (far, ":s 475 SuleOzturk #gizli :Cannot join channel (+k)");
  AWAIT (session_get_state (beside) == SESSION_STATE_LOST);
  g_assert_cmpint (session_get_trouble (beside), ==, SESSION_TROUBLE_KEY);
  g_assert_cmpint (session_get_state (far->session), ==, SESSION_STATE_CONNECTED);
  session_set_key (beside, "anahtar");
  session_try_again (beside);
  EXPECT ("JOIN #gizli :anahtar");
  far_side_say (far, ":SuleOzturk!~merhaba@10.0.0.1 JOIN #gizli");
  AWAIT (session_get_state (beside) == SESSION_STATE_CONNECTED);
  far_side_say (far, ":can!~c@10.0.0.2 KICK #gizli SuleOzturk :dışarı");
  AWAIT (session_get_state (beside) == SESSION_STATE_LOST);
  g_assert_cmpint (session_get_state (far->session), ==, SESSION_STATE_CONNECTED);
  session_leave (beside);
}

static void
test_person (KeptFarSide  *fixture,
             gconstpointer user_data)
{
  FarSide         *far = &fixture->far;
  Session         *beside;
  g_autofree char *described = NULL;
  g_autofree char *line = NULL;
  g_autofree char *echo = NULL;

  enter (far);
  far_side_say (far, "@msgid=d1;time=2026-01-02T03:04:05.000Z :can!~c@10.0.0.2 PRIVMSG SuleOzturk :aramızda");
  AWAIT (count (far) == 1);
  beside = get (far, 0);
  AWAIT (last_is (beside, "aramızda"));
  g_assert_true (session_is_direct (beside));
  g_assert_cmpint (session_get_state (beside), ==, SESSION_STATE_CONNECTED);
  g_assert_cmpstr (session_room_get_title (session_get_room (beside)), ==, "Can Yücel");
  g_assert_false (session_message_get_private (last (beside)));
  AWAIT (session_get_n_unread (beside) == 1);
  g_assert_cmpuint (session_get_n_unread (far->session), ==, 0);
  g_assert_true (session_open_beside (far->session, "can") == beside);

  session_send (beside, "olur");
  line = far_side_expect (far, "@label=* PRIVMSG can :olur");
  echo = g_strdup_printf ("@label=%.36s;msgid=d2;time=2026-01-02T03:04:06.000Z :SuleOzturk!~merhaba@10.0.0.1 PRIVMSG can :olur", line + 7);
  far_side_say (far, echo);
  AWAIT (session_message_get_delivery (last (beside)) == SESSION_DELIVERY_DELIVERED);
  far_side_expect_nothing (far, "MARKREAD *");

  /* That they write, and what they feel about it, is seen here and nowhere else. */
  far_side_say (far, "@+typing=active :can!~c@10.0.0.2 TAGMSG SuleOzturk");
  far_side_say (far, "@+draft/react=👍;+reply=d2;msgid=d3;time=2026-01-02T03:04:07.000Z :can!~c@10.0.0.2 TAGMSG SuleOzturk");
  AWAIT (session_message_get_reactions (last (beside)) != NULL && session_reactions_get_n (session_message_get_reactions (last (beside))) == 1);
  described = session_typing_describe (session_room_get_typing (session_get_room (beside)));
  g_assert_nonnull (described);

  /* The conversation follows the person's name, and says when they are not here. */
  far_side_say (far, ":can!~c@10.0.0.2 NICK cano");
  far_side_say (far, ":cano!~c@10.0.0.2 SETNAME :Cano");
  AWAIT (strcmp (session_room_get_title (session_get_room (beside)), "Cano") == 0);
  far_side_say (far, ":cano!~c@10.0.0.2 PRIVMSG SuleOzturk :yeni adım");
  AWAIT (last_is (beside, "yeni adım"));
  far_side_say (far, ":cano!~c@10.0.0.2 QUIT :");
  AWAIT (session_members_find (session_room_get_members (session_get_room (beside)), "cano") == NULL);
  session_send (beside, "var mısın?");
  g_free (line);
  line = far_side_expect (far, "@label=* PRIVMSG cano :var mısın?");
  g_free (echo);
  echo = g_strdup_printf ("@label=%.36s :s 401 SuleOzturk cano :No such nick", line + 7);
  far_side_say (far, echo);
  AWAIT (session_message_get_delivery (last (beside)) == SESSION_DELIVERY_FAILED);
  far_side_say (far, ":cano!~c@10.0.0.2 JOIN #merhaba * :Cano");
  AWAIT (session_members_find (session_room_get_members (session_get_room (beside)), "cano") != NULL);
}

/* Not for people: what programs ask each other. Nor can a name be what is none. */
static void
test_nobody (KeptFarSide  *fixture,
             gconstpointer user_data)
{
  FarSide *far = &fixture->far;

  enter (far);
  far_side_say (far, ":can!~c@10.0.0.2 PRIVMSG SuleOzturk :\001VERSION\001");
  far_side_say (far, ":s NOTICE SuleOzturk :*** Looking up your hostname");
  far_side_expect_nothing (far, "NOTICE *");
  g_assert_cmpuint (count (far), ==, 0);
  g_assert_null (session_open_beside (far->session, "iki kelime"));
  g_assert_null (session_open_beside (far->session, "SuleOzturk"));
  g_assert_null (session_open_beside (far->session, ""));
}

/* Whoever writes under many names fills no list without end; nothing is lost by that. */
static void
test_limit (KeptFarSide  *fixture,
            gconstpointer user_data)
{
  FarSide *far = &fixture->far;

  enter (far);
  for (guint i = 0; i < 101; i++)
    {
      g_autofree char *line = g_strdup_printf (":n%u!~n@10.0.0.9 PRIVMSG SuleOzturk :söz %u", i, i);

      far_side_say (far, line);
    }
  AWAIT (last_is (far->session, "söz 100"));
  g_assert_true (session_message_get_private (last (far->session)));
  g_assert_cmpuint (count (far), ==, 100);
}

/* What is kept of a conversation is there when it is opened again. */
static void
test_kept (KeptFarSide  *fixture,
           gconstpointer user_data)
{
  FarSide *far = &fixture->far;
  Session *beside;

  enter (far);
  far_side_say (far, "@msgid=d1;time=2026-01-02T03:04:05.000Z :can!~c@10.0.0.2 PRIVMSG SuleOzturk :unutma");
  AWAIT (count (far) == 1);
  AWAIT (last_is (get (far, 0), "unutma"));
  session_leave (get (far, 0));
  g_assert_cmpuint (count (far), ==, 0);
  beside = session_open_beside (far->session, "can");
  AWAIT (last_is (beside, "unutma"));
  g_assert_false (session_message_get_own (last (beside)));
}

static void
test_end (KeptFarSide  *fixture,
          gconstpointer user_data)
{
  FarSide *far = &fixture->far;
  g_autoptr (Session) beside = NULL;

  enter (far);
  beside = g_object_ref (open_room (far));
  session_open_beside (far->session, "can");
  net_link_close (far->server.link);
  AWAIT (session_get_state (beside) == SESSION_STATE_LOST);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (session_room_get_members (session_get_room (beside)))), ==, 0);
  g_assert_cmpint (session_get_state (get (far, 1)), ==, SESSION_STATE_LOST);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(path, test) g_test_add ("/session/session-beside/" path, KeptFarSide, NULL, kept_far_side_set_up, test, kept_far_side_tear_down)
  ADD ("room", test_room);
  ADD ("refused", test_refused);
  ADD ("person", test_person);
  ADD ("nobody", test_nobody);
  ADD ("limit", test_limit);
  ADD ("kept", test_kept);
  ADD ("end", test_end);
#undef ADD
  return g_test_run ();
}
