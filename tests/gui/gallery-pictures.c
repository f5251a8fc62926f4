// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "gui/gallery-pictures.h"

#include "ui/ui-picture.h"

static void
paint_circle (cairo_t *cr,
              double   x,
              double   y,
              double   radius,
              guint    rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* A face, hair and a jumper. */
GdkTexture *
gallery_pictures_paint (guint number)
{
  static const guint hair[] = { 0x3d2817, 0x8c8c8c, 0xb5651d, 0x101010 };
  static const guint jumper[] = { 0x2d7dd2, 0xc0392b, 0x27ae60, 0x8e44ad };
  static const guint wall[] = { 0xf5deb3, 0xcfe8f3, 0xe8d8f0, 0xd5e8d4 };
  cairo_surface_t   *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, UI_PICTURE_SIZE, UI_PICTURE_SIZE);
  cairo_t           *cr = cairo_create (surface);
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  number %= G_N_ELEMENTS (hair);
  paint_circle (cr, 64, 64, 128, wall[number]);
  paint_circle (cr, 64, 140, 52, jumper[number]);
  paint_circle (cr, 64, 52, 34, hair[number]);
  paint_circle (cr, 64, 62, 27, 0xe8b48c);
  paint_circle (cr, 54, 58, 3, 0x202020);
  paint_circle (cr, 74, 58, 3, 0x202020);
  paint_circle (cr, 64, 74, 5, 0xa0423c);
  pixbuf = gdk_pixbuf_get_from_surface (surface, 0, 0, UI_PICTURE_SIZE, UI_PICTURE_SIZE);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return gdk_texture_new_for_pixbuf (pixbuf);
}
