// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-forget.h"

#include <glib/gi18n.h>

/* What is kept on this computer, and how to be rid of it. */

/* --- Forgetting --- */

static void
say (GtkWindow  *window,
     const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.say", "s", sentence);
}

static void
forgotten_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  g_application_release (g_application_get_default ());
  if (session_history_forget_finish (SESSION_HISTORY (object), result, &error))
    say (window, _ ("Deleted from this computer"));
  else
    {
      g_warning ("Messages could not be deleted: %s", error->message);
      say (window, _ ("The messages could not be deleted. Please try again."));
    }
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             SessionHistory   *history)
{
  SessionRecentRoom *room = g_object_get_data (G_OBJECT (dialog), "room");
  GtkWindow         *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (!g_str_equal (response, "forget"))
    return;
  /* It is finished even if the window is closed meanwhile. */
  g_application_hold (g_application_get_default ());
  session_history_forget_async (history, room, forgotten_cb, g_object_ref (window));
}

static GtkWidget *
create_question (GtkWindow      *parent,
                 SessionHistory *history,
                 const char     *heading,
                 const char     *forget)
{
  GtkWidget        *dialog = adw_message_dialog_new (parent, heading, NULL);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_responses (question, "keep", _ ("_Keep"), "forget", forget, NULL);
  adw_message_dialog_set_response_appearance (question, "forget", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (question, "keep");
  adw_message_dialog_set_close_response (question, "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), history, 0);
  return dialog;
}

/**
 * ui_forget_ask_room:
 *
 * Asks whether a room and what was said there is to be forgotten, and forgets it.
 */
void
ui_forget_ask_room (GtkWindow         *parent,
                    SessionHistory    *history,
                    SessionRecentRoom *room)
{
  g_autofree char *heading = g_strdup_printf (_ ("Forget “%s”?"), session_recent_room_get_title (room));
  GtkWidget       *dialog = create_question (parent, history, heading, _ ("_Forget"));

  if (session_recent_room_is_ours (room))
    adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), _ ("What was said in your room is deleted from this computer. Who was in it keeps their own copy."));
  else
    adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), _ ("What was said there is deleted from this computer. The others keep it."));
  g_object_set_data_full (G_OBJECT (dialog), "room", g_object_ref (room), g_object_unref);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- How much there is --- */

static void
size_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  gint64           size = session_history_get_size_finish (SESSION_HISTORY (object), result, NULL);
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (session_history_get_rooms (SESSION_HISTORY (object))));
  g_autofree char *amount = g_format_size (MAX (size, 0));
  /* Translators: %2$s is an amount such as "1.2 MB" */
  g_autofree char *body = g_strdup_printf (ngettext ("The messages of %1$u room take up %2$s of this computer’s disk. Forgetting everything deletes them here; the others keep theirs.",
                                                     "The messages of %1$u rooms take up %2$s of this computer’s disk. Forgetting everything deletes them here; the others keep theirs.", n),
                                           n, amount);
  GtkWidget       *dialog = create_question (parent, SESSION_HISTORY (object), _ ("Kept on this computer"), _ ("_Forget everything"));

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * ui_forget_show_kept:
 *
 * Says how much is kept on this computer, and offers to forget it all.
 */
void
ui_forget_show_kept (GtkWindow      *parent,
                     SessionHistory *history)
{
  session_history_get_size_async (history, size_cb, g_object_ref (parent));
}
