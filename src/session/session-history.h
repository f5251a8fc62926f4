// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-recent-rooms.h"
#include "store/store.h"

G_BEGIN_DECLS

#define SESSION_TYPE_HISTORY (session_history_get_type ())
G_DECLARE_FINAL_TYPE (SessionHistory, session_history, SESSION, HISTORY, GObject)

SessionHistory     *session_history_new (Store              *store,
                                         const char         *hosted_path,
                                         SessionRecentRooms *rooms);
SessionRecentRooms *session_history_get_rooms (SessionHistory *self);
void                session_history_set_in_use (SessionHistory *self,
                                                gboolean        in_use);
gboolean            session_history_get_in_use (SessionHistory *self);
gboolean            session_history_is_forgetting (SessionHistory *self);

void        session_history_search_async (SessionHistory     *self,
                                          const char         *words,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
GListModel *session_history_search_finish (SessionHistory *self,
                                           GAsyncResult   *result,
                                           GError        **error);
void        session_history_forget_async (SessionHistory     *self,
                                          SessionRecentRoom  *room,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
gboolean    session_history_forget_finish (SessionHistory *self,
                                           GAsyncResult   *result,
                                           GError        **error);
void        session_history_get_size_async (SessionHistory     *self,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gint64      session_history_get_size_finish (SessionHistory *self,
                                             GAsyncResult   *result,
                                             GError        **error);

G_END_DECLS
