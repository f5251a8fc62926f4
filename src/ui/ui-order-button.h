// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UI_TYPE_ORDER_BUTTON (ui_order_button_get_type ())
G_DECLARE_FINAL_TYPE (UiOrderButton, ui_order_button, UI, ORDER_BUTTON, AdwBin)

void     ui_order_button_set_session (UiOrderButton *self,
                                      Session       *session);
gboolean ui_order_button_undo (Session    *session,
                               const char *what,
                               const char *before);

G_END_DECLS
