// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-buttons-layout.h"

#include "ui/ui-test.h"

#define WIDTH 100
#define HEIGHT 30
#define SPACING 8

typedef struct
{
  GtkWidget *window;
  GtkWidget *bar;
  GtkWidget *buttons[3];
} Fixture;

/* Two buttons, and between them one that is not there. */
static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->buttons); i++)
    {
      fixture->buttons[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_size_request (fixture->buttons[i], WIDTH, HEIGHT);
      gtk_widget_set_visible (fixture->buttons[i], i != 1);
      gtk_box_append (GTK_BOX (fixture->bar), fixture->buttons[i]);
    }
  gtk_widget_set_layout_manager (fixture->bar, ui_buttons_layout_new ());
  fixture->window = ui_test_show (fixture->bar, 400, 200);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* Where they stand when there is so much place; the height they take. */
static int
arrange (Fixture       *fixture,
         int            width,
         GtkAllocation *first,
         GtkAllocation *last)
{
  int height;

  gtk_widget_measure (fixture->bar, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (fixture->bar, &(GtkAllocation){ 0, 0, width, height }, -1);
  gtk_widget_get_allocation (fixture->buttons[0], first);
  gtk_widget_get_allocation (fixture->buttons[2], last);
  return height;
}

static void
test_side_by_side (Fixture      *fixture,
                   gconstpointer user_data)
{
  GtkAllocation first, last;

  g_assert_cmpint (arrange (fixture, 2 * WIDTH + SPACING, &first, &last), ==, HEIGHT);
  g_assert_cmpint (first.x, ==, 0);
  g_assert_cmpint (last.x, ==, WIDTH + SPACING);
  g_assert_cmpint (last.y, ==, first.y);
  gtk_widget_set_direction (fixture->bar, GTK_TEXT_DIR_RTL);
  arrange (fixture, 2 * WIDTH + SPACING, &first, &last);
  g_assert_cmpint (first.x, ==, WIDTH + SPACING);
  g_assert_cmpint (last.x, ==, 0);
}

static void
test_one_below_the_other (Fixture      *fixture,
                          gconstpointer user_data)
{
  GtkAllocation first, last;
  int           narrowest;

  g_assert_cmpint (arrange (fixture, 2 * WIDTH + SPACING - 1, &first, &last), ==, 2 * HEIGHT + SPACING);
  g_assert_cmpint (first.width, ==, 2 * WIDTH + SPACING - 1);
  g_assert_cmpint (last.width, ==, first.width);
  g_assert_cmpint (last.x, ==, first.x);
  g_assert_cmpint (last.y, ==, HEIGHT + SPACING);
  gtk_widget_measure (fixture->bar, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, NULL, NULL, NULL);
  g_assert_cmpint (narrowest, ==, WIDTH);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add ("/ui/buttons-layout/side-by-side", Fixture, NULL, set_up, test_side_by_side, tear_down);
  g_test_add ("/ui/buttons-layout/one-below-the-other", Fixture, NULL, set_up, test_one_below_the_other, tear_down);
  return g_test_run ();
}
