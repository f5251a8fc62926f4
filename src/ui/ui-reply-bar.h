// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session-message.h"

G_BEGIN_DECLS

#define UI_TYPE_REPLY_BAR (ui_reply_bar_get_type ())
G_DECLARE_FINAL_TYPE (UiReplyBar, ui_reply_bar, UI, REPLY_BAR, AdwBin)

GtkWidget      *ui_reply_bar_new (void);
void            ui_reply_bar_set_message (UiReplyBar     *self,
                                          SessionMessage *message);
SessionMessage *ui_reply_bar_get_message (UiReplyBar *self);
char           *ui_reply_bar_describe (UiReplyBar *self);

G_END_DECLS
