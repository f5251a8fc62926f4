// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "store/store-db.h"
#include "store/store-queued.h"

G_BEGIN_DECLS

gboolean store_outbox_remove (StoreDb    *db,
                              const char *label,
                              GError    **error);

G_END_DECLS
