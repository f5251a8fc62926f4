// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-qr.h"

#include <qrencode.h>

/* A text as a picture that a camera reads. It is black on white whatever the theme. */

/* Light squares around it, without which it is not found (ISO/IEC 18004). */
#define QUIET_ZONE 4

/* Each square is at least this large. */
#define MIN_SQUARE 3

struct _UiQr
{
  GtkWidget parent_instance;

  QRcode *code; /* or NULL */
};

G_DEFINE_FINAL_TYPE (UiQr, ui_qr, GTK_TYPE_WIDGET)

static int
count_squares (UiQr *self)
{
  return self->code != NULL ? self->code->width + 2 * QUIET_ZONE : 0;
}

static GtkSizeRequestMode
ui_qr_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
ui_qr_measure (GtkWidget     *widget,
               GtkOrientation orientation,
               int            for_size,
               int           *minimum,
               int           *natural,
               int           *minimum_baseline,
               int           *natural_baseline)
{
  *minimum = *natural = count_squares (UI_QR (widget)) * MIN_SQUARE;
}

static void
fill (GtkSnapshot   *snapshot,
      const GdkRGBA *color,
      float          x,
      float          y,
      float          width,
      float          height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* Dark squares beside each other are one rectangle. */
static void
draw_line (UiQr        *self,
           GtkSnapshot *snapshot,
           int          y,
           float        square)
{
  static const GdkRGBA black = { 0, 0, 0, 1 };
  const guchar        *line = self->code->data + y * self->code->width;

  for (int x = 0; x < self->code->width; x++)
    {
      int end = x;

      while (end < self->code->width && (line[end] & 1) != 0)
        end++;
      if (end > x)
        fill (snapshot, &black, (x + QUIET_ZONE) * square, (y + QUIET_ZONE) * square, (end - x) * square, square);
      x = end;
    }
}

/* Whole pixels alone, so that no line between squares is blurred. */
static void
ui_qr_snapshot (GtkWidget   *widget,
                GtkSnapshot *snapshot)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  UiQr                *self = UI_QR (widget);
  int                  n = count_squares (self);
  int                  size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  float                square = n > 0 ? size / n : 0;

  if (square == 0)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((int)(gtk_widget_get_width (widget) - n * square) / 2, (int)(gtk_widget_get_height (widget) - n * square) / 2));
  fill (snapshot, &white, 0, 0, n * square, n * square);
  for (int y = 0; y < self->code->width; y++)
    draw_line (self, snapshot, y, square);
  gtk_snapshot_restore (snapshot);
}

static void
ui_qr_finalize (GObject *object)
{
  g_clear_pointer (&UI_QR (object)->code, QRcode_free);
  G_OBJECT_CLASS (ui_qr_parent_class)->finalize (object);
}

static void
ui_qr_class_init (UiQrClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ui_qr_finalize;
  widget_class->get_request_mode = ui_qr_get_request_mode;
  widget_class->measure = ui_qr_measure;
  widget_class->snapshot = ui_qr_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
ui_qr_init (UiQr *self)
{
}

/**
 * ui_qr_set_text:
 *
 * Returns: whether there is a picture of @text; there is none of a very long one
 */
gboolean
ui_qr_set_text (UiQr       *self,
                const char *text)
{
  g_clear_pointer (&self->code, QRcode_free);
  self->code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_L);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return self->code != NULL;
}
