// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_OWN_PICTURE (app_own_picture_get_type ())
G_DECLARE_FINAL_TYPE (AppOwnPicture, app_own_picture, APP, OWN_PICTURE, GObject)

AppOwnPicture *app_own_picture_new (GApplication *application,
                                    const char   *path);
void           app_own_picture_set (AppOwnPicture *self,
                                    GBytes        *bytes);
gboolean       app_own_picture_note_refused (AppOwnPicture *self,
                                             const char    *host);
GBytes        *app_own_picture_get_bytes (AppOwnPicture *self);
GdkTexture    *app_own_picture_get_texture (AppOwnPicture *self);

G_END_DECLS
