// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

Session    *session_open_beside (Session    *self,
                                 const char *target);
Session    *session_beside_find (Session    *self,
                                 const char *target);
GListModel *session_get_beside (Session *self);
Session    *session_get_first (Session *self);
gboolean    session_is_direct (Session *self);

G_END_DECLS
