// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "app/app-rooms.h"

G_BEGIN_DECLS

void app_preferences_show (GtkWindow *parent,
                           GSettings *settings,
                           AppRooms  *rooms);

G_END_DECLS
