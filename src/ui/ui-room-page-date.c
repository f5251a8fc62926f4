// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-room-page-private.h"

#include "session/session-date.h"
#include "session/session-search.h"
#include "ui/ui-date-dialog.h"

#include <glib/gi18n.h>

/* Going to what was said on a day. */

static void
shown_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (UiRoomPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *msgid = session_show_date_finish (SESSION_SESSION (object), result, &error);

  if (error != NULL)
    g_warning ("The messages on this computer cannot be read: %s", error->message);
  if (self->session != SESSION_SESSION (object))
    return;
  if (msgid != NULL)
    ui_conversation_go_to (self->conversation, msgid);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", _ ("No messages are kept from that day or later."));
}

static void
on_go (UiRoomPage   *self,
       const char   *response,
       UiDateDialog *dialog)
{
  g_autoptr (GDateTime) day = ui_date_dialog_get_day (dialog);

  if (self->session == NULL || !session_search_is_possible (self->session))
    return;
  ui_room_page_end_search (self);
  session_show_date_async (self->session, day, NULL, shown_cb, g_object_ref (self));
}

void
ui_room_page_go_to_date (UiRoomPage *self)
{
  GtkWidget *dialog = ui_date_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));

  g_signal_connect_object (dialog, "response::go", G_CALLBACK (on_go), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
