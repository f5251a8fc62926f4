// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-start-page.h"

#include "fixtures/await.h"
#include "ui/ui-test.h"

#define SENTENCE "This is no address, and as it is said in so many words, they need several lines below it."

/* In a window that is lower than the page. */
typedef struct
{
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->page = ui_start_page_new ();
  fixture->window = ui_test_show (fixture->page, 360, 400);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* Returns: (nullable): the error that is shown */
static GtkWidget *
find_error (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "error"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_error (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_in_view (Fixture   *fixture,
            GtkWidget *widget)
{
  GtkWidget      *view = ui_test_find (fixture->page, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t place;

  return widget != NULL && gtk_widget_compute_bounds (widget, view, &place) && place.size.height > 0 && place.origin.y >= 0 && place.origin.y + place.size.height <= gtk_widget_get_height (view);
}

/* Where the keyboard is now. */
static GtkWidget *
find_row (Fixture *fixture)
{
  return gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), ADW_TYPE_ENTRY_ROW);
}

static void
test_address (Fixture      *fixture,
              gconstpointer user_data)
{
  ui_start_page_show_address_error (UI_START_PAGE (fixture->page), "?");
  AWAIT (is_in_view (fixture, find_error (fixture->page)));
  /* Said again, at greater length. */
  ui_start_page_show_address_error (UI_START_PAGE (fixture->page), SENTENCE);
  ui_test_settle (fixture->window);
  AWAIT (is_in_view (fixture, find_error (fixture->page)) && is_in_view (fixture, find_row (fixture)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find_error (fixture->page))), ==, SENTENCE);
  g_assert_cmpstr (ui_start_page_get_wrong_address (UI_START_PAGE (fixture->page)), ==, "");
  gtk_editable_set_text (GTK_EDITABLE (find_row (fixture)), "192.168.1.5");
  g_assert_null (find_error (fixture->page));
  g_assert_null (ui_start_page_get_wrong_address (UI_START_PAGE (fixture->page)));
}

/* Without a name there is no room, and who asked for one from below hears why. */
static void
test_name (Fixture      *fixture,
           gconstpointer user_data)
{
  GtkWidget     *view = ui_test_find (fixture->page, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (view));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_test_settle (fixture->window);
  g_signal_emit_by_name (ui_test_find (view, GTK_TYPE_BUTTON), "clicked");
  AWAIT (is_in_view (fixture, find_error (fixture->page)) && is_in_view (fixture, find_row (fixture)));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add ("/ui/start-page/address", Fixture, NULL, set_up, test_address, tear_down);
  g_test_add ("/ui/start-page/name", Fixture, NULL, set_up, test_name, tear_down);
  return g_test_run ();
}
