// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-message.h"

G_BEGIN_DECLS

#define SESSION_TYPE_TIMELINE (session_timeline_get_type ())
G_DECLARE_FINAL_TYPE (SessionTimeline, session_timeline, SESSION, TIMELINE, GObject)

SessionTimeline *session_timeline_new (void);
gboolean         session_timeline_append (SessionTimeline *self,
                                          SessionMessage  *message);
gboolean         session_timeline_insert (SessionTimeline *self,
                                          SessionMessage  *message,
                                          const char      *after);
void             session_timeline_hold (SessionTimeline *self);
void             session_timeline_release (SessionTimeline *self);
void             session_timeline_clear_until (SessionTimeline *self,
                                               GDateTime       *time);
gboolean         session_timeline_trim (SessionTimeline *self,
                                        guint            n);
gboolean         session_timeline_find (SessionTimeline *self,
                                        const char      *msgid,
                                        guint           *position);
SessionMessage  *session_timeline_get_named (SessionTimeline *self,
                                             const char      *msgid);
SessionMessage  *session_timeline_get_quoted (SessionTimeline *self,
                                              SessionMessage  *message);
void             session_timeline_redact_quoted (SessionTimeline *self,
                                                 const char      *msgid);
gboolean         session_timeline_get_position (SessionTimeline *self,
                                                SessionMessage  *message,
                                                guint           *position);
const char      *session_timeline_get_oldest_msgid (SessionTimeline *self);
gboolean         session_timeline_is_own (SessionTimeline *self,
                                          const char      *msgid);
void             session_timeline_name (SessionTimeline *self,
                                        SessionMessage  *message,
                                        const char      *msgid);
void             session_timeline_set_unread (SessionTimeline *self,
                                              SessionMessage  *first,
                                              guint            n_unread);
SessionMessage  *session_timeline_get_unread_first (SessionTimeline *self);
guint            session_timeline_get_n_unread (SessionTimeline *self);

G_END_DECLS
