// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/far-side.h"

#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"
#include "session/session-private.h"

#include <string.h>

#define EXPECT(pattern) g_free (far_side_expect (far, pattern))

static gboolean
last_is (FarSide    *far,
         const char *text)
{
  return far_side_get_last (far) != NULL && strcmp (session_message_get_text (far_side_get_last (far)), text) == 0;
}

static void
test_kinds (FarSide      *far,
            gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, "@time=2026-01-02T03:04:05.678Z;msgid=1 :can!~c@10.0.0.2 PRIVMSG #MERHABA :\002selam\002 \0034,5dünya");
  AWAIT (last_is (far, "selam dünya"));
  g_assert_cmpstr (session_message_get_sender_name (far_side_get_last (far)), ==, "Can Yücel");
  g_assert_cmpint (session_message_get_kind (far_side_get_last (far)), ==, SESSION_MESSAGE_TEXT);
  g_assert_cmpint (session_message_get_delivery (far_side_get_last (far)), ==, SESSION_DELIVERY_NONE);
  g_assert_cmpint (g_date_time_to_unix (session_message_get_time (far_side_get_last (far))), ==, 1767323045);
  g_assert_false (session_message_get_private (far_side_get_last (far)));
  far_side_say (far, ":can!~c@10.0.0.2 PRIVMSG #merhaba :\001ACTION el sallıyor\001");
  AWAIT (last_is (far, "el sallıyor"));
  g_assert_cmpint (session_message_get_kind (far_side_get_last (far)), ==, SESSION_MESSAGE_ACTION);
  far_side_say (far, ":bot!~b@10.0.0.9 NOTICE #merhaba :saat beş");
  AWAIT (last_is (far, "saat beş"));
  g_assert_cmpint (session_message_get_kind (far_side_get_last (far)), ==, SESSION_MESSAGE_NOTICE);
  /* Not for people: a server's notice, a program's question, another channel. */
  far_side_say (far, ":s NOTICE SuleOzturk :*** Looking up your hostname");
  far_side_say (far, ":can!~c@10.0.0.2 PRIVMSG SuleOzturk :\001VERSION\001");
  far_side_say (far, ":can!~c@10.0.0.2 PRIVMSG #other :x");
  far_side_expect_nothing (far, "NOTICE *");
  g_assert_true (last_is (far, "saat beş"));
}

/* Kept as it came, read without formatting. */
static void
test_formatting (FarSide      *far,
                 gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, ":can!~c@10.0.0.2 PRIVMSG #merhaba :\002selam\002 \0034,5dünya");
  AWAIT (last_is (far, "selam dünya"));
  g_assert_cmpstr (session_message_get_formatted (far_side_get_last (far)), ==, "\002selam\002 \0034,5dünya");
  session_send (far->session, "bu *kalın* ve `kod`");
  g_assert_true (last_is (far, "bu kalın ve kod"));
  g_assert_cmpstr (session_message_get_formatted (far_side_get_last (far)), ==, "bu \002kalın\002 ve \021kod\021");
  EXPECT ("@label=* PRIVMSG #merhaba :bu \002kalın\002 ve \021kod\021");
  session_send (far->session, "```\na\n\n  b\n```");
  EXPECT ("@batch=* PRIVMSG #merhaba :\021a\021");
  EXPECT ("@batch=* PRIVMSG #merhaba :");
  EXPECT ("@batch=* PRIVMSG #merhaba :\021  b\021");
}

static void
test_mentions (FarSide      *far,
               gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, ":can!~c@10.0.0.2 PRIVMSG #merhaba :\002ŞULE\002 ÖZTÜRK'e sor");
  AWAIT (last_is (far, "ŞULE ÖZTÜRK'e sor"));
  g_assert_true (session_message_get_mentions_me (far_side_get_last (far)));
  far_side_say (far, ":can!~c@10.0.0.2 PRIVMSG #merhaba :suleozturk: bak");
  AWAIT (last_is (far, "suleozturk: bak"));
  g_assert_true (session_message_get_mentions_me (far_side_get_last (far)));
  far_side_say (far, ":can!~c@10.0.0.2 PRIVMSG #merhaba :Şule kim?");
  AWAIT (last_is (far, "Şule kim?"));
  g_assert_false (session_message_get_mentions_me (far_side_get_last (far)));
  /* Who speaks of themselves is not called. */
  session_send (far->session, "ben Şule Öztürk");
  g_assert_false (session_message_get_mentions_me (far_side_get_last (far)));
}

static void
test_multiline (FarSide      *far,
                gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  far_side_say (far, "@msgid=1;time=2026-01-02T03:04:05.678Z :can!~c@h BATCH +a draft/multiline #merhaba");
  far_side_say (far, "@batch=a :can!~c@h PRIVMSG #merhaba :bir");
  far_side_say (far, ":eda!~e@h PRIVMSG #merhaba :araya giren");
  far_side_say (far, "@batch=a :can!~c@h PRIVMSG #merhaba :");
  far_side_say (far, "@batch=a :can!~c@h PRIVMSG #merhaba :iki ");
  far_side_say (far, "@batch=a;draft/multiline-concat :can!~c@h PRIVMSG #merhaba :üç");
  far_side_say (far, "BATCH -a");
  AWAIT (last_is (far, "bir\n\niki üç"));
  g_assert_cmpint (g_date_time_to_unix (session_message_get_time (far_side_get_last (far))), ==, 1767323045);
}

static void
test_delivered_by_echo (FarSide      *far,
                        gconstpointer user_data)
{
  g_autofree char *line = NULL;
  g_autofree char *label = NULL;
  g_autofree char *echo = NULL;
  GListModel      *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (far->session)));
  guint            n;

  far_side_welcome (far, FAR_SIDE_ALL);
  session_send (far->session, "selam");
  n = g_list_model_get_n_items (timeline);
  line = far_side_expect (far, "@label=* PRIVMSG #merhaba :selam");
  label = g_strndup (line + 7, 36);
  g_assert_true (g_uuid_string_is_valid (label));
  g_assert_cmpint (session_message_get_delivery (far_side_get_last (far)), ==, SESSION_DELIVERY_QUEUED);
  echo = g_strdup_printf ("@label=%s;time=2026-01-02T03:04:05.000Z :SuleOzturk!~merhaba@10.0.0.1 PRIVMSG #merhaba :selam", label);
  far_side_say (far, echo);
  AWAIT (session_message_get_delivery (far_side_get_last (far)) == SESSION_DELIVERY_DELIVERED);
  g_assert_cmpint (g_date_time_get_year (session_message_get_time (far_side_get_last (far))), ==, 2026);
  g_assert_cmpuint (g_list_model_get_n_items (timeline), ==, n);
}

static void
test_delivered_in_a_batch (FarSide      *far,
                           gconstpointer user_data)
{
  g_autofree char *line = NULL;
  g_autofree char *open = NULL;

  far_side_welcome (far, FAR_SIDE_ALL);
  session_send (far->session, "bir\niki");
  line = far_side_expect (far, "@label=* BATCH +* draft/multiline :#merhaba");
  EXPECT ("@batch=* PRIVMSG #merhaba :bir");
  EXPECT ("@batch=* PRIVMSG #merhaba :iki");
  EXPECT ("BATCH :-*");
  open = g_strdup_printf ("@label=%.36s :s BATCH +L labeled-response", line + 7);
  far_side_say (far, open);
  far_side_say (far, "@batch=L :SuleOzturk!~m@h BATCH +M draft/multiline #merhaba");
  far_side_say (far, "@batch=M :SuleOzturk!~m@h PRIVMSG #merhaba :bir");
  far_side_say (far, "@batch=M :SuleOzturk!~m@h PRIVMSG #merhaba :iki");
  far_side_say (far, "BATCH -M");
  far_side_say (far, "BATCH -L");
  AWAIT (session_message_get_delivery (far_side_get_last (far)) == SESSION_DELIVERY_DELIVERED);
}

/* More than one batch may hold: 20 lines on this server. */
static void
test_several_batches (FarSide      *far,
                      gconstpointer user_data)
{
  g_autoptr (GString) text = g_string_new ("0");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *echo = NULL;

  far_side_welcome (far, FAR_SIDE_ALL);
  for (guint i = 1; i < 30; i++)
    g_string_append_printf (text, "\n%u", i);
  session_send (far->session, text->str);
  first = far_side_expect (far, "*BATCH +* draft/multiline :#merhaba");
  g_assert_true (g_str_has_prefix (first, "BATCH"));
  EXPECT ("@batch=* PRIVMSG #merhaba :19");
  EXPECT ("BATCH :-*");
  second = far_side_expect (far, "@label=* BATCH +* draft/multiline :#merhaba");
  EXPECT ("@batch=* PRIVMSG #merhaba :29");
  EXPECT ("BATCH :-*");
  far_side_say (far, ":SuleOzturk!~m@h BATCH +A draft/multiline #merhaba");
  far_side_say (far, "@batch=A :SuleOzturk!~m@h PRIVMSG #merhaba :0");
  far_side_say (far, "BATCH -A");
  echo = g_strdup_printf ("@label=%.36s :SuleOzturk!~m@h BATCH +B draft/multiline #merhaba", second + 7);
  far_side_say (far, echo);
  far_side_say (far, "@batch=B :SuleOzturk!~m@h PRIVMSG #merhaba :29");
  far_side_say (far, "BATCH -B");
  AWAIT (session_message_get_delivery (far_side_get_last (far)) == SESSION_DELIVERY_DELIVERED);
  g_assert_true (last_is (far, text->str));
}

/* A server that knows none of this: the PING behind the message tells. */
static void
test_delivered_by_pong (FarSide      *far,
                        gconstpointer user_data)
{
  g_autofree char *ping = NULL;
  g_autofree char *pong = NULL;

  far_side_welcome (far, "");
  session_send (far->session, "bir\n\niki");
  EXPECT ("PRIVMSG #merhaba :bir");
  EXPECT ("PRIVMSG #merhaba :iki");
  ping = far_side_expect (far, "PING :*-*");
  g_assert_cmpint (session_message_get_delivery (far_side_get_last (far)), ==, SESSION_DELIVERY_QUEUED);
  pong = g_strdup_printf (":s PONG s :%s", ping + 6);
  far_side_say (far, pong);
  AWAIT (session_message_get_delivery (far_side_get_last (far)) == SESSION_DELIVERY_DELIVERED);
}

static void
test_refused (FarSide      *far,
              gconstpointer user_data)
{
  g_autofree char *line = NULL;
  g_autofree char *refusal = NULL;

  far_side_welcome (far, FAR_SIDE_ALL);
  session_send (far->session, "selam");
  line = far_side_expect (far, "@label=* PRIVMSG #merhaba :selam");
  refusal = g_strdup_printf ("@label=%.36s :s 404 SuleOzturk #merhaba :Cannot send", line + 7);
  far_side_say (far, refusal);
  AWAIT (session_message_get_delivery (far_side_get_last (far)) == SESSION_DELIVERY_FAILED);
  g_assert_cmpstr (session_message_get_failure (far_side_get_last (far)), ==, "You may not speak in this room now.");
  session_send_again (far->session, far_side_get_last (far));
  EXPECT ("@label=* PRIVMSG #merhaba :selam");
  g_assert_cmpint (session_message_get_delivery (far_side_get_last (far)), ==, SESSION_DELIVERY_QUEUED);
}

static void
test_lost_on_the_way (FarSide      *far,
                      gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL);
  session_send (far->session, "selam");
  net_link_close (far->server.link);
  AWAIT (session_get_state (far->session) == SESSION_STATE_LOST);
  g_assert_cmpint (session_message_get_delivery (far_side_get_last (far)), ==, SESSION_DELIVERY_FAILED);
}

/* The past comes in a batch, is put where its time belongs, and is there once. */
static void
test_history (FarSide      *far,
              gconstpointer user_data)
{
  GListModel *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (far->session)));
  g_autoptr (SessionMessage) first = NULL;

  far_side_welcome (far, FAR_SIDE_ALL " draft/chathistory");
  far_side_say (far, "@msgid=3;time=2026-01-02T00:00:03.000Z :can!~c@h PRIVMSG #merhaba :üç");
  far_side_say (far, ":s BATCH +H chathistory #merhaba");
  far_side_say (far, "@batch=H;msgid=1;time=2026-01-01T00:00:01.000Z;merhaba.org/name=Eski\\sBiri :eski!~c@h PRIVMSG #merhaba :bir");
  far_side_say (far, "@batch=H;msgid=2;time=2026-01-02T00:00:02.000Z :SuleOzturk!~c@h PRIVMSG #merhaba :iki");
  far_side_say (far, "@batch=H;msgid=3;time=2026-01-02T00:00:03.000Z :can!~c@h PRIVMSG #merhaba :üç");
  far_side_say (far, "BATCH -H");
  far_side_say (far, "@msgid=3;time=2026-01-02T00:00:03.000Z :can!~c@h PRIVMSG #merhaba :üç");
  far_side_expect_nothing (far, "CHATHISTORY *");
  g_assert_cmpuint (g_list_model_get_n_items (timeline), ==, 3);
  g_assert_true (last_is (far, "üç"));
  g_assert_false (session_message_get_day_first (far_side_get_last (far)));
  first = g_list_model_get_item (timeline, 0);
  g_assert_cmpstr (session_message_get_text (first), ==, "bir");
  g_assert_cmpstr (session_message_get_sender_name (first), ==, "Eski Biri");
  g_assert_true (session_message_get_day_first (first));
}

/* While a gap is being filled the connection breaks: the next gap begins where the filling
 * had come to, whatever was said meanwhile. */
static void
test_gap_in_the_gap (FarSide      *far,
                     gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL " draft/chathistory");
  far_side_say (far, ":s BATCH +L chathistory #merhaba");
  far_side_say (far, "@batch=L;msgid=1;time=2026-01-01T00:00:01.000Z :can!~c@h PRIVMSG #merhaba :bir");
  far_side_say (far, "BATCH -L");
  AWAIT (!far->session->gap_open);
  far->session->gap_open = TRUE;
  far->session->catch_up_msgid = g_strdup ("1");
  far_side_say (far, "@msgid=9;time=2026-01-01T00:00:09.000Z :can!~c@h PRIVMSG #merhaba :dokuz");
  far_side_say (far, ":s BATCH +H chathistory #merhaba");
  far_side_say (far, "@batch=H;msgid=2;time=2026-01-01T00:00:02.000Z :can!~c@h PRIVMSG #merhaba :iki");
  far_side_expect_nothing (far, "CHATHISTORY *");
  session_irc_reset (far->session);
  g_assert_cmpstr (far->session->last_msgid, ==, "2");

  /* Filled to its end, the newest counts. */
  far->session->catch_up_msgid = g_strdup ("2");
  far_side_say (far, "@msgid=10;time=2026-01-01T00:00:10.000Z :can!~c@h PRIVMSG #merhaba :on");
  far_side_say (far, ":s BATCH +H chathistory #merhaba");
  far_side_say (far, "BATCH -H");
  far_side_expect_nothing (far, "CHATHISTORY *");
  g_assert_cmpstr (far->session->last_msgid, ==, "10");
}

/* In a room for the first time, and the connection breaks before its past has come: the gap
 * begins behind what was heard, or in the middle of the page. */
static void
test_gap_before_the_past (FarSide      *far,
                          gconstpointer user_data)
{
  far_side_welcome (far, FAR_SIDE_ALL " draft/chathistory");
  g_assert_true (far->session->asked_latest);
  session_irc_forget (far->session);
  g_assert_null (far->session->last_msgid);

  far->session->asked_latest = TRUE;
  far->session->gap_open = TRUE;
  far_side_say (far, "@msgid=5;time=2026-01-01T00:00:05.000Z :can!~c@h PRIVMSG #merhaba :beş");
  AWAIT (last_is (far, "beş"));
  session_irc_forget (far->session);
  g_assert_cmpstr (far->session->last_msgid, ==, "5");
  /* When that gap is filled, the page is asked for. */
  far->session->catch_up_msgid = g_strdup ("5");
  far_side_say (far, ":s BATCH +G chathistory #merhaba");
  far_side_say (far, "BATCH -G");
  g_free (far_side_expect (far, "CHATHISTORY BEFORE #merhaba msgid=5 *"));
  far->session->asked_older = FALSE;

  g_clear_pointer (&far->session->last_msgid, g_free);
  far->session->asked_latest = TRUE;
  far->session->gap_open = TRUE;
  far_side_say (far, ":s BATCH +H chathistory #merhaba");
  far_side_say (far, "@batch=H;msgid=4;time=2026-01-01T00:00:04.000Z :can!~c@h PRIVMSG #merhaba :dört");
  far_side_say (far, "@msgid=7;time=2026-01-01T00:00:07.000Z :can!~c@h PRIVMSG #merhaba :yedi");
  AWAIT (last_is (far, "yedi"));
  session_irc_reset (far->session);
  g_assert_cmpstr (far->session->last_msgid, ==, "4");
}

/* What we sent over a connection that the host had not given up yet comes back under the
 * name we had there, and perhaps unasked before it comes as the answer. */
static void
test_own_under_another_name (FarSide      *far,
                             gconstpointer user_data)
{
  g_autofree char *line = NULL;
  g_autofree char *echo = NULL;
  GListModel      *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (far->session)));
  guint            n;

  far_side_welcome (far, FAR_SIDE_ALL);
  session_send (far->session, "selam");
  line = far_side_expect (far, "@label=* PRIVMSG #merhaba :selam");
  n = g_list_model_get_n_items (timeline);
  far_side_say (far, "@msgid=5;time=2026-01-02T03:04:05.000Z :Before!~merhaba@10.0.0.1 PRIVMSG #merhaba :selam");
  AWAIT (g_list_model_get_n_items (timeline) == n + 1);
  echo = g_strdup_printf ("@label=%.36s;msgid=5;time=2026-01-02T03:04:05.000Z :Before!~merhaba@10.0.0.1 PRIVMSG #merhaba :selam", line + 7);
  far_side_say (far, echo);
  AWAIT (g_list_model_get_n_items (timeline) == n);
  AWAIT (session_message_get_delivery (far_side_get_last (far)) == SESSION_DELIVERY_DELIVERED);
  g_assert_true (session_message_get_own (far_side_get_last (far)));
  g_assert_cmpstr (session_message_get_msgid (far_side_get_last (far)), ==, "5");
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static gboolean
keeps (Store      *store,
       const char *expected)
{
  const StoreHistoryQuery query = { .kind = STORE_HISTORY_LATEST, .from = { NULL, -1 }, .to = { NULL, -1 }, .limit = 10 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GString) texts = g_string_new (NULL);

  store_find_history_async (store, "here/#merhaba", &query, done_cb, &result);
  AWAIT (result != NULL);
  messages = store_find_history_finish (store, result, NULL);
  for (guint i = 0; i < messages->len; i++)
    {
      const StoreMessage *message = messages->pdata[i];

      g_string_append_printf (texts, "%s|", message->text);
      if (message->tags[0] != '\0')
        g_string_append_printf (texts, "%s,%s|", message->tags, message->reply_to);
    }
  return strcmp (texts->str, expected) == 0;
}

/* While something may be missing before it, what is said is shown and not kept: should the
 * program end now, the next one asks from where there is no hole. */
static void
test_no_hole_is_kept (FarSide      *far,
                      gconstpointer user_data)
{
  g_autofree char *folder = folder_make ();
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL);
  g_autoptr (Store) store = store_new (path, FALSE);
  g_autoptr (GAsyncResult) closed = NULL;

  store_open_async (store, NULL, NULL);
  session_set_store (far->session, store);
  far_side_welcome (far, FAR_SIDE_ALL " draft/chathistory");
  far_side_say (far, "@msgid=9;time=2026-01-01T00:00:09.000Z :can!~c@h PRIVMSG #merhaba :dokuz");
  AWAIT (last_is (far, "dokuz") && far->session->asked_latest);
  far_side_say (far, ":s BATCH +H chathistory #merhaba");
  far_side_say (far, "@batch=H;msgid=8;time=2026-01-01T00:00:08.000Z :can!~c@h PRIVMSG #merhaba :sekiz");
  AWAIT (keeps (store, "sekiz|"));
  far_side_say (far, "BATCH -H");
  AWAIT (keeps (store, "sekiz|dokuz|"));
  far_side_say (far, "@msgid=10;time=2026-01-01T00:00:10.000Z :can!~c@h PRIVMSG #merhaba :on");
  AWAIT (keeps (store, "sekiz|dokuz|on|"));
  /* As the room's host has it: a copy may have to stand for it. */
  far_side_say (far, "@msgid=11;time=2026-01-01T00:00:11.000Z;+reply=10;label=x;+y=z :can!~c@h PRIVMSG #merhaba :evet");
  AWAIT (keeps (store, "sekiz|dokuz|on|evet|+reply=10;+y=z,10|"));

  session_set_store (far->session, NULL);
  store_close_async (store, done_cb, &closed);
  AWAIT (closed != NULL);
  store_close_finish (store, closed);
  folder_remove (folder);
}

/* What was held back for a store is not kept in another. */
static void
test_held_for_a_store (FarSide      *far,
                       gconstpointer user_data)
{
  g_autoptr (Store) store = store_new (":memory:", FALSE);
  g_autoptr (GAsyncResult) closed = NULL;

  store_open_async (store, NULL, NULL);
  session_set_store (far->session, store);
  far_side_welcome (far, FAR_SIDE_ALL " draft/chathistory");
  far_side_say (far, "@msgid=9;time=2026-01-01T00:00:09.000Z :can!~c@h PRIVMSG #merhaba :dokuz");
  AWAIT (last_is (far, "dokuz"));
  g_assert_cmpuint (g_queue_get_length (&far->session->held), ==, 1);
  session_set_store (far->session, store);
  g_assert_cmpuint (g_queue_get_length (&far->session->held), ==, 1);
  session_set_store (far->session, NULL);
  g_assert_cmpuint (g_queue_get_length (&far->session->held), ==, 0);
  store_close_async (store, done_cb, &closed);
  AWAIT (closed != NULL);
  store_close_finish (store, closed);
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/on-message/" name, FarSide, NULL, far_side_set_up, func, far_side_tear_down)
  ADD ("kinds", test_kinds);
  ADD ("formatting", test_formatting);
  ADD ("mentions", test_mentions);
  ADD ("multiline", test_multiline);
  ADD ("delivered-by-echo", test_delivered_by_echo);
  ADD ("delivered-in-a-batch", test_delivered_in_a_batch);
  ADD ("several-batches", test_several_batches);
  ADD ("delivered-by-pong", test_delivered_by_pong);
  ADD ("refused", test_refused);
  ADD ("history", test_history);
  ADD ("gap-in-the-gap", test_gap_in_the_gap);
  ADD ("gap-before-the-past", test_gap_before_the_past);
  ADD ("own-under-another-name", test_own_under_another_name);
  ADD ("no-hole-is-kept", test_no_hole_is_kept);
  ADD ("held-for-a-store", test_held_for_a_store);
  ADD ("lost-on-the-way", test_lost_on_the_way);
#undef ADD
  return g_test_run ();
}
