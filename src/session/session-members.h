// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-member.h"

G_BEGIN_DECLS

#define SESSION_TYPE_MEMBERS (session_members_get_type ())
G_DECLARE_FINAL_TYPE (SessionMembers, session_members, SESSION, MEMBERS, GObject)

SessionMembers *session_members_new (void);
SessionMember  *session_members_find (SessionMembers *self,
                                      const char     *nick);
SessionMember  *session_members_add (SessionMembers *self,
                                     const char     *nick);
void            session_members_remove (SessionMembers *self,
                                        const char     *nick);
void            session_members_rename (SessionMembers *self,
                                        const char     *nick,
                                        const char     *new_nick);
void            session_members_set_name (SessionMembers *self,
                                          SessionMember  *member,
                                          const char     *name);
void            session_members_clear (SessionMembers *self);

G_END_DECLS
