// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void ui_about_show (GtkWindow  *parent,
                    const char *version);

G_END_DECLS
