// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-room-page-private.h"

#include "session/session-draft.h"
#include "session/session-quote.h"
#include "session/session-reacting.h"
#include "session/session-search.h"
#include "session/session-telling.h"
#include "ui/ui-message-information.h"

/* What people do with messages in a room: write, answer, react, ask about. */

static SessionMessage *
find_message (UiRoomPage *self,
              GVariant   *msgid)
{
  if (self->session == NULL)
    return NULL;
  return session_timeline_get_named (session_room_get_timeline (session_get_room (self->session)), g_variant_get_string (msgid, NULL));
}

/* --- Writing --- */

/**
 * ui_room_page_note_draft:
 *
 * What is written, and what is answered, is kept until it is sent.
 */
void
ui_room_page_note_draft (UiRoomPage *self)
{
  g_autofree char *text = ui_composer_dup_text (self->composer);

  if (self->session != NULL)
    session_set_draft (self->session, text, ui_reply_bar_get_message (self->reply_bar));
}

/**
 * ui_room_page_show_draft:
 *
 * What was being written here is there again.
 */
void
ui_room_page_show_draft (UiRoomPage *self)
{
  ui_composer_set_text (self->composer, self->session != NULL ? session_get_draft (self->session) : "");
  ui_reply_bar_set_message (self->reply_bar, self->session != NULL ? session_get_draft_answered (self->session) : NULL);
}

static void
on_send (UiRoomPage *self,
         const char *text)
{
  g_autoptr (SessionMessage) answered = NULL;

  /* What is being sent stays a draft until the outbox has it. */
  g_set_object (&answered, ui_reply_bar_get_message (self->reply_bar));
  session_reply (self->session, text, answered);
  ui_reply_bar_set_message (self->reply_bar, NULL);
  ui_room_page_note_draft (self);
}

static void
on_typing (UiRoomPage *self,
           const char *text)
{
  ui_conversation_give_way (self->conversation);
  ui_room_page_note_draft (self);
  if (self->session != NULL && self->tells_typing)
    session_tell_typing (self->session, text);
}

/* The line is there whether anybody is typing or not, so that nothing moves. */
static void
update_typing (UiRoomPage *self)
{
  g_autofree char *description = self->session != NULL ? session_typing_describe (session_room_get_typing (session_get_room (self->session))) : NULL;

  gtk_label_set_text (self->typing, description != NULL ? description : "");
}

/**
 * ui_room_page_set_tells_typing:
 * @tells_typing: whether the others are told that our person is writing
 */
void
ui_room_page_set_tells_typing (UiRoomPage *self,
                               gboolean    tells_typing)
{
  g_return_if_fail (UI_IS_ROOM_PAGE (self));

  self->tells_typing = tells_typing;
}

/* --- Answering --- */

static void
on_answering_changed (UiRoomPage *self)
{
  g_autofree char *description = ui_reply_bar_describe (self->reply_bar);

  ui_composer_set_answering (self->composer, description);
  ui_room_page_note_draft (self);
}

static void
on_reply (GtkWidget  *widget,
          const char *action,
          GVariant   *msgid)
{
  UiRoomPage     *self = UI_ROOM_PAGE (widget);
  SessionMessage *message = find_message (self, msgid);

  if (message == NULL || !session_can_reply (self->session, message))
    return;
  ui_reply_bar_set_message (self->reply_bar, message);
  gtk_widget_grab_focus (GTK_WIDGET (self->composer));
}

static void
on_quote_wanted (UiRoomPage     *self,
                 SessionMessage *message)
{
  session_load_quoted (self->session, message);
}

static void
on_go_to (GtkWidget  *widget,
          const char *action,
          GVariant   *msgid)
{
  if (UI_ROOM_PAGE (widget)->session != NULL)
    ui_room_page_go_to (UI_ROOM_PAGE (widget), g_variant_get_string (msgid, NULL));
}

/* --- Reacting and asking --- */

static void
on_react (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  UiRoomPage *self = UI_ROOM_PAGE (widget);
  g_autoptr (GVariant) msgid = g_variant_get_child_value (parameter, 0);
  g_autoptr (GVariant) emoji = g_variant_get_child_value (parameter, 1);
  SessionMessage *message = find_message (self, msgid);

  if (message != NULL)
    session_react (self->session, message, g_variant_get_string (emoji, NULL));
}

static void
on_information (GtkWidget  *widget,
                const char *action,
                GVariant   *msgid)
{
  UiRoomPage     *self = UI_ROOM_PAGE (widget);
  SessionMessage *message = find_message (self, msgid);

  if (message != NULL)
    gtk_window_present (GTK_WINDOW (ui_message_information_new (GTK_WINDOW (gtk_widget_get_root (widget)), session_get_room (self->session), message)));
}

/* --- The page --- */

/**
 * ui_room_page_update_acts:
 *
 * Says what can be done now.
 */
void
ui_room_page_update_acts (UiRoomPage *self)
{
  gboolean connected = self->session != NULL && session_get_state (self->session) == SESSION_STATE_CONNECTED;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "room.react", connected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "room.reply", connected || (self->session != NULL && session_get_retrying (self->session)));
}

/**
 * ui_room_page_begin_acts:
 *
 * Another session is shown now, or none.
 */
void
ui_room_page_begin_acts (UiRoomPage *self)
{
  ui_room_page_show_draft (self);
  if (self->session != NULL)
    g_signal_connect_object (session_room_get_typing (session_get_room (self->session)), "notify::description", G_CALLBACK (update_typing), self, G_CONNECT_SWAPPED);
  update_typing (self);
}

void
ui_room_page_install_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "room.reply", "s", on_reply);
  gtk_widget_class_install_action (widget_class, "room.react", "(ss)", on_react);
  gtk_widget_class_install_action (widget_class, "room.go-to", "s", on_go_to);
  gtk_widget_class_install_action (widget_class, "room.information", "s", on_information);
  gtk_widget_class_bind_template_callback (widget_class, on_send);
  gtk_widget_class_bind_template_callback (widget_class, on_typing);
  gtk_widget_class_bind_template_callback (widget_class, on_answering_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_quote_wanted);
}
