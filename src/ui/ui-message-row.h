// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

#include "session/session-members.h"
#include "session/session-message.h"

G_BEGIN_DECLS

#define UI_TYPE_MESSAGE_ROW (ui_message_row_get_type ())
G_DECLARE_FINAL_TYPE (UiMessageRow, ui_message_row, UI, MESSAGE_ROW, GtkWidget)

GtkWidget      *ui_message_row_new (void);
GtkWidget      *ui_message_row_new_bare (UiMessageRow *ruler);
SessionMessage *ui_message_row_get_message (UiMessageRow *self);
SessionMessage *ui_message_row_get_previous (UiMessageRow *self);
void            ui_message_row_set_members (UiMessageRow   *self,
                                            SessionMembers *members);
void            ui_message_row_set_message (UiMessageRow   *self,
                                            SessionMessage *message,
                                            SessionMessage *previous);
void            ui_message_row_set_quoted (UiMessageRow   *self,
                                           SessionMessage *quoted);
void            ui_message_row_set_focused (UiMessageRow *self,
                                            gboolean      focused);
void            ui_message_row_set_bare (UiMessageRow *self,
                                         gboolean      bare);
gboolean        ui_message_row_get_bare (UiMessageRow *self);
GMenuModel     *ui_message_row_create_menu (UiMessageRow *self);
void            ui_message_row_update_acts (UiMessageRow *self);
void            ui_message_row_set_found (UiMessageRow *self,
                                          gboolean      found);

G_END_DECLS
