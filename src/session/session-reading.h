// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

void  session_set_watching (Session *self,
                            gboolean watching);
void  session_mark_read (Session *self);
void  session_set_away (Session *self,
                        gboolean away);
guint session_get_n_unread (Session *self);
guint session_get_n_mentions (Session *self);

G_END_DECLS
