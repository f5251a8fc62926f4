// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-members.h"

G_BEGIN_DECLS

#define SESSION_TYPE_TYPING (session_typing_get_type ())
G_DECLARE_FINAL_TYPE (SessionTyping, session_typing, SESSION, TYPING, GObject)

/* People who may be writing at once; those behind are not noticed. */
#define SESSION_TYPING_MAX 20

SessionTyping *session_typing_new (SessionMembers *members);
void           session_typing_note (SessionTyping *self,
                                    const char    *nick,
                                    const char    *state,
                                    gint64         now_us);
void           session_typing_forget (SessionTyping *self,
                                      const char    *source);
void           session_typing_expire (SessionTyping *self,
                                      gint64         now_us);
char          *session_typing_describe (SessionTyping *self);

G_END_DECLS
