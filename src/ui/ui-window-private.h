// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "ui/ui-room-page.h"
#include "ui/ui-sidebar.h"
#include "ui/ui-start-page.h"
#include "ui/ui-window.h"

G_BEGIN_DECLS

struct _UiWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  AdwLeaflet      *leaflet;
  GtkStack        *stack;

  /* borrowed from these; NULL before they are needed, the start page also afterwards */
  UiSidebar   *sidebar;
  UiStartPage *start_page;
  UiRoomPage  *room_page;

  /* owned */
  char             *person_name;
  char             *typed_address; /* on the start page when it was last there, or NULL */
  Session          *session;       /* that is shown, or NULL */
  Session          *subject;       /* whose menu at the side is open, or NULL */
  GListStore       *sessions;      /* of Session: one for each connection */
  GListModel       *conversations; /* of Session: these, each with those beside it */
  SessionHistory   *history;
  DiscoveryBrowser *browser;

  guint     drop_id; /* of the start page */
  AdwToast *undo;    /* what was done in the room that is shown can be undone; or NULL */
  gboolean  closing; /* the person has agreed */
  gboolean  send_typing;
  gboolean  run_in_background;
};

/* ui-window.c */
void ui_window_show_start (UiWindow *self);
void ui_window_set_subject (UiWindow *self,
                            Session  *subject);
void ui_window_leave (UiWindow *self,
                      Session  *session);

/* ui-window-pages.c */
void ui_window_show_start_page (UiWindow *self);
void ui_window_show_room_page (UiWindow *self);

/* ui-window-sidebar.c */
void ui_window_hide_covered (UiWindow *self);
void ui_window_update_sidebar (UiWindow *self);

/* ui-window-closing.c */
void     ui_window_ask_leave (UiWindow *self,
                              Session  *session);
gboolean ui_window_may_close (UiWindow *self);

/* ui-window-actions.c */
void ui_window_update_actions (UiWindow *self);
void ui_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
