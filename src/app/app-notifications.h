// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "ui/ui-window.h"

G_BEGIN_DECLS

#define APP_TYPE_NOTIFICATIONS (app_notifications_get_type ())
G_DECLARE_FINAL_TYPE (AppNotifications, app_notifications, APP, NOTIFICATIONS, GObject)

AppNotifications *app_notifications_new (GApplication *application,
                                         GSettings    *settings);
void              app_notifications_set_window (AppNotifications *self,
                                                UiWindow         *window);
void              app_notifications_add (AppNotifications *self,
                                         Session          *first);
void              app_notifications_remove (AppNotifications *self,
                                            Session          *first);

G_END_DECLS
