// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session.h"

G_BEGIN_DECLS

/* What can be done with a message. */

GMenuModel *ui_message_menu_new (Session        *session,
                                 SessionRoom    *room,
                                 SessionMessage *message);
void        ui_message_menu_popup (GtkWidget          *row,
                                   GtkWidget          *popover,
                                   const GdkRectangle *place);
gboolean    ui_message_menu_show (GtkWidget *row,
                                  double     x,
                                  double     y);
GtkWidget  *ui_message_menu_find_focused_row (GtkWidget *list);
GtkWidget  *ui_message_menu_find_row_at (GtkWidget *list,
                                         double     x,
                                         double     y);
void        ui_message_menu_watch (GtkWidget *list);
void        ui_message_menu_close (GtkWidget *row);
void        ui_message_menu_ask_take_back (GtkWidget  *widget,
                                           Session    *session,
                                           const char *msgid);

G_END_DECLS
