// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session-members.h"

G_BEGIN_DECLS

#define UI_TYPE_COMPOSER (ui_composer_get_type ())
G_DECLARE_FINAL_TYPE (UiComposer, ui_composer, UI, COMPOSER, AdwBin)

GtkWidget *ui_composer_new (void);
void       ui_composer_set_explanation (UiComposer *self,
                                        const char *explanation);
void       ui_composer_set_answering (UiComposer *self,
                                      const char *description);
void       ui_composer_set_members (UiComposer     *self,
                                    SessionMembers *members);
void       ui_composer_clear (UiComposer *self);
char      *ui_composer_dup_text (UiComposer *self);
void       ui_composer_set_text (UiComposer *self,
                                 const char *text);

G_END_DECLS
