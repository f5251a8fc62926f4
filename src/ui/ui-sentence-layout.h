// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UI_TYPE_SENTENCE_LAYOUT (ui_sentence_layout_get_type ())
G_DECLARE_FINAL_TYPE (UiSentenceLayout, ui_sentence_layout, UI, SENTENCE_LAYOUT, GtkLayoutManager)

GtkLayoutManager *ui_sentence_layout_new (void);

G_END_DECLS
