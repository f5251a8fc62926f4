// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

void session_load_quoted (Session        *self,
                          SessionMessage *message);

G_END_DECLS
