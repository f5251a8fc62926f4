// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-conversation.h"

#include "fixtures/await.h"
#include "ui/ui-message-row.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  SessionTimeline *timeline;
  GtkWidget       *conversation;
  GtkWidget       *window;
  GtkAdjustment   *adjustment;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->timeline = session_timeline_new ();
  fixture->conversation = ui_conversation_new ();
  ui_conversation_set_timeline (UI_CONVERSATION (fixture->conversation), fixture->timeline);
  fixture->window = ui_test_show (fixture->conversation, 500, 400);
  fixture->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (ui_test_find (fixture->conversation, GTK_TYPE_SCROLLED_WINDOW)));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->timeline);
}

static void
say_much (Fixture *fixture,
          guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u %s", i, i % 7 == 0 ? "uzun uzun anlatılan, birkaç satır tutan bir mesaj, çünkü söylenecek çok şey var ve pencere dar" : "kısa");

      ui_test_say (fixture->timeline, i % 3 == 0 ? "Ayşe" : "Zeynep", text);
    }
}

static double
get_distance (Fixture *fixture)
{
  return gtk_adjustment_get_upper (fixture->adjustment) - gtk_adjustment_get_page_size (fixture->adjustment) - gtk_adjustment_get_value (fixture->adjustment);
}

/* The lowest pixel of the row of @message in the list, or -1 when it has none. */
static double
get_bottom (Fixture        *fixture,
            GtkWidget      *widget,
            SessionMessage *message)
{
  graphene_rect_t bounds;

  if (UI_IS_MESSAGE_ROW (widget))
    {
      if (ui_message_row_get_message (UI_MESSAGE_ROW (widget)) != message || !gtk_widget_get_mapped (widget) || !gtk_widget_compute_bounds (widget, fixture->conversation, &bounds))
        return -1;
      return bounds.origin.y + bounds.size.height;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      double bottom = get_bottom (fixture, child, message);

      if (bottom >= 0)
        return bottom;
    }
  return -1;
}

/* Returns: (transfer none): a message that is in view, away from the edges */
static SessionMessage *
get_anchor (Fixture *fixture)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->timeline)); i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (G_LIST_MODEL (fixture->timeline), i);
      double bottom = get_bottom (fixture, fixture->conversation, message);

      if (bottom > 100 && bottom < 300)
        return message;
    }
  g_assert_not_reached ();
}

static SessionMessage *
get_last (Fixture *fixture)
{
  g_autoptr (SessionMessage) last = g_list_model_get_item (G_LIST_MODEL (fixture->timeline), g_list_model_get_n_items (G_LIST_MODEL (fixture->timeline)) - 1);

  return last;
}

static void
check_last_in_view (Fixture *fixture)
{
  AWAIT (get_bottom (fixture, fixture->conversation, get_last (fixture)) > 0 && get_distance (fixture) < 1);
  ui_test_settle (fixture->window);
  g_assert_cmpfloat (get_distance (fixture), <, 1);
  g_assert_cmpfloat (get_bottom (fixture, fixture->conversation, get_last (fixture)), >, 0);
  g_assert_cmpfloat (get_bottom (fixture, fixture->conversation, get_last (fixture)), <=, gtk_widget_get_height (fixture->conversation));
}

static void
test_follow (Fixture      *fixture,
             gconstpointer data)
{
  for (guint i = 0; i < 30; i++)
    {
      say_much (fixture, 10);
      ui_test_settle (fixture->window);
      g_assert_true (ui_conversation_is_at_end (UI_CONVERSATION (fixture->conversation)));
    }
  check_last_in_view (fixture);
  g_assert_cmpuint (ui_conversation_get_n_new (UI_CONVERSATION (fixture->conversation)), ==, 0);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 380, 300);
  AWAIT (gtk_widget_get_width (fixture->window) < 450);
  check_last_in_view (fixture);
}

static guint
count_texts (GtkWidget *widget)
{
  guint n = UI_IS_MESSAGE_ROW (widget) && !ui_message_row_get_bare (UI_MESSAGE_ROW (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_texts (child);
  return n;
}

/* What is not seen needs no widgets; what is seen has them, wherever one goes. */
static void
test_bare (Fixture      *fixture,
           gconstpointer data)
{
  say_much (fixture, 300);
  check_last_in_view (fixture);
  g_assert_cmpuint (count_texts (fixture->conversation), <, 60);
  g_assert_true (ui_test_has_text (fixture->conversation, "299 kısa"));
  gtk_adjustment_set_value (fixture->adjustment, gtk_adjustment_get_value (fixture->adjustment) - 3000);
  ui_test_settle (fixture->window);
  g_assert_cmpuint (count_texts (fixture->conversation), <, 60);
  g_assert_true (ui_test_has_text (fixture->conversation, session_message_get_text (get_anchor (fixture))));
  g_assert_false (ui_test_has_text (fixture->conversation, "299 kısa"));
}

/* Each of them was in view once. */
static void
test_pushed_out (Fixture      *fixture,
                 gconstpointer data)
{
  for (guint i = 0; i < 60; i++)
    {
      say_much (fixture, 1);
      check_last_in_view (fixture);
    }
  AWAIT (count_texts (fixture->conversation) < 30);
}

static void
on_passed (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
}

/* While one types, what comes waits longer than it does otherwise. */
static void
test_giving_way (Fixture      *fixture,
                 gconstpointer data)
{
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (ui_test_find (fixture->conversation, GTK_TYPE_LIST_VIEW))));
  gboolean    passed = FALSE;

  ui_conversation_give_way (UI_CONVERSATION (fixture->conversation));
  say_much (fixture, 2);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  g_timeout_add_once (100, on_passed, &passed);
  AWAIT (passed);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  AWAIT (g_list_model_get_n_items (rows) == 2);
}

static void
test_stay (Fixture      *fixture,
           gconstpointer data)
{
  UiConversation *conversation = UI_CONVERSATION (fixture->conversation);
  SessionMessage *anchor;
  double          bottom;

  say_much (fixture, 200);
  check_last_in_view (fixture);
  gtk_adjustment_set_value (fixture->adjustment, gtk_adjustment_get_value (fixture->adjustment) - 900);
  ui_test_settle (fixture->window);
  g_assert_false (ui_conversation_is_at_end (conversation));
  anchor = get_anchor (fixture);
  bottom = get_bottom (fixture, fixture->conversation, anchor);

  say_much (fixture, 50);
  ui_test_settle (fixture->window);
  g_assert_false (ui_conversation_is_at_end (conversation));
  g_assert_cmpuint (ui_conversation_get_n_new (conversation), ==, 50);
  g_assert_cmpfloat_with_epsilon (get_bottom (fixture, fixture->conversation, anchor), bottom, 1);

  ui_conversation_go_to_end (conversation);
  check_last_in_view (fixture);
  g_assert_cmpuint (ui_conversation_get_n_new (conversation), ==, 0);
}

static void
test_own_message (Fixture      *fixture,
                  gconstpointer data)
{
  UiConversation *conversation = UI_CONVERSATION (fixture->conversation);
  g_autoptr (SessionMessage) own = session_message_new (SESSION_MESSAGE_TEXT, "Ben", "Ben", "buradayım", NULL);

  say_much (fixture, 200);
  check_last_in_view (fixture);
  gtk_adjustment_set_value (fixture->adjustment, 0);
  ui_test_settle (fixture->window);
  g_assert_false (ui_conversation_is_at_end (conversation));
  session_message_set_own (own, TRUE);
  session_timeline_append (fixture->timeline, own);
  check_last_in_view (fixture);
}

static void
test_other_timeline (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (SessionTimeline) other = session_timeline_new ();

  say_much (fixture, 200);
  ui_test_settle (fixture->window);
  ui_test_say (other, "Ayşe", "başka oda");
  ui_conversation_set_timeline (UI_CONVERSATION (fixture->conversation), other);
  ui_test_settle (fixture->window);
  g_assert_true (ui_test_has_text (fixture->conversation, "başka oda"));
  ui_conversation_set_timeline (UI_CONVERSATION (fixture->conversation), NULL);
  ui_test_settle (fixture->window);
  g_assert_false (ui_test_has_text (fixture->conversation, "başka oda"));
  /* The old ones are of no concern any more. */
  say_much (fixture, 5);
  ui_test_say (other, "Ayşe", "kimse görmez");
}

static void
count_cb (gpointer widget,
          guint   *n)
{
  (*n)++;
}

/* Near the oldest row more is asked for; when it comes above, what one reads stays put. */
static void
test_read_back (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GDateTime) past = g_date_time_new_utc (2020, 1, 1, 12, 0, 0);
  g_autofree char *after = NULL;
  SessionMessage  *anchor;
  double           bottom;
  guint            n = 0;

  g_signal_connect (fixture->conversation, "read-back", G_CALLBACK (count_cb), &n);
  say_much (fixture, 200);
  check_last_in_view (fixture);
  g_assert_cmpuint (n, ==, 0);
  gtk_adjustment_set_value (fixture->adjustment, 150);
  ui_test_settle (fixture->window);
  g_assert_cmpuint (n, >, 0);

  anchor = get_anchor (fixture);
  bottom = get_bottom (fixture, fixture->conversation, anchor);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GDateTime) time = g_date_time_add_seconds (past, i);
      g_autoptr (SessionMessage) older = session_message_new (SESSION_MESSAGE_TEXT, "can", "Can", i % 5 == 0 ? "eskiden söylenmiş, uzunca, birkaç satır tutan bir söz daha var burada, o da okunur" : "eski", time);
      g_autofree char *msgid = g_strdup_printf ("%u", i);

      session_message_set_msgid (older, msgid);
      g_assert_true (session_timeline_insert (fixture->timeline, older, after));
      g_free (after);
      after = g_steal_pointer (&msgid);
    }
  ui_test_settle (fixture->window);
  g_assert_cmpfloat_with_epsilon (get_bottom (fixture, fixture->conversation, anchor), bottom, 40);
}

#define ADD(name, function) g_test_add ("/ui/conversation/" name, Fixture, NULL, set_up, function, tear_down)

static GtkWidget *
find_marked (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "found"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_marked (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_marked_in_view (Fixture        *fixture,
                   SessionMessage *message)
{
  GtkWidget      *row = find_marked (fixture->conversation);
  graphene_rect_t bounds;

  return row != NULL && gtk_widget_get_mapped (row) && ui_message_row_get_message (UI_MESSAGE_ROW (row)) == message &&
         gtk_widget_compute_bounds (row, fixture->conversation, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (fixture->conversation);
}

static void
test_going_to_a_row (Fixture      *fixture,
                     gconstpointer data)
{
  static const guint positions[] = { 250, 3, 0, 480, 499, 120 };

  say_much (fixture, 500);
  ui_test_settle (fixture->window);
  for (gsize i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (G_LIST_MODEL (fixture->timeline), positions[i]);
      g_autofree char *msgid = g_strdup_printf ("m%u", positions[i]);

      session_timeline_name (fixture->timeline, message, msgid);
      ui_conversation_go_to (UI_CONVERSATION (fixture->conversation), msgid);
      AWAIT (is_marked_in_view (fixture, message));
      ui_test_settle (fixture->window);
      g_assert_true (is_marked_in_view (fixture, message));
      g_assert_cmpint (ui_conversation_is_at_end (UI_CONVERSATION (fixture->conversation)), ==, get_distance (fixture) < 4);
    }
  ui_conversation_go_to (UI_CONVERSATION (fixture->conversation), "unknown");
  ui_conversation_go_to_end (UI_CONVERSATION (fixture->conversation));
  AWAIT (get_distance (fixture) < 1);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *css_class)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (gtk_widget_has_css_class (widget, css_class))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, css_class);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static SessionMessage *
set_unread (Fixture *fixture,
            guint    position,
            guint    n)
{
  g_autoptr (SessionMessage) first = g_list_model_get_item (G_LIST_MODEL (fixture->timeline), position);

  session_timeline_set_unread (fixture->timeline, first, n);
  ui_test_settle (fixture->window);
  return first;
}

static gboolean
is_in_view (Fixture        *fixture,
            SessionMessage *message)
{
  double bottom = get_bottom (fixture, fixture->conversation, message);

  return bottom > 0 && bottom <= gtk_widget_get_height (fixture->conversation);
}

/* A button leads to the line when that is above what is in view. */
static void
test_unread (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u unread message", "%u unread messages", 40), 40);
  SessionMessage  *first;
  GtkWidget       *button;

  say_much (fixture, 200);
  ui_test_settle (fixture->window);
  g_assert_null (find_button (fixture->conversation, "to-unread"));
  set_unread (fixture, 199, 1);
  g_assert_null (find_button (fixture->conversation, "to-unread"));
  first = set_unread (fixture, 160, 40);
  button = find_button (fixture->conversation, "to-unread");
  g_assert_nonnull (button);
  g_assert_true (ui_test_has_text (button, text));
  g_assert_true (gtk_widget_get_focusable (button));

  g_signal_emit_by_name (button, "clicked");
  AWAIT (is_in_view (fixture, first));
  ui_test_settle (fixture->window);
  g_assert_true (is_in_view (fixture, first));
  g_assert_true (ui_test_has_text (fixture->conversation, _ ("New messages")));
  g_assert_null (find_button (fixture->conversation, "to-unread"));
  g_assert_false (ui_conversation_is_at_end (UI_CONVERSATION (fixture->conversation)));
  /* It has been there: the way back does not bring it again. */
  ui_conversation_go_to_end (UI_CONVERSATION (fixture->conversation));
  check_last_in_view (fixture);
  g_assert_null (find_button (fixture->conversation, "to-unread"));

  set_unread (fixture, 100, 100);
  g_assert_nonnull (find_button (fixture->conversation, "to-unread"));
  session_timeline_set_unread (fixture->timeline, NULL, 0);
  ui_test_settle (fixture->window);
  g_assert_null (find_button (fixture->conversation, "to-unread"));
}

/* --- Selecting --- */

static void
say_at (Fixture    *fixture,
        const char *name,
        const char *text,
        int         day,
        int         minute)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, 3, day, 14, minute, 0);
  g_autoptr (SessionMessage) message = session_message_new (SESSION_MESSAGE_TEXT, name, name, text, time);

  session_timeline_append (fixture->timeline, message);
}

static void
on_read (GObject      *clipboard,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **)user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static char *
copy (Fixture *fixture)
{
  char *copied = NULL;

  gtk_widget_activate_action (fixture->conversation, "conversation.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->conversation), NULL, on_read, &copied);
  AWAIT (copied != NULL);
  return copied;
}

/* Clean text, without formatting, with names and times; days only when there are several. */
static void
test_copying (Fixture      *fixture,
              gconstpointer data)
{
  GtkListView       *list = GTK_LIST_VIEW (ui_test_find (fixture->conversation, GTK_TYPE_LIST_VIEW));
  GtkSelectionModel *selection = gtk_list_view_get_model (list);
  g_autofree char   *one_day = NULL;
  g_autofree char   *two_days = NULL;

  say_at (fixture, "Ayşe", "\x02"
                           "bir\x02\niki",
          1, 5);
  say_at (fixture, "Can", "üç", 1, 6);
  say_at (fixture, "Eda", "dört", 2, 7);
  AWAIT (g_list_model_get_n_items (G_LIST_MODEL (selection)) == 3);
  ui_test_settle (fixture->window);
  gtk_selection_model_select_range (selection, 0, 2, TRUE);
  one_day = copy (fixture);
  g_assert_cmpstr (one_day, ==, "[14:05] Ayşe: bir\n    iki\n[14:06] Can: üç\n");
  gtk_selection_model_select_item (selection, 2, FALSE);
  two_days = copy (fixture);
  g_assert_true (g_str_has_suffix (two_days, "\n\n[14:07] Eda: dört\n"));
  g_assert_null (strstr (two_days, "\x02"));
}

/* The menu of one of several says that they can be copied together. */
static GMenuModel *
on_menu (UiConversation *conversation,
         SessionMessage *message,
         gpointer        user_data)
{
  return G_MENU_MODEL (g_menu_new ());
}

static void
test_menu (Fixture      *fixture,
           gconstpointer data)
{
  GtkListView       *list = GTK_LIST_VIEW (ui_test_find (fixture->conversation, GTK_TYPE_LIST_VIEW));
  GtkSelectionModel *selection = gtk_list_view_get_model (list);

  g_signal_connect (fixture->conversation, "menu", G_CALLBACK (on_menu), NULL);
  say_much (fixture, 3);
  ui_test_settle (fixture->window);
  for (guint n = 1; n <= 2; n++)
    {
      g_autoptr (GMenuModel) menu = NULL;

      gtk_selection_model_select_range (selection, 0, n, TRUE);
      menu = ui_message_row_create_menu (UI_MESSAGE_ROW (ui_test_find (fixture->conversation, UI_TYPE_MESSAGE_ROW)));
      g_assert_cmpint (g_menu_model_get_n_items (menu), ==, n == 1 ? 0 : 1);
    }
}

static void
on_send_again (UiConversation  *conversation,
               SessionMessage  *message,
               SessionMessage **again)
{
  *again = message;
}

static void
test_send_again (Fixture      *fixture,
                 gconstpointer data)
{
  SessionMessage *again = NULL;
  SessionMessage *message;

  g_signal_connect (fixture->conversation, "send-again", G_CALLBACK (on_send_again), &again);
  message = ui_test_say (fixture->timeline, "Ayşe", "dört");
  session_message_set_own (message, TRUE);
  session_message_set_failed (message, NULL);
  ui_test_settle (fixture->window);
  g_assert_true (gtk_widget_activate_action (ui_test_find (fixture->conversation, UI_TYPE_MESSAGE_ROW), "message.send-again", NULL));
  g_assert_true (again == message);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("follow", test_follow);
  ADD ("bare", test_bare);
  ADD ("pushed-out", test_pushed_out);
  ADD ("giving-way", test_giving_way);
  ADD ("stay", test_stay);
  ADD ("own-message", test_own_message);
  ADD ("read-back", test_read_back);
  ADD ("go-to", test_going_to_a_row);
  ADD ("unread", test_unread);
  ADD ("copying", test_copying);
  ADD ("menu", test_menu);
  ADD ("send-again", test_send_again);
  ADD ("other-timeline", test_other_timeline);
  return g_test_run ();
}
