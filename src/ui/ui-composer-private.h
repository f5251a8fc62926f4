// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "ui/ui-completion.h"
#include "ui/ui-composer.h"

G_BEGIN_DECLS

struct _UiComposer
{
  AdwBin parent_instance;

  /* template children */
  GtkScrolledWindow *scrolled;
  GtkTextView       *view;
  GtkTextBuffer     *buffer;
  GtkLabel          *placeholder;
  GtkMenuButton     *emoji;
  GtkButton         *send;

  /* owned */
  UiCompletion   *completion;
  SessionMembers *members;     /* or NULL */
  char           *explanation; /* why nothing can be sent, or NULL */
  char           *answering;   /* what a screen reader says of what is answered, or NULL */

  guint    completing_id; /* what is before the cursor is to be looked at */
  gboolean composing;     /* an input method shows letters that are not in the text yet */
  gboolean choosing;      /* we write what was chosen */
  gboolean by_program;    /* nobody is typing that */
};

/* ui-composer-completion.c */
void     ui_composer_init_completion (UiComposer *self);
void     ui_composer_dispose_completion (UiComposer *self);
void     ui_composer_queue_completion (UiComposer *self);
void     ui_composer_stop_completion (UiComposer *self);
gboolean ui_composer_complete_key (UiComposer *self,
                                   guint       keyval);

/* ui-composer.c */
void ui_composer_describe (UiComposer *self,
                           const char *description);

G_END_DECLS
