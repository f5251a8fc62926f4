// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "app/app-own-picture.h"
#include "session/session.h"

G_BEGIN_DECLS

#define APP_TYPE_PICTURES (app_pictures_get_type ())
G_DECLARE_FINAL_TYPE (AppPictures, app_pictures, APP, PICTURES, GObject)

AppPictures *app_pictures_new (Session        *session,
                               AppOwnPicture  *own,
                               NetCertificate *certificate);
void         app_pictures_set_retry_ms (AppPictures *self,
                                        guint        ms);
char        *app_pictures_parse_name (const char *uri);

G_END_DECLS
