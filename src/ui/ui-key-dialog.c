// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-key-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

/* The room's key: asked for by who wants to come in, set by who keeps the room in order. */

typedef struct
{
  AdwMessageDialog *dialog; /* borrowed */
  GtkEditable      *entry;  /* borrowed */
  GtkLabel         *hint;   /* borrowed, or NULL */
  Session          *session;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_free (question);
}

/* What can be no key is said so, and cannot be sent. */
static void
update (Question *question)
{
  const char *text = gtk_editable_get_text (question->entry);
  gboolean    ok = session_is_key (text);
  const char *hint = "";

  adw_message_dialog_set_response_enabled (question->dialog, "ok", ok);
  if (question->hint == NULL)
    return;
  if (!ok && text[0] != '\0')
    hint = strpbrk (text, " ,:") == NULL ? _ ("This key is too long.") : _ ("A key is one word, without spaces and commas.");
  gtk_label_set_text (question->hint, hint);
}

static GtkWidget *
build (GtkWindow  *parent,
       const char *heading,
       const char *body,
       GtkWidget  *entry,
       GtkWidget  *hint)
{
  GtkWidget        *widget = adw_message_dialog_new (parent, heading, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  adw_message_dialog_set_body (dialog, body);
  gtk_box_append (GTK_BOX (box), entry);
  if (hint != NULL)
    gtk_box_append (GTK_BOX (box), hint);
  adw_message_dialog_set_extra_child (dialog, box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Key"), -1);
  g_object_set (entry, "activates-default", TRUE, NULL);
  return widget;
}

static void
connect_question (GtkWidget *dialog,
                  GtkWidget *entry,
                  GtkWidget *hint,
                  Session   *session,
                  GCallback  response)
{
  Question *question = g_new0 (Question, 1);

  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  question->entry = GTK_EDITABLE (entry);
  question->hint = GTK_LABEL (hint);
  question->session = g_object_ref (session);
  adw_message_dialog_set_default_response (question->dialog, "ok");
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), question);
  g_signal_connect_data (dialog, "response", response, question, question_free, G_CONNECT_SWAPPED);
  update (question);
  gtk_widget_grab_focus (entry);
}

/* --- Asking --- */

static void
on_told (Question   *question,
         const char *response)
{
  if (strcmp (response, "ok") != 0)
    return;
  session_set_key (question->session, gtk_editable_get_text (question->entry));
  session_try_again (question->session);
}

/* When it goes with the focus in it, GtkPasswordEntry 4.8 hears of that after its end. */
static void
give_focus_up (GtkWidget *entry)
{
  GtkWindow *dialog = GTK_WINDOW (gtk_widget_get_root (entry));
  GtkWidget *focus = gtk_window_get_focus (dialog);

  if (focus != NULL && gtk_widget_is_ancestor (focus, entry))
    gtk_window_set_focus (dialog, NULL);
}

/**
 * ui_key_dialog_new_ask:
 * @session: stopped by %SESSION_TROUBLE_KEY
 *
 * Asks for the key, and joins with it.
 */
GtkWidget *
ui_key_dialog_new_ask (GtkWindow *parent,
                       Session   *session)
{
  GtkWidget *entry = gtk_password_entry_new ();
  GtkWidget *dialog = build (parent, _ ("Key of the room"), session_get_reason (session), entry, NULL);

  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  g_signal_connect (entry, "unmap", G_CALLBACK (give_focus_up), NULL);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "ok", _ ("_Join"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "ok", ADW_RESPONSE_SUGGESTED);
  connect_question (dialog, entry, NULL, session, G_CALLBACK (on_told));
  return dialog;
}

/* --- Setting --- */

static void
on_decided (Question   *question,
            const char *response)
{
  if (strcmp (response, "ok") == 0)
    session_change_key (question->session, gtk_editable_get_text (question->entry));
  else if (strcmp (response, "none") == 0)
    session_change_key (question->session, NULL);
}

/**
 * ui_key_dialog_new_change:
 * @session: in a room whose key our person may set
 */
GtkWidget *
ui_key_dialog_new_change (GtkWindow *parent,
                          Session   *session)
{
  const char       *key = session_get_key (session);
  GtkWidget        *entry = gtk_entry_new ();
  GtkWidget        *hint = gtk_label_new (NULL);
  GtkWidget        *widget = build (parent, _ ("Key of the room"),
                                    _ ("With a key only those come in who know it: tell it to them, or send them an invitation, which holds it. Who is in the room stays in it."),
                                    entry, hint);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "caption");
  gtk_editable_set_text (GTK_EDITABLE (entry), key != NULL ? key : "");
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  if (key != NULL)
    adw_message_dialog_add_response (dialog, "none", _ ("_No key any more"));
  adw_message_dialog_add_response (dialog, "ok", _ ("_Set the key"));
  adw_message_dialog_set_response_appearance (dialog, "ok", ADW_RESPONSE_SUGGESTED);
  connect_question (widget, entry, hint, session, G_CALLBACK (on_decided));
  return widget;
}
