// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session.h"

G_BEGIN_DECLS

#define UI_TYPE_JOINING_PAGE (ui_joining_page_get_type ())
G_DECLARE_FINAL_TYPE (UiJoiningPage, ui_joining_page, UI, JOINING_PAGE, AdwBin)

GtkWidget *ui_joining_page_new (void);
void       ui_joining_page_show (UiJoiningPage *self,
                                 Session       *session,
                                 const char    *reason);

G_END_DECLS
