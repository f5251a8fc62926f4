// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

void ui_clear_room_ask (GtkWindow *parent,
                        Session   *session);

G_END_DECLS
