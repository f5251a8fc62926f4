// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session.h"

G_BEGIN_DECLS

#define UI_TYPE_CONNECTION_DIALOG (ui_connection_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UiConnectionDialog, ui_connection_dialog, UI, CONNECTION_DIALOG, AdwWindow)

GtkWidget *ui_connection_dialog_new (Session *session,
                                     guint16  host_port);

G_END_DECLS
