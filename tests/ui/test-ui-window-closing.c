// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "fixtures/await.h"
#include "ui/ui-test.h"
#include "ui/window-fixture.h"

/* Somebody hosts a room with Can in it, and closes the window. */

#define WIDTH 900

typedef struct
{
  WindowFixture in;
  guint         n_kept;
  guint         n_left;
} Closing;

static void
on_kept (Closing *closing,
         Session *hosted)
{
  g_assert_true (hosted == closing->in.far.session);
  closing->n_kept++;
}

static void
on_leave (Closing *closing,
          Session *session)
{
  g_assert_true (session == closing->in.far.session);
  closing->n_left++;
}

static void
set_up (Closing      *closing,
        gconstpointer user_data)
{
  window_fixture_set_up (&closing->in, WIDTH);
  g_signal_connect_swapped (closing->in.window, "kept", G_CALLBACK (on_kept), closing);
  g_signal_connect_swapped (closing->in.window, "leave", G_CALLBACK (on_leave), closing);
  window_fixture_present (&closing->in);
  window_fixture_open_room (&closing->in);
}

static void
tear_down (Closing      *closing,
           gconstpointer user_data)
{
  window_fixture_tear_down (&closing->in);
}

static AdwMessageDialog *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void
answer (const char *response)
{
  AWAIT (find_question () != NULL);
  g_assert_true (adw_message_dialog_has_response (find_question (), response));
  adw_message_dialog_response (find_question (), response);
  gtk_window_destroy (GTK_WINDOW (find_question ()));
}

static gboolean
is_shown (Closing *closing)
{
  return gtk_widget_get_visible (GTK_WIDGET (closing->in.window));
}

static void
test_cancel (Closing      *closing,
             gconstpointer user_data)
{
  gtk_window_close (GTK_WINDOW (closing->in.window));
  answer ("stay");
  await_idle ();
  g_assert_true (is_shown (closing));
  g_assert_cmpuint (closing->n_kept + closing->n_left, ==, 0);
}

static void
test_keep (Closing      *closing,
           gconstpointer user_data)
{
  gtk_window_close (GTK_WINDOW (closing->in.window));
  answer ("keep");
  AWAIT (!is_shown (closing));
  g_assert_cmpuint (closing->n_kept, ==, 1);
  g_assert_cmpuint (closing->n_left, ==, 0);
  /* The conversation is there again with the window. */
  gtk_window_present (GTK_WINDOW (closing->in.window));
  ui_test_settle (GTK_WIDGET (closing->in.window));
  g_assert_true (ui_window_get_shown (closing->in.window) == closing->in.far.session);
}

static void
test_close (Closing      *closing,
            gconstpointer user_data)
{
  gtk_window_close (GTK_WINDOW (closing->in.window));
  answer ("leave");
  AWAIT (!is_shown (closing));
  g_assert_cmpuint (closing->n_left, ==, 1);
  g_assert_cmpuint (closing->n_kept, ==, 0);
}

/* Who always wants it so is not asked. */
static void
test_always (Closing      *closing,
             gconstpointer user_data)
{
  g_object_set (closing->in.window, "run-in-background", TRUE, NULL);
  gtk_window_close (GTK_WINDOW (closing->in.window));
  g_assert_false (is_shown (closing));
  g_assert_null (find_question ());
  g_assert_cmpuint (closing->n_kept, ==, 1);
}

/* Quitting ends, whatever is kept otherwise, and brings back the window to ask. */
static void
test_quit (Closing      *closing,
           gconstpointer user_data)
{
  g_object_set (closing->in.window, "run-in-background", TRUE, NULL);
  gtk_window_close (GTK_WINDOW (closing->in.window));
  ui_window_quit (closing->in.window);
  g_assert_true (is_shown (closing));
  AWAIT (find_question () != NULL);
  g_assert_false (adw_message_dialog_has_response (find_question (), "keep"));
  answer ("leave");
  AWAIT (!is_shown (closing));
  g_assert_cmpuint (closing->n_left, ==, 1);
}

/* A room where nobody else is closes without a word. */
static void
test_alone (Closing      *closing,
            gconstpointer user_data)
{
  far_side_say (&closing->in.far, ":can!~c@10.0.0.2 PART #merhaba");
  AWAIT (far_side_find (&closing->in.far, "can") == NULL);
  ui_window_quit (closing->in.window);
  g_assert_cmpuint (closing->n_left, ==, 1);
  AWAIT (!is_shown (closing));
  g_assert_null (find_question ());
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, func) g_test_add ("/ui/window-closing/" name, Closing, NULL, set_up, func, tear_down)
  ui_test_init (&argc, &argv);
  ADD ("cancel", test_cancel);
  ADD ("keep", test_keep);
  ADD ("close", test_close);
  ADD ("always", test_always);
  ADD ("quit", test_quit);
  ADD ("alone", test_alone);
  return window_fixture_run ();
}
