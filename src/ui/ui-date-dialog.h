// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define UI_TYPE_DATE_DIALOG (ui_date_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UiDateDialog, ui_date_dialog, UI, DATE_DIALOG, AdwMessageDialog)

GtkWidget *ui_date_dialog_new (GtkWindow *parent);
GDateTime *ui_date_dialog_get_day (UiDateDialog *self);

G_END_DECLS
