// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-row.h"

#include "ui/ui-test.h"

#include <glib/gi18n.h>

static const char *const texts[] = {
  "merhaba",
  "<b>kalın</b> &amp; %s %d \\n",
  "bir\niki\n\nüç",
  "مرحبا بالعالم",
  "👋👩‍👩‍👧‍👦",
  "  iki boşluk  ",
};

static SessionMessage *
create (SessionMessageKind kind,
        const char        *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, 3, 1, 14, 5, 0);

  return session_message_new (kind, "Ayse", "Ayşe", text, time);
}

static int
get_height (GtkWidget *row,
            int        width)
{
  int height;

  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
test_text_as_typed (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, texts[i]);

      ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
      ui_test_settle (window);
      g_assert_true (ui_test_has_text (row, texts[i]));
      g_assert_true (ui_test_has_text (row, "Ayşe"));
      g_assert_true (ui_test_has_text (row, "14:05"));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whatever is in it, a row fits into the narrowest window and needs more height there. */
static void
test_size (void)
{
  GtkWidget       *row = ui_message_row_new ();
  GtkWidget       *window = ui_test_show (row, 400, 300);
  g_autofree char *word = g_strnfill (3000, 'w');
  const char      *long_texts[] = { word, "bir iki üç dört beş altı yedi sekiz dokuz on on bir on iki on üç on dört on beş on altı on yedi" };

  for (guint i = 0; i < G_N_ELEMENTS (long_texts); i++)
    for (SessionMessageKind kind = SESSION_MESSAGE_TEXT; kind <= SESSION_MESSAGE_NOTE; kind++)
      {
        g_autoptr (SessionMessage) message = create (kind, long_texts[i]);
        int minimum;

        ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
        gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
        g_assert_cmpint (minimum, <=, 360);
        g_assert_cmpint (get_height (row, 360), >, get_height (row, 900));
        g_assert_cmpint (get_height (row, 900), >, 10);
      }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_deleted (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, "gizli");

  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
  session_message_redact (message);
  ui_test_settle (window);
  g_assert_false (ui_test_has_text (row, "gizli"));
  g_assert_true (ui_test_has_text (row, _ ("This message was deleted")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_marks (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) guest = create (SESSION_MESSAGE_TEXT, "a");
  g_autoptr (SessionMessage) private = create (SESSION_MESSAGE_TEXT, "b");
  g_autoptr (SessionMessage) event = create (SESSION_MESSAGE_CAME, "c");

  session_message_set_guest (guest, TRUE);
  session_message_set_private (private, TRUE);
  ui_message_row_set_message (UI_MESSAGE_ROW (row), guest, NULL);
  g_assert_true (ui_test_has_text (row, _ ("Guest")));
  ui_message_row_set_message (UI_MESSAGE_ROW (row), private, guest);
  g_assert_true (ui_test_has_text (row, _ ("Only to you")));
  g_assert_false (ui_test_has_text (row, _ ("Guest")));
  ui_message_row_set_message (UI_MESSAGE_ROW (row), event, private);
  g_assert_true (ui_test_has_text (row, "c"));
  g_assert_false (ui_test_has_text (row, "Ayşe"));
  g_assert_false (ui_test_has_text (row, _ ("Only to you")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
on_send_again (UiMessageRow    *row,
               SessionMessage  *message,
               SessionMessage **sent)
{
  *sent = message;
}

static void
test_delivery (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, "a");
  SessionMessage *again = NULL;
  GtkWidget      *button;

  session_message_set_own (message, TRUE);
  session_message_set_queued (message);
  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, NULL);
  g_assert_true (ui_test_has_text (row, _ ("Not sent yet")));
  g_assert_null (ui_test_find (row, GTK_TYPE_IMAGE));

  session_message_set_failed (message, "Neden?");
  button = ui_test_find (row, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_assert_true (ui_test_has_text (row, g_strcmp0 (g_getenv ("TEST_LANGUAGE"), "Turkish") == 0 ? "Gönderilmedi. Neden?" : "Not sent. Neden?"));
  g_signal_connect (row, "send-again", G_CALLBACK (on_send_again), &again);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (again == message);

  session_message_set_delivered (message, NULL);
  g_assert_null (ui_test_find (row, GTK_TYPE_BUTTON));
  g_assert_nonnull (ui_test_find (row, GTK_TYPE_IMAGE));
  g_assert_false (ui_test_has_text (row, _ ("Not sent yet")));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Who goes on talking is not named anew; somebody else is, and so is the next day. */
static void
test_continuation (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) first = create (SESSION_MESSAGE_TEXT, "a");
  g_autoptr (SessionMessage) second = create (SESSION_MESSAGE_TEXT, "b");
  g_autoptr (SessionMessage) other = session_message_new (SESSION_MESSAGE_TEXT, "Ayse2", "Ayşe", "c", session_message_get_time (first));

  ui_message_row_set_message (UI_MESSAGE_ROW (row), second, first);
  g_assert_false (ui_test_has_text (row, "Ayşe"));
  ui_message_row_set_message (UI_MESSAGE_ROW (row), other, first);
  g_assert_true (ui_test_has_text (row, "Ayşe"));
  session_message_set_day_first (second, TRUE);
  ui_message_row_set_message (UI_MESSAGE_ROW (row), second, first);
  g_assert_true (ui_test_has_text (row, "Ayşe"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The line is there in words, and parts what one person said. */
static void
test_unread (void)
{
  GtkWidget *row = ui_message_row_new ();
  GtkWidget *window = ui_test_show (row, 400, 300);
  g_autoptr (SessionMessage) previous = create (SESSION_MESSAGE_TEXT, "bir");
  g_autoptr (SessionMessage) message = create (SESSION_MESSAGE_TEXT, "iki");
  int height;

  ui_message_row_set_message (UI_MESSAGE_ROW (row), message, previous);
  g_assert_false (ui_test_has_text (row, _ ("New messages")));
  g_assert_false (ui_test_has_text (row, "Ayşe"));
  height = get_height (row, 400);
  session_message_set_unread_first (message, TRUE);
  ui_test_settle (window);
  g_assert_true (ui_test_has_text (row, _ ("New messages")));
  g_assert_true (ui_test_has_text (row, "Ayşe"));
  g_assert_cmpint (get_height (row, 400), >, height);
  session_message_set_unread_first (message, FALSE);
  ui_test_settle (window);
  g_assert_false (ui_test_has_text (row, _ ("New messages")));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/message-row/text-as-typed", test_text_as_typed);
  g_test_add_func ("/ui/message-row/size", test_size);
  g_test_add_func ("/ui/message-row/marks", test_marks);
  g_test_add_func ("/ui/message-row/deleted", test_deleted);
  g_test_add_func ("/ui/message-row/delivery", test_delivery);
  g_test_add_func ("/ui/message-row/continuation", test_continuation);
  g_test_add_func ("/ui/message-row/unread", test_unread);
  return g_test_run ();
}
