// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One address of this computer, as people are shown it. */
#define SESSION_TYPE_ADDRESS (session_address_get_type ())
G_DECLARE_FINAL_TYPE (SessionAddress, session_address, SESSION, ADDRESS, GObject)

GListModel *session_address_list (void);
const char *session_address_get_text (SessionAddress *self);
const char *session_address_get_interface (SessionAddress *self);
const char *session_address_get_kind (SessionAddress *self);

G_END_DECLS
