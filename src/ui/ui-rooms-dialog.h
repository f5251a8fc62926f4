// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session.h"

G_BEGIN_DECLS

#define UI_TYPE_ROOMS_DIALOG (ui_rooms_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UiRoomsDialog, ui_rooms_dialog, UI, ROOMS_DIALOG, AdwWindow)

GtkWidget *ui_rooms_dialog_new (GtkWindow *parent,
                                Session   *session);

G_END_DECLS
