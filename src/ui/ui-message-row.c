// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-row.h"

#include "ui/ui-time.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* One row of a conversation. It measures and places its children itself: a list of nested
 * boxes with wrapping labels takes several times as long to lay out. */

#define MARGIN 12
#define AVATAR 36
#define GAP 8
#define PAD_X 12
#define PAD_Y 7
#define MAX_TEXT 560
#define MAX_ROW 960
#define GROUP_SECONDS (5 * 60)

typedef enum {
  PIECE_DAY,
  PIECE_BUBBLE,
  PIECE_AVATAR,
  PIECE_SENDER,
  PIECE_BADGE,
  PIECE_TEXT,
  PIECE_TIME,
  PIECE_TICK,
  PIECE_PROBLEM,
  PIECE_AGAIN,
  N_PIECES
} Piece;

struct _UiMessageRow
{
  GtkWidget parent_instance;

  /* template children, all by their Piece */
  GtkWidget *pieces[N_PIECES];

  /* owned */
  SessionMessage *message;

  gboolean continued; /* the same person went on talking */
  gboolean event;
  gboolean own;
};

enum {
  SIGNAL_SEND_AGAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UiMessageRow, ui_message_row, GTK_TYPE_WIDGET)

/* --- Geometry --- */

static int
natural_width (UiMessageRow *self,
               Piece         piece)
{
  int natural;

  if (!gtk_widget_get_visible (self->pieces[piece]))
    return 0;
  gtk_widget_measure (self->pieces[piece], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
height_for (UiMessageRow *self,
            Piece         piece,
            int           width)
{
  int minimum, natural;

  if (!gtk_widget_get_visible (self->pieces[piece]))
    return 0;
  gtk_widget_measure (self->pieces[piece], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->pieces[piece], GTK_ORIENTATION_VERTICAL, MAX (width, minimum), NULL, &natural, NULL, NULL);
  return natural;
}

static void
put (GdkRectangle *places,
     Piece         piece,
     int           x,
     int           y,
     int           width,
     int           height)
{
  places[piece] = (GdkRectangle){ x, y, width, height };
}

/* A sentence in the middle, its time behind it or, when there is no room, below. */
static int
arrange_event (UiMessageRow *self,
               int           left,
               int           width,
               int           y,
               GdkRectangle *places)
{
  int room = MIN (width, MAX_TEXT);
  int text_width = natural_width (self, PIECE_TEXT);
  int time_width = natural_width (self, PIECE_TIME);
  int time_height = height_for (self, PIECE_TIME, time_width);
  int height;

  y += 3;
  if (text_width + GAP + time_width <= room)
    {
      int x = left + (width - text_width - GAP - time_width) / 2;

      height = MAX (height_for (self, PIECE_TEXT, text_width), time_height);
      put (places, PIECE_TEXT, x, y, text_width, height);
      put (places, PIECE_TIME, x + text_width + GAP, y, time_width, height);
      return y + height + 3;
    }
  text_width = MIN (text_width, room);
  height = height_for (self, PIECE_TEXT, text_width);
  put (places, PIECE_TEXT, left + (width - text_width) / 2, y, text_width, height);
  put (places, PIECE_TIME, left + (width - time_width) / 2, y + height, time_width, time_height);
  return y + height + time_height + 3;
}

/* Why it was not sent, and the button, below the bubble. */
static int
arrange_problem (UiMessageRow *self,
                 int           right,
                 int           room,
                 int           y,
                 GdkRectangle *places)
{
  int width = MIN (natural_width (self, PIECE_PROBLEM), room);
  int height = height_for (self, PIECE_PROBLEM, width);

  if (width == 0)
    return y;
  y += 2;
  put (places, PIECE_PROBLEM, right - width, y, width, height);
  y += height;
  width = natural_width (self, PIECE_AGAIN);
  if (width == 0)
    return y;
  y += 4;
  height = height_for (self, PIECE_AGAIN, width);
  put (places, PIECE_AGAIN, right - width, y, width, height);
  return y + height + 4;
}

static int
arrange_bubble (UiMessageRow *self,
                int           left,
                int           width,
                int           y,
                GdkRectangle *places)
{
  int      indent = self->own ? 0 : AVATAR + GAP;
  int      room = MAX (MIN (width - AVATAR - GAP - 2 * PAD_X, MAX_TEXT), 80);
  int      badge_width = natural_width (self, PIECE_BADGE);
  int      sender_width = MIN (natural_width (self, PIECE_SENDER), room - (badge_width > 0 ? badge_width + GAP : 0));
  int      header_width = sender_width + (badge_width > 0 ? badge_width + (sender_width > 0 ? GAP : 0) : 0);
  int      header_height = MAX (height_for (self, PIECE_SENDER, sender_width), height_for (self, PIECE_BADGE, badge_width));
  int      text_width = MIN (natural_width (self, PIECE_TEXT), room);
  int      time_width = natural_width (self, PIECE_TIME);
  int      tick_width = natural_width (self, PIECE_TICK);
  int      meta_width = time_width + (tick_width > 0 ? tick_width + 4 : 0);
  int      meta_height = height_for (self, PIECE_TIME, time_width);
  int      text_height = height_for (self, PIECE_TEXT, text_width);
  gboolean beside = text_width + GAP + meta_width <= room && text_height < 2 * height_for (self, PIECE_TEXT, G_MAXINT16);
  int      inner = MAX (header_width, beside ? text_width + GAP + meta_width : MAX (text_width, meta_width));
  int      bubble_width = inner + 2 * PAD_X;
  int      x = self->own ? left + width - bubble_width : left + indent;
  int      top = y;

  if (strchr (session_message_get_text (self->message), '\n') != NULL)
    beside = FALSE;
  y += PAD_Y;
  put (places, PIECE_SENDER, x + PAD_X, y, sender_width, header_height);
  put (places, PIECE_BADGE, x + PAD_X + header_width - badge_width, y, badge_width, header_height);
  y += header_height;
  put (places, PIECE_TEXT, x + PAD_X, y, text_width, text_height);
  y += text_height - (beside ? meta_height : 0);
  put (places, PIECE_TIME, x + bubble_width - PAD_X - meta_width, y, time_width, meta_height);
  put (places, PIECE_TICK, x + bubble_width - PAD_X - tick_width, y, tick_width, meta_height);
  y += meta_height + PAD_Y;
  put (places, PIECE_BUBBLE, x, top, bubble_width, y - top);
  put (places, PIECE_AVATAR, left, top, AVATAR, AVATAR);
  y = arrange_problem (self, left + width, room + 2 * PAD_X, y, places);
  return self->own || self->continued ? y : MAX (y, top + AVATAR);
}

/* Returns the height; @places are filled in for a left-to-right window. */
static int
arrange (UiMessageRow *self,
         int           full_width,
         GdkRectangle *places)
{
  int width = MIN (full_width, MAX_ROW) - 2 * MARGIN;
  int left = (full_width - width) / 2;
  int y = 0;

  if (gtk_widget_get_visible (self->pieces[PIECE_DAY]))
    {
      int day_width = MIN (natural_width (self, PIECE_DAY), width);
      int day_height = height_for (self, PIECE_DAY, day_width);

      put (places, PIECE_DAY, left + (width - day_width) / 2, y + 12, day_width, day_height);
      y += day_height + 20;
    }
  if (self->message == NULL)
    return y;
  if (self->event)
    return arrange_event (self, left, width, y, places);
  y += self->continued ? 1 : 5;
  return arrange_bubble (self, left, width, y, places) + 1;
}

static GtkSizeRequestMode
ui_message_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ui_message_row_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  GdkRectangle places[N_PIECES] = { 0 };

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 240;
      *natural = 600;
    }
  else
    {
      *minimum = *natural = arrange (UI_MESSAGE_ROW (widget), for_size > 0 ? for_size : 600, places);
    }
}

static void
ui_message_row_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  UiMessageRow *self = UI_MESSAGE_ROW (widget);
  gboolean      mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRectangle  places[N_PIECES] = { 0 };

  arrange (self, width, places);
  for (int i = 0; i < N_PIECES; i++)
    {
      int minimum;

      if (!gtk_widget_should_layout (self->pieces[i]))
        continue;
      gtk_widget_measure (self->pieces[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      places[i].width = MAX (places[i].width, minimum);
      if (mirrored)
        places[i].x = width - places[i].x - places[i].width;
      gtk_widget_size_allocate (self->pieces[i], &places[i], -1);
    }
}

/* --- What is shown --- */

static void
show_text (UiMessageRow *self,
           Piece         piece,
           const char   *text)
{
  gtk_label_set_text (GTK_LABEL (self->pieces[piece]), text != NULL ? text : "");
  gtk_widget_set_visible (self->pieces[piece], text != NULL);
}

static void
set_css_class (UiMessageRow *self,
               const char   *css_class,
               gboolean      set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

static void
update_day (UiMessageRow *self)
{
  g_autofree char *day = NULL;

  if (session_message_get_day_first (self->message))
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();

      day = ui_time_format_day (session_message_get_time (self->message), now);
    }
  show_text (self, PIECE_DAY, day);
}

/* What a screen reader says for the whole row. */
static void
update_accessible (UiMessageRow *self)
{
  GtkWidget       *item = gtk_widget_get_parent (GTK_WIDGET (self));
  const char      *text = session_message_get_text (self->message);
  g_autofree char *time = ui_time_format_clock (session_message_get_time (self->message));
  g_autofree char *label = NULL;

  if (self->event)
    /* Translators: what a screen reader says for an event: the sentence, the time */
    label = g_strdup_printf (_ ("%s %s"), text, time);
  else
    /* Translators: what a screen reader says for a message: who, when, the text */
    label = g_strdup_printf (_ ("%s, %s: %s"), self->own ? _ ("You") : session_message_get_sender_name (self->message), time, text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update_time (UiMessageRow *self)
{
  g_autofree char *time = NULL;

  if (session_message_get_delivery (self->message) == SESSION_DELIVERY_QUEUED)
    time = g_strdup (_ ("Sending…"));
  else
    time = ui_time_format_clock (session_message_get_time (self->message));
  show_text (self, PIECE_TIME, time);
  update_accessible (self);
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
  show_text (self, PIECE_PROBLEM, problem);
  gtk_widget_set_visible (self->pieces[PIECE_TICK], delivery == SESSION_DELIVERY_DELIVERED);
  gtk_widget_set_visible (self->pieces[PIECE_AGAIN], failed);
  set_css_class (self, "failed", failed);
  set_css_class (self, "queued", delivery == SESSION_DELIVERY_QUEUED);
  update_time (self);
}

static void
update_header (UiMessageRow *self)
{
  const char *name = session_message_get_sender_name (self->message);
  gboolean    is_private = session_message_get_private (self->message);
  gboolean    shown = !self->event && !self->own && !self->continued;
  const char *badge = NULL;

  if (is_private && !self->event)
    badge = self->own ? _ ("Private") : _ ("Only to you");
  else if (shown && session_message_get_guest (self->message))
    badge = _ ("Guest");
  show_text (self, PIECE_SENDER, shown ? name : NULL);
  show_text (self, PIECE_BADGE, badge);
  gtk_widget_set_visible (self->pieces[PIECE_AVATAR], shown);
  gtk_widget_set_visible (self->pieces[PIECE_BUBBLE], !self->event);
  adw_avatar_set_text (ADW_AVATAR (self->pieces[PIECE_AVATAR]), shown ? name : NULL);
}

static void
update_text (UiMessageRow *self)
{
  const char      *text = session_message_get_text (self->message);
  g_autofree char *action = NULL;

  /* "/me waves": the name is a part of the sentence. */
  if (session_message_get_kind (self->message) == SESSION_MESSAGE_ACTION)
    action = g_strconcat (session_message_get_sender_name (self->message), " ", text, NULL);
  show_text (self, PIECE_TEXT, action != NULL ? action : text);
  gtk_label_set_xalign (GTK_LABEL (self->pieces[PIECE_TEXT]), self->event ? 0.5 : 0.0);
  gtk_label_set_justify (GTK_LABEL (self->pieces[PIECE_TEXT]), self->event ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
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

static void
on_again_clicked (UiMessageRow *self)
{
  g_signal_emit (self, signals[SIGNAL_SEND_AGAIN], 0, self->message);
}

SessionMessage *
ui_message_row_get_message (UiMessageRow *self)
{
  return self->message;
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
  SessionMessageKind kind;

  g_return_if_fail (UI_IS_MESSAGE_ROW (self));

  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_set_object (&self->message, message);
  if (message == NULL)
    return;

  kind = session_message_get_kind (message);
  self->event = session_message_is_event (message);
  self->own = session_message_get_own (message);
  self->continued = continues (message, previous);
  set_css_class (self, "event", self->event);
  set_css_class (self, "note", kind == SESSION_MESSAGE_NOTE);
  set_css_class (self, "own", self->own);
  set_css_class (self, "private", session_message_get_private (message));
  set_css_class (self, "action", kind == SESSION_MESSAGE_ACTION);
  update_day (self);
  update_header (self);
  update_text (self);
  update_delivery (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_connect_object (message, "notify::day-first", G_CALLBACK (update_day), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (message, "notify::time", G_CALLBACK (update_time), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (message, "notify::delivery", G_CALLBACK (update_delivery), self, G_CONNECT_SWAPPED);
}

/* --- The object --- */

static void
ui_message_row_dispose (GObject *object)
{
  UiMessageRow *self = UI_MESSAGE_ROW (object);
  GtkWidget    *child;

  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (ui_message_row_parent_class)->dispose (object);
}

static void
ui_message_row_class_init (UiMessageRowClass *klass)
{
  static const char *const names[N_PIECES] = { "day", "bubble", "avatar", "sender", "badge", "text", "time", "tick", "problem", "again" };
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ui_message_row_dispose;
  widget_class->get_request_mode = ui_message_row_get_request_mode;
  widget_class->measure = ui_message_row_measure;
  widget_class->size_allocate = ui_message_row_size_allocate;

  signals[SIGNAL_SEND_AGAIN] = g_signal_new ("send-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SESSION_TYPE_MESSAGE);

  gtk_widget_class_set_css_name (widget_class, "message");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/ui-message-row.ui");
  for (int i = 0; i < N_PIECES; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE, G_STRUCT_OFFSET (UiMessageRow, pieces) + i * sizeof (GtkWidget *));
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked);
}

static void
ui_message_row_init (UiMessageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
ui_message_row_new (void)
{
  return g_object_new (UI_TYPE_MESSAGE_ROW, NULL);
}
