// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "session/session-timeline.h"

G_BEGIN_DECLS

void            ui_test_init (int    *argc,
                              char ***argv);
GtkWidget      *ui_test_show (GtkWidget *widget,
                              int        width,
                              int        height);
void            ui_test_settle (GtkWidget *widget);
GtkWidget      *ui_test_find (GtkWidget *widget,
                              GType      type);
gboolean        ui_test_has_text (GtkWidget  *widget,
                                  const char *text);
SessionMessage *ui_test_say (SessionTimeline *timeline,
                             const char      *sender,
                             const char      *text);

G_END_DECLS
