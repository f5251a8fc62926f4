// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UI_TYPE_ROOM_SETTINGS (ui_room_settings_get_type ())
G_DECLARE_FINAL_TYPE (UiRoomSettings, ui_room_settings, UI, ROOM_SETTINGS, AdwWindow)

GtkWidget *ui_room_settings_new (GtkWindow *parent,
                                 Session   *session);

G_END_DECLS
