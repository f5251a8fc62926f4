// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-status-bar.h"

#include "ui/ui-test.h"

#include <glib/gi18n.h>

/* What a narrow window has. */
#define NARROW 360

static UiStatusBar *
new_bar (void)
{
  return g_object_ref_sink (g_object_new (UI_TYPE_STATUS_BAR, NULL));
}

static void
test_words (void)
{
  g_autoptr (UiStatusBar) bar = new_bar ();
  GtkWidget *widget = GTK_WIDGET (bar);

  ui_status_bar_set_state (bar, SESSION_STATE_CONNECTED, FALSE, NULL, SESSION_TROUBLE_NONE);
  g_assert_false (gtk_widget_get_visible (widget));
  ui_status_bar_set_state (bar, SESSION_STATE_CONNECTING, FALSE, NULL, SESSION_TROUBLE_NONE);
  g_assert_true (ui_test_has_text (widget, _ ("Connecting…")));
  g_assert_true (ui_test_has_text (widget, _ ("Cancel")));
  g_assert_false (ui_test_has_text (widget, _ ("Try again")));
  ui_status_bar_set_state (bar, SESSION_STATE_LOST, FALSE, "Kapandı.", SESSION_TROUBLE_NONE);
  g_assert_true (ui_test_has_text (widget, "Kapandı."));
  g_assert_true (ui_test_has_text (widget, _ ("Go back")));
  g_assert_true (ui_test_has_text (widget, _ ("Try again")));
  /* Trying again is in vain without the key. */
  ui_status_bar_set_state (bar, SESSION_STATE_LOST, FALSE, "Kapandı.", SESSION_TROUBLE_KEY);
  g_assert_true (ui_test_has_text (widget, _ ("Enter the key…")));
  g_assert_false (ui_test_has_text (widget, _ ("Try again")));
}

static int
measure (UiStatusBar *bar)
{
  int narrowest;

  gtk_widget_measure (GTK_WIDGET (bar), GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, NULL, NULL, NULL);
  return narrowest;
}

static void
test_large_letters (void)
{
  static const SessionTrouble troubles[] = { SESSION_TROUBLE_NONE, SESSION_TROUBLE_KEY, SESSION_TROUBLE_ACCOUNT, SESSION_TROUBLE_CERTIFICATE };
  GtkSettings                *settings = gtk_settings_get_default ();
  int                         dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      g_autoptr (UiStatusBar) bar = new_bar ();

      ui_status_bar_set_state (bar, SESSION_STATE_LOST, TRUE, NULL, troubles[i]);
      g_assert_cmpint (measure (bar), <=, NARROW);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/status-bar/words", test_words);
  g_test_add_func ("/ui/status-bar/large-letters", test_large_letters);
  return g_test_run ();
}
