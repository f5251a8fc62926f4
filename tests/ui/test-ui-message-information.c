// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-information.h"

#include "fixtures/await.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>
#include <string.h>

#define FINGERPRINT "3fa1c09be2d47765801122334455667788990011aabbccddeeff001122334455"

static GtkWidget *
show (SessionMessage *message)
{
  g_autoptr (SessionRoom) room = session_room_new ();
  GtkWidget *window;

  session_room_set_title (room, "Bizim Oda");
  window = ui_message_information_new (NULL, room, message);
  gtk_window_present (GTK_WINDOW (window));
  AWAIT (gtk_widget_get_mapped (window));
  return window;
}

static SessionMessage *
create (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_local (2026, 3, 1, 14, 5, 6);

  return session_message_new (SESSION_MESSAGE_TEXT, "Ayse", "Ayşe", "selam", time);
}

static char *
format (GDateTime *time)
{
  return g_date_time_format (time, C_ ("time of a message", "%A, %B %-d, %Y, %H:%M:%S"));
}

static void
test_of_others (void)
{
  g_autoptr (SessionMessage) message = create ();
  g_autofree char *time = format (session_message_get_time (message));
  GtkWidget       *window;

  session_message_set_account (message, FINGERPRINT);
  window = show (message);
  g_assert_true (ui_test_has_text (window, "Ayşe"));
  g_assert_true (ui_test_has_text (window, "3FA1 C09B E2D4 7765"));
  g_assert_true (ui_test_has_text (window, "Bizim Oda"));
  g_assert_true (ui_test_has_text (window, time));
  g_assert_false (ui_test_has_text (window, _ ("Written")));
  gtk_window_destroy (GTK_WINDOW (window));

  session_message_set_guest (message, TRUE);
  window = show (message);
  g_assert_true (ui_test_has_text (window, _ ("A guest without Merhaba")));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_of_ours (void)
{
  g_autoptr (SessionMessage) message = create ();
  g_autoptr (GDateTime) delivered = g_date_time_new_local (2026, 3, 1, 15, 0, 0);
  g_autofree char *written = format (session_message_get_time (message));
  g_autofree char *later = format (delivered);
  GtkWidget       *window;

  session_message_set_own (message, TRUE);
  session_message_set_written (message, session_message_get_time (message));
  session_message_set_queued (message);
  window = show (message);
  g_assert_true (ui_test_has_text (window, written));
  g_assert_true (ui_test_has_text (window, _ ("Not sent yet")));
  g_assert_true (ui_test_has_text (window, _ ("This computer")));
  gtk_window_destroy (GTK_WINDOW (window));
  session_message_set_delivered (message, delivered);
  window = show (message);
  g_assert_true (ui_test_has_text (window, written));
  g_assert_true (ui_test_has_text (window, later));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/ui-message-information/others", test_of_others);
  g_test_add_func ("/ui/ui-message-information/ours", test_of_ours);
  return g_test_run ();
}
