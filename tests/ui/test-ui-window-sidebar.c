// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "fixtures/await.h"
#include "session/session-beside.h"
#include "session/session-reading.h"
#include "ui/ui-room-page.h"
#include "ui/ui-sidebar-row.h"
#include "ui/ui-sidebar.h"
#include "ui/ui-start-page.h"
#include "ui/ui-test.h"
#include "ui/window-fixture.h"

#include <glib/gi18n.h>

/* A room that is hosted here, with Can and Ece in it, and what is beside it. */

typedef struct
{
  WindowFixture in;
  Session      *left; /* what the application is asked to leave */
} Fixture;

static void
on_leave (Fixture *fixture,
          Session *session)
{
  fixture->left = session;
}

static void
set_up (Fixture      *fixture,
        gconstpointer width)
{
  window_fixture_set_up (&fixture->in, GPOINTER_TO_INT (width));
  g_signal_connect_swapped (fixture->in.window, "leave", G_CALLBACK (on_leave), fixture);
  window_fixture_present (&fixture->in);
  window_fixture_open_room (&fixture->in);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer width)
{
  window_fixture_tear_down (&fixture->in);
}

/* Returns: (nullable): the list, when it is there */
static GtkWidget *
find_sidebar (Fixture *fixture)
{
  return ui_test_find (GTK_WIDGET (fixture->in.window), UI_TYPE_SIDEBAR);
}

static GtkListBox *
find_list (Fixture *fixture)
{
  return GTK_LIST_BOX (ui_test_find (find_sidebar (fixture), GTK_TYPE_LIST_BOX));
}

/* Returns: (nullable): the row that is selected */
static Session *
get_selected (Fixture *fixture)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (find_list (fixture));

  return row != NULL ? ui_sidebar_row_get_session (UI_SIDEBAR_ROW (row)) : NULL;
}

static guint
count_rows (Fixture *fixture)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (find_list (fixture), n) != NULL)
    n++;
  return n;
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->in.window), action, NULL));
}

static void
step (Fixture    *fixture,
      const char *action,
      int         step)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->in.window), action, "i", step));
}

/* Somebody writes to our person alone and names them, which is unread. */
static Session *
hear_of (Fixture    *fixture,
         const char *nick)
{
  g_autofree char *line = g_strdup_printf (":%s!~x@10.0.0.2 PRIVMSG SuleOzturk :SuleOzturk, merhaba", nick);
  Session         *session = NULL;

  far_side_say (&fixture->in.far, line);
  AWAIT ((session = session_beside_find (fixture->in.far.session, nick)) != NULL && session_get_n_unread (session) > 0);
  return session;
}

/* --- The list --- */

static void
test_needed (Fixture      *fixture,
             gconstpointer width)
{
  Session *beside;

  g_assert_null (find_sidebar (fixture));
  beside = session_open_beside (fixture->in.far.session, "can");
  AWAIT (find_sidebar (fixture) != NULL);
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  g_assert_true (get_selected (fixture) == fixture->in.far.session);
  session_leave (beside);
  AWAIT (find_sidebar (fixture) == NULL);
  /* A room that is out of sight is on the list. */
  act (fixture, "win.start");
  AWAIT (find_sidebar (fixture) != NULL);
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  g_assert_null (get_selected (fixture));
}

static void
test_chosen (Fixture      *fixture,
             gconstpointer width)
{
  Session *beside = session_open_beside (fixture->in.far.session, "can");

  AWAIT (find_sidebar (fixture) != NULL);
  g_signal_emit_by_name (find_list (fixture), "row-activated", gtk_list_box_get_row_at_index (find_list (fixture), 1));
  g_assert_true (ui_window_get_shown (fixture->in.window) == beside);
  g_assert_true (get_selected (fixture) == beside);
  /* Who is left without it goes on with the room it was beside. */
  session_leave (beside);
  g_assert_true (ui_window_get_shown (fixture->in.window) == fixture->in.far.session);
}

/* Whoever opens another room is in it, and finds it on the list. */
static void
test_opened (Fixture      *fixture,
             gconstpointer width)
{
  Session *beside = session_open_beside (fixture->in.far.session, "can");
  FarSide  other = { 0 };

  AWAIT (find_sidebar (fixture) != NULL);
  far_side_set_up (&other, NULL);
  ui_window_open_room (fixture->in.window, other.session);
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  g_assert_true (get_selected (fixture) == other.session);
  ui_window_close_room (fixture->in.window, other.session);
  g_assert_true (ui_window_get_shown (fixture->in.window) == fixture->in.far.session);
  g_assert_true (get_selected (fixture) == fixture->in.far.session);
  session_leave (beside);
  AWAIT (find_sidebar (fixture) == NULL);
  far_side_tear_down (&other, NULL);
}

/* Where the keyboard goes in the list is not where one is. */
static void
test_focus (Fixture      *fixture,
            gconstpointer width)
{
  Session *room = fixture->in.far.session;
  Session *beside = session_open_beside (room, "can");

  AWAIT (find_sidebar (fixture) != NULL);
  ui_test_settle (GTK_WIDGET (fixture->in.window));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (find_list (fixture), 0)));
  g_signal_emit_by_name (find_list (fixture), "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (find_list (fixture), 1))));
  g_assert_true (get_selected (fixture) == room);
  step (fixture, "win.step", 1);
  g_assert_true (ui_window_get_shown (fixture->in.window) == beside);
  g_assert_true (get_selected (fixture) == beside);
}

static void
test_steps (Fixture      *fixture,
            gconstpointer width)
{
  Session *room = fixture->in.far.session;
  Session *can = session_open_beside (room, "can");
  Session *ece = session_open_beside (room, "ece");

  AWAIT (find_sidebar (fixture) != NULL);
  step (fixture, "win.step", 1);
  g_assert_true (ui_window_get_shown (fixture->in.window) == can);
  step (fixture, "win.step", -1);
  step (fixture, "win.step", -1);
  g_assert_true (ui_window_get_shown (fixture->in.window) == ece);
  step (fixture, "win.step", 1);
  g_assert_true (ui_window_get_shown (fixture->in.window) == room);
}

static void
test_unread_steps (Fixture      *fixture,
                   gconstpointer width)
{
  Session *room = fixture->in.far.session;
  Session *can = session_open_beside (room, "can");
  Session *ece;

  /* Nothing to read, nowhere to go. */
  step (fixture, "win.step-unread", 1);
  step (fixture, "win.step-unread", -1);
  g_assert_true (ui_window_get_shown (fixture->in.window) == room);
  ece = hear_of (fixture, "ece");
  step (fixture, "win.step-unread", 1);
  g_assert_true (ui_window_get_shown (fixture->in.window) == ece);
  session_mark_read (ece);
  ui_window_show (fixture->in.window, room);
  hear_of (fixture, "ece");
  hear_of (fixture, "can");
  step (fixture, "win.step-unread", -1);
  g_assert_true (ui_window_get_shown (fixture->in.window) == ece);
  step (fixture, "win.step-unread", -1);
  g_assert_true (ui_window_get_shown (fixture->in.window) == can);
}

/* On the start page nothing is selected; one goes on from either end. */
static void
test_unread_steps_from_start (Fixture      *fixture,
                              gconstpointer width)
{
  Session *can = hear_of (fixture, "can");
  Session *ece = hear_of (fixture, "ece");

  act (fixture, "win.start");
  step (fixture, "win.step-unread", 1);
  g_assert_true (ui_window_get_shown (fixture->in.window) == can);
  act (fixture, "win.start");
  step (fixture, "win.step-unread", -1);
  g_assert_true (ui_window_get_shown (fixture->in.window) == ece);
}

static void
test_narrow (Fixture      *fixture,
             gconstpointer width)
{
  AdwLeaflet *leaflet = ADW_LEAFLET (ui_test_find (GTK_WIDGET (fixture->in.window), ADW_TYPE_LEAFLET));
  Session    *beside = session_open_beside (fixture->in.far.session, "can");

  AWAIT (find_sidebar (fixture) != NULL);
  AWAIT (adw_leaflet_get_folded (leaflet));
  g_assert_false (adw_leaflet_get_visible_child (leaflet) == find_sidebar (fixture));
  act (fixture, "win.list");
  g_assert_true (adw_leaflet_get_visible_child (leaflet) == find_sidebar (fixture));
  g_signal_emit_by_name (find_list (fixture), "row-activated", gtk_list_box_get_row_at_index (find_list (fixture), 1));
  g_assert_false (adw_leaflet_get_visible_child (leaflet) == find_sidebar (fixture));
  g_assert_true (ui_window_get_shown (fixture->in.window) == beside);
  /* A list that is no longer needed does not stay in the way. */
  act (fixture, "win.list");
  session_leave (beside);
  AWAIT (find_sidebar (fixture) == NULL);
  g_assert_nonnull (ui_test_find (adw_leaflet_get_visible_child (leaflet), UI_TYPE_ROOM_PAGE));
}

/* At twice the size the list still fits into a narrow window, with all that a row says. */
static void
test_large_letters (Fixture      *fixture,
                    gconstpointer width)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int          dpi, narrowest;

  g_assert_cmpuint (session_get_n_mentions (hear_of (fixture, "can")), >, 0);
  AWAIT (find_sidebar (fixture) != NULL);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_measure (find_sidebar (fixture), GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, NULL, NULL, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (narrowest, <=, GPOINTER_TO_INT (width));
}

/* --- The menu of a row --- */

/* Returns: (transfer none): the menu, which is open now */
static GtkWidget *
open_menu (Fixture *fixture,
           int      row)
{
  GtkWidget *list = GTK_WIDGET (find_list (fixture));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  double     x, y;
  GtkWidget *menu;

  gtk_widget_translate_coordinates (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), row)), list, 10, 10, &x, &y);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_SECONDARY)
        g_signal_emit_by_name (controller, "pressed", 1, x, y);
    }
  menu = ui_test_find (find_sidebar (fixture), GTK_TYPE_POPOVER_MENU);
  g_assert_nonnull (menu);
  AWAIT (gtk_widget_get_mapped (menu));
  return menu;
}

static void
close_menu (Fixture   *fixture,
            GtkWidget *menu)
{
  gtk_popover_popdown (GTK_POPOVER (menu));
  AWAIT (ui_window_get_subject (fixture->in.window) == ui_window_get_shown (fixture->in.window));
}

static void
test_menu (Fixture      *fixture,
           gconstpointer width)
{
  Session   *room = fixture->in.far.session;
  Session   *can = hear_of (fixture, "can");
  GtkWidget *menu;

  AWAIT (find_sidebar (fixture) != NULL);
  ui_test_settle (GTK_WIDGET (fixture->in.window));
  g_assert_true (ui_window_get_subject (fixture->in.window) == room);
  menu = open_menu (fixture, 1);
  g_assert_true (ui_window_get_subject (fixture->in.window) == can);
  g_assert_true (ui_window_get_shown (fixture->in.window) == room);
  AWAIT (ui_test_has_text (menu, _ ("Notifications")));
  act (fixture, "win.mark-read");
  g_assert_cmpuint (session_get_n_unread (can), ==, 0);
  close_menu (fixture, menu);
  /* Of what has been read nothing is to be marked. */
  menu = open_menu (fixture, 1);
  act (fixture, "win.mark-read");
  close_menu (fixture, menu);
}

static void
test_leave (Fixture      *fixture,
            gconstpointer width)
{
  Session   *room = fixture->in.far.session;
  Session   *ece;
  GtkWidget *menu;

  session_open_beside (room, "can");
  ece = session_open_beside (room, "ece");
  AWAIT (find_sidebar (fixture) != NULL);
  ui_test_settle (GTK_WIDGET (fixture->in.window));
  ui_window_show (fixture->in.window, ece);
  menu = open_menu (fixture, 1);
  act (fixture, "win.leave");
  AWAIT (session_beside_find (room, "can") == NULL);
  close_menu (fixture, menu);
  g_assert_true (ui_window_get_shown (fixture->in.window) == ece);
  g_assert_null (fixture->left);
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

/* The question is about the room whose menu it was, also when the menu is gone. */
static void
test_leave_hosted (Fixture      *fixture,
                   gconstpointer width)
{
  GtkWidget *menu;

  session_open_beside (fixture->in.far.session, "can");
  AWAIT (find_sidebar (fixture) != NULL);
  act (fixture, "win.start");
  ui_test_settle (GTK_WIDGET (fixture->in.window));
  menu = open_menu (fixture, 0);
  act (fixture, "win.leave");
  close_menu (fixture, menu);
  AWAIT (find_question () != NULL);
  g_assert_null (fixture->left);
  adw_message_dialog_response (find_question (), "leave");
  gtk_window_destroy (GTK_WINDOW (find_question ()));
  AWAIT (fixture->left == fixture->in.far.session);
  AWAIT (find_sidebar (fixture) == NULL);
}

int
main (int    argc,
      char **argv)
{
#define ADD(name, width, func) g_test_add ("/ui/window-sidebar/" name, Fixture, GINT_TO_POINTER (width), set_up, func, tear_down)
  ui_test_init (&argc, &argv);
  ADD ("needed", 900, test_needed);
  ADD ("chosen", 900, test_chosen);
  ADD ("opened", 900, test_opened);
  ADD ("focus", 900, test_focus);
  ADD ("steps", 900, test_steps);
  ADD ("unread-steps", 900, test_unread_steps);
  ADD ("unread-steps-from-start", 900, test_unread_steps_from_start);
  ADD ("narrow", 360, test_narrow);
  ADD ("large-letters", 360, test_large_letters);
  ADD ("menu", 900, test_menu);
  ADD ("leave", 900, test_leave);
  ADD ("leave-hosted", 900, test_leave_hosted);
  return window_fixture_run ();
}
