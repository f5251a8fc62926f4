// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-found.h"
#include "session/session.h"

G_BEGIN_DECLS

/* How many messages a search finds at the most. */
#define SESSION_SEARCH_LIMIT 100

void        session_search_store (GTask      *task,
                                  Store      *store,
                                  const char *archive,
                                  const char *words);
gboolean    session_search_is_possible (Session *self);
void        session_search_async (Session            *self,
                                  const char         *words,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
GListModel *session_search_finish (Session      *self,
                                   GAsyncResult *result,
                                   GError      **error);
void        session_show_around_async (Session            *self,
                                       const char         *msgid,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean    session_show_around_finish (Session      *self,
                                        GAsyncResult *result,
                                        GError      **error);

G_END_DECLS
