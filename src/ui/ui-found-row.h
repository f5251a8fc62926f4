// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

#include "session/session-found.h"

G_BEGIN_DECLS

#define UI_TYPE_FOUND_ROW (ui_found_row_get_type ())
G_DECLARE_FINAL_TYPE (UiFoundRow, ui_found_row, UI, FOUND_ROW, GtkListBoxRow)

GtkWidget    *ui_found_row_new (SessionFound *found,
                                const char   *room);
SessionFound *ui_found_row_get_found (UiFoundRow *self);

G_END_DECLS
