// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session.h"

G_BEGIN_DECLS

#define UI_TYPE_ROOM_PAGE (ui_room_page_get_type ())
G_DECLARE_FINAL_TYPE (UiRoomPage, ui_room_page, UI, ROOM_PAGE, AdwBin)

GtkWidget  *ui_room_page_new (void);
void        ui_room_page_set_session (UiRoomPage *self,
                                      Session    *session);
void        ui_room_page_set_tells_typing (UiRoomPage *self,
                                           gboolean    tells_typing);
void        ui_room_page_go_to (UiRoomPage *self,
                                const char *msgid);
void        ui_room_page_go_to_end (UiRoomPage *self);
GMenuModel *ui_room_page_get_notifications (UiRoomPage *self);
void        ui_room_page_toggle_people (UiRoomPage *self);
void        ui_room_page_search (UiRoomPage *self);
void        ui_room_page_go_to_date (UiRoomPage *self);
void        ui_room_page_set_list_behind (UiRoomPage *self,
                                          gboolean    behind);

G_END_DECLS
