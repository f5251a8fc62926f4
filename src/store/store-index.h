// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "store/store-db.h"

G_BEGIN_DECLS

gboolean store_index_all (StoreDb *db,
                          GError **error);
gboolean store_index_go_on (StoreDb *db);
void     store_index_catch_up (StoreDb *db);
char    *store_index_fold_message (const char *command,
                                   const char *text);

G_END_DECLS
