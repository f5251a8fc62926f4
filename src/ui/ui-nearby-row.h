// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "discovery/discovery-room.h"
#include "session/session-recent-rooms.h"

G_BEGIN_DECLS

#define UI_TYPE_NEARBY_ROW (ui_nearby_row_get_type ())
G_DECLARE_FINAL_TYPE (UiNearbyRow, ui_nearby_row, UI, NEARBY_ROW, AdwActionRow)

GtkWidget     *ui_nearby_row_new (DiscoveryRoom      *room,
                                  SessionRecentRooms *recent_rooms);
DiscoveryRoom *ui_nearby_row_get_room (UiNearbyRow *self);

G_END_DECLS
