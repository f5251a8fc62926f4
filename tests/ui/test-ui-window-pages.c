// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "fixtures/await.h"
#include "ui/ui-joining-page.h"
#include "ui/ui-room-page.h"
#include "ui/ui-start-page.h"
#include "ui/ui-test.h"
#include "ui/window-fixture.h"

/* From the start page into a room, and back. */

#define WIDTH 900

static void
set_up (WindowFixture *fixture,
        gconstpointer  user_data)
{
  window_fixture_set_up (fixture, WIDTH);
}

static void
tear_down (WindowFixture *fixture,
           gconstpointer  user_data)
{
  window_fixture_tear_down (fixture);
}

/* Returns: (nullable): the page of that type, if it is the one that is shown */
static GtkWidget *
find_page (WindowFixture *fixture,
           GType          type)
{
  return ui_test_find (adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window)), type);
}

/* In a room the start page is no more; what was typed there is there again. */
static void
test_there_and_back (WindowFixture *fixture,
                     gconstpointer  user_data)
{
  gpointer page;

  window_fixture_present (fixture);
  page = find_page (fixture, UI_TYPE_START_PAGE);
  g_assert_nonnull (page);
  g_assert_null (find_page (fixture, UI_TYPE_ROOM_PAGE));
  g_object_set (page, "person-name", "Ayşe", NULL);
  g_assert_cmpstr (ui_window_get_person_name (fixture->window), ==, "Ayşe");
  ui_start_page_set_address (UI_START_PAGE (page), "192.168.1.5");
  g_object_add_weak_pointer (page, &page);

  window_fixture_open_room (fixture);
  g_assert_nonnull (find_page (fixture, UI_TYPE_ROOM_PAGE));
  g_assert_null (find_page (fixture, UI_TYPE_START_PAGE));
  AWAIT (page == NULL);

  ui_window_close_room (fixture->window, fixture->far.session);
  page = find_page (fixture, UI_TYPE_START_PAGE);
  g_assert_nonnull (page);
  g_assert_null (find_page (fixture, UI_TYPE_ROOM_PAGE));
  g_assert_cmpstr (ui_start_page_get_address (UI_START_PAGE (page)), ==, "192.168.1.5");
  g_object_set (page, "person-name", "Can", NULL);
  g_assert_cmpstr (ui_window_get_person_name (fixture->window), ==, "Can");
  /* What is typed is typed into it: with a name, the next step has the focus. */
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), page));
}

/* Who comes back at once finds it as it was. */
static void
test_at_once (WindowFixture *fixture,
              gconstpointer  user_data)
{
  GtkWidget *page;

  window_fixture_present (fixture);
  page = find_page (fixture, UI_TYPE_START_PAGE);
  ui_window_open_room (fixture->window, fixture->far.session);
  ui_window_close_room (fixture->window, fixture->far.session);
  await_idle ();
  g_assert_true (find_page (fixture, UI_TYPE_START_PAGE) == page);
}

/* Whoever goes straight into a room has no other page, and finds it afterwards. */
static void
test_straight (WindowFixture *fixture,
               gconstpointer  user_data)
{
  ui_window_open_room (fixture->window, fixture->far.session);
  g_assert_nonnull (find_page (fixture, UI_TYPE_ROOM_PAGE));
  g_assert_null (gtk_widget_get_next_sibling (find_page (fixture, UI_TYPE_ROOM_PAGE)));
  g_assert_null (gtk_widget_get_prev_sibling (find_page (fixture, UI_TYPE_ROOM_PAGE)));
  window_fixture_present (fixture);
  ui_window_close_room (fixture->window, fixture->far.session);
  g_assert_nonnull (find_page (fixture, UI_TYPE_START_PAGE));
}

static void
on_leave (WindowFixture *fixture,
          Session       *session)
{
  session_leave (session);
}

/* The button is on the page that goes. */
static void
test_cancel (WindowFixture *fixture,
             gconstpointer  user_data)
{
  GtkWidget *page;

  g_signal_connect_swapped (fixture->window, "leave", G_CALLBACK (on_leave), fixture);
  ui_window_open_room (fixture->window, fixture->far.session);
  window_fixture_present (fixture);
  page = find_page (fixture, UI_TYPE_JOINING_PAGE);
  g_assert_nonnull (page);
  gtk_widget_activate (ui_test_find (page, GTK_TYPE_BUTTON));
  AWAIT (find_page (fixture, UI_TYPE_START_PAGE) != NULL);
  g_assert_null (find_page (fixture, UI_TYPE_JOINING_PAGE));
  g_assert_cmpint (session_get_state (fixture->far.session), ==, SESSION_STATE_LEFT);
}

/* Said before the window is there, by the command line. */
static void
test_wrong_at_first (WindowFixture *fixture,
                     gconstpointer  user_data)
{
  ui_window_show_address_error (fixture->window, "Olmaz.");
  window_fixture_present (fixture);
  AWAIT (ui_test_has_text (find_page (fixture, UI_TYPE_START_PAGE), "Olmaz."));
}

/* An address that was not typed here, but came from elsewhere. */
static void
test_wrong_address (WindowFixture *fixture,
                    gconstpointer  user_data)
{
  window_fixture_present (fixture);
  ui_window_show_address_error (fixture->window, "Olmaz.");
  AWAIT (ui_test_has_text (find_page (fixture, UI_TYPE_START_PAGE), "Olmaz."));
  window_fixture_open_room (fixture);
  g_assert_false (ui_test_has_text (GTK_WIDGET (fixture->window), "Olmaz."));
  ui_window_show_address_error (fixture->window, "Olmaz.");
  AWAIT (ui_test_has_text (GTK_WIDGET (fixture->window), "Olmaz."));
  g_assert_true (ui_window_get_shown (fixture->window) == fixture->far.session);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/ui/window-pages/" name, WindowFixture, NULL, set_up, func, tear_down)
  ADD ("there-and-back", test_there_and_back);
  ADD ("at-once", test_at_once);
  ADD ("straight", test_straight);
  ADD ("cancel", test_cancel);
  ADD ("wrong-address", test_wrong_address);
  ADD ("wrong-at-first", test_wrong_at_first);
#undef ADD
  return window_fixture_run ();
}
