// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session-history.h"
#include "session/session.h"

G_BEGIN_DECLS

#define UI_TYPE_SEARCH (ui_search_get_type ())
G_DECLARE_FINAL_TYPE (UiSearch, ui_search, UI, SEARCH, AdwBin)

GtkWidget *ui_search_new (void);
void       ui_search_set_session (UiSearch *self,
                                  Session  *session);
void       ui_search_set_history (UiSearch       *self,
                                  SessionHistory *history);
void       ui_search_set_words (UiSearch   *self,
                                const char *words);
void       ui_search_choose_first (UiSearch *self);

G_END_DECLS
