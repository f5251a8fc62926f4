// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

#define APP_TYPE_HOSTING (app_hosting_get_type ())
G_DECLARE_FINAL_TYPE (AppHosting, app_hosting, APP, HOSTING, GObject)

AppHosting *app_hosting_new (NetPoller      *poller,
                             NetCertificate *certificate);
Session    *app_hosting_start (AppHosting *self,
                               const char *person_name,
                               GError    **error);
guint16     app_hosting_get_port (AppHosting *self);
void        app_hosting_stop_async (AppHosting         *self,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
void        app_hosting_stop_finish (AppHosting   *self,
                                     GAsyncResult *result);

G_END_DECLS
