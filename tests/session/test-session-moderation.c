// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-moderation.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "session/kept-far-side.h"

#include <string.h>

#define EXPECT(pattern) g_free (far_side_expect (far, pattern))
#define LAPTOP "1111111111111111111111111111111111111111111111111111111111111111"

static SessionOrder *
get_order (FarSide *far)
{
  return session_room_get_order (session_get_room (far->session));
}

static guint
count (GListModel *list)
{
  return g_list_model_get_n_items (list);
}

static void
become_moderator (FarSide *far)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  g_assert_false (session_is_moderator (far->session));
  far_side_say (far, ":can!~c@10.0.0.2 MODE #merhaba +o SuleOzturk");
  EXPECT ("MODE #merhaba :b");
  EXPECT ("MODE #merhaba :q");
  g_assert_true (session_is_moderator (far->session));
}

/* What is done to people goes by their names; our host knows their devices. */
static void
test_people (FarSide      *far,
             gconstpointer user_data)
{
  SessionMember *can;
  SessionMember *guest;

  become_moderator (far);
  can = far_side_find (far, "can");
  session_mute (far->session, can);
  EXPECT ("MODE #merhaba +q :can");
  session_unmute_member (far->session, can);
  EXPECT ("MODE #merhaba -q :can");
  session_give_rank (far->session, can, 'v', TRUE);
  EXPECT ("MODE #merhaba +v :can");
  session_give_rank (far->session, can, 'o', FALSE);
  EXPECT ("MODE #merhaba -o :can");
  session_remove (far->session, can);
  EXPECT ("KICK #merhaba :can");
  session_keep_out (far->session, can);
  EXPECT ("MODE #merhaba +b :can");
  EXPECT ("KICK #merhaba :can");
  far_side_say (far, ":Konuk1!guest@10.0.0.9 JOIN #merhaba");
  AWAIT (far_side_find (far, "Konuk1") != NULL);
  guest = far_side_find (far, "Konuk1");
  session_keep_out (far->session, guest);
  EXPECT ("MODE #merhaba +b :*!?@10.0.0.9");
}

static void
test_room (FarSide      *far,
           gconstpointer user_data)
{
  become_moderator (far);
  g_assert_cmpint (session_order_get_admission (get_order (far)), ==, SESSION_ADMISSION_ALL);
  session_set_admission (far->session, SESSION_ADMISSION_ASK);
  EXPECT ("MODE #merhaba :+i-K");
  far_side_say (far, ":SuleOzturk!~merhaba@10.0.0.1 MODE #merhaba +i");
  AWAIT (session_order_get_admission (get_order (far)) == SESSION_ADMISSION_ASK);
  g_assert_cmpstr (session_message_get_text (far_side_get_last (far)), ==, "Newcomers have to be let in now");
  far_side_say (far, ":SuleOzturk!~merhaba@10.0.0.1 MODE #merhaba +K");
  AWAIT (session_order_get_admission (get_order (far)) == SESSION_ADMISSION_NONE);
  session_set_admission (far->session, SESSION_ADMISSION_ALL);
  EXPECT ("MODE #merhaba :-iK");
  session_set_moderated (far->session, TRUE);
  EXPECT ("MODE #merhaba :+m");
  far_side_say (far, ":s 324 SuleOzturk #merhaba +mnt");
  AWAIT (session_order_get_moderated (get_order (far)));
  /* It is so already. */
  session_set_moderated (far->session, TRUE);
  far_side_expect_nothing (far, "MODE *");
}

/* Lists count when they are whole; people are shown by name. */
static void
test_lists (FarSide      *far,
            gconstpointer user_data)
{
  g_autoptr (SessionOutsider) first = NULL;
  g_autoptr (SessionOutsider) second = NULL;
  g_autoptr (SessionOutsider) third = NULL;

  become_moderator (far);
  far_side_say (far, ":s 367 SuleOzturk #merhaba $a:" LAPTOP " op 1700000000 :deniz");
  far_side_say (far, ":s 367 SuleOzturk #merhaba *!*@10.0.0.9 op 1700000000");
  far_side_expect_nothing (far, "NOTHING");
  g_assert_cmpuint (count (session_order_get_kept_out (get_order (far))), ==, 0);
  far_side_say (far, ":s 368 SuleOzturk #merhaba :End");
  AWAIT (count (session_order_get_kept_out (get_order (far))) == 2);
  first = g_list_model_get_item (session_order_get_kept_out (get_order (far)), 0);
  second = g_list_model_get_item (session_order_get_kept_out (get_order (far)), 1);
  g_assert_cmpstr (session_outsider_get_name (first), ==, "deniz");
  g_assert_cmpstr (session_outsider_get_name (second), ==, "10.0.0.9");
  session_let_back (far->session, first);
  EXPECT ("MODE #merhaba -b :$a:" LAPTOP);
  /* Who has left is still called as they were. */
  far_side_say (far, ":eda!~e@10.0.0.4 JOIN #merhaba * :Eda Ak");
  far_side_say (far, ":can!~c@10.0.0.2 KICK #merhaba eda");
  far_side_say (far, ":s 367 SuleOzturk #merhaba $a:" LAPTOP " op 1700000000 :eda");
  far_side_say (far, ":s 368 SuleOzturk #merhaba :End");
  AWAIT (count (session_order_get_kept_out (get_order (far))) == 1);
  third = g_list_model_get_item (session_order_get_kept_out (get_order (far)), 0);
  g_assert_cmpstr (session_outsider_get_name (third), ==, "Eda Ak");
  /* Somebody changes one: it is asked for anew. */
  far_side_say (far, ":can!~c@10.0.0.2 MODE #merhaba +q $a:" LAPTOP);
  EXPECT ("MODE #merhaba :q");
  far_side_say (far, ":s 728 SuleOzturk #merhaba q $a:" LAPTOP " op 1700000000 :can");
  far_side_say (far, ":s 729 SuleOzturk #merhaba q :End");
  AWAIT (session_member_get_muted (far_side_find (far, "can")));
  far_side_say (far, ":s 729 SuleOzturk #merhaba q :End");
  AWAIT (!session_member_get_muted (far_side_find (far, "can")));
}

/* Somebody is called as one was who may not write: it is not they. */
static void
test_same_name (FarSide      *far,
                gconstpointer user_data)
{
  g_autoptr (SessionOutsider) outsider = NULL;

  become_moderator (far);
  far_side_say (far, ":eda!~e@10.0.0.4 JOIN #merhaba * :Eda Ak");
  far_side_say (far, ":eda!~e@10.0.0.4 PART #merhaba");
  far_side_say (far, ":eda2!~e@10.0.0.5 JOIN #merhaba * :Eda Ak");
  far_side_say (far, ":s 728 SuleOzturk #merhaba q $a:" LAPTOP " op 1700000000 :Eda");
  far_side_say (far, ":s 728 SuleOzturk #merhaba q CAN!*@* op 1700000000");
  far_side_say (far, ":s 729 SuleOzturk #merhaba q :End");
  AWAIT (count (session_order_get_muted (get_order (far))) == 2);
  outsider = g_list_model_get_item (session_order_get_muted (get_order (far)), 0);
  g_assert_cmpstr (session_outsider_get_name (outsider), ==, session_member_get_label (far_side_find (far, "eda2")));
  g_assert_false (session_member_get_muted (far_side_find (far, "eda2")));
  g_assert_true (session_member_get_muted (far_side_find (far, "can")));
  far_side_say (far, ":eda2!~e@10.0.0.5 PART #merhaba");
  far_side_say (far, ":eda!~e@10.0.0.4 JOIN #merhaba * :Eda Ak");
  far_side_say (far, ":s 728 SuleOzturk #merhaba q $a:" LAPTOP " op 1700000000 :Eda");
  far_side_say (far, ":s 729 SuleOzturk #merhaba q :End");
  AWAIT (far_side_find (far, "eda") != NULL && session_member_get_muted (far_side_find (far, "eda")));
}

static void
test_knocks (FarSide      *far,
             gconstpointer user_data)
{
  g_autoptr (SessionOutsider) knock = NULL;

  become_moderator (far);
  far_side_say (far, ":s 710 SuleOzturk #merhaba deniz!~d@10.0.0.3 :Deniz Ak has asked for an invite");
  far_side_say (far, ":s 710 SuleOzturk #merhaba deniz!~d@10.0.0.3 :Deniz Ak has asked for an invite");
  far_side_say (far, ":s 710 SuleOzturk #merhaba eda!~e@10.0.0.4 :is KNOCKing");
  AWAIT (count (session_order_get_knocks (get_order (far))) == 2);
  knock = g_list_model_get_item (session_order_get_knocks (get_order (far)), 0);
  g_assert_cmpstr (session_outsider_get_name (knock), ==, "Deniz Ak");
  session_let_in (far->session, knock);
  EXPECT ("INVITE deniz :#merhaba");
  g_assert_cmpuint (count (session_order_get_knocks (get_order (far))), ==, 1);
  far_side_say (far, ":eda!~e@10.0.0.4 JOIN #merhaba");
  AWAIT (count (session_order_get_knocks (get_order (far))) == 0);
}

/* Our host is asked to tell them; others have only words for it. */
static void
test_turn_away (FarSide      *far,
                gconstpointer user_data)
{
  become_moderator (far);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SessionOutsider) knock = NULL;

      far_side_say (far, ":s 710 SuleOzturk #merhaba deniz!~d@10.0.0.3 :has asked for an invite");
      AWAIT (count (session_order_get_knocks (get_order (far))) == 1);
      knock = g_list_model_get_item (session_order_get_knocks (get_order (far)), 0);
      session_turn_away (far->session, knock);
      EXPECT (i == 0 ? "UNINVITE deniz :#merhaba" : "NOTICE deniz :You are not let into #merhaba now.*");
      g_assert_cmpuint (count (session_order_get_knocks (get_order (far))), ==, 0);
      far_side_say (far, ":s 004 SuleOzturk s ergo-2 o o o");
      far_side_expect_nothing (far, "INVITE *");
    }
}

/* We are the newcomer. */
static void
knock (FarSide *far)
{
  EXPECT ("USER *");
  far_side_say (far, ":s 001 SuleOzturk :Welcome");
  far_side_say (far, ":s 005 SuleOzturk KNOCK :are supported");
  far_side_say (far, ":s 422 SuleOzturk :no MOTD");
  far_side_say (far, ":s 473 SuleOzturk #merhaba :Cannot join channel (+i)");
  EXPECT ("KNOCK :#merhaba");
}

static void
test_let_in (FarSide      *far,
             gconstpointer user_data)
{
  knock (far);
  far_side_say (far, ":can!~c@10.0.0.2 INVITE SuleOzturk #elsewhere");
  far_side_say (far, ":s 711 SuleOzturk #merhaba :Your knock has been delivered");
  AWAIT (session_get_knocked (far->session));
  g_assert_cmpint (session_get_state (far->session), ==, SESSION_STATE_CONNECTING);
  far_side_expect_nothing (far, "JOIN :#elsewhere");
  far_side_say (far, ":can!~c@10.0.0.2 INVITE SuleOzturk #merhaba");
  EXPECT ("JOIN :#merhaba");
  far_side_say (far, ":SuleOzturk!x@y JOIN :#merhaba");
  AWAIT (session_get_state (far->session) == SESSION_STATE_CONNECTED);
  g_assert_false (session_get_knocked (far->session));
}

static void
test_turned_away (FarSide      *far,
                  gconstpointer user_data)
{
  knock (far);
  /* It answers nothing we asked. */
  far_side_say (far, ":s 653 SuleOzturk :You were uninvited from #elsewhere by can");
  far_side_say (far, ":s 711 SuleOzturk #merhaba :Your knock has been delivered");
  AWAIT (session_get_knocked (far->session));
  far_side_say (far, ":s 653 SuleOzturk :can does not let you into #merhaba now");
  AWAIT (session_get_state (far->session) == SESSION_STATE_LOST);
  g_assert_cmpstr (session_get_reason (far->session), ==, "The host did not let you in now. You may ask again.");
  g_assert_cmpint (session_get_refusal (far->session), ==, SESSION_REFUSAL_PERSON);
  g_assert_false (session_get_retrying (far->session));
}

static void
test_not_even_ask (FarSide      *far,
                   gconstpointer user_data)
{
  knock (far);
  far_side_say (far, ":s 480 SuleOzturk #merhaba :Cannot knock");
  AWAIT (session_get_state (far->session) == SESSION_STATE_LOST);
  g_assert_cmpstr (session_get_reason (far->session), ==, "Nobody new may come into this room at the moment. Please ask the host.");
}

/* What was said goes; what was said after it stays. */
static void
test_clear (FarSide      *far,
            gconstpointer user_data)
{
  GListModel *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (far->session)));

  become_moderator (far);
  session_clear_room (far->session);
  EXPECT ("REDACT #merhaba :?");
  far_side_say (far, "@msgid=a;time=2026-01-01T00:00:01.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :bir");
  far_side_say (far, "@msgid=c;time=2026-01-01T00:00:03.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :üç");
  AWAIT (strcmp (session_message_get_text (far_side_get_last (far)), "üç") == 0);
  far_side_say (far, "@msgid=b;time=2026-01-01T00:00:02.000Z :can!~c@10.0.0.2 REDACT #merhaba *");
  AWAIT (strcmp (session_message_get_text (far_side_get_last (far)), "Can Yücel deleted all messages") == 0);
  for (guint i = 0; i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (timeline, i);

      g_assert_cmpstr (session_message_get_text (message), !=, "bir");
    }
}

static gboolean
is_in_files (const char *folder,
             const char *words)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean    found = FALSE;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize            size;

      g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
      found |= memmem (contents, size, words, strlen (words)) != NULL;
    }
  return found;
}

/* Our copy of the room has what was said, and no key. */
static void
test_keys_are_not_kept (KeptFarSide  *kept,
                        gconstpointer user_data)
{
  FarSide *far = &kept->far;

  far_side_welcome (far, FAR_SIDE_ALL " draft/chathistory");
  far_side_say (far, "BATCH +h chathistory #merhaba");
  far_side_say (far, "BATCH -h");
  far_side_say (far, "@msgid=k;time=2026-01-01T00:00:01.000Z :can!~c@10.0.0.2 MODE #merhaba +k kirazdali");
  far_side_say (far, "@msgid=m;time=2026-01-01T00:00:02.000Z :can!~c@10.0.0.2 PRIVMSG #merhaba :selamlar");
  AWAIT (far_side_get_last (far) != NULL && strcmp (session_message_get_text (far_side_get_last (far)), "selamlar") == 0);
  g_assert_cmpstr (session_get_key (far->session), ==, "kirazdali");
  session_leave (far->session);
  kept_far_side_close (kept);
  g_assert_true (is_in_files (kept->folder, "selamlar"));
  g_assert_false (is_in_files (kept->folder, "kirazdali"));
  g_assert_finalize_object (kept->store);
  kept_far_side_open (kept);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/session-moderation/" name, FarSide, NULL, far_side_set_up, func, far_side_tear_down)
  ADD ("people", test_people);
  ADD ("room", test_room);
  ADD ("lists", test_lists);
  ADD ("same-name", test_same_name);
  ADD ("knocks", test_knocks);
  ADD ("turn-away", test_turn_away);
  ADD ("let-in", test_let_in);
  ADD ("turned-away", test_turned_away);
  ADD ("not-even-ask", test_not_even_ask);
  ADD ("clear", test_clear);
#undef ADD
  g_test_add ("/session/session-moderation/keys", KeptFarSide, NULL, kept_far_side_set_up, test_keys_are_not_kept, kept_far_side_tear_down);
  return g_test_run ();
}
