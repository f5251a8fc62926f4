// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-key-dialog.h"

#include "fixtures/await.h"
#include "session/far-side.h"
#include "session/session-private.h"
#include "ui/ui-test.h"

#include <glib/gi18n.h>

static GtkWidget *
show (GtkWidget *dialog)
{
  gtk_window_present (GTK_WINDOW (dialog));
  AWAIT (gtk_widget_get_mapped (dialog));
  ui_test_settle (dialog);
  AWAIT (gtk_window_get_focus (GTK_WINDOW (dialog)) != NULL);
  return dialog;
}

/* One begins to type at once, and goes without leaving the entry first. */
static void
test_asked (FarSide      *far,
            gconstpointer closed)
{
  GtkWidget *dialog, *entry;

  session_lose (far->session, "The room has a key.");
  dialog = show (ui_key_dialog_new_ask (NULL, far->session));
  entry = ui_test_find (dialog, GTK_TYPE_PASSWORD_ENTRY);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), entry));
  AWAIT (gtk_widget_has_focus (gtk_window_get_focus (GTK_WINDOW (dialog))));
  gtk_editable_set_text (GTK_EDITABLE (entry), "kedi");
  if (closed != NULL)
    gtk_window_close (GTK_WINDOW (dialog));
  else
    gtk_window_destroy (GTK_WINDOW (dialog));
  await_idle ();
}

/* What can be no key cannot be set, and it is said why. */
static void
test_hint (FarSide      *far,
           gconstpointer user_data)
{
  GtkWidget *dialog = show (ui_key_dialog_new_change (NULL, far->session));
  GtkWidget *entry = ui_test_find (dialog, GTK_TYPE_ENTRY);

  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "kara kedi");
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  g_assert_true (ui_test_has_text (dialog, _ ("A key is one word, without spaces and commas.")));
  gtk_editable_set_text (GTK_EDITABLE (entry), "kedi");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "ok"));
  g_assert_false (ui_test_has_text (dialog, _ ("A key is one word, without spaces and commas.")));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
#define ADD(name, data, func) g_test_add ("/ui/key-dialog/" name, FarSide, data, far_side_set_up, func, far_side_tear_down)
  ADD ("closed", "", test_asked);
  ADD ("gone", NULL, test_asked);
  ADD ("hint", NULL, test_hint);
#undef ADD
  return g_test_run ();
}
