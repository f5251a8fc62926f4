// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session-history.h"

G_BEGIN_DECLS

void ui_forget_ask_room (GtkWindow         *parent,
                         SessionHistory    *history,
                         SessionRecentRoom *room);
void ui_forget_show_kept (GtkWindow      *parent,
                          SessionHistory *history);

G_END_DECLS
