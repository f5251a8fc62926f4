// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-timeline.h"

G_BEGIN_DECLS

void session_presence_came (SessionTimeline *timeline,
                            const char      *name,
                            GDateTime       *time);
void session_presence_left (SessionTimeline *timeline,
                            const char      *name,
                            GDateTime       *time);

G_END_DECLS
