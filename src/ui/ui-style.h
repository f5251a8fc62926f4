// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* The program's picture, 192 pixels wide, in the resources. */
#define UI_STYLE_PICTURE RESOURCE_PATH "/merhaba.png"

void ui_style_load (GdkDisplay *display);

G_END_DECLS
