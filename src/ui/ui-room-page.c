// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-room-page.h"

#include "session/session-beside.h"
#include "session/session-reading.h"
#include "ui/ui-menu-later.h"
#include "ui/ui-message-menu.h"
#include "ui/ui-person-menu.h"
#include "ui/ui-room-page-private.h"

#include <glib/gi18n.h>

/* A room one is in, was in, or is on the way to. */

G_DEFINE_FINAL_TYPE (UiRoomPage, ui_room_page, ADW_TYPE_BIN)

static guint
count_members (UiRoomPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (session_room_get_members (session_get_room (self->session))));
}

static char *
describe_state (UiRoomPage *self)
{
  guint n = count_members (self);

  if (session_is_direct (self->session) && session_get_state (self->session) == SESSION_STATE_CONNECTED)
    return g_strdup (n > 1 ? _ ("Only the two of you") : _ ("Not here now"));
  switch (session_get_state (self->session))
    {
    case SESSION_STATE_IDLE:
    case SESSION_STATE_CONNECTING:
      return g_strdup (_ ("Connecting…"));
    case SESSION_STATE_CONNECTED:
      if (self->host_port != 0)
        return g_strdup_printf (ngettext ("Your room, %u person", "Your room, %u people", n), n);
      return g_strdup_printf (ngettext ("%u person", "%u people", n), n);
    case SESSION_STATE_LOST:
      return g_strdup (_ ("Not connected"));
    case SESSION_STATE_LEFT:
      return g_strdup (_ ("You left"));
    }
  g_return_val_if_reached (g_strdup (""));
}

static void
update_title (UiRoomPage *self)
{
  const char      *title = session_room_get_title (session_get_room (self->session));
  const char      *address = session_get_address (self->session);
  g_autofree char *state = describe_state (self);

  if (title[0] == '\0' && address != NULL)
    title = address;
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, state);
}

static const char *
explain_composer (SessionState state,
                  gboolean     retrying)
{
  /* What is written meanwhile waits for the connection. */
  if (retrying)
    return NULL;
  switch (state)
    {
    case SESSION_STATE_CONNECTED:
      return NULL;
    case SESSION_STATE_IDLE:
    case SESSION_STATE_CONNECTING:
      return _ ("Not in the room yet");
    case SESSION_STATE_LOST:
      return _ ("No connection");
    case SESSION_STATE_LEFT:
      return _ ("You left this room");
    }
  g_return_val_if_reached (NULL);
}

/* Before we are in the room there is only to show how the joining goes. */
static gboolean
is_in_conversation (UiRoomPage  *self,
                    SessionState state)
{
  gboolean started = g_list_model_get_n_items (G_LIST_MODEL (session_room_get_timeline (session_get_room (self->session)))) > 0;

  return started || self->entered || state == SESSION_STATE_LEFT;
}

static void
drop_joining (UiRoomPage *self)
{
  if (self->joining != NULL)
    gtk_stack_remove (self->stack, GTK_WIDGET (g_steal_pointer (&self->joining)));
}

static void
show_conversation (UiRoomPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->flap), TRUE);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->flap));
  drop_joining (self);
}

/* What is covered is hidden, or screen readers would find it. */
static void
show_joining (UiRoomPage *self,
              const char *reason)
{
  if (self->joining == NULL)
    {
      self->joining = UI_JOINING_PAGE (ui_joining_page_new ());
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->joining));
    }
  ui_joining_page_show (self->joining, self->session, reason);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->joining));
  gtk_widget_set_visible (GTK_WIDGET (self->flap), FALSE);
}

/* While the session tries again, each attempt has a reason of its own to fail; what
 * matters to the person is why the connection was lost. */
static const char *
choose_reason (UiRoomPage *self)
{
  const char *reason = session_get_reason (self->session);

  if (session_get_state (self->session) != SESSION_STATE_LOST)
    g_clear_pointer (&self->lost_reason, g_free);
  else if (self->lost_reason == NULL || !session_get_retrying (self->session))
    {
      g_free (self->lost_reason);
      self->lost_reason = g_strdup (reason);
    }
  return self->lost_reason != NULL ? self->lost_reason : reason;
}

/* Out of the room there is nobody to show. */
static void
show_people (UiRoomPage *self,
             gboolean    show)
{
  gtk_widget_set_visible (self->people_button, show);
  gtk_widget_set_visible (GTK_WIDGET (self->people), show);
  gtk_widget_set_visible (self->people_separator, show);
  if (!show && adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

/* Where nobody has begun: it fades in late, as what was said before may still be read from
 * the disk. Who is alone is told how the others come in. */
static void
update_nothing_yet (UiRoomPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (session_room_get_timeline (session_get_room (self->session)))) == 0;
  gboolean alone = gtk_widget_get_visible (GTK_WIDGET (self->invitation));

  gtk_widget_set_visible (self->nothing_yet, empty && !alone && session_get_state (self->session) == SESSION_STATE_CONNECTED);
}

static void
update_state (UiRoomPage *self)
{
  SessionState   state = session_get_state (self->session);
  gboolean       retrying = session_get_retrying (self->session);
  SessionTrouble trouble = state == SESSION_STATE_LOST ? session_get_trouble (self->session) : SESSION_TROUBLE_NONE;
  const char    *reason = choose_reason (self);
  gboolean       in_conversation, turned;

  if (state == SESSION_STATE_CONNECTED)
    self->entered = TRUE;
  in_conversation = is_in_conversation (self, state);
  turned = in_conversation && self->joining != NULL;

  if (in_conversation)
    show_conversation (self);
  else
    show_joining (self, reason);
  ui_people_list_set_menus (self->people, session_get_dialect (self->session) == SESSION_DIALECT_IRC && !session_is_direct (self->session));
  show_people (self, in_conversation && state == SESSION_STATE_CONNECTED && !session_is_direct (self->session));
  ui_room_page_show_search (self, in_conversation);
  ui_status_bar_set_state (self->status_bar, state, retrying, reason, trouble);
  ui_composer_set_explanation (self->composer, explain_composer (state, retrying));
  ui_invitation_set_shown (self->invitation, self->host_port != 0 && state == SESSION_STATE_CONNECTED && count_members (self) < 2);
  update_nothing_yet (self);
  update_title (self);
  ui_room_page_update_acts (self);
  if (turned)
    gtk_widget_grab_focus (GTK_WIDGET (self->composer));
}

/* Once there is a conversation, another message changes nothing but itself. */
static void
on_timeline_changed (UiRoomPage *self)
{
  if (self->joining != NULL)
    update_state (self);
  else
    update_nothing_yet (self);
}

static GMenuModel *
on_menu (UiRoomPage     *self,
         SessionMessage *message)
{
  return ui_message_menu_new (self->session, session_get_room (self->session), message);
}

static GMenuModel *
on_person_menu (UiRoomPage    *self,
                SessionMember *member)
{
  return ui_person_menu_new (self->session, member);
}

static void
on_moderate (GtkWidget  *widget,
             const char *action,
             GVariant   *target)
{
  const char *what;
  const char *nick;

  g_variant_get (target, "(&s&s)", &what, &nick);
  ui_person_menu_act (widget, UI_ROOM_PAGE (widget)->session, what, nick);
}

static void
on_take_back (GtkWidget  *widget,
              const char *action,
              GVariant   *msgid)
{
  ui_message_menu_ask_take_back (widget, UI_ROOM_PAGE (widget)->session, g_variant_get_string (msgid, NULL));
}

static void
on_send_again (UiRoomPage     *self,
               SessionMessage *message)
{
  session_send_again (self->session, message);
}

static void
on_read_back (UiRoomPage *self)
{
  session_load_older (self->session);
}

/* After a choice in a submenu, GTK leaves the keyboard with the menu that is gone. */
static void
on_menu_closed (UiRoomPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (GTK_WIDGET (self->composer));
}

static void
on_menu_made (UiRoomPage *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (self->menu_button);

  if (popover != NULL)
    g_signal_connect_object (popover, "closed", G_CALLBACK (on_menu_closed), self, G_CONNECT_SWAPPED);
}

/* --- Reading --- */

/* What is said is read when its end is in view and the window in front. */
static void
update_watching (UiRoomPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean present = GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root)) && gtk_widget_get_mapped (GTK_WIDGET (self->conversation));

  if (self->session == NULL)
    return;
  if (self->present != present)
    session_set_away (self->session, !present);
  self->present = present;
  session_set_watching (self->session, present && ui_conversation_is_at_end (self->conversation));
}

static void
ui_room_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (ui_room_page_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::is-active", G_CALLBACK (update_watching), widget, G_CONNECT_SWAPPED);
}

static void
ui_room_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);
  GTK_WIDGET_CLASS (ui_room_page_parent_class)->unroot (widget);
}

static void
announce (UiRoomPage     *self,
          SessionMessage *message)
{
  g_autofree char *words = g_strdup_printf ("%s: %s", session_message_get_sender_name (message), session_message_get_text (message));

  if (self->present)
    ui_announcer_say (self->announcer, words);
}

/* --- The session --- */

static void
forget_session (UiRoomPage *self)
{
  SessionRoom *room;

  if (self->session == NULL)
    return;
  ui_room_page_note_draft (self);
  room = session_get_room (self->session);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (room, self);
  g_signal_handlers_disconnect_by_data (session_room_get_members (room), self);
  g_signal_handlers_disconnect_by_data (session_room_get_timeline (room), self);
  g_signal_handlers_disconnect_by_data (session_room_get_typing (room), self);
  session_set_watching (self->session, FALSE);
  if (self->present)
    session_set_away (self->session, TRUE);
  g_clear_object (&self->session);
}

static void
name_leaving (UiRoomPage *self)
{
  const char *name = session_is_direct (self->session) ? _ ("Close the conversation") : _ ("Leave the room");

  gtk_widget_set_tooltip_text (self->leave_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->leave_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * ui_room_page_set_session:
 * @session: (nullable): whose room to show
 */
void
ui_room_page_set_session (UiRoomPage *self,
                          Session    *session)
{
  SessionRoom *room = NULL;
  guint16      host_port = session != NULL ? session_get_host_port (session) : 0;

  g_return_if_fail (UI_IS_ROOM_PAGE (self));

  forget_session (self);
  self->host_port = host_port;
  self->entered = FALSE;
  self->present = FALSE;
  g_clear_pointer (&self->lost_reason, g_free);
  g_clear_pointer (&self->last_words, g_free);
  ui_room_page_end_search (self);
  if (self->search != NULL)
    ui_search_set_session (self->search, session);
  ui_announcer_hush (self->announcer);
  if (session != NULL)
    {
      self->session = g_object_ref (session);
      room = session_get_room (session);
    }
  ui_conversation_set_members (self->conversation, room != NULL ? session_room_get_members (room) : NULL);
  ui_conversation_set_timeline (self->conversation, room != NULL ? session_room_get_timeline (room) : NULL);
  ui_knocks_set_session (self->knocks, session);
  ui_people_list_set_session (self->people, session);
  ui_composer_set_members (self->composer, room != NULL ? session_room_get_members (room) : NULL);
  ui_invitation_set_port (self->invitation, host_port);
  ui_room_page_begin_acts (self);
  if (room == NULL)
    {
      drop_joining (self);
      return;
    }

  g_signal_connect_object (session, "notify", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "draft-restored", G_CALLBACK (ui_room_page_show_draft), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "said", G_CALLBACK (announce), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (room, "notify::title", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session_room_get_members (room), "items-changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session_room_get_timeline (room), "items-changed", G_CALLBACK (on_timeline_changed), self, G_CONNECT_SWAPPED);
  name_leaving (self);
  update_state (self);
  update_watching (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->composer));
}

/**
 * ui_room_page_get_notifications:
 *
 * Returns: (transfer none): the part of the menu that says what one is told of a conversation
 */
GMenuModel *
ui_room_page_get_notifications (UiRoomPage *self)
{
  return self->notifications;
}

/* Back to the newest message, ready to write; from searching, back to the conversation; and
 * what was being answered no longer is. */
void
ui_room_page_go_to_end (UiRoomPage *self)
{
  if (ui_room_page_is_searching (self))
    {
      ui_room_page_end_search (self);
      return;
    }
  if (ui_reply_bar_get_message (self->reply_bar) != NULL)
    {
      ui_reply_bar_set_message (self->reply_bar, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->composer));
      return;
    }

  ui_conversation_go_to_end (self->conversation);
  gtk_widget_grab_focus (GTK_WIDGET (self->composer));
}

void
ui_room_page_toggle_people (UiRoomPage *self)
{
  if (gtk_widget_get_visible (self->people_button))
    adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

/**
 * ui_room_page_set_list_behind:
 * @behind: whether the list of rooms is there, but not beside this
 */
void
ui_room_page_set_list_behind (UiRoomPage *self,
                              gboolean    behind)
{
  gtk_widget_set_visible (self->list_button, behind);
  gtk_widget_set_visible (self->leave_button, !behind);
}

static void
ui_room_page_dispose (GObject *object)
{
  forget_session (UI_ROOM_PAGE (object));
  G_OBJECT_CLASS (ui_room_page_parent_class)->dispose (object);
}

static void
ui_room_page_finalize (GObject *object)
{
  g_free (UI_ROOM_PAGE (object)->lost_reason);
  g_free (UI_ROOM_PAGE (object)->last_words);
  G_OBJECT_CLASS (ui_room_page_parent_class)->finalize (object);
}

static void
ui_room_page_class_init (UiRoomPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_room_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = ui_room_page_finalize;
  widget_class->root = ui_room_page_root;
  widget_class->unroot = ui_room_page_unroot;

  g_type_ensure (UI_TYPE_ANNOUNCER);
  g_type_ensure (UI_TYPE_COMPOSER);
  g_type_ensure (UI_TYPE_CONVERSATION);
  g_type_ensure (UI_TYPE_INVITATION);
  g_type_ensure (UI_TYPE_KNOCKS);
  g_type_ensure (UI_TYPE_PEOPLE_LIST);
  g_type_ensure (UI_TYPE_REPLY_BAR);
  g_type_ensure (UI_TYPE_STATUS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-room-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, title);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, people_button);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, leave_button);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, menu);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, notifications);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, talk);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, stack);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, flap);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, people);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, people_separator);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, status_bar);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, knocks);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, invitation);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, conversation);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, nothing_yet);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, typing);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, reply_bar);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, composer);
  gtk_widget_class_bind_template_child (widget_class, UiRoomPage, announcer);
  ui_room_page_install_acts (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_send_again);
  gtk_widget_class_bind_template_callback (widget_class, on_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_person_menu);
  gtk_widget_class_install_action (widget_class, "room.moderate", "(ss)", on_moderate);
  gtk_widget_class_install_action (widget_class, "room.take-back", "s", on_take_back);
  gtk_widget_class_bind_template_callback (widget_class, on_read_back);
  gtk_widget_class_bind_template_callback (widget_class, update_watching);
  gtk_widget_class_bind_template_callback (widget_class, ui_room_page_on_search_toggled);
}

static void
ui_room_page_init (UiRoomPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->tells_typing = TRUE;
  ui_menu_later (self->menu_button, self->menu);
  g_signal_connect_object (self->menu_button, "notify::popover", G_CALLBACK (on_menu_made), self, G_CONNECT_SWAPPED);
}

GtkWidget *
ui_room_page_new (void)
{
  return g_object_new (UI_TYPE_ROOM_PAGE, NULL);
}
