// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *ui_trust_dialog_new (GtkWindow *parent,
                                Session   *session);
char      *ui_trust_dialog_format_fingerprint (const char *fingerprint);

G_END_DECLS
