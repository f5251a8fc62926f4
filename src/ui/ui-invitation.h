// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define UI_TYPE_INVITATION (ui_invitation_get_type ())
G_DECLARE_FINAL_TYPE (UiInvitation, ui_invitation, UI, INVITATION, AdwBin)

void  ui_invitation_set_port (UiInvitation *self,
                              guint16       port);
void  ui_invitation_set_shown (UiInvitation *self,
                               gboolean      shown);
char *ui_invitation_format_address (const char *address,
                                    guint16     port);

G_END_DECLS
