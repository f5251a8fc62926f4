// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define UI_TYPE_PACED_LIST (ui_paced_list_get_type ())
G_DECLARE_FINAL_TYPE (UiPacedList, ui_paced_list, UI, PACED_LIST, GObject)

UiPacedList *ui_paced_list_new (GListModel *model);
void         ui_paced_list_catch_up (UiPacedList *self);
void         ui_paced_list_give_way (UiPacedList *self);

G_END_DECLS
