// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define APP_TYPE_SOUND (app_sound_get_type ())
G_DECLARE_FINAL_TYPE (AppSound, app_sound, APP, SOUND, GObject)

AppSound *app_sound_new (GSettings *settings);
void      app_sound_play (AppSound *self);

G_END_DECLS
