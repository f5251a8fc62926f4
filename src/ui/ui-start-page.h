// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

#include "discovery/discovery-browser.h"
#include "session/session-history.h"

G_BEGIN_DECLS

#define UI_TYPE_START_PAGE (ui_start_page_get_type ())
G_DECLARE_FINAL_TYPE (UiStartPage, ui_start_page, UI, START_PAGE, AdwBin)

GtkWidget  *ui_start_page_new (void);
void        ui_start_page_set_rooms (UiStartPage      *self,
                                     SessionHistory   *history,
                                     DiscoveryBrowser *browser);
void        ui_start_page_search (UiStartPage *self);
void        ui_start_page_show_address_error (UiStartPage *self,
                                              const char  *message);
const char *ui_start_page_get_address (UiStartPage *self);
void        ui_start_page_set_address (UiStartPage *self,
                                       const char  *address);
const char *ui_start_page_get_wrong_address (UiStartPage *self);
void        ui_start_page_set_list_behind (UiStartPage *self,
                                           gboolean     behind);

G_END_DECLS
