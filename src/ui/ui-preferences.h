// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session-history.h"

G_BEGIN_DECLS

#define UI_TYPE_PREFERENCES (ui_preferences_get_type ())
G_DECLARE_FINAL_TYPE (UiPreferences, ui_preferences, UI, PREFERENCES, AdwPreferencesWindow)

GtkWidget *ui_preferences_new (GtkWindow      *parent,
                               SessionHistory *history);
void       ui_preferences_take_picture (UiPreferences *self,
                                        GFile         *file);

G_END_DECLS
