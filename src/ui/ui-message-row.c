// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-row.h"

#include "session/session-text.h"
#include "ui/ui-message-menu.h"
#include "ui/ui-message-row-private.h"
#include "ui/ui-picture.h"
#include "ui/ui-time.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* One row of a conversation. It measures and places its children itself: a list of nested
 * boxes with wrapping labels takes several times as long to lay out. */

#define GROUP_SECONDS (5 * 60)

enum {
  SIGNAL_SEND_AGAIN,
  SIGNAL_MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiMessageRow, ui_message_row, GTK_TYPE_WIDGET)

/* --- What is shown --- */

static void
update_day (UiMessageRow *self)
{
  g_autofree char *day = NULL;

  if (session_message_get_day_first (self->message))
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();

      day = ui_time_format_day (session_message_get_time (self->message), now);
    }
  ui_message_row_show_text (self, UI_PIECE_DAY, day);
}

static void
update_time (UiMessageRow *self)
{
  g_autofree char *time = NULL;

  if (session_message_get_delivery (self->message) == SESSION_DELIVERY_QUEUED)
    time = g_strdup (_ ("Not sent yet"));
  else if (!self->same_minute)
    time = ui_time_format_clock (session_message_get_time (self->message));
  ui_message_row_show_text (self, UI_PIECE_TIME, time);
}

static void
update_delivery (UiMessageRow *self)
{
  SessionDelivery  delivery = session_message_get_delivery (self->message);
  const char      *reason = session_message_get_failure (self->message);
  gboolean         failed = delivery == SESSION_DELIVERY_FAILED;
  g_autofree char *problem = NULL;

  if (failed && reason != NULL)
    /* Translators: %s is the reason, a whole sentence */
    problem = g_strdup_printf (_ ("Not sent. %s"), reason);
  else if (failed)
    problem = g_strdup (_ ("Not sent"));
  ui_message_row_show_text (self, UI_PIECE_PROBLEM, problem);
  ui_message_row_show_piece (self, UI_PIECE_TICK, delivery == SESSION_DELIVERY_DELIVERED);
  ui_message_row_show_piece (self, UI_PIECE_AGAIN, failed);
  ui_message_row_set_css_class (self, "failed", failed);
  ui_message_row_set_css_class (self, "queued", delivery == SESSION_DELIVERY_QUEUED);
  update_time (self);
}

static void
update_picture (UiMessageRow *self)
{
  const char    *nick = session_message_get_sender_nick (self->message);
  SessionMember *member = self->members != NULL ? session_members_find (self->members, nick) : NULL;

  ui_picture_show (ADW_AVATAR (self->pieces[UI_PIECE_AVATAR]), member);
}

static void
on_picture_changed (UiMessageRow *self,
                    const char   *nick)
{
  GtkWidget *avatar = self->pieces[UI_PIECE_AVATAR];

  if (self->message != NULL && avatar != NULL && gtk_widget_get_visible (avatar) && g_ascii_strcasecmp (nick, session_message_get_sender_nick (self->message)) == 0)
    update_picture (self);
}

static void
update_header (UiMessageRow *self)
{
  const char *name = session_message_get_sender_name (self->message);
  gboolean    is_private = session_message_get_private (self->message);
  gboolean    shown = !self->event && !self->own && !self->continued;
  GtkWidget  *avatar;
  const char *badge = NULL;

  if (is_private && !self->event)
    badge = self->own ? _ ("Private") : _ ("Only to you");
  else if (shown && session_message_get_guest (self->message))
    badge = _ ("Guest");
  ui_message_row_show_text (self, UI_PIECE_SENDER, shown ? name : NULL);
  ui_message_row_show_text (self, UI_PIECE_BADGE, badge);
  ui_message_row_show_piece (self, UI_PIECE_BUBBLE, !self->event);
  avatar = ui_message_row_show_piece (self, UI_PIECE_AVATAR, shown);
  /* Without a text it asks the system for a random colour. */
  if (avatar == NULL)
    return;
  adw_avatar_set_text (ADW_AVATAR (avatar), name);
  update_picture (self);
}

/* Whether @message goes on where @previous ended, by the same person. */
static gboolean
continues (SessionMessage *message,
           SessionMessage *previous)
{
  GTimeSpan between;

  if (previous == NULL || session_message_is_event (message) || session_message_is_event (previous))
    return FALSE;
  if (session_message_get_day_first (message) || session_message_get_private (message) != session_message_get_private (previous))
    return FALSE;
  if (session_message_get_own (message) != session_message_get_own (previous))
    return FALSE;
  between = g_date_time_difference (session_message_get_time (message), session_message_get_time (previous));
  return between < GROUP_SECONDS * G_TIME_SPAN_SECOND && g_str_equal (session_message_get_sender_name (message), session_message_get_sender_name (previous)) && g_str_equal (session_message_get_sender_nick (message), session_message_get_sender_nick (previous));
}

/* What follows within the minute needs no time of its own: it is seen when one points at it. */
static gboolean
is_same_minute (SessionMessage *message,
                SessionMessage *previous)
{
  GDateTime *time = session_message_get_time (message);
  GDateTime *before = session_message_get_time (previous);

  return g_date_time_to_unix (time) / 60 == g_date_time_to_unix (before) / 60;
}

static void
update_unread (UiMessageRow *self)
{
  gboolean first = session_message_get_unread_first (self->message);

  ui_message_row_show_piece (self, UI_PIECE_UNREAD, first);
  if (first && self->continued)
    {
      self->continued = self->same_minute = FALSE;
      update_header (self);
      update_time (self);
    }
}

static void
on_text_changed (UiMessageRow *self)
{
  ui_message_row_update_words (self);
  ui_message_row_update_quote (self);
  ui_message_row_update_acts (self);
}

/* One handler for all: in a full list they add up. */
static void
on_message_changed (UiMessageRow *self,
                    GParamSpec   *property)
{
  static const struct
  {
    const char *property;
    void (*update) (UiMessageRow *);
  } updates[] = {
    { "day-first", update_day },
    { "unread-first", update_unread },
    { "time", update_time },
    { "delivery", update_delivery },
    { "redacted", on_text_changed },
    { "text", on_text_changed },
    { "reactions", ui_message_row_update_reactions },
  };

  if (g_str_equal (property->name, "quoted"))
    ui_message_row_set_quoted (self, session_message_get_quoted (self->message));
  for (guint i = 0; i < G_N_ELEMENTS (updates) && !self->bare; i++)
    if (g_str_equal (updates[i].property, property->name))
      updates[i].update (self);
  ui_message_row_forget_height (self);
  ui_message_row_update_accessible (self);
}

static void
on_dark_changed (UiMessageRow *self)
{
  if (self->message != NULL)
    ui_message_row_update_words (self);
}

/* What is selected in the text, or all of it. */
static void
copy (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  UiMessageRow    *self = UI_MESSAGE_ROW (widget);
  GtkLabel        *label = GTK_LABEL (self->pieces[UI_PIECE_TEXT]);
  const char      *text = gtk_label_get_text (label);
  g_autofree char *part = NULL;
  int              start, end;

  if (gtk_label_get_selection_bounds (label, &start, &end))
    text = part = g_utf8_substring (text, start, end);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* The rows of a conversation have their ruler tell what is wanted of them: two hundred handlers are not for nothing. */
static UiMessageRow *
get_teller (UiMessageRow *self)
{
  return self->ruler != NULL ? self->ruler : self;
}

static void
send_again (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  UiMessageRow *self = UI_MESSAGE_ROW (widget);

  g_signal_emit (get_teller (self), signals[SIGNAL_SEND_AGAIN], 0, self->message);
}

/**
 * ui_message_row_create_menu:
 *
 * Returns: (transfer full) (nullable): what can be done with the message
 */
GMenuModel *
ui_message_row_create_menu (UiMessageRow *self)
{
  GMenuModel *menu = NULL;

  g_signal_emit (get_teller (self), signals[SIGNAL_MENU], 0, self->message, &menu);
  return menu;
}

SessionMessage *
ui_message_row_get_message (UiMessageRow *self)
{
  return self->message;
}

/**
 * ui_message_row_get_previous:
 *
 * Returns: (transfer none) (nullable): the message above it, as it was told last
 */
SessionMessage *
ui_message_row_get_previous (UiMessageRow *self)
{
  return self->previous;
}

static void
watch_members (UiMessageRow *self)
{
  g_signal_connect_object (self->members, "picture-changed", G_CALLBACK (on_picture_changed), self, G_CONNECT_SWAPPED);
}

/**
 * ui_message_row_set_members:
 * @members: (nullable): where to look for whoever said the message that is set next
 */
void
ui_message_row_set_members (UiMessageRow   *self,
                            SessionMembers *members)
{
  if (self->members == members)
    return;
  if (self->members != NULL)
    g_signal_handlers_disconnect_by_data (self->members, self);
  g_set_object (&self->members, members);
  if (members != NULL && !self->bare)
    watch_members (self);
}

/**
 * ui_message_row_watch:
 *
 * Makes it heed what changes how it looks.
 */
void
ui_message_row_watch (UiMessageRow *self)
{
  ui_message_row_watch_pointer (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (on_dark_changed), self, G_CONNECT_SWAPPED);
  if (self->members != NULL)
    watch_members (self);
}

void
ui_message_row_unwatch (UiMessageRow *self)
{
  ui_message_row_ignore_pointer (self);
  g_signal_handlers_disconnect_by_data (adw_style_manager_get_default (), self);
  if (self->members != NULL)
    g_signal_handlers_disconnect_by_data (self->members, self);
}

/**
 * ui_message_row_show_message:
 *
 * Makes the pieces say what is to be said.
 */
void
ui_message_row_show_message (UiMessageRow *self)
{
  SessionMessage    *message = self->message;
  SessionMessageKind kind = session_message_get_kind (message);

  self->event = session_message_is_event (message);
  self->own = session_message_get_own (message);
  self->continued = continues (message, self->previous);
  self->same_minute = self->continued && is_same_minute (message, self->previous);
  ui_message_row_set_css_class (self, "event", self->event);
  ui_message_row_set_css_class (self, "note", kind == SESSION_MESSAGE_NOTE);
  ui_message_row_set_css_class (self, "own", self->own);
  ui_message_row_set_css_class (self, "private", session_message_get_private (message));
  ui_message_row_set_css_class (self, "action", kind == SESSION_MESSAGE_ACTION);
  update_day (self);
  update_unread (self);
  update_header (self);
  ui_message_row_update_words (self);
  ui_message_row_update_quote (self);
  ui_message_row_update_reactions (self);
  ui_message_row_update_acts (self);
  update_delivery (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ui_message_row_set_message:
 * @message: (nullable): what to show
 * @previous: (nullable): the message above it
 */
void
ui_message_row_set_message (UiMessageRow   *self,
                            SessionMessage *message,
                            SessionMessage *previous)
{
  g_return_if_fail (UI_IS_MESSAGE_ROW (self));

  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  if (self->message != message)
    {
      ui_message_menu_close (GTK_WIDGET (self));
      ui_message_row_forget_acts (self);
    }
  g_set_object (&self->message, message);
  g_set_object (&self->previous, previous);
  if (message == NULL)
    {
      ui_message_row_drop_pieces (self);
      return;
    }

  self->known_width = 0;
  if (self->bare)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    ui_message_row_show_message (self);
  ui_message_row_update_accessible (self);
  g_signal_connect_swapped (message, "notify", G_CALLBACK (on_message_changed), self);
}

/**
 * ui_message_row_set_found:
 * @found: whether it is what was searched for
 */
void
ui_message_row_set_found (UiMessageRow *self,
                          gboolean      found)
{
  ui_message_row_set_css_class (self, "found", found);
}

/* --- The object --- */

/* Another size of letters makes another height. */
static void
ui_message_row_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (ui_message_row_parent_class)->css_changed (widget, change);
  ui_message_row_forget_height (UI_MESSAGE_ROW (widget));
}

static void
ui_message_row_dispose (GObject *object)
{
  UiMessageRow *self = UI_MESSAGE_ROW (object);
  GtkWidget    *child;

  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  g_clear_object (&self->previous);
  if (self->quoted != NULL)
    g_signal_handlers_disconnect_by_data (self->quoted, self);
  g_clear_object (&self->quoted);
  ui_message_row_set_members (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ui_message_row_parent_class)->dispose (object);
}

static void
ui_message_row_finalize (GObject *object)
{
  g_array_unref (UI_MESSAGE_ROW (object)->blocks);
  G_OBJECT_CLASS (ui_message_row_parent_class)->finalize (object);
}

static void
ui_message_row_class_init (UiMessageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_message_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = ui_message_row_finalize;
  widget_class->get_request_mode = ui_message_row_get_request_mode;
  widget_class->measure = ui_message_row_measure;
  widget_class->size_allocate = ui_message_row_size_allocate;
  widget_class->snapshot = ui_message_row_snapshot;
  widget_class->query_tooltip = ui_message_row_query_tooltip;
  widget_class->css_changed = ui_message_row_css_changed;

  signals[SIGNAL_SEND_AGAIN] = g_signal_new ("send-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SESSION_TYPE_MESSAGE);

  /**
   * UiMessageRow::menu:
   * @message: of the row, or of one whose ruler it is
   *
   * Returns: (transfer full) (nullable): what can be done with the message
   */
  signals[SIGNAL_MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_MENU_MODEL, 1, SESSION_TYPE_MESSAGE);

  gtk_widget_class_install_action (widget_class, "message.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "message.copy-code", NULL, ui_message_row_copy_code);
  gtk_widget_class_install_action (widget_class, "message.send-again", NULL, send_again);
  gtk_widget_class_install_action (widget_class, "message.react", NULL, ui_message_row_react);
  gtk_widget_class_install_action (widget_class, "message.menu", NULL, ui_message_row_show_menu);
  gtk_widget_class_set_css_name (widget_class, "message");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ui_message_row_init (UiMessageRow *self)
{
  self->blocks = g_array_new (FALSE, FALSE, sizeof (SessionTextSpan));
  self->bare = TRUE;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
ui_message_row_new (void)
{
  UiMessageRow *self = g_object_new (UI_TYPE_MESSAGE_ROW, NULL);

  ui_message_row_set_bare (self, FALSE);
  return GTK_WIDGET (self);
}

/**
 * ui_message_row_new_bare:
 * @ruler: a row that is in the window and not seen; it has to outlive the new one
 *
 * Makes one without pieces, until it is told that it is seen. @ruler measures for it meanwhile, and tells what is wanted
 * of it.
 */
GtkWidget *
ui_message_row_new_bare (UiMessageRow *ruler)
{
  UiMessageRow *self = g_object_new (UI_TYPE_MESSAGE_ROW, NULL);

  self->ruler = ruler;
  return GTK_WIDGET (self);
}
