// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "ui/ui-window.h"

G_BEGIN_DECLS

#define APP_TYPE_ACCOUNT (app_account_get_type ())
G_DECLARE_FINAL_TYPE (AppAccount, app_account, APP, ACCOUNT, GObject)

AppAccount *app_account_new (Session  *session,
                             UiWindow *window);

G_END_DECLS
