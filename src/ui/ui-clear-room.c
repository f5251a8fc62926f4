// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-clear-room.h"

#include "session/session-moderation.h"

#include <glib/gi18n.h>
#include <string.h>

static void
on_answered (AdwMessageDialog *dialog,
             const char       *response,
             Session          *session)
{
  if (strcmp (response, "delete") == 0)
    session_clear_room (session);
}

/**
 * ui_clear_room_ask:
 *
 * Deletes all that was said in the room, for everybody, if our person means it.
 */
void
ui_clear_room_ask (GtkWindow *parent,
                   Session   *session)
{
  GtkWidget        *dialog = adw_message_dialog_new (parent, _ ("Delete all messages?"), NULL);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_set_body (question, _ ("Everything that was said in this room disappears, for everyone and for good. This cannot be undone."));
  adw_message_dialog_add_responses (question, "keep", _ ("_Keep"), "delete", _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (question, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (question, "keep");
  adw_message_dialog_set_close_response (question, "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), session, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
