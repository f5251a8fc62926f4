// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-account-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

/* Our person's account on a network: asked for when the network lets nobody in without, or
 * told by their own wish. */

typedef struct
{
  AdwMessageDialog *dialog; /* borrowed */
  GtkEditable      *name;
  GtkEditable      *password;
  Session          *session;
} Question;

/* A row that goes is emptied, which it would tell. */
static void
release_row (Question    *question,
             GtkEditable *row)
{
  g_signal_handlers_disconnect_by_data (row, question);
  g_object_unref (row);
}

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  release_row (question, question->name);
  release_row (question, question->password);
  g_object_unref (question->session);
  g_free (question);
}

static void
update (Question *question)
{
  gboolean complete;

  if (gtk_widget_in_destruction (GTK_WIDGET (question->dialog)))
    return;
  complete = gtk_editable_get_text (question->name)[0] != '\0' && gtk_editable_get_text (question->password)[0] != '\0';
  adw_message_dialog_set_response_enabled (question->dialog, "ok", complete);
}

static void
on_told (Question   *question,
         const char *response)
{
  if (strcmp (response, "ok") == 0)
    session_join_with_account (question->session, gtk_editable_get_text (question->name), gtk_editable_get_text (question->password));
  else if (strcmp (response, "none") == 0)
    session_join_with_account (question->session, NULL, NULL);
}

static GtkWidget *
add_row (GtkWidget  *list,
         GtkWidget  *row,
         const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_entry_row_set_enable_emoji_completion (ADW_ENTRY_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return g_object_ref (row);
}

static void
fill (Question *question)
{
  GtkWidget  *list = gtk_list_box_new ();
  const char *known = session_get_account_name (question->session);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  question->name = GTK_EDITABLE (add_row (list, adw_entry_row_new (), _ ("Account name")));
  question->password = GTK_EDITABLE (add_row (list, adw_password_entry_row_new (), _ ("Password")));
  gtk_editable_set_text (question->name, known != NULL ? known : "");
  adw_message_dialog_set_extra_child (question->dialog, list);
  gtk_widget_grab_focus (GTK_WIDGET (known != NULL ? question->password : question->name));
}

static void
describe (Question *question,
          gboolean  stopped)
{
  const char      *why = stopped ? session_get_reason (question->session)
                                 : _ ("With an account the network knows that it is you. Merhaba leaves the room for a moment and comes back with it.");
  const char      *warning = session_is_vouched_for (question->session) ? "" : _ ("Nobody vouches that this server is the one it says it is. Tell it your password only if you are sure.");
  g_autofree char *body = g_strjoin (warning[0] != '\0' ? "\n\n" : "", why, warning, NULL);

  adw_message_dialog_set_body (question->dialog, body);
}

static void
add_responses (Question *question,
               gboolean  stopped)
{
  AdwMessageDialog *dialog = question->dialog;

  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  if (session_get_account_name (question->session) != NULL)
    adw_message_dialog_add_response (dialog, "none", _ ("Join _without account"));
  adw_message_dialog_add_response (dialog, "ok", stopped ? _ ("_Join") : _ ("_Use account"));
  adw_message_dialog_set_response_appearance (dialog, "ok", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "ok");
  adw_message_dialog_set_close_response (dialog, "cancel");
}

/**
 * ui_account_dialog_new:
 * @session: stopped by %SESSION_TROUBLE_ACCOUNT, or on a network that takes accounts
 *
 * Asks for the account, and joins with it.
 */
GtkWidget *
ui_account_dialog_new (GtkWindow *parent,
                       Session   *session)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Account on this network"), NULL);
  gboolean   stopped = session_get_trouble (session) == SESSION_TROUBLE_ACCOUNT;
  Question  *question = g_new0 (Question, 1);

  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  question->session = g_object_ref (session);
  describe (question, stopped);
  add_responses (question, stopped);
  fill (question);
  g_signal_connect_swapped (question->name, "changed", G_CALLBACK (update), question);
  g_signal_connect_swapped (question->password, "changed", G_CALLBACK (update), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_told), question, question_free, G_CONNECT_SWAPPED);
  update (question);
  return dialog;
}
