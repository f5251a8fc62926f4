// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define APP_TYPE_AWAKE (app_awake_get_type ())
G_DECLARE_FINAL_TYPE (AppAwake, app_awake, APP, AWAKE, GObject)

AppAwake *app_awake_new (GtkApplication *application);
void      app_awake_watch (AppAwake *self,
                           gpointer  object);
void      app_awake_set_linger_ms (AppAwake *self,
                                   guint     ms);

G_END_DECLS
