// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-paced-list.h"

#include "fixtures/await.h"

#include <gtk/gtk.h>

typedef struct
{
  GtkStringList *model;
  UiPacedList   *list;
  guint          n_told;
  guint          n_items; /* by what was told */
} Fixture;

static void
on_items_changed (Fixture *fixture,
                  guint    position,
                  guint    removed,
                  guint    added)
{
  g_assert_cmpuint (position + removed, <=, fixture->n_items);
  fixture->n_told++;
  fixture->n_items += added - removed;
  g_assert_cmpuint (fixture->n_items, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->list)));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->model = gtk_string_list_new ((const char *[]){ "a", "b", NULL });
  fixture->list = ui_paced_list_new (G_LIST_MODEL (fixture->model));
  fixture->n_items = 2;
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (on_items_changed), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->list);
  g_object_unref (fixture->model);
}

static guint
get_n_there (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->model));
}

/* What is in the list are the first ones of the model. */
static void
check (Fixture *fixture)
{
  g_autoptr (GObject) behind = g_list_model_get_item (G_LIST_MODEL (fixture->list), fixture->n_items);

  g_assert_null (behind);
  g_assert_cmpuint (fixture->n_items, <=, get_n_there (fixture));
  for (guint i = 0; i < fixture->n_items; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
      g_autoptr (GObject) there = g_list_model_get_item (G_LIST_MODEL (fixture->model), i);

      g_assert_true (item == there);
    }
}

/* Until something has to wait. */
static void
let_wait (Fixture *fixture)
{
  do
    gtk_string_list_append (fixture->model, "x");
  while (fixture->n_items == get_n_there (fixture));
  check (fixture);
}

/* The first one comes at once, the others together. */
static void
test_growing (Fixture      *fixture,
              gconstpointer data)
{
  gtk_string_list_append (fixture->model, "c");
  g_assert_cmpuint (fixture->n_items, ==, 3);
  for (guint i = 0; i < 1000; i++)
    gtk_string_list_append (fixture->model, "x");
  check (fixture);
  AWAIT (fixture->n_items == 1003);
  g_assert_cmpuint (fixture->n_told, <, 500);
  check (fixture);
}

static void
on_passed (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
}

static void
test_giving_way (Fixture      *fixture,
                 gconstpointer data)
{
  gboolean passed = FALSE;

  ui_paced_list_give_way (fixture->list);
  let_wait (fixture);
  /* Longer than it waits otherwise. */
  g_timeout_add_once (100, on_passed, &passed);
  AWAIT (passed);
  g_assert_cmpuint (fixture->n_items, <, get_n_there (fixture));
  AWAIT (fixture->n_items == get_n_there (fixture));
  check (fixture);
}

static void
test_elsewhere (Fixture      *fixture,
                gconstpointer data)
{
  guint n;

  let_wait (fixture);
  n = fixture->n_items;
  gtk_string_list_splice (fixture->model, 0, 1, (const char *[]){ "1", "2", NULL });
  g_assert_cmpuint (fixture->n_items, ==, n + 1);
  check (fixture);
  /* From what is told of into what is not. */
  gtk_string_list_splice (fixture->model, n, 2, NULL);
  g_assert_cmpuint (fixture->n_items, ==, n);
  check (fixture);
  let_wait (fixture);
  gtk_string_list_splice (fixture->model, fixture->n_items, 1, (const char *[]){ "y", "z", NULL });
  check (fixture);
  AWAIT (fixture->n_items == get_n_there (fixture));
  check (fixture);
}

static void
test_catch_up (Fixture      *fixture,
               gconstpointer data)
{
  guint n_told;

  let_wait (fixture);
  ui_paced_list_catch_up (fixture->list);
  g_assert_cmpuint (fixture->n_items, ==, get_n_there (fixture));
  n_told = fixture->n_told;
  ui_paced_list_catch_up (fixture->list);
  g_assert_cmpuint (fixture->n_told, ==, n_told);
}

/* What waits when the list goes is told to nobody. */
static void
test_end (Fixture      *fixture,
          gconstpointer data)
{
  let_wait (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/ui/paced-list/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("growing", test_growing);
  ADD ("giving-way", test_giving_way);
  ADD ("elsewhere", test_elsewhere);
  ADD ("catch-up", test_catch_up);
  ADD ("end", test_end);
#undef ADD
  return g_test_run ();
}
