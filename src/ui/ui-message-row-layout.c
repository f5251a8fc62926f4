// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-message-row-private.h"

#include "session/session-text.h"

#include <string.h>

/* Where the pieces of a row go. Everything is reckoned for a left-to-right window and
 * mirrored at the end. */

#define MARGIN 12
#define AVATAR UI_MESSAGE_ROW_AVATAR
#define GAP 8
#define PAD_X 12
#define PAD_Y 7
#define COPY_PAD 6 /* what a flat button has around it */
#define BLOCK_RADIUS 6
#define BLOCK_PAD 4
#define BLOCK_PAD_Y 3
#define QUOTE_GAP 4
#define CHIPS_GAP 3
#define MAX_TEXT 560
#define MAX_ROW 960
#define MINIMUM_WIDTH 240
#define NATURAL_WIDTH 600

static gboolean
is_shown (UiMessageRow *self,
          UiPiece       piece)
{
  return self->pieces[piece] != NULL && gtk_widget_get_visible (self->pieces[piece]);
}

static int
natural_width (UiMessageRow *self,
               UiPiece       piece)
{
  int natural;

  if (!is_shown (self, piece))
    return 0;
  gtk_widget_measure (self->pieces[piece], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
height_for (UiMessageRow *self,
            UiPiece       piece,
            int           width)
{
  int minimum, natural;

  if (!is_shown (self, piece))
    return 0;
  gtk_widget_measure (self->pieces[piece], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->pieces[piece], GTK_ORIENTATION_VERTICAL, MAX (width, minimum), NULL, &natural, NULL, NULL);
  return natural;
}

/* Asked in this way as each width the label is measured for has the whole text shaped anew. */
static gboolean
is_single_line (UiMessageRow *self,
                int           room)
{
  const char *text = gtk_label_get_text (GTK_LABEL (self->pieces[UI_PIECE_TEXT]));

  return natural_width (self, UI_PIECE_TEXT) <= room && strchr (text, '\n') == NULL && strstr (text, "\u2028") == NULL && strstr (text, "\u2029") == NULL;
}

static void
put (GdkRectangle *places,
     UiPiece       piece,
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
  int text_width = natural_width (self, UI_PIECE_TEXT);
  int time_width = natural_width (self, UI_PIECE_TIME);
  int time_height = height_for (self, UI_PIECE_TIME, time_width);
  int height;

  y += 3;
  if (text_width + GAP + time_width <= room)
    {
      int x = left + (width - text_width - GAP - time_width) / 2;

      height = MAX (height_for (self, UI_PIECE_TEXT, text_width), time_height);
      put (places, UI_PIECE_TEXT, x, y, text_width, height);
      put (places, UI_PIECE_TIME, x + text_width + GAP, y, time_width, height);
      return y + height + 3;
    }
  text_width = MIN (text_width, room);
  height = height_for (self, UI_PIECE_TEXT, text_width);
  put (places, UI_PIECE_TEXT, left + (width - text_width) / 2, y, text_width, height);
  put (places, UI_PIECE_TIME, left + (width - time_width) / 2, y + height, time_width, time_height);
  return y + height + time_height + 3;
}

/* What people reacted, below the bubble and a little into it. */
static int
arrange_reactions (UiMessageRow *self,
                   int           left,
                   int           right,
                   int           room,
                   int           y,
                   GdkRectangle *places)
{
  int width = MIN (natural_width (self, UI_PIECE_REACTIONS), room);
  int height = height_for (self, UI_PIECE_REACTIONS, width);

  if (width == 0)
    return y;
  put (places, UI_PIECE_REACTIONS, self->own ? right - width : left, y + CHIPS_GAP, width, height);
  return y + CHIPS_GAP + height + CHIPS_GAP;
}

/* Buttons beside the bubble, or over its end when there is no room; they move nothing. */
static void
place_acts (UiMessageRow *self,
            int           full_width,
            GdkRectangle *places)
{
  const GdkRectangle *bubble = &places[UI_PIECE_BUBBLE];
  int                 margin = (full_width - MIN (full_width, MAX_ROW)) / 2 + MARGIN / 2;
  int                 width = natural_width (self, UI_PIECE_ACTS);
  int                 height = height_for (self, UI_PIECE_ACTS, width);
  int                 x = self->own ? MAX (bubble->x - GAP - width, margin) : MIN (bubble->x + bubble->width + GAP, full_width - margin - width);

  put (places, UI_PIECE_ACTS, x, bubble->y + 1, width, height);
}

/* Why it was not sent, and the button, below the bubble. */
static int
arrange_problem (UiMessageRow *self,
                 int           right,
                 int           room,
                 int           y,
                 GdkRectangle *places)
{
  int width = MIN (natural_width (self, UI_PIECE_PROBLEM), room);
  int height = height_for (self, UI_PIECE_PROBLEM, width);

  if (width == 0)
    return y;
  y += 2;
  put (places, UI_PIECE_PROBLEM, right - width, y, width, height);
  y += height;
  width = natural_width (self, UI_PIECE_AGAIN);
  if (width == 0)
    return y;
  y += 4;
  height = height_for (self, UI_PIECE_AGAIN, width);
  put (places, UI_PIECE_AGAIN, right - width, y, width, height);
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
  int      badge_width = natural_width (self, UI_PIECE_BADGE);
  int      sender_width = MIN (natural_width (self, UI_PIECE_SENDER), room - (badge_width > 0 ? badge_width + GAP : 0));
  int      header_width = sender_width + (badge_width > 0 ? badge_width + (sender_width > 0 ? GAP : 0) : 0);
  int      header_height = MAX (height_for (self, UI_PIECE_SENDER, sender_width), height_for (self, UI_PIECE_BADGE, badge_width));
  int      text_width = MIN (natural_width (self, UI_PIECE_TEXT), room);
  int      time_width = natural_width (self, UI_PIECE_TIME);
  int      tick_width = natural_width (self, UI_PIECE_TICK);
  int      meta_width = time_width + (tick_width > 0 ? tick_width + (time_width > 0 ? 4 : 0) : 0);
  int      copy_width = natural_width (self, UI_PIECE_COPY);
  int      meta_height = MAX (MAX (height_for (self, UI_PIECE_TIME, time_width), height_for (self, UI_PIECE_TICK, tick_width)), height_for (self, UI_PIECE_COPY, copy_width));
  int      text_height = height_for (self, UI_PIECE_TEXT, text_width);
  gboolean beside = is_single_line (self, room) && copy_width == 0 && text_width + GAP + meta_width <= room;
  int      below = meta_width + (copy_width > 0 ? copy_width + GAP : 0);
  int      quote_width = MIN (natural_width (self, UI_PIECE_QUOTE), room);
  int      quote_height = height_for (self, UI_PIECE_QUOTE, quote_width);
  int      inner = MAX (MAX (header_width, quote_width), beside ? text_width + (meta_width > 0 ? GAP + meta_width : 0) : MAX (text_width, below));
  int      bubble_width = inner + 2 * PAD_X;
  int      x = self->own ? left + width - bubble_width : left + indent;
  int      top = y;

  y += PAD_Y;
  put (places, UI_PIECE_SENDER, x + PAD_X, y, sender_width, header_height);
  put (places, UI_PIECE_BADGE, x + PAD_X + header_width - badge_width, y, badge_width, header_height);
  y += header_height;
  if (quote_height > 0)
    {
      put (places, UI_PIECE_QUOTE, x + PAD_X, y + (header_height > 0 ? QUOTE_GAP : 0), inner, quote_height);
      y += quote_height + (header_height > 0 ? QUOTE_GAP : 0) + QUOTE_GAP;
    }
  y += (header_height > 0 || quote_height > 0) && self->blocks->len > 0 ? BLOCK_PAD_Y : 0;
  put (places, UI_PIECE_TEXT, x + PAD_X, y, text_width, text_height);
  y += text_height - (beside ? meta_height : 0) + (copy_width > 0 ? PAD_Y : 0);
  put (places, UI_PIECE_COPY, x + PAD_X - COPY_PAD, y, copy_width, meta_height);
  put (places, UI_PIECE_TIME, x + bubble_width - PAD_X - meta_width, y, time_width, meta_height);
  put (places, UI_PIECE_TICK, x + bubble_width - PAD_X - tick_width, y, tick_width, meta_height);
  y += meta_height + PAD_Y;
  put (places, UI_PIECE_BUBBLE, x, top, bubble_width, y - top);
  put (places, UI_PIECE_AVATAR, left, top, AVATAR, AVATAR);
  y = arrange_problem (self, left + width, room + 2 * PAD_X, y, places);
  y = arrange_reactions (self, x, left + width, room + 2 * PAD_X, y, places);
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

  if (is_shown (self, UI_PIECE_DAY))
    {
      int day_width = MIN (natural_width (self, UI_PIECE_DAY), width);
      int day_height = height_for (self, UI_PIECE_DAY, day_width);

      put (places, UI_PIECE_DAY, left + (width - day_width) / 2, y + 12, day_width, day_height);
      y += day_height + 20;
    }
  if (is_shown (self, UI_PIECE_UNREAD))
    {
      int unread_height = height_for (self, UI_PIECE_UNREAD, width);

      put (places, UI_PIECE_UNREAD, left, y + 8, width, unread_height);
      y += unread_height + 14;
    }
  if (self->message == NULL)
    return y;
  if (self->event)
    return arrange_event (self, left, width, y, places);
  y += self->continued ? 1 : 5;
  return arrange_bubble (self, left, width, y, places) + 1;
}

GtkSizeRequestMode
ui_message_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

void
ui_message_row_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  UiMessageRow *self = UI_MESSAGE_ROW (widget);
  GdkRectangle  places[UI_N_PIECES] = { 0 };

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      *minimum = *natural = self->bare ? ui_message_row_measure_bare (self, for_size) : arrange (self, for_size > 0 ? for_size : NATURAL_WIDTH, places);
    }
}

void
ui_message_row_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  UiMessageRow *self = UI_MESSAGE_ROW (widget);
  gboolean      mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRectangle  places[UI_N_PIECES] = { 0 };

  if (!self->bare)
    arrange (self, width, places);
  if (is_shown (self, UI_PIECE_ACTS))
    place_acts (self, width, places);
  for (int i = 0; i < UI_N_PIECES; i++)
    {
      int minimum;

      if (self->pieces[i] == NULL || !gtk_widget_should_layout (self->pieces[i]))
        continue;
      gtk_widget_measure (self->pieces[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      places[i].width = MAX (places[i].width, minimum);
      if (mirrored)
        places[i].x = width - places[i].x - places[i].width;
      gtk_widget_size_allocate (self->pieces[i], &places[i], -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

/* --- Drawing --- */

/* Where lines of the text are, in the row. */
static void
find_lines (UiMessageRow          *self,
            const SessionTextSpan *block,
            graphene_rect_t       *place)
{
  GtkWidget      *text = self->pieces[UI_PIECE_TEXT];
  PangoLayout    *layout = gtk_label_get_layout (GTK_LABEL (text));
  PangoRectangle  first, last;
  graphene_rect_t bubble;
  double          x, y;
  int             offset;

  pango_layout_index_to_pos (layout, block->start, &first);
  pango_layout_index_to_pos (layout, block->end, &last);
  gtk_label_get_layout_offsets (GTK_LABEL (text), NULL, &offset);
  gtk_widget_translate_coordinates (text, GTK_WIDGET (self), 0, offset, &x, &y);
  if (!gtk_widget_compute_bounds (self->pieces[UI_PIECE_BUBBLE], GTK_WIDGET (self), &bubble))
    bubble = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  y += pango_units_to_double (first.y);
  *place = GRAPHENE_RECT_INIT (bubble.origin.x + PAD_X - 2 * BLOCK_PAD, y - BLOCK_PAD_Y, bubble.size.width - 2 * PAD_X + 4 * BLOCK_PAD,
                               pango_units_to_double (last.y + last.height - first.y) + 2 * BLOCK_PAD_Y);
}

/* Code lies on a ground of its own, as wide as the bubble. */
static void
draw_blocks (UiMessageRow *self,
             GtkSnapshot  *snapshot)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (self->pieces[UI_PIECE_TEXT]), &color);
  color.alpha = 0.1f;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      graphene_rect_t place;
      GskRoundedRect  rounded;

      find_lines (self, &g_array_index (self->blocks, SessionTextSpan, i), &place);
      gsk_rounded_rect_init_from_rect (&rounded, &place, BLOCK_RADIUS);
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      gtk_snapshot_append_color (snapshot, &color, &place);
      gtk_snapshot_pop (snapshot);
    }
}

void
ui_message_row_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  UiMessageRow *self = UI_MESSAGE_ROW (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (child == self->pieces[UI_PIECE_TEXT] && self->blocks->len > 0 && gtk_widget_get_visible (child))
        draw_blocks (self, snapshot);
      gtk_widget_snapshot_child (widget, child, snapshot);
    }
}
