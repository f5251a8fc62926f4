// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

GMenuModel *ui_sidebar_menu_new (Session    *session,
                                 GMenuModel *notifications);

G_END_DECLS
