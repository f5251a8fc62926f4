// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "ui/ui-color.h"

#include <math.h>

/* Colours that somebody else chose, made so that they can be read. All are 0xrrggbb. */

/* What WCAG 2 wants for text. */
#define ENOUGH 4.5
#define STEPS 20

static double
get_luminance (int color)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double              luminance = 0;

  for (int i = 0; i < 3; i++)
    {
      double part = ((color >> (16 - 8 * i)) & 0xff) / 255.0;

      luminance += weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }
  return luminance;
}

/**
 * ui_color_contrast:
 *
 * Returns: from 1 for the same to 21 for black and white, as WCAG 2 reckons it
 */
double
ui_color_contrast (int a,
                   int b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static int
mix (int a,
     int b,
     int step)
{
  int mixed = 0;

  for (int shift = 0; shift <= 16; shift += 8)
    {
      int from = (a >> shift) & 0xff;
      int to = (b >> shift) & 0xff;

      mixed |= (from + (to - from) * step / STEPS) << shift;
    }
  return mixed;
}

/**
 * ui_color_get_opposite:
 *
 * Returns: black or white, whichever stands out more
 */
int
ui_color_get_opposite (int color)
{
  return ui_color_contrast (0xffffff, color) > ui_color_contrast (0x000000, color) ? 0xffffff : 0x000000;
}

/**
 * ui_color_make_readable:
 *
 * Returns: @color, or as little as needed lighter or darker to be read on @background
 */
int
ui_color_make_readable (int color,
                        int background)
{
  int end = ui_color_get_opposite (background);

  for (int step = 0; step < STEPS; step++)
    if (ui_color_contrast (mix (color, end, step), background) >= ENOUGH)
      return mix (color, end, step);
  return end;
}
