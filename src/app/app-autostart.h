// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define APP_TYPE_AUTOSTART (app_autostart_get_type ())
G_DECLARE_FINAL_TYPE (AppAutostart, app_autostart, APP, AUTOSTART, GObject)

AppAutostart *app_autostart_new (GApplication *application,
                                 GSettings    *settings,
                                 gboolean      sandboxed);

G_END_DECLS
