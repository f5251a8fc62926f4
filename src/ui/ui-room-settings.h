// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UI_TYPE_ORDER_DIALOG (ui_order_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UiOrderDialog, ui_order_dialog, UI, ORDER_DIALOG, AdwWindow)

GtkWidget *ui_order_dialog_new (GtkWindow *parent,
                                Session   *session);

G_END_DECLS
