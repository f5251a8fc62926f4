// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "ui/ui-window.h"

G_BEGIN_DECLS

#define APP_TYPE_ROOM_KEY (app_room_key_get_type ())
G_DECLARE_FINAL_TYPE (AppRoomKey, app_room_key, APP, ROOM_KEY, GObject)

AppRoomKey *app_room_key_new (Session  *session,
                              UiWindow *window);

G_END_DECLS
