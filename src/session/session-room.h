// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-members.h"
#include "session/session-order.h"
#include "session/session-timeline.h"
#include "session/session-typing.h"

G_BEGIN_DECLS

#define SESSION_TYPE_ROOM (session_room_get_type ())
G_DECLARE_FINAL_TYPE (SessionRoom, session_room, SESSION, ROOM, GObject)

SessionRoom *session_room_new (void);

const char      *session_room_get_channel (SessionRoom *self);
void             session_room_set_channel (SessionRoom *self,
                                           const char  *channel);
const char      *session_room_get_title (SessionRoom *self);
void             session_room_set_title (SessionRoom *self,
                                         const char  *title);
SessionMembers  *session_room_get_members (SessionRoom *self);
SessionTimeline *session_room_get_timeline (SessionRoom *self);
SessionOrder    *session_room_get_order (SessionRoom *self);
SessionTyping   *session_room_get_typing (SessionRoom *self);

G_END_DECLS
