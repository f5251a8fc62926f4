// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session.h"

G_BEGIN_DECLS

#define UI_TYPE_SIDEBAR_ROW (ui_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (UiSidebarRow, ui_sidebar_row, UI, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *ui_sidebar_row_new (Session *session);
Session   *ui_sidebar_row_get_session (UiSidebarRow *self);

G_END_DECLS
