// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

#include "session/session-message.h"

G_BEGIN_DECLS

#define UI_TYPE_MESSAGE_QUOTE (ui_message_quote_get_type ())
G_DECLARE_FINAL_TYPE (UiMessageQuote, ui_message_quote, UI, MESSAGE_QUOTE, GtkButton)

GtkWidget *ui_message_quote_new (void);
void       ui_message_quote_show (UiMessageQuote *self,
                                  const char     *msgid,
                                  SessionMessage *quoted);

char *ui_message_quote_dup_excerpt (SessionMessage *message);

G_END_DECLS
