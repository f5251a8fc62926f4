// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session.h"

G_BEGIN_DECLS

#define UI_TYPE_SIDEBAR (ui_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (UiSidebar, ui_sidebar, UI, SIDEBAR, AdwBin)

UiSidebar *ui_sidebar_new (GListModel *conversations);
void       ui_sidebar_select (UiSidebar *self,
                              Session   *session);
Session   *ui_sidebar_find_other (UiSidebar *self,
                                  int        step);
Session   *ui_sidebar_find_unread (UiSidebar *self,
                                   int        direction);

G_END_DECLS
