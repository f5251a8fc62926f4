// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-notifications.h"

#include "app/app-notify-level.h"
#include "app/desktop-mock.h"
#include "fixtures/await.h"
#include "session/far-side.h"
#include "session/session-private.h"
#include "session/session-reading.h"
#include "ui/ui-sidebar.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>
#include <string.h>

/* A room, the window it is shown in, and a desktop that shows notifications. */

#define TO_ROOM ":can!~c@10.0.0.2 PRIVMSG #merhaba :"

typedef struct
{
  FarSide           far;
  Store            *store;
  UiWindow         *window;
  GSettings        *settings;
  AppNotifications *notifications;
} Told;

/* There is one of each in a program and on a screen. */
static GtkApplication *application;
static DesktopMock    *desktop;

static void
closed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  store_close_finish (STORE_STORE (object), result);
  *(gboolean *)user_data = TRUE;
}

static void
set_up (Told         *told,
        gconstpointer user_data)
{
  g_autoptr (SessionRecentRooms) rooms = session_recent_rooms_new (NULL);
  g_autoptr (SessionHistory) history = NULL;
  g_autoptr (DiscoveryBrowser) browser = discovery_browser_new ();

  told->settings = g_settings_new (APP_ID);
  told->store = store_new (":memory:", FALSE);
  store_open_async (told->store, NULL, NULL);
  history = session_history_new (told->store, "/nonexistent", rooms);
  told->window = g_object_ref (ui_window_new (application, history, browser));
  told->notifications = app_notifications_new (G_APPLICATION (application), told->settings);
  app_notifications_set_window (told->notifications, told->window);
  far_side_set_up (&told->far, NULL);
  session_set_store (told->far.session, told->store);
  app_notifications_add (told->notifications, told->far.session);
  ui_window_open_room (told->window, told->far.session);
  far_side_welcome (&told->far, FAR_SIDE_ALL);
  AWAIT (session_get_archive (told->far.session) != NULL);
  told->far.session->room_id = g_strdup ("a-room-of-merhaba");
  desktop->n_adds = 0;
}

static void
tear_down (Told         *told,
           gconstpointer user_data)
{
  gboolean closed = FALSE;

  app_notifications_remove (told->notifications, told->far.session);
  AWAIT (desktop_mock_get (desktop) == NULL);
  ui_window_close_room (told->window, told->far.session);
  gtk_window_destroy (GTK_WINDOW (told->window));
  g_object_unref (told->window);
  g_assert_finalize_object (told->notifications);
  g_settings_reset (told->settings, "notify");
  g_settings_reset (told->settings, "notify-rooms");
  g_settings_reset (told->settings, "do-not-disturb");
  g_object_unref (told->settings);
  session_leave (told->far.session);
  session_set_store (told->far.session, NULL);
  store_close_async (told->store, closed_cb, &closed);
  AWAIT (closed);
  far_side_tear_down (&told->far, NULL);
  g_object_unref (told->store);
}

static gboolean
says (const char *key,
      const char *expected)
{
  g_autofree char *text = desktop_mock_dup_text (desktop, key);

  return g_str_equal (text, expected);
}

static char *
count (guint n)
{
  return g_strdup_printf (ngettext ("%u new message", "%u new messages", n), n);
}

/* The desktop has had the time to hear of what was said before: it hears in order. */
static void
expect_nothing (Told *told)
{
  g_autoptr (GNotification) barrier = g_notification_new ("barrier");

  far_side_expect_nothing (&told->far, "PRIVMSG *");
  g_assert_null (desktop_mock_get (desktop));
  g_application_send_notification (G_APPLICATION (application), "barrier", barrier);
  AWAIT (desktop_mock_get (desktop) != NULL);
  g_assert_true (says ("title", "barrier"));
  g_application_withdraw_notification (G_APPLICATION (application), "barrier");
  AWAIT (desktop_mock_get (desktop) == NULL);
}

static void
test_told (Told         *told,
           gconstpointer user_data)
{
  g_autofree char *counted = count (2);
  g_autofree char *body = g_strconcat ("Can Yücel: ikinci\n", counted, NULL);

  far_side_say (&told->far, TO_ROOM "merhaba");
  AWAIT (says ("body", "Can Yücel: merhaba"));
  g_assert_true (says ("title", "Bizim Ev"));
  g_assert_true (says ("priority", "normal"));
  g_assert_true (says ("default-action", "app.show-conversation"));
  far_side_say (&told->far, TO_ROOM "ikinci");
  AWAIT (says ("body", body));
  session_set_watching (told->far.session, TRUE);
  AWAIT (desktop_mock_get (desktop) == NULL);
  session_set_watching (told->far.session, FALSE);
  /* It begins anew. */
  far_side_say (&told->far, TO_ROOM "üçüncü");
  AWAIT (says ("body", "Can Yücel: üçüncü"));
}

/* Many are told at most once a second, and none is forgotten. */
static void
test_flood (Told         *told,
            gconstpointer user_data)
{
  g_autofree char *counted = count (30);
  g_autofree char *body = g_strconcat ("Can Yücel: 30\n", counted, NULL);
  gint64           begin = g_get_monotonic_time ();

  for (guint i = 1; i <= 30; i++)
    {
      g_autofree char *line = g_strdup_printf (TO_ROOM "%u", i);

      far_side_say (&told->far, line);
    }
  AWAIT (says ("body", body));
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, G_TIME_SPAN_SECOND * 9 / 10);
  g_assert_cmpuint (desktop->n_adds, <=, 2 + (g_get_monotonic_time () - begin) / G_TIME_SPAN_SECOND);
}

static void
test_mentions (Told         *told,
               gconstpointer user_data)
{
  g_settings_set_string (told->settings, "notify-rooms", "mentions");
  far_side_say (&told->far, TO_ROOM "merhaba");
  expect_nothing (told);
  far_side_say (&told->far, TO_ROOM "@SuleOzturk gel");
  AWAIT (says ("body", "Can Yücel: @SuleOzturk gel"));
  g_assert_true (says ("priority", "high"));
}

static void
choose (Told       *told,
        const char *level)
{
  g_action_group_change_action_state (G_ACTION_GROUP (application), "notify", g_variant_new_string (level));
}

/* What was chosen in the room itself counts. */
static void
test_level (Told         *told,
            gconstpointer user_data)
{
  g_autoptr (GVariant) state = NULL;

  choose (told, "none");
  far_side_say (&told->far, TO_ROOM "@SuleOzturk gel");
  expect_nothing (told);
  g_settings_set_string (told->settings, "notify-rooms", "none");
  choose (told, "all");
  state = g_action_group_get_action_state (G_ACTION_GROUP (application), "notify");
  g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "all");
  far_side_say (&told->far, TO_ROOM "ikinci");
  AWAIT (says ("body", "Can Yücel: ikinci"));
}

static gboolean
is_level (const char *expected)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (application), "notify");

  return g_str_equal (g_variant_get_string (state, NULL), expected);
}

/* From the menu of a row in the list, of the conversation that it is. */
static void
test_level_of_row (Told         *told,
                   gconstpointer user_data)
{
  Session   *beside = session_open_beside (told->far.session, "can");
  GtkWidget *sidebar;
  g_autoptr (GMenuModel) menu = NULL;

  AWAIT (session_get_archive (beside) != NULL);
  choose (told, "mentions");
  sidebar = ui_test_find (adw_application_window_get_content (ADW_APPLICATION_WINDOW (told->window)), UI_TYPE_SIDEBAR);
  g_signal_emit_by_name (sidebar, "menu", beside, &menu);
  g_assert_nonnull (menu);
  g_assert_true (is_level ("all"));
  choose (told, "none");
  g_assert_true (is_level ("none"));
  g_assert_cmpstr (app_notify_level_get (told->settings, beside), ==, APP_NOTIFY_NONE);
  g_signal_emit_by_name (sidebar, "menu-closed");
  g_assert_true (is_level ("mentions"));
  g_assert_cmpstr (app_notify_level_get (told->settings, told->far.session), ==, APP_NOTIFY_MENTIONS);
}

/* Rooms of strangers are told of when one is named, unless something else is chosen. */
static void
test_network_of_others (Told         *told,
                        gconstpointer user_data)
{
  Session *session = told->far.session;

  g_assert_cmpstr (app_notify_level_get (told->settings, session), ==, APP_NOTIFY_ALL);
  g_clear_pointer (&session->room_id, g_free);
  g_assert_cmpstr (app_notify_level_get (told->settings, session), ==, APP_NOTIFY_MENTIONS);
  app_notify_level_set (told->settings, session, APP_NOTIFY_ALL);
  g_assert_cmpstr (app_notify_level_get (told->settings, session), ==, APP_NOTIFY_ALL);
}

static void
test_do_not_disturb (Told         *told,
                     gconstpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "do-not-disturb", NULL);
  g_assert_true (g_settings_get_boolean (told->settings, "do-not-disturb"));
  far_side_say (&told->far, TO_ROOM "@SuleOzturk gel");
  expect_nothing (told);
}

/* The past, our own words and who comes and goes are nothing new. */
static void
test_nothing_new (Told         *told,
                  gconstpointer user_data)
{
  far_side_say (&told->far, ":s BATCH +h chathistory #merhaba");
  far_side_say (&told->far, "@batch=h;time=2026-01-02T03:04:05.000Z;msgid=m1 " TO_ROOM "@SuleOzturk eski");
  far_side_say (&told->far, ":s BATCH -h");
  far_side_say (&told->far, ":SuleOzturk!~m@10.0.0.1 PRIVMSG #merhaba :benim");
  far_side_say (&told->far, ":ali!~a@10.0.0.3 JOIN #merhaba");
  far_side_say (&told->far, ":ali!~a@10.0.0.3 PART #merhaba");
  expect_nothing (told);
}

/* Whoever has the room before them sees it; whoever looks at another one does not. */
static void
test_in_front (Told         *told,
               gconstpointer user_data)
{
  Session *beside = session_open_beside (told->far.session, "can");

  gtk_window_present (GTK_WINDOW (told->window));
  AWAIT (gtk_window_is_active (GTK_WINDOW (told->window)));
  far_side_say (&told->far, TO_ROOM "merhaba");
  expect_nothing (told);
  ui_window_show (told->window, beside);
  far_side_say (&told->far, TO_ROOM "ikinci");
  AWAIT (says ("body", "Can Yücel: ikinci"));
}

/* The first word of somebody alone opens a conversation, which is told of at once. */
static void
test_direct (Told         *told,
             gconstpointer user_data)
{
  Session *beside;

  g_settings_set_string (told->settings, "notify-rooms", "none");
  far_side_say (&told->far, ":can!~c@10.0.0.2 PRIVMSG SuleOzturk :aramızda");
  AWAIT (says ("body", "aramızda"));
  g_assert_true (says ("title", "Can Yücel"));
  g_assert_true (says ("priority", "high"));
  beside = session_beside_find (told->far.session, "can");
  AWAIT (session_get_n_unread (beside) == 1);
  g_assert_nonnull (desktop_mock_get (desktop));
  session_leave (beside);
  AWAIT (desktop_mock_get (desktop) == NULL);
}

static void
activated_cb (GApplication *app,
              guint        *n)
{
  (*n)++;
}

static void
activate (const char *action)
{
  g_autoptr (GVariant) target = g_variant_lookup_value (desktop_mock_get (desktop), "default-action-target", G_VARIANT_TYPE_STRING);

  g_action_group_activate_action (G_ACTION_GROUP (application), action, target);
}

static void
test_actions (Told         *told,
              gconstpointer user_data)
{
  Session *beside;
  guint    n = 0;
  gulong   id = g_signal_connect (application, "activate", G_CALLBACK (activated_cb), &n);

  far_side_say (&told->far, ":can!~c@10.0.0.2 PRIVMSG SuleOzturk :aramızda");
  AWAIT (says ("body", "aramızda"));
  beside = session_beside_find (told->far.session, "can");
  AWAIT (session_get_n_unread (beside) == 1);
  g_assert_true (ui_window_get_shown (told->window) == told->far.session);
  activate ("show-conversation");
  g_assert_true (ui_window_get_shown (told->window) == beside);
  ui_window_show (told->window, told->far.session);
  activate ("reply");
  g_assert_true (ui_window_get_shown (told->window) == beside);
  g_assert_cmpuint (n, ==, 2);
  g_assert_nonnull (desktop_mock_get (desktop));
  activate ("mark-read");
  g_assert_cmpuint (session_get_n_unread (beside), ==, 0);
  AWAIT (desktop_mock_get (desktop) == NULL);
  /* One that was left over from another time. */
  g_action_group_activate_action (G_ACTION_GROUP (application), "mark-read", g_variant_new_string ("nobody"));
  g_action_group_activate_action (G_ACTION_GROUP (application), "reply", g_variant_new_string ("nobody"));
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (ui_window_get_shown (told->window) == beside);
  g_signal_handler_disconnect (application, id);
}

static void
test_taken_back (Told         *told,
                 gconstpointer user_data)
{
  g_autofree char *counted = count (2);

  far_side_say (&told->far, TO_ROOM "yanlış oda");
  AWAIT (says ("body", "Can Yücel: yanlış oda"));
  session_message_redact (far_side_get_last (&told->far));
  AWAIT (desktop_mock_get (desktop) == NULL);
  far_side_say (&told->far, TO_ROOM "bir");
  far_side_say (&told->far, TO_ROOM "iki");
  AWAIT (far_side_get_last (&told->far) != NULL && g_str_equal (session_message_get_text (far_side_get_last (&told->far)), "iki"));
  session_message_redact (far_side_get_last (&told->far));
  AWAIT (says ("body", counted));
}

/* Some desktops read the text as markup; nobody is made to see what is not there. */
static void
test_markup (Told         *told,
             gconstpointer user_data)
{
  g_autofree char *long_line = g_strconcat (TO_ROOM, "<b>&lt;", NULL);
  g_autofree char *body = NULL;

  far_side_say (&told->far, long_line);
  AWAIT (desktop_mock_get (desktop) != NULL);
  body = desktop_mock_dup_text (desktop, "body");
  g_assert_cmpstr (body, ==, "Can Yücel: <\342\201\240b>&\342\201\240lt;");
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, function) g_test_add ("/app/notifications/" name, Told, NULL, set_up, function, tear_down)
  int result;

  ui_test_init (&argc, &argv);
  desktop = desktop_mock_new ();
  application = gtk_application_new (APP_ID, G_APPLICATION_DEFAULT_FLAGS);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  ADD ("told", test_told);
  ADD ("flood", test_flood);
  ADD ("mentions", test_mentions);
  ADD ("level", test_level);
  ADD ("level-of-row", test_level_of_row);
  ADD ("network-of-others", test_network_of_others);
  ADD ("do-not-disturb", test_do_not_disturb);
  ADD ("nothing-new", test_nothing_new);
  ADD ("in-front", test_in_front);
  ADD ("direct", test_direct);
  ADD ("actions", test_actions);
  ADD ("taken-back", test_taken_back);
  ADD ("markup", test_markup);
  result = g_test_run ();
  g_object_unref (application);
  desktop_mock_free (desktop);
  return result;
}
