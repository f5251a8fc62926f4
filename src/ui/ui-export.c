// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-export.h"

#include "session/session-export.h"

#include <glib/gi18n.h>

/* Asks where to, writes the conversation down, and says how it went. */

static void
show_error (GtkWindow    *parent,
            const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("The conversation could not be exported"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = session_export_finish (SESSION_SESSION (object), result, &error);

  /* It may have been closed meanwhile. */
  if (!gtk_widget_get_visible (GTK_WIDGET (parent)))
    return;
  if (ok)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.say", "s", _ ("The conversation was exported."));
  else
    show_error (parent, error);
}

static void
on_response (GtkNativeDialog *dialog,
             int              response,
             Session         *session)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      session_export_async (session, file, NULL, exported_cb, g_object_ref (gtk_native_dialog_get_transient_for (dialog)));
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *suffix)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (chooser, filter);
}

/**
 * ui_export:
 * @session: whose room to write down
 */
void
ui_export (GtkWindow *parent,
           Session   *session)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Export the conversation"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autofree char      *name = g_strconcat (session_room_get_title (session_get_room (session)), ".html", NULL);

  g_strdelimit (name, "/", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Web page (.html)"), "html");
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Plain text (.txt)"), "txt");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), session, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
