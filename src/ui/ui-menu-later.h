// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ui_menu_later (GtkMenuButton *button,
                    GMenuModel    *menu);

G_END_DECLS
