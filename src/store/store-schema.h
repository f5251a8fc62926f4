// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "store/store-db.h"

G_BEGIN_DECLS

gboolean store_schema_migrate (StoreDb *db,
                               GError **error);

G_END_DECLS
