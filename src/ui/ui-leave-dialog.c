// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-leave-dialog.h"

#include <glib/gi18n.h>

/**
 * ui_leave_dialog_new:
 * @may_keep: whether the room can go on without a window
 *
 * Asks whether to close a room that others are in. Its response is "leave" or "stay", or
 * "keep".
 */
GtkWidget *
ui_leave_dialog_new (GtkWindow *parent,
                     gboolean   may_keep)
{
  GtkWidget        *dialog = adw_message_dialog_new (parent, _ ("Close the room?"), NULL);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (dialog);

  if (may_keep)
    adw_message_dialog_set_body (question, _ ("You host this room. It can stay open in the background, so that the others go on; or it closes for everybody."));
  else
    adw_message_dialog_set_body (question, _ ("You host this room. When you leave, it closes for the others too."));
  adw_message_dialog_add_response (question, "stay", may_keep ? _ ("_Cancel") : _ ("_Stay"));
  adw_message_dialog_add_response (question, "leave", _ ("_Close the room"));
  if (may_keep)
    adw_message_dialog_add_response (question, "keep", _ ("_Keep it open"));
  adw_message_dialog_set_response_appearance (question, "leave", ADW_RESPONSE_DESTRUCTIVE);
  if (may_keep)
    adw_message_dialog_set_response_appearance (question, "keep", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question, may_keep ? "keep" : "stay");
  adw_message_dialog_set_close_response (question, "stay");
  return dialog;
}
