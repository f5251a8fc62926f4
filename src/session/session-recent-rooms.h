// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Rooms remembered at the most; the one longest ago is forgotten first. */
#define SESSION_RECENT_ROOMS_MAX 100

#define SESSION_TYPE_RECENT_ROOM (session_recent_room_get_type ())
G_DECLARE_FINAL_TYPE (SessionRecentRoom, session_recent_room, SESSION, RECENT_ROOM, GObject)

const char *session_recent_room_get_title (SessionRecentRoom *self);
const char *session_recent_room_get_address (SessionRecentRoom *self);
const char *session_recent_room_get_archive (SessionRecentRoom *self);
gboolean    session_recent_room_is_ours (SessionRecentRoom *self);
GDateTime  *session_recent_room_get_time (SessionRecentRoom *self);

#define SESSION_TYPE_RECENT_ROOMS (session_recent_rooms_get_type ())
G_DECLARE_FINAL_TYPE (SessionRecentRooms, session_recent_rooms, SESSION, RECENT_ROOMS, GObject)

SessionRecentRooms *session_recent_rooms_new (GVariant *rooms);
GVariant           *session_recent_rooms_to_variant (SessionRecentRooms *self);
void                session_recent_rooms_remember (SessionRecentRooms *self,
                                                   const char         *title,
                                                   const char         *address,
                                                   const char         *archive);
SessionRecentRoom  *session_recent_rooms_find (SessionRecentRooms *self,
                                               const char         *archive);
SessionRecentRoom  *session_recent_rooms_find_id (SessionRecentRooms *self,
                                                  const char         *id);
void                session_recent_rooms_clear (SessionRecentRooms *self);
void                session_recent_rooms_forget (SessionRecentRooms *self,
                                                 SessionRecentRoom  *room);

G_END_DECLS
