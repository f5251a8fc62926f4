// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-timeline.h"

G_BEGIN_DECLS

void gallery_talk_fill (SessionTimeline *timeline,
                        gboolean         turkish);
void gallery_talk_fill_colors (SessionTimeline *timeline);

G_END_DECLS
