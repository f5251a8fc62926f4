// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session.h"

G_BEGIN_DECLS

void ui_doctor_show (GtkWindow  *parent,
                     Session    *session,
                     guint16     host_port,
                     const char *typed);

G_END_DECLS
