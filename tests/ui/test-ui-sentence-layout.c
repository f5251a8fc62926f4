// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-sentence-layout.h"

#include "fixtures/await.h"
#include "ui/ui-test.h"

#define BUTTONS 100
#define SPACING 8

typedef struct
{
  GtkWidget *window;
  GtkWidget *bar;
  GtkWidget *sentence;
  GtkWidget *buttons;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer text)
{
  fixture->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  fixture->sentence = gtk_label_new (text);
  fixture->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_label_set_wrap (GTK_LABEL (fixture->sentence), TRUE);
  gtk_widget_set_size_request (fixture->buttons, BUTTONS, 30);
  gtk_box_append (GTK_BOX (fixture->bar), fixture->sentence);
  gtk_box_append (GTK_BOX (fixture->bar), fixture->buttons);
  gtk_widget_set_layout_manager (fixture->bar, ui_sentence_layout_new ());
  fixture->window = ui_test_show (fixture->bar, 600, 200);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer text)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* Where they stand when the bar is so wide. */
static void
arrange (Fixture       *fixture,
         int            width,
         GtkAllocation *sentence,
         GtkAllocation *buttons)
{
  int height;

  gtk_widget_measure (fixture->bar, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (fixture->bar, &(GtkAllocation){ 0, 0, width, height }, -1);
  gtk_widget_get_allocation (fixture->sentence, sentence);
  gtk_widget_get_allocation (fixture->buttons, buttons);
  g_assert_cmpint (buttons->y + buttons->height, <=, height);
}

static void
test_beside (Fixture      *fixture,
             gconstpointer text)
{
  GtkAllocation sentence, buttons;

  arrange (fixture, 500, &sentence, &buttons);
  g_assert_cmpint (sentence.x, ==, 0);
  g_assert_cmpint (sentence.width, ==, 500 - SPACING - BUTTONS);
  g_assert_cmpint (buttons.x, ==, 500 - BUTTONS);
  g_assert_cmpint (buttons.y, ==, sentence.y);
  gtk_widget_set_direction (fixture->bar, GTK_TEXT_DIR_RTL);
  arrange (fixture, 500, &sentence, &buttons);
  g_assert_cmpint (sentence.x, ==, BUTTONS + SPACING);
  g_assert_cmpint (buttons.x, ==, 0);
}

/* As soon as the sentence would be narrower than the buttons. */
static void
test_below (Fixture      *fixture,
            gconstpointer text)
{
  GtkAllocation sentence, buttons;

  arrange (fixture, 2 * BUTTONS + SPACING, &sentence, &buttons);
  g_assert_cmpint (buttons.y, ==, sentence.y);
  arrange (fixture, 2 * BUTTONS + SPACING - 1, &sentence, &buttons);
  g_assert_cmpint (sentence.width, ==, 2 * BUTTONS + SPACING - 1);
  g_assert_cmpint (buttons.y, ==, sentence.y + sentence.height + SPACING);
}

/* What is shorter than its buttons stands beside them while it has what it needs. */
static void
test_short (Fixture      *fixture,
            gconstpointer text)
{
  GtkAllocation sentence, buttons;

  arrange (fixture, 2 * BUTTONS, &sentence, &buttons);
  g_assert_cmpint (buttons.y, ==, sentence.y);
}

int
main (int    argc,
      char **argv)
{
  static const char LONG[] = "Deniz would like to come in, and so would all of the others who stand outside";

  ui_test_init (&argc, &argv);
  g_test_add ("/ui/ui-sentence-layout/beside", Fixture, LONG, set_up, test_beside, tear_down);
  g_test_add ("/ui/ui-sentence-layout/below", Fixture, LONG, set_up, test_below, tear_down);
  g_test_add ("/ui/ui-sentence-layout/short", Fixture, "Yes?", set_up, test_short, tear_down);
  return g_test_run ();
}
