// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "discovery/discovery-browser.h"
#include "session/session-recent-rooms.h"

G_BEGIN_DECLS

#define UI_TYPE_NEARBY (ui_nearby_get_type ())
G_DECLARE_FINAL_TYPE (UiNearby, ui_nearby, UI, NEARBY, AdwBin)

GtkWidget *ui_nearby_new (void);
void       ui_nearby_set_browser (UiNearby           *self,
                                  DiscoveryBrowser   *browser,
                                  SessionRecentRooms *recent_rooms);

G_END_DECLS
