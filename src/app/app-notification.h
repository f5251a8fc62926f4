// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

#define APP_TYPE_NOTIFICATION (app_notification_get_type ())
G_DECLARE_FINAL_TYPE (AppNotification, app_notification, APP, NOTIFICATION, GObject)

AppNotification *app_notification_new (GApplication *application,
                                       Session      *session);
const char      *app_notification_get_target (AppNotification *self);
void             app_notification_add (AppNotification *self,
                                       SessionMessage  *message,
                                       gboolean         important);

G_END_DECLS
