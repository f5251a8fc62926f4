// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "store/store-error.h"

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* One open database. Lives on the store's thread alone. */
typedef struct _StoreDb StoreDb;

StoreDb *store_db_open (const char *path,
                        gboolean    durable,
                        char      **set_aside,
                        GError    **error);
void     store_db_close (StoreDb *self);
sqlite3 *store_db_get_handle (StoreDb *self);

GHashTable   *store_db_get_rooms (StoreDb *self);
void          store_db_forget_rooms (StoreDb *self);
gboolean      store_db_empty_log (StoreDb *self,
                                  GError **error);
void          store_db_want_empty_log (StoreDb *self);
void          store_db_tidy_log (StoreDb *self);
gboolean      store_db_exec (StoreDb    *self,
                             const char *sql,
                             GError    **error);
sqlite3_stmt *store_db_prepare (StoreDb    *self,
                                const char *sql,
                                GError    **error);
gboolean      store_db_step (StoreDb      *self,
                             sqlite3_stmt *statement,
                             gboolean     *has_row,
                             GError      **error);
gboolean      store_db_run (StoreDb      *self,
                            sqlite3_stmt *statement,
                            GError      **error);
void          store_db_bind_text (sqlite3_stmt *statement,
                                  int           index,
                                  const char   *text);
char         *store_db_dup_text (sqlite3_stmt *statement,
                                 int           column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreDb, store_db_close)

G_END_DECLS
