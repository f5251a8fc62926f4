// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One of what may be meant. */
typedef struct
{
  char *text;  /* what is written when it is chosen */
  char *label; /* what is shown for it */
  char *sign;  /* shown before it, or NULL */
} UiChoice;

UiChoice *ui_choice_new (const char *text,
                         const char *label,
                         const char *sign);
void      ui_choice_free (UiChoice *self);

#define UI_TYPE_COMPLETION (ui_completion_get_type ())
G_DECLARE_FINAL_TYPE (UiCompletion, ui_completion, UI, COMPLETION, GtkPopover)

GtkWidget      *ui_completion_new (void);
void            ui_completion_set_choices (UiCompletion *self,
                                           GPtrArray    *choices);
void            ui_completion_move (UiCompletion *self,
                                    int           step);
const UiChoice *ui_completion_get_chosen (UiCompletion *self);

G_END_DECLS
