// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "discovery/discovery-browser.h"
#include "session/session-history.h"
#include "session/session.h"

G_BEGIN_DECLS

#define UI_TYPE_WINDOW (ui_window_get_type ())
G_DECLARE_FINAL_TYPE (UiWindow, ui_window, UI, WINDOW, AdwApplicationWindow)

UiWindow   *ui_window_new (GtkApplication   *application,
                           SessionHistory   *history,
                           DiscoveryBrowser *browser);
const char *ui_window_get_person_name (UiWindow *self);
void        ui_window_open_room (UiWindow *self,
                                 Session  *session);
void        ui_window_show (UiWindow *self,
                            Session  *session);
Session    *ui_window_get_shown (UiWindow *self);
Session    *ui_window_get_subject (UiWindow *self);
gboolean    ui_window_is_before_person (UiWindow *self,
                                        Session  *session);
void        ui_window_go_to (UiWindow   *self,
                             const char *msgid);
void        ui_window_close_room (UiWindow *self,
                                  Session  *session);
void        ui_window_host (UiWindow *self);
void        ui_window_join (UiWindow   *self,
                            const char *address);
void        ui_window_show_address_error (UiWindow   *self,
                                          const char *message);
void        ui_window_quit (UiWindow *self);
void        ui_window_settle (UiWindow *self);
void        ui_window_say (UiWindow   *self,
                           const char *text);

G_END_DECLS
