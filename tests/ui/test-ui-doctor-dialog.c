// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-doctor-dialog.h"

#include "doctor/system-mock.h"
#include "fixtures/await.h"
#include "fixtures/folder.h"
#include "ui/ui-doctor-row.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>

typedef struct
{
  char       *root;
  DoctorView *view; /* whose addresses are the computer's */
  Doctor     *doctor;
  GtkWidget  *dialog;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->root = folder_make ();
  fixture->view = doctor_view_new ();
  add_address (fixture->view, "eth0", "192.168.1.20", 24);
  fixture->doctor = doctor_new (0, NULL, DOCTOR_REFUSAL_NONE);
  doctor_set_surroundings (fixture->doctor, fixture->view->addresses, "unix:path=/nowhere", fixture->root);
  fixture->dialog = ui_doctor_dialog_new (fixture->doctor);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  AWAIT (G_OBJECT (fixture->doctor)->ref_count == 1);
  g_assert_finalize_object (fixture->doctor);
  doctor_view_unref (fixture->view);
  folder_remove (fixture->root);
  g_free (fixture->root);
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
examine_all (Fixture *fixture)
{
  doctor_start (fixture->doctor);
  g_assert_true (ui_test_has_text (fixture->dialog, _ ("Looking for the reason…")));
  g_assert_nonnull (ui_test_find (fixture->dialog, GTK_TYPE_SPINNER));
  AWAIT (!doctor_get_busy (fixture->doctor));
  ui_test_settle (fixture->dialog);
  g_assert_null (ui_test_find (fixture->dialog, GTK_TYPE_SPINNER));
}

static void
test_shows (Fixture      *fixture,
            gconstpointer user_data)
{
  examine_all (fixture);
  /* The worst in large letters and in the first row. */
  g_assert_true (ui_test_has_text (fixture->dialog, _ ("Rooms cannot be found")));
  g_assert_true (ui_test_has_text (ui_test_find (fixture->dialog, UI_TYPE_DOCTOR_ROW), _ ("Problem")));
  g_assert_true (ui_test_has_text (fixture->dialog, _ ("This computer is connected to a network.")));
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
test_copies (Fixture      *fixture,
             gconstpointer user_data)
{
  Paste            paste = { FALSE, NULL };
  g_autofree char *first = g_strdup_printf ("Merhaba: %s\n\n", _ ("Rooms cannot be found"));
  g_autofree char *expected = NULL;

  examine_all (fixture);
  gtk_widget_activate (find_button (fixture->dialog, _ ("Copy the result")));
  AWAIT (ui_test_has_text (fixture->dialog, _ ("Result copied")));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->dialog), NULL, on_pasted, &paste);
  AWAIT (paste.is_over);
  expected = doctor_to_text (fixture->doctor);
  g_assert_cmpstr (paste.text, ==, expected);
  g_assert_true (g_str_has_prefix (paste.text, first));
  g_free (paste.text);
}

static void
test_again (Fixture      *fixture,
            gconstpointer user_data)
{
  g_autofree char *sentence = g_strdup_printf (_ ("A firewall is on (%s). It may keep others out of a room that you host."), "ufw");

  examine_all (fixture);
  g_assert_false (ui_test_has_text (fixture->dialog, sentence));
  write_file (fixture->root, "etc/ufw/ufw.conf", "ENABLED=yes");
  gtk_widget_activate (find_button (fixture->dialog, _ ("Look again")));
  AWAIT (doctor_get_busy (fixture->doctor));
  g_assert_false (gtk_widget_get_sensitive (find_button (fixture->dialog, _ ("Look again"))));
  AWAIT (!doctor_get_busy (fixture->doctor));
  g_assert_true (ui_test_has_text (fixture->dialog, sentence));
}

/* Closed in the middle, it leaves nothing at work: tear_down() sees it. */
static void
test_closed (Fixture      *fixture,
             gconstpointer user_data)
{
  doctor_start (fixture->doctor);
  g_assert_true (doctor_get_busy (fixture->doctor));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/ui/doctor-dialog/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("shows", test_shows);
  ADD ("copies", test_copies);
  ADD ("again", test_again);
  ADD ("closed", test_closed);
#undef ADD
  return g_test_run ();
}
