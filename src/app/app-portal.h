// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean app_portal_is_needed (void);
void     app_portal_request_background (const char *reason,
                                        gboolean    autostart);
void     app_portal_set_status (const char *message);

G_END_DECLS
