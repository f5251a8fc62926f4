// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

#include "session/session-text.h"

G_BEGIN_DECLS

void ui_message_text_show (GtkLabel    *label,
                           SessionText *text,
                           int          background,
                           gboolean     large);

G_END_DECLS
