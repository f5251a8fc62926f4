// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-order.h"
#include "session/session.h"

G_BEGIN_DECLS

void  session_remove (Session       *self,
                      SessionMember *member);
char *session_dup_mask (SessionMember *member);
void  session_keep_out (Session       *self,
                        SessionMember *member);
void  session_let_back (Session         *self,
                        SessionOutsider *outsider);
void  session_mute (Session       *self,
                    SessionMember *member);
void  session_unmute (Session         *self,
                      SessionOutsider *outsider);
void  session_unmute_member (Session       *self,
                             SessionMember *member);
void  session_give_rank (Session       *self,
                         SessionMember *member,
                         char           letter,
                         gboolean       give);
void  session_set_admission (Session         *self,
                             SessionAdmission admission);
void  session_set_moderated (Session *self,
                             gboolean moderated);
void  session_let_in (Session         *self,
                      SessionOutsider *knock);
void  session_turn_away (Session         *self,
                         SessionOutsider *knock);
void  session_clear_room (Session *self);

G_END_DECLS
