// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-doctor-row.h"

#include "fixtures/await.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>

typedef struct
{
  guint n_copied;
} Fixture;

static void
on_copied (Fixture *fixture)
{
  fixture->n_copied++;
}

static GtkWidget *
show (Fixture       *fixture,
      DoctorFinding *finding)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = ui_doctor_row_new (finding);

  g_signal_connect_swapped (row, "copied", G_CALLBACK (on_copied), fixture);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  ui_test_show (list, 360, 400);
  return row;
}

static void
close_window (GtkWidget *row)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (row)));
}

/* Nothing is told by a colour alone. */
static void
test_words (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autoptr (DoctorFinding) problem = doctor_finding_new (DOCTOR_SEVERITY_PROBLEM, "H", "<b>It</b> & that.");
  g_autoptr (DoctorFinding) warning = doctor_finding_new (DOCTOR_SEVERITY_WARNING, "H", "It may.");
  g_autoptr (DoctorFinding) fine = doctor_finding_new_fine ("It does.");
  GtkWidget *row;

  doctor_finding_set_details (problem, "one\ntwo");
  doctor_finding_set_advice (problem, "Do that.", NULL);
  row = show (fixture, problem);
  g_assert_true (ui_test_has_text (row, _ ("Problem")));
  g_assert_true (ui_test_has_text (row, "<b>It</b> & that."));
  g_assert_true (ui_test_has_text (row, "one\ntwo"));
  g_assert_true (ui_test_has_text (row, "Do that."));
  g_assert_null (ui_test_find (row, GTK_TYPE_BUTTON));
  close_window (row);

  row = show (fixture, warning);
  g_assert_true (ui_test_has_text (row, _ ("May matter")));
  close_window (row);

  row = show (fixture, fine);
  g_assert_false (ui_test_has_text (row, _ ("Problem")));
  g_assert_false (ui_test_has_text (row, _ ("May matter")));
  g_assert_true (ui_test_has_text (row, "It does."));
  close_window (row);
}

typedef struct
{
  gboolean is_over;
  char    *text;
} Paste;

static void
on_pasted (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Paste *paste = user_data;

  paste->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  paste->is_over = TRUE;
}

static void
test_command (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (DoctorFinding) finding = doctor_finding_new (DOCTOR_SEVERITY_WARNING, "H", "It may.");
  Paste      paste = { FALSE, NULL };
  GtkWidget *row;

  doctor_finding_set_advice (finding, "Type this:", "sudo ufw allow Merhaba");
  row = show (fixture, finding);
  g_assert_true (ui_test_has_text (row, "sudo ufw allow Merhaba"));
  gtk_widget_activate (ui_test_find (row, GTK_TYPE_BUTTON));
  AWAIT (fixture->n_copied == 1);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (row), NULL, on_pasted, &paste);
  AWAIT (paste.is_over);
  g_assert_cmpstr (paste.text, ==, "sudo ufw allow Merhaba");
  g_free (paste.text);
  close_window (row);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/ui/doctor-row/" name, Fixture, NULL, NULL, func, NULL)
  ADD ("words", test_words);
  ADD ("command", test_command);
#undef ADD
  return g_test_run ();
}
