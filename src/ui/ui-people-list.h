// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session.h"

G_BEGIN_DECLS

#define UI_TYPE_PEOPLE_LIST (ui_people_list_get_type ())
G_DECLARE_FINAL_TYPE (UiPeopleList, ui_people_list, UI, PEOPLE_LIST, AdwBin)

GtkWidget *ui_people_list_new (void);
void       ui_people_list_set_members (UiPeopleList   *self,
                                       SessionMembers *members);
void       ui_people_list_set_session (UiPeopleList *self,
                                       Session      *session);

void ui_people_list_set_menus (UiPeopleList *self,
                               gboolean      menus);

G_END_DECLS
