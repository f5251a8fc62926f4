// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define UI_TYPE_INVITE_DIALOG (ui_invite_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UiInviteDialog, ui_invite_dialog, UI, INVITE_DIALOG, AdwWindow)

GtkWidget *ui_invite_dialog_new (GtkWindow *parent,
                                 Session   *session,
                                 guint16    host_port);

G_END_DECLS
