// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

double ui_color_contrast (int a,
                          int b);
int    ui_color_get_opposite (int color);
int    ui_color_make_readable (int color,
                               int background);

G_END_DECLS
