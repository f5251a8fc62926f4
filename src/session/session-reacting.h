// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

gboolean session_can_reply (Session        *self,
                            SessionMessage *message);
gboolean session_can_react (Session        *self,
                            SessionMessage *message);
void     session_react (Session        *self,
                        SessionMessage *message,
                        const char     *emoji);

G_END_DECLS
