// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

#include "session/session-message.h"

G_BEGIN_DECLS

#define UI_TYPE_MESSAGE_REACTIONS (ui_message_reactions_get_type ())
G_DECLARE_FINAL_TYPE (UiMessageReactions, ui_message_reactions, UI, MESSAGE_REACTIONS, GtkWidget)

GtkWidget *ui_message_reactions_new (void);
void       ui_message_reactions_show (UiMessageReactions *self,
                                      SessionMessage     *message);

G_END_DECLS
