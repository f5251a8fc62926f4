// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "app/app-own-picture.h"
#include "ui/ui-window.h"

G_BEGIN_DECLS

#define APP_TYPE_ROOMS (app_rooms_get_type ())
G_DECLARE_FINAL_TYPE (AppRooms, app_rooms, APP, ROOMS, GObject)

AppRooms       *app_rooms_new (GApplication       *application,
                               GSettings          *settings,
                               SessionRecentRooms *recent_rooms);
SessionHistory *app_rooms_open_store (AppRooms *self);
void            app_rooms_close_store (AppRooms *self);
void            app_rooms_serve (AppRooms *self,
                                 UiWindow *window);
void            app_rooms_probe (AppRooms *self);
void            app_rooms_set_name (AppRooms   *self,
                                    const char *name);
AppOwnPicture  *app_rooms_get_own_picture (AppRooms *self);
void            app_rooms_set_absent (AppRooms *self,
                                      gboolean  absent);

G_END_DECLS
