// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-shortcuts.h"

#include "fixtures/await.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>

/* Calls @func for each widget of @type in @widget. */
static guint
for_each (GtkWidget *widget,
          GType      type,
          void (*func) (GtkWidget *))
{
  guint n = 0;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    {
      func (widget);
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += for_each (child, type, func);
  return n;
}

/* Each is one key or several, and GTK knows it. */
static void
check_keys (GtkWidget *label)
{
  g_auto (GStrv) keys = g_strsplit (gtk_shortcut_label_get_accelerator (GTK_SHORTCUT_LABEL (label)), " ", -1);

  for (char **key = keys; *key != NULL; key++)
    g_assert_true (gtk_accelerator_parse (*key, NULL, NULL));
}

static void
check_row (GtkWidget *row)
{
  g_assert_cmpuint (for_each (row, GTK_TYPE_SHORTCUT_LABEL, check_keys), ==, 1);
}

/* Returns: (transfer none): the window that stands before @parent */
static GtkWidget *
find_shown (GtkWidget *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (parent))
      return l->data;
  g_assert_not_reached ();
}

static void
test_rows (void)
{
  GtkWidget *window = ui_test_show (gtk_label_new (""), 300, 200);
  GtkWidget *shown;

  ui_shortcuts_show (GTK_WINDOW (window));
  shown = find_shown (window);
  ui_test_settle (shown);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (shown)), ==, C_ ("shortcuts", "Keyboard shortcuts"));
  g_assert_cmpuint (for_each (shown, ADW_TYPE_ACTION_ROW, check_row), >, 10);
  g_assert_true (ui_test_has_text (shown, C_ ("shortcuts", "Send the message")));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/shortcuts/rows", test_rows);
  return g_test_run ();
}
