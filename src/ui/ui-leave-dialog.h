// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *ui_leave_dialog_new (GtkWindow *parent,
                                gboolean   may_keep);

G_END_DECLS
