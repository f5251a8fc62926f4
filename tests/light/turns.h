// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long the turns of the main loop are, of all and of those in which a frame is drawn: by the clock, and of the
 * processor, which others who use the computer do not lengthen. In milliseconds. */
typedef struct
{
  GArray *all;
  GArray *all_processor;
  GArray *drawn;
  GArray *drawn_processor;
} Turns;

Turns *turns_begin (GtkWidget *widget);
void   turns_end (Turns *self);
void   turns_free (Turns *self);

double turns_get_percentile (GArray *times,
                             double  part);

void turns_run_for (guint seconds);

G_END_DECLS
