// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session.h"

G_BEGIN_DECLS

#define UI_TYPE_JUMP_DIALOG (ui_jump_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UiJumpDialog, ui_jump_dialog, UI, JUMP_DIALOG, AdwWindow)

GtkWidget *ui_jump_dialog_new (GtkWindow  *parent,
                               GListModel *conversations);

G_END_DECLS
