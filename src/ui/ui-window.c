// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-window-private.h"

#include "session/session-beside.h"

#include <glib/gi18n.h>

/* The window: the start page, or one of the rooms one is in. What it cannot do itself (hosting,
 * joining, leaving) it asks for by signals. */

enum {
  PROP_PERSON_NAME = 1,
  PROP_SEND_TYPING,
  PROP_SHOWN,
  PROP_SUBJECT,
  PROP_RUN_IN_BACKGROUND,
  N_PROPS
};

enum {
  SIGNAL_HOST,
  SIGNAL_JOIN,
  SIGNAL_OPEN,
  SIGNAL_JOIN_NEARBY,
  SIGNAL_LEAVE,
  SIGNAL_KEPT,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiWindow, ui_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- The room --- */

static void
update_window_title (UiWindow *self)
{
  const char *title = self->session != NULL ? session_room_get_title (session_get_room (self->session)) : "";

  gtk_window_set_title (GTK_WINDOW (self), title[0] != '\0' ? title : _ ("Merhaba"));
}

static void
notify_shown (UiWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBJECT]);
}

static void
forget_session (UiWindow *self)
{
  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (session_get_room (self->session), self);
  if (self->undo != NULL)
    adw_toast_dismiss (self->undo);
  g_clear_object (&self->session);
  notify_shown (self);
}

/* In a narrow window either the list is there, or what was chosen from it. */
static void
show_content (UiWindow *self)
{
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->stack));
}

/**
 * ui_window_show:
 * @session: one of those that were opened, or one beside it
 */
void
ui_window_show (UiWindow *self,
                Session  *session)
{
  show_content (self);
  if (self->session == session)
    return;
  forget_session (self);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify", G_CALLBACK (ui_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session_get_room (session), "notify::title", G_CALLBACK (update_window_title), self, G_CONNECT_SWAPPED);
  ui_window_show_room_page (self);
  ui_room_page_set_session (self->room_page, session);
  ui_window_update_sidebar (self);
  ui_window_update_actions (self);
  update_window_title (self);
  notify_shown (self);
}

/**
 * ui_window_get_shown:
 *
 * Returns: (transfer none) (nullable): the conversation that is shown; %NULL for none
 */
Session *
ui_window_get_shown (UiWindow *self)
{
  return self->session;
}

/**
 * ui_window_get_subject:
 *
 * Returns: (transfer none) (nullable): the conversation that menus are about; %NULL for none
 */
Session *
ui_window_get_subject (UiWindow *self)
{
  return self->subject != NULL ? self->subject : self->session;
}

/**
 * ui_window_set_subject:
 * @subject: (nullable): one whose own menu is opened; %NULL when it is closed
 */
void
ui_window_set_subject (UiWindow *self,
                       Session  *subject)
{
  if (!g_set_object (&self->subject, subject))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBJECT]);
  ui_window_update_actions (self);
}

/**
 * ui_window_is_before_person:
 *
 * Returns: whether our person has @session before them: it is shown, and the window in front
 */
gboolean
ui_window_is_before_person (UiWindow *self,
                            Session  *session)
{
  return self->session == session && gtk_window_is_active (GTK_WINDOW (self)) && gtk_widget_get_mapped (GTK_WIDGET (self->room_page));
}

/* Where everything begins; the rooms one is in stay at the side. */
void
ui_window_show_start (UiWindow *self)
{
  forget_session (self);
  ui_window_show_start_page (self);
  if (self->room_page != NULL)
    ui_room_page_set_session (self->room_page, NULL);
  ui_window_update_sidebar (self);
  show_content (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->start_page));
  ui_window_update_actions (self);
  update_window_title (self);
}

/* Whoever closed what is shown goes on with the one it was beside. */
static void
on_conversations_changed (UiWindow *self)
{
  Session *first = self->session != NULL ? session_get_first (self->session) : NULL;
  guint    position;

  ui_window_update_sidebar (self);
  if (first != NULL && first != self->session && !g_list_store_find (G_LIST_STORE (session_get_beside (first)), self->session, NULL))
    {
      if (g_list_store_find (self->sessions, first, &position))
        ui_window_show (self, first);
      else
        ui_window_show_start (self);
    }
}

static gpointer
list_conversations (gpointer session,
                    gpointer user_data)
{
  GListStore *both = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListStore) first = g_list_store_new (SESSION_TYPE_SESSION);

  g_list_store_append (first, session);
  g_list_store_append (both, first);
  g_list_store_append (both, session_get_beside (session));
  g_object_unref (session);
  return gtk_flatten_list_model_new (G_LIST_MODEL (both));
}

/**
 * ui_window_open_room:
 * @session: whose room to show, besides those that are open
 */
void
ui_window_open_room (UiWindow *self,
                     Session  *session)
{
  g_return_if_fail (UI_IS_WINDOW (self));
  g_return_if_fail (SESSION_IS_SESSION (session));

  /* As long as it is not shown it would be in need of a list. */
  g_signal_handlers_block_by_func (self->conversations, on_conversations_changed, self);
  g_list_store_append (self->sessions, session);
  g_signal_handlers_unblock_by_func (self->conversations, on_conversations_changed, self);
  ui_window_show (self, session);
}

/**
 * ui_window_go_to:
 * @msgid: of a message of the room that is open
 */
void
ui_window_go_to (UiWindow   *self,
                 const char *msgid)
{
  g_return_if_fail (self->room_page != NULL);

  ui_room_page_go_to (self->room_page, msgid);
}

/**
 * ui_window_close_room:
 * @session: one that was opened
 *
 * Takes it off the list, with those beside it; the next one is shown, or the start page.
 */
void
ui_window_close_room (UiWindow *self,
                      Session  *session)
{
  gboolean shown = self->session != NULL && session_get_first (self->session) == session;
  guint    position;

  g_return_if_fail (UI_IS_WINDOW (self));

  if (!g_list_store_find (self->sessions, session, &position))
    return;
  g_list_store_remove (self->sessions, position);
  if (shown && g_list_model_get_n_items (G_LIST_MODEL (self->sessions)) > 0)
    {
      g_autoptr (Session) next = g_list_model_get_item (G_LIST_MODEL (self->sessions), MAX (position, 1) - 1);

      ui_window_show (self, next);
    }
  else if (shown)
    ui_window_show_start (self);
}

/* Takes a conversation off the list; with the first one of a host or network, those beside it. */
void
ui_window_leave (UiWindow *self,
                 Session  *session)
{
  g_autoptr (Session) kept = g_object_ref (session);

  if (session_get_first (session) != session)
    {
      session_leave (session);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0, session);
  ui_window_close_room (self, session);
}

static gboolean
ui_window_close_request (GtkWindow *window)
{
  if (!ui_window_may_close (UI_WINDOW (window)))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (ui_window_parent_class)->close_request (window);
}

/* --- What the person asks for --- */

void
ui_window_host (UiWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_HOST], 0);
}

void
ui_window_join (UiWindow   *self,
                const char *address)
{
  g_signal_emit (self, signals[SIGNAL_JOIN], 0, address);
}

/* Says what is wrong with an address: where it was typed, or to whoever is in a room. */
void
ui_window_show_address_error (UiWindow   *self,
                              const char *message)
{
  if (self->session != NULL)
    {
      ui_window_say (self, message);
      return;
    }
  ui_window_show_start_page (self);
  ui_start_page_show_address_error (self->start_page, message);
}

/* Shows a short notice for a moment. */
void
ui_window_say (UiWindow   *self,
               const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* --- The object --- */

static void
ui_window_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_NAME:
      g_value_set_string (value, UI_WINDOW (object)->person_name);
      break;
    case PROP_SEND_TYPING:
      g_value_set_boolean (value, UI_WINDOW (object)->send_typing);
      break;
    case PROP_SHOWN:
      g_value_set_object (value, UI_WINDOW (object)->session);
      break;
    case PROP_SUBJECT:
      g_value_set_object (value, ui_window_get_subject (UI_WINDOW (object)));
      break;
    case PROP_RUN_IN_BACKGROUND:
      g_value_set_boolean (value, UI_WINDOW (object)->run_in_background);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_person_name (UiWindow   *self,
                 const char *name)
{
  if (g_strcmp0 (self->person_name, name) == 0)
    return;
  g_free (self->person_name);
  self->person_name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON_NAME]);
}

static void
set_send_typing (UiWindow *self,
                 gboolean  send_typing)
{
  self->send_typing = send_typing;
  if (self->room_page != NULL)
    ui_room_page_set_tells_typing (self->room_page, send_typing);
}

static void
ui_window_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_PERSON_NAME:
      set_person_name (UI_WINDOW (object), g_value_get_string (value));
      break;
    case PROP_SEND_TYPING:
      set_send_typing (UI_WINDOW (object), g_value_get_boolean (value));
      break;
    case PROP_RUN_IN_BACKGROUND:
      UI_WINDOW (object)->run_in_background = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Unless a room was opened before, everything begins here. */
static void
ui_window_realize (GtkWidget *widget)
{
  UiWindow *self = UI_WINDOW (widget);

  if (self->session == NULL)
    ui_window_show_start_page (self);
  GTK_WIDGET_CLASS (ui_window_parent_class)->realize (widget);
}

/* The first time it is shown, the most likely next step has the focus. */
static void
ui_window_map (GtkWidget *widget)
{
  UiWindow *self = UI_WINDOW (widget);

  GTK_WIDGET_CLASS (ui_window_parent_class)->map (widget);
  if (self->session == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->start_page));
}

static void
ui_window_dispose (GObject *object)
{
  UiWindow *self = UI_WINDOW (object);

  forget_session (self);
  g_clear_handle_id (&self->drop_id, g_source_remove);
  g_clear_object (&self->subject);
  g_clear_weak_pointer (&self->undo);
  g_clear_object (&self->history);
  g_clear_object (&self->browser);
  g_clear_object (&self->conversations);
  g_clear_object (&self->sessions);
  G_OBJECT_CLASS (ui_window_parent_class)->dispose (object);
}

static void
ui_window_finalize (GObject *object)
{
  g_free (UI_WINDOW (object)->person_name);
  g_free (UI_WINDOW (object)->typed_address);
  G_OBJECT_CLASS (ui_window_parent_class)->finalize (object);
}

static void
ui_window_class_init (UiWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ui_window_dispose;
  object_class->finalize = ui_window_finalize;
  object_class->get_property = ui_window_get_property;
  object_class->set_property = ui_window_set_property;
  widget_class->realize = ui_window_realize;
  widget_class->map = ui_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = ui_window_close_request;

  properties[PROP_PERSON_NAME] = g_param_spec_string ("person-name", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEND_TYPING] = g_param_spec_boolean ("send-typing", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOWN] = g_param_spec_object ("shown", NULL, NULL, SESSION_TYPE_SESSION, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * UiWindow:subject:
   *
   * The conversation that menus are about: the one that is shown, or, while its own menu is open, one at the side.
   */
  properties[PROP_SUBJECT] = g_param_spec_object ("subject", NULL, NULL, SESSION_TYPE_SESSION, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * UiWindow:run-in-background:
   *
   * Whether our person stays in the rooms when the window is closed, without being asked.
   */
  properties[PROP_RUN_IN_BACKGROUND] = g_param_spec_boolean ("run-in-background", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_HOST] = g_signal_new ("host", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_JOIN] = g_signal_new ("join", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, SESSION_TYPE_RECENT_ROOM, G_TYPE_STRING);
  signals[SIGNAL_JOIN_NEARBY] = g_signal_new ("join-nearby", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, DISCOVERY_TYPE_ROOM);
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SESSION_TYPE_SESSION);

  /**
   * UiWindow::kept:
   * @hosted: (nullable): in the room that is hosted here
   *
   * The window is hidden, and the rooms go on. It comes back by gtk_window_present().
   */
  signals[SIGNAL_KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SESSION_TYPE_SESSION);

  ui_window_install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-window.ui");
  gtk_widget_class_bind_template_child (widget_class, UiWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, UiWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, UiWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, ui_window_update_sidebar);
  gtk_widget_class_bind_template_callback (widget_class, ui_window_hide_covered);
}

static void
ui_window_init (UiWindow *self)
{
  GtkMapListModel *lists;

  self->person_name = g_strdup ("");
  self->sessions = g_list_store_new (SESSION_TYPE_SESSION);
  lists = gtk_map_list_model_new (G_LIST_MODEL (g_object_ref (self->sessions)), list_conversations, NULL, NULL);
  self->conversations = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (lists)));
  self->send_typing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->conversations, "items-changed", G_CALLBACK (on_conversations_changed), self, G_CONNECT_SWAPPED);
  ui_window_update_actions (self);
  update_window_title (self);
}

/**
 * ui_window_new:
 * @history: all that is kept on this computer, with the rooms one was in
 * @browser: the rooms around
 */
UiWindow *
ui_window_new (GtkApplication   *application,
               SessionHistory   *history,
               DiscoveryBrowser *browser)
{
  UiWindow *self = g_object_new (UI_TYPE_WINDOW, "application", application, NULL);

  self->history = g_object_ref (history);
  self->browser = g_object_ref (browser);
  return self;
}

const char *
ui_window_get_person_name (UiWindow *self)
{
  return self->person_name;
}
