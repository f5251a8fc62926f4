// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-room.h"

G_BEGIN_DECLS

#define GALLERY_ACTS_POINTED "a4"
#define GALLERY_ACTS_ANSWERED "a6"

void gallery_acts_fill (SessionRoom *room,
                        gboolean     turkish);
void gallery_acts_fill_plain (SessionRoom *room,
                              const char  *nick,
                              gboolean     turkish);

G_END_DECLS
