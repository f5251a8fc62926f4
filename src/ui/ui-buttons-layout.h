// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UI_TYPE_BUTTONS_LAYOUT (ui_buttons_layout_get_type ())
G_DECLARE_FINAL_TYPE (UiButtonsLayout, ui_buttons_layout, UI, BUTTONS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *ui_buttons_layout_new (void);

G_END_DECLS
