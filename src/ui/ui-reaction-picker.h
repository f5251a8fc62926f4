// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ui_reaction_picker_show (GtkWidget          *row,
                              const GdkRectangle *place,
                              const char         *msgid);

G_END_DECLS
