// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ui_message_acts_new (void);
void       ui_message_acts_set_message (GtkWidget  *acts,
                                        const char *msgid);

G_END_DECLS
