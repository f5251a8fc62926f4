// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GMenuModel *ui_person_menu_new (Session       *session,
                                SessionMember *member);
void        ui_person_menu_act (GtkWidget  *widget,
                                Session    *session,
                                const char *what,
                                const char *nick);
void        ui_person_menu_undo (Session    *session,
                                 const char *what,
                                 const char *who);

G_END_DECLS
