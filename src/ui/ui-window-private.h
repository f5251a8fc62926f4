// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "ui/ui-room-page.h"
#include "ui/ui-start-page.h"
#include "ui/ui-window.h"

G_BEGIN_DECLS

struct _UiWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  GtkStack        *stack;
  UiStartPage     *start_page;
  UiRoomPage      *room_page;

  /* owned */
  char           *person_name;
  Session        *session;
  SessionHistory *history;

  guint16  host_port;
  gboolean closing; /* the person has agreed */
  gboolean send_typing;
};

/* ui-window.c */
void ui_window_leave (UiWindow *self);
void ui_window_leave_then (UiWindow *self,
                           GCallback done);

/* ui-window-actions.c */
void ui_window_update_actions (UiWindow *self);
void ui_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
