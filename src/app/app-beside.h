// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

#define APP_TYPE_BESIDE (app_beside_get_type ())
G_DECLARE_FINAL_TYPE (AppBeside, app_beside, APP, BESIDE, GObject)

AppBeside *app_beside_new (Session   *session,
                           GSettings *settings);

G_END_DECLS
