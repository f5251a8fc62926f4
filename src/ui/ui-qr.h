// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UI_TYPE_QR (ui_qr_get_type ())
G_DECLARE_FINAL_TYPE (UiQr, ui_qr, UI, QR, GtkWidget)

gboolean ui_qr_set_text (UiQr       *self,
                         const char *text);

G_END_DECLS
