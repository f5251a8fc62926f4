// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UiContextMenuAt:
 *
 * Returns: whether there is a menu for what is there in @list, which then is shown
 */
typedef gboolean (*UiContextMenuAt) (GtkWidget *list,
                                     double     x,
                                     double     y);

/**
 * UiContextMenuFocused:
 *
 * Returns: whether there is a menu for what has the focus in @list, which then is shown
 */
typedef gboolean (*UiContextMenuFocused) (GtkWidget *list);

void ui_context_menu_watch (GtkWidget           *list,
                            UiContextMenuAt      show_at,
                            UiContextMenuFocused show_focused);

G_END_DECLS
