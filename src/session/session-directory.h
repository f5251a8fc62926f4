// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* A room that somebody else may be in. */
#define SESSION_TYPE_LISTED (session_listed_get_type ())
G_DECLARE_FINAL_TYPE (SessionListed, session_listed, SESSION, LISTED, GObject)

const char *session_listed_get_channel (SessionListed *self);
const char *session_listed_get_title (SessionListed *self);
guint       session_listed_get_n_people (SessionListed *self);

GListModel *session_get_directory (Session *self);
void        session_ask_directory (Session *self);
Session    *session_create_beside (Session    *self,
                                   const char *title);

G_END_DECLS
