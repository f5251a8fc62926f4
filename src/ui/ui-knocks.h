// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UI_TYPE_KNOCKS (ui_knocks_get_type ())
G_DECLARE_FINAL_TYPE (UiKnocks, ui_knocks, UI, KNOCKS, AdwBin)

void ui_knocks_set_session (UiKnocks *self,
                            Session  *session);

G_END_DECLS
