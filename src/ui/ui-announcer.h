// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UI_TYPE_ANNOUNCER (ui_announcer_get_type ())
G_DECLARE_FINAL_TYPE (UiAnnouncer, ui_announcer, UI, ANNOUNCER, GtkTextView)

void ui_announcer_say (UiAnnouncer *self,
                       const char  *words);
void ui_announcer_hush (UiAnnouncer *self);

G_END_DECLS
