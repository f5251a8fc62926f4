// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-leave-dialog.h"

#include <glib/gi18n.h>

/**
 * ui_leave_dialog_new:
 *
 * Asks whether to close a room that others are in. Its response is "leave" or "stay".
 */
GtkWidget *
ui_leave_dialog_new (GtkWindow *parent)
{
  GtkWidget        *dialog = adw_message_dialog_new (parent, _ ("Close the room?"), NULL);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_set_body (question, _ ("You host this room. When you leave, it closes for the others too."));
  adw_message_dialog_add_responses (question, "stay", _ ("_Stay"), "leave", _ ("_Close the room"), NULL);
  adw_message_dialog_set_response_appearance (question, "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (question, "stay");
  adw_message_dialog_set_close_response (question, "stay");
  return dialog;
}
