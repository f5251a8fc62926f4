// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define UI_TYPE_COMPARISON (ui_comparison_get_type ())
G_DECLARE_FINAL_TYPE (UiComparison, ui_comparison, UI, COMPARISON, AdwPreferencesRow)

GtkWidget *ui_comparison_new (void);
void       ui_comparison_show (UiComparison *self,
                               const char   *comparison,
                               const char   *sentence);

G_END_DECLS
