// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "host/host-stopping.h"

#include "discovery/avahi-mock.h"
#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "fixtures/locale.h"
#include "session/session-private.h"
#include "session/session.h"

#include <glib/gstdio.h>
#include <string.h>

/* A host and the sessions of several people, over real sockets on the loopback. */

typedef struct
{
  NetPoller *poller;
  Host      *host;
  Session   *owner;
  char      *address;
  char      *folder;
} Fixture;

static void
start (Fixture *fixture)
{
  const char *const listen[] = { fixture->address, NULL };
  HostConfig        config = { .room_name = "Sınıf 5-B", .listen = listen, .data_dir = fixture->folder };
  g_autoptr (GError) error = NULL;

  fixture->host = host_new (&config);
  host_start (fixture->host, &error);
  g_assert_no_error (error);
  g_free (fixture->address);
  fixture->address = g_strdup_printf ("127.0.0.1:%u", host_get_port (fixture->host));
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NetLink) link = NULL;

  fixture->poller = net_poller_new (NULL);
  fixture->folder = folder_make ();
  fixture->address = g_strdup ("127.0.0.1:0");
  start (fixture);

  fixture->owner = session_new (fixture->poller, "Öğretmen Ayşe");
  link = host_connect_local (fixture->host, fixture->poller, &error);
  g_assert_no_error (error);
  session_join_link (fixture->owner, link);
  AWAIT (session_get_state (fixture->owner) == SESSION_STATE_CONNECTED);
}

static void
stop (Fixture *fixture)
{
  host_stop_and_wait (fixture->host);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  session_leave (fixture->owner);
  stop (fixture);
  g_assert_finalize_object (fixture->owner);
  AWAIT (net_poller_is_drained (fixture->poller));
  g_assert_finalize_object (fixture->host);
  g_assert_finalize_object (fixture->poller);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->address);
}

static Session *
join (Fixture    *fixture,
      const char *name)
{
  Session *session = session_new (fixture->poller, name);
  g_autoptr (GError) error = NULL;

  session_join (session, fixture->address, &error);
  g_assert_no_error (error);
  AWAIT (session_get_state (session) == SESSION_STATE_CONNECTED);
  return session;
}

/* The newest row of that kind, or NULL. */
static SessionMessage *
find_last (Session           *session,
           SessionMessageKind kind)
{
  GListModel *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (session)));

  for (guint i = g_list_model_get_n_items (timeline); i > 0; i--)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (timeline, i - 1);

      if (session_message_get_kind (message) == kind)
        return message;
    }
  return NULL;
}

static gboolean
heard (Session    *session,
       const char *text)
{
  SessionMessage *message = find_last (session, SESSION_MESSAGE_TEXT);

  return message != NULL && strcmp (session_message_get_text (message), text) == 0;
}

static guint
count_members (Session *session)
{
  return g_list_model_get_n_items (G_LIST_MODEL (session_room_get_members (session_get_room (session))));
}

static SessionMember *
find_member (Session    *session,
             const char *nick)
{
  return session_members_find (session_room_get_members (session_get_room (session)), nick);
}

static void
test_talk (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (Session) can = join (fixture, "Can");
  g_autoptr (Session) irmak = join (fixture, "Irmak Işık");

  g_assert_cmpstr (session_room_get_title (session_get_room (can)), ==, "Sınıf 5-B");
  g_assert_cmpstr (session_get_nick (irmak), ==, "IrmakIsik");
  session_send (can, "selam <b>%s</b> 🙂 שלום");
  AWAIT (heard (fixture->owner, "selam <b>%s</b> 🙂 שלום"));
  AWAIT (heard (irmak, "selam <b>%s</b> 🙂 שלום"));
  g_assert_cmpstr (session_message_get_sender_name (find_last (irmak, SESSION_MESSAGE_TEXT)), ==, "Can");
  g_assert_false (session_message_get_own (find_last (irmak, SESSION_MESSAGE_TEXT)));
  AWAIT (session_message_get_delivery (find_last (can, SESSION_MESSAGE_TEXT)) == SESSION_DELIVERY_DELIVERED);
  g_assert_true (session_message_get_own (find_last (can, SESSION_MESSAGE_TEXT)));
  session_leave (can);
  session_leave (irmak);
}

static void
test_long_texts (Fixture      *fixture,
                 gconstpointer user_data)
{
  g_autoptr (Session) can = join (fixture, "Can");
  g_autoptr (GString) text = g_string_new (NULL);
  static const char *const words[] = { "uzun ", "şöyle\n", "👩‍👩‍👧‍👦", "\n\n", "bölünmez-bir-kelime-", "  iki boşluk  ", "é\xcc\x81" };

  for (guint i = 0; g_utf8_strlen (text->str, -1) < 10000; i++)
    g_string_append (text, words[(i * 7 + i / 3) % G_N_ELEMENTS (words)]);
  g_string_append (text, "son");
  session_send (can, text->str);
  AWAIT (heard (fixture->owner, text->str));
  AWAIT (session_message_get_delivery (find_last (can, SESSION_MESSAGE_TEXT)) == SESSION_DELIVERY_DELIVERED);

  session_send (can, "sonra");
  AWAIT (heard (fixture->owner, "sonra"));
  session_send (can, " \n\t\n");
  g_assert_true (heard (can, "sonra"));
  session_leave (can);
}

static void
test_members (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (Session) can = join (fixture, "Can");
  g_autoptr (Session) other_can = join (fixture, "Can");

  AWAIT (count_members (fixture->owner) == 3 && count_members (can) == 3 && count_members (other_can) == 3);
  g_assert_cmpstr (session_get_nick (other_can), ==, "Can2");
  /* Two of one name are told apart. */
  AWAIT (strcmp (session_member_get_label (find_member (fixture->owner, "Can2")), "Can (Can2)") == 0);
  g_assert_cmpstr (session_member_get_label (find_member (fixture->owner, "Can")), ==, "Can (Can)");
  AWAIT (session_member_get_operator (find_member (can, "OgretmenAyse")));
  AWAIT (strcmp (session_member_get_label (find_member (can, "OgretmenAyse")), "Öğretmen Ayşe") == 0);
  g_assert_cmpstr (session_member_get_address (find_member (fixture->owner, "Can")), ==, "127.0.0.1");
  g_assert_cmpuint (host_get_caller_port (fixture->host, "Can"), ==, session_get_local_port (can));

  session_leave (other_can);
  AWAIT (count_members (fixture->owner) == 2);
  AWAIT (strcmp (session_member_get_label (find_member (fixture->owner, "Can")), "Can") == 0);
  /* Who came and who left is one row. */
  g_assert_nonnull (strstr (session_message_get_text (find_last (fixture->owner, SESSION_MESSAGE_CAME)), "Can (Can2)"));
  session_leave (can);
}

static void
test_host_ends (Fixture      *fixture,
                gconstpointer user_data)
{
  g_autoptr (Session) can = join (fixture, "Can");
  g_autoptr (Session) refused = NULL;

  stop (fixture);
  AWAIT (session_get_state (can) == SESSION_STATE_LOST);
  g_assert_cmpstr (session_get_reason (can), ==, "The host has closed the room.");
  g_assert_cmpuint (count_members (can), ==, 0);
  /* What is said now waits: the host may come back. */
  g_assert_true (session_get_retrying (can));
  session_send (can, "duyan var mı");
  g_assert_cmpint (session_message_get_delivery (find_last (can, SESSION_MESSAGE_TEXT)), ==, SESSION_DELIVERY_QUEUED);
  session_leave (can);
  g_assert_cmpint (session_message_get_delivery (find_last (can, SESSION_MESSAGE_TEXT)), ==, SESSION_DELIVERY_FAILED);

  refused = session_new (fixture->poller, "Eda");
  session_join (refused, fixture->address, NULL);
  AWAIT (session_get_state (refused) == SESSION_STATE_LOST);
  g_assert_nonnull (strstr (session_get_reason (refused), "No room is open at 127.0.0.1"));
}

/* All texts of the conversation, with | between. */
static char *
list_texts (Session *session)
{
  GListModel *timeline = G_LIST_MODEL (session_room_get_timeline (session_get_room (session)));
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (timeline); i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (timeline, i);

      if (!session_message_is_event (message))
        g_string_append_printf (texts, "%s|", session_message_get_text (message));
    }
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

static gboolean
has_texts (Session    *session,
           const char *expected)
{
  g_autofree char *texts = list_texts (session);

  return strcmp (texts, expected) == 0;
}

/* The host is restarted: everybody is back by themselves, what was said is there, what
 * waited goes out, and nothing is there twice. */
static void
test_host_comes_back (Fixture      *fixture,
                      gconstpointer user_data)
{
  g_autoptr (Session) can = join (fixture, "Can");
  g_autoptr (Session) eda = join (fixture, "Eda");
  g_autoptr (Session) late = NULL;

  session_send (can, "bir");
  AWAIT (has_texts (eda, "bir|"));
  stop (fixture);
  AWAIT (session_get_retrying (can) && session_get_retrying (eda));
  session_send (can, "iki");
  session_send (can, "üç\nsatır");
  g_assert_finalize_object (fixture->host);
  start (fixture);
  AWAIT (session_get_state (can) == SESSION_STATE_CONNECTED && session_get_state (eda) == SESSION_STATE_CONNECTED);
  g_assert_false (session_get_retrying (can));
  AWAIT (has_texts (eda, "bir|iki|üç\nsatır|"));
  AWAIT (session_message_get_delivery (find_last (can, SESSION_MESSAGE_TEXT)) == SESSION_DELIVERY_DELIVERED);
  g_assert_true (has_texts (can, "bir|iki|üç\nsatır|"));

  late = join (fixture, "Geç Kalan");
  AWAIT (has_texts (late, "bir|iki|üç\nsatır|"));
  session_send (late, "dört");
  AWAIT (has_texts (can, "bir|iki|üç\nsatır|dört|"));
  session_leave (can);
  session_leave (eda);
  session_leave (late);
}

/* A gap longer than one page of history is filled whole and in order. */
static void
test_long_gap (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autoptr (Session) can = join (fixture, "Can");
  g_autoptr (GString) expected = g_string_new ("0|");

  session_send (can, "0");
  AWAIT (session_message_get_delivery (find_last (can, SESSION_MESSAGE_TEXT)) == SESSION_DELIVERY_DELIVERED);
  /* As if the cable were pulled. */
  session_lose (can, "cable");
  for (guint i = 1; i <= 350; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_string_append_printf (expected, "%u|", i);
      session_send (fixture->owner, text);
    }
  AWAIT (session_message_get_delivery (find_last (fixture->owner, SESSION_MESSAGE_TEXT)) == SESSION_DELIVERY_DELIVERED);
  AWAIT (has_texts (can, expected->str));
  session_leave (can);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/* Somebody with a copy of their own, as the window has. */
static Session *
join_with_store (Fixture *fixture,
                 Store  **store)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  Session         *session = session_new (fixture->poller, "Can");

  *store = store_new (path, FALSE);
  store_open_async (*store, NULL, NULL);
  session_set_store (session, *store);
  g_assert_true (session_join (session, fixture->address, NULL));
  AWAIT (session_get_state (session) == SESSION_STATE_CONNECTED);
  return session;
}

static void
let_go (Session *session,
        Store   *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_object_unref (session);
  store_close_async (store, done_cb, &result);
  AWAIT (result != NULL);
  store_close_finish (store, result);
  g_clear_object (&result);
  g_object_unref (store);
}

/* A member's program ends in the middle; the next run knows what was said and sends what
 * waited, and nobody sees anything twice. */
static void
test_member_restarts (Fixture      *fixture,
                      gconstpointer user_data)
{
  Store   *store;
  Session *can = join_with_store (fixture, &store);

  session_send (can, "bir");
  AWAIT (has_texts (fixture->owner, "bir|"));
  AWAIT (session_message_get_delivery (find_last (can, SESSION_MESSAGE_TEXT)) == SESSION_DELIVERY_DELIVERED);
  stop (fixture);
  AWAIT (session_get_retrying (can));
  session_send (can, "iki\nsatır");
  /* Gone without a word: nothing is given up. */
  let_go (can, store);
  g_assert_finalize_object (fixture->host);

  start (fixture);
  can = join_with_store (fixture, &store);
  AWAIT (has_texts (can, "bir|iki\nsatır|"));
  AWAIT (session_message_get_delivery (find_last (can, SESSION_MESSAGE_TEXT)) == SESSION_DELIVERY_DELIVERED);
  g_assert_true (session_message_get_own (find_last (can, SESSION_MESSAGE_TEXT)));
  session_leave (can);
  let_go (can, store);

  /* And once more, with nothing waiting. */
  can = join_with_store (fixture, &store);
  AWAIT (has_texts (can, "bir|iki\nsatır|"));
  session_send (can, "üç");
  AWAIT (has_texts (can, "bir|iki\nsatır|üç|"));
  session_leave (can);
  let_go (can, store);
}

/* Somebody else hosts at the address now: nobody is brought into a stranger's room. */
static void
test_another_room_at_the_address (Fixture      *fixture,
                                  gconstpointer user_data)
{
  g_autoptr (Session) can = join (fixture, "Can");
  g_autofree char *room = g_build_filename (fixture->folder, "room.db", NULL);

  stop (fixture);
  AWAIT (session_get_retrying (can));
  g_assert_finalize_object (fixture->host);
  g_assert_cmpint (g_unlink (room), ==, 0);
  start (fixture);
  AWAIT (!session_get_retrying (can));
  g_assert_cmpint (session_get_state (can), ==, SESSION_STATE_LOST);
  g_assert_cmpstr (session_get_reason (can), ==, "Another room is open at this address now.");
}

/* The connection breaks again while the gap is being filled, and people go on talking. */
static void
test_gap_in_the_gap (Fixture      *fixture,
                     gconstpointer user_data)
{
  g_autoptr (Session) can = join (fixture, "Can");
  g_autoptr (GString) expected = g_string_new (NULL);

  /* Whoever is gone before the past has come is new to the room, and begins with its newest page. */
  AWAIT (!can->gap_open);
  for (guint round = 0; round < 5; round++)
    {
      for (guint i = 0; i < 150; i++)
        {
          g_autofree char *text = g_strdup_printf ("%u.%u", round, i);

          g_string_append_printf (expected, "%s|", text);
          session_send (fixture->owner, text);
        }
      AWAIT (session_message_get_delivery (find_last (fixture->owner, SESSION_MESSAGE_TEXT)) == SESSION_DELIVERY_DELIVERED);
      session_lose (can, "cable");
      AWAIT (session_get_state (can) == SESSION_STATE_CONNECTED);
      /* In, and the first page asked for. */
      g_main_context_iteration (NULL, TRUE);
    }
  AWAIT (has_texts (can, expected->str));
  session_leave (can);
}

/* The lid was closed: what seems to be a connection has to show that it is one. */
static void
test_probe (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autoptr (Session) can = join (fixture, "Can");
  gint64 before = can->heard_us;

  session_probe (can);
  g_assert_cmpint (can->heard_us, <, before);
  AWAIT (can->heard_us > before);
  g_assert_cmpint (session_get_state (can), ==, SESSION_STATE_CONNECTED);

  /* And one that waits to come back does so now. */
  session_lose (can, "lid");
  g_assert_cmpuint (can->retry_id, !=, 0);
  session_probe (can);
  g_assert_cmpuint (can->retry_id, ==, 0);
  AWAIT (session_get_state (can) == SESSION_STATE_CONNECTED);
  session_leave (can);
}

static guint
count_texts (Session *session)
{
  g_autofree char *texts = list_texts (session);
  guint            n = 0;

  for (const char *p = texts; *p != '\0'; p++)
    n += *p == '|';
  return n;
}

/* Reading back, page by page, to the first word; from the host and from the own disk. */
static void
test_reading_back (Fixture      *fixture,
                   gconstpointer user_data)
{
  g_autoptr (GString) expected = g_string_new (NULL);
  Store   *store;
  Session *can;

  for (guint i = 0; i < 380; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_string_append_printf (expected, "%s|", text);
      session_send (fixture->owner, text);
    }
  AWAIT (session_message_get_delivery (find_last (fixture->owner, SESSION_MESSAGE_TEXT)) == SESSION_DELIVERY_DELIVERED);
  can = join_with_store (fixture, &store);
  AWAIT (count_texts (can) == 50);
  for (guint n = 150; n < 380; n = MIN (n + 100, 380))
    {
      session_load_older (can);
      session_load_older (can);
      AWAIT (count_texts (can) == n);
    }
  session_load_older (can);
  AWAIT (has_texts (can, expected->str));
  session_load_older (can);
  session_leave (can);
  let_go (can, store);

  /* Now all of it is on the own disk. */
  can = join_with_store (fixture, &store);
  AWAIT (count_texts (can) == 100 && can->catch_up_msgid == NULL);
  session_load_older (can);
  AWAIT (count_texts (can) == 200);
  session_leave (can);
  let_go (can, store);
}

static void
test_port_taken (void)
{
  const char *const listen[] = { "127.0.0.1:0", NULL };
  HostConfig        config = { .room_name = "r", .listen = listen };
  g_autoptr (Host) first = host_new (&config);
  g_autoptr (Host) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *taken = NULL;

  host_start (first, &error);
  g_assert_no_error (error);
  taken = g_strdup_printf ("127.0.0.1:%u", host_get_port (first));
  config.listen = (const char *const[]){ taken, NULL };
  second = host_new (&config);
  g_assert_false (host_start (second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_nonnull (strstr (error->message, "is taken by another program"));
}

static void
test_usual_port_taken (void)
{
  HostConfig config = { .room_name = "r" };
  g_autoptr (Host) first = host_new (&config);
  g_autoptr (Host) second = host_new (&config);
  g_autoptr (GError) error = NULL;

  host_start (first, &error);
  g_assert_no_error (error);
  host_start (second, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (host_get_port (second), >, 0);
  g_assert_cmpuint (host_get_port (second), !=, host_get_port (first));
}

/* A room of this computer alone is not announced, nor one that shall not be. */
static void
test_not_announced (void)
{
  const char *const alone[] = { "127.0.0.1:0", "[::1]:0", NULL };
  HostConfig        config = { .room_name = "r", .listen = alone };
  g_autoptr (Host) loopback = host_new (&config);
  g_autoptr (Host) silent = NULL;
  g_autoptr (GError) error = NULL;

  config.listen = NULL;
  config.no_discovery = TRUE;
  silent = host_new (&config);
  host_start (loopback, &error);
  g_assert_no_error (error);
  host_start (silent, &error);
  g_assert_no_error (error);
  g_assert_null (host_get_publisher (loopback));
  g_assert_null (host_get_publisher (silent));
}

static char *
find_announced_id (AvahiMock *avahi)
{
  for (guint i = 0; i < avahi->calls->len; i++)
    {
      const char *id = strstr (avahi->calls->pdata[i], " id=");

      if (id != NULL)
        return g_strndup (id + 4, strcspn (id + 4, " "));
    }
  return NULL;
}

/* Opens a room that has one person in it, and ends it; the id it is announced with. */
static char *
announce_once (AvahiMock  *avahi,
               const char *data_dir)
{
  const char *const listen[] = { "0.0.0.0:0", NULL };
  HostConfig        config = { .room_name = "Sınıf", .listen = listen, .key = "gizli", .data_dir = data_dir };
  Fixture           fixture = { .poller = net_poller_new (NULL), .host = host_new (&config) };
  g_autoptr (NetLink) link = host_connect_local (fixture.host, fixture.poller, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  char *id;

  avahi_mock_forget_calls (avahi);
  host_start (fixture.host, &error);
  g_assert_no_error (error);
  expected = g_strdup_printf ("AddService 'Sınıf' '_irc._tcp' '' '' %u id=* v=1 name=Sınıf fp=???????????????????????????????????????????????????????????????? key=1 n=*", host_get_port (fixture.host));
  AWAIT (avahi_mock_count (avahi, expected) == 1);
  id = find_announced_id (avahi);
  fixture.owner = session_new (fixture.poller, "Ayşe");
  session_join_link (fixture.owner, link);
  AWAIT (avahi_mock_count (avahi, "UpdateServiceTxt * n=1") == 1);
  session_leave (fixture.owner);
  stop (&fixture);
  g_assert_null (host_get_publisher (fixture.host));
  AWAIT (net_poller_is_drained (fixture.poller));
  g_clear_object (&fixture.owner);
  g_clear_object (&link);
  g_assert_finalize_object (fixture.host);
  g_assert_finalize_object (fixture.poller);
  return id;
}

/* A room that is kept is the same one next time, one that is not is another. */
static void
test_announced (void)
{
  g_autoptr (AvahiMock) avahi = avahi_mock_new ();
  g_autofree char *folder = folder_make ();
  g_autofree char *first = announce_once (avahi, folder);
  g_autofree char *second = announce_once (avahi, folder);
  g_autofree char *third = announce_once (avahi, NULL);
  g_autofree char *fourth = announce_once (avahi, NULL);

  g_assert_true (g_uuid_string_is_valid (first));
  g_assert_cmpstr (second, ==, first);
  g_assert_true (g_uuid_string_is_valid (third));
  g_assert_true (g_uuid_string_is_valid (fourth));
  g_assert_cmpstr (third, !=, fourth);
  folder_remove (folder);
}

static void
test_bad_listen (void)
{
  static const char *const texts[] = { "nonsense", "127.0.0.1:99999", "example.test:80", "", NULL };

  for (guint i = 0; texts[i] != NULL; i++)
    {
      const char *const listen[] = { texts[i], NULL };
      HostConfig        config = { .room_name = "r", .listen = listen };
      g_autoptr (Host) host = host_new (&config);
      g_autoptr (GError) error = NULL;

      g_assert_false (host_start (host, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  /* First: GTestDBus forks a watcher that allocates, which must not happen beside other threads. */
  g_test_add_func ("/host/host/announced", test_announced);
  g_test_add ("/host/host/talk", Fixture, NULL, set_up, test_talk, tear_down);
  g_test_add ("/host/host/long-texts", Fixture, NULL, set_up, test_long_texts, tear_down);
  g_test_add ("/host/host/members", Fixture, NULL, set_up, test_members, tear_down);
  g_test_add ("/host/host/host-ends", Fixture, NULL, set_up, test_host_ends, tear_down);
  g_test_add ("/host/host/host-comes-back", Fixture, NULL, set_up, test_host_comes_back, tear_down);
  g_test_add ("/host/host/long-gap", Fixture, NULL, set_up, test_long_gap, tear_down);
  g_test_add ("/host/host/gap-in-the-gap", Fixture, NULL, set_up, test_gap_in_the_gap, tear_down);
  g_test_add ("/host/host/probe", Fixture, NULL, set_up, test_probe, tear_down);
  g_test_add ("/host/host/reading-back", Fixture, NULL, set_up, test_reading_back, tear_down);
  g_test_add ("/host/host/member-restarts", Fixture, NULL, set_up, test_member_restarts, tear_down);
  g_test_add ("/host/host/another-room", Fixture, NULL, set_up, test_another_room_at_the_address, tear_down);
  g_test_add_func ("/host/host/port-taken", test_port_taken);
  g_test_add_func ("/host/host/usual-port-taken", test_usual_port_taken);
  g_test_add_func ("/host/host/bad-listen", test_bad_listen);
  g_test_add_func ("/host/host/not-announced", test_not_announced);
  return g_test_run ();
}
