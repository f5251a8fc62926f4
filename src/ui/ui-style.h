// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ui_style_load (GdkDisplay *display);
void ui_style_show_picture (GtkImage *image);

G_END_DECLS
