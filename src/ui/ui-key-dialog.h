// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *ui_key_dialog_new_ask (GtkWindow *parent,
                                  Session   *session);
GtkWidget *ui_key_dialog_new_change (GtkWindow *parent,
                                     Session   *session);

G_END_DECLS
