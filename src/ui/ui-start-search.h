// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-history.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UI_TYPE_START_SEARCH (ui_start_search_get_type ())
G_DECLARE_FINAL_TYPE (UiStartSearch, ui_start_search, UI, START_SEARCH, AdwBin)

GtkWidget *ui_start_search_new (SessionHistory *history);

G_END_DECLS
