// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "store/store-db.h"

G_BEGIN_DECLS

gboolean store_search_index_all (StoreDb *db,
                                 GError **error);
char    *store_search_fold_message (const char *command,
                                    const char *text);

G_END_DECLS
