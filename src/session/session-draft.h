// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

void            session_set_draft (Session        *self,
                                   const char     *text,
                                   SessionMessage *answered);
const char     *session_get_draft (Session *self);
SessionMessage *session_get_draft_answered (Session *self);

G_END_DECLS
