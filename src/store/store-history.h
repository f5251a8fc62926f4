// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "store/store-db.h"
#include "store/store-message.h"
#include "store/store-query.h"

G_BEGIN_DECLS

/* What store_history_read() reads. */
#define STORE_HISTORY_COLUMNS "id, time, msgid, command, source, account, name, params, text, reply_to, tags, label, redacted, written"

gboolean store_history_append (StoreDb       *db,
                               gint64         room,
                               StoreMessage  *message,
                               StoreMessage **first,
                               GError       **error);
gboolean store_history_keep (StoreDb      *db,
                             gint64        room,
                             StoreMessage *message,
                             GError      **error);
gboolean store_history_find (StoreDb                 *db,
                             gint64                   room,
                             const StoreHistoryQuery *query,
                             GPtrArray              **messages,
                             GError                 **error);
gboolean store_history_find_last_time (StoreDb *db,
                                       gint64   room,
                                       gint64  *time,
                                       GError **error);

StoreMessage *store_history_read (sqlite3_stmt *statement);

G_END_DECLS
