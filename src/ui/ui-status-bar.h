// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session.h"

G_BEGIN_DECLS

#define UI_TYPE_STATUS_BAR (ui_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (UiStatusBar, ui_status_bar, UI, STATUS_BAR, AdwBin)

void ui_status_bar_set_state (UiStatusBar   *self,
                              SessionState   state,
                              gboolean       retrying,
                              const char    *reason,
                              SessionTrouble trouble);

const char *ui_status_bar_name_settling (SessionTrouble trouble);

G_END_DECLS
