// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "store/store-db.h"
#include "store/store-message.h"
#include "store/store-query.h"

G_BEGIN_DECLS

gboolean store_history_append (StoreDb       *db,
                               gint64         room,
                               StoreMessage  *message,
                               StoreMessage **first,
                               GError       **error);
gboolean store_history_find (StoreDb                 *db,
                             gint64                   room,
                             const StoreHistoryQuery *query,
                             GPtrArray              **messages,
                             GError                 **error);
gboolean store_history_find_last_time (StoreDb *db,
                                       gint64   room,
                                       gint64  *time,
                                       GError **error);

G_END_DECLS
