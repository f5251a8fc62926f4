// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

#include "session/session-member.h"

G_BEGIN_DECLS

#define UI_TYPE_PERSON_ROW (ui_person_row_get_type ())
G_DECLARE_FINAL_TYPE (UiPersonRow, ui_person_row, UI, PERSON_ROW, GtkBox)

GtkWidget *ui_person_row_new (void);
void       ui_person_row_set_member (UiPersonRow   *self,
                                     SessionMember *member);
char      *ui_person_row_describe (SessionMember *member);

G_END_DECLS
