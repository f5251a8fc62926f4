// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "ui/ui-window.h"

G_BEGIN_DECLS

#define APP_TYPE_BACKGROUND (app_background_get_type ())
G_DECLARE_FINAL_TYPE (AppBackground, app_background, APP, BACKGROUND, GObject)

AppBackground *app_background_new (GApplication *application,
                                   GSettings    *settings,
                                   gboolean      sandboxed);
void           app_background_serve (AppBackground *self,
                                     UiWindow      *window);

G_END_DECLS
