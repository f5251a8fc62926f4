// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "store/store-db.h"

G_BEGIN_DECLS

gboolean store_reactions_attach (StoreDb   *db,
                                 gint64     room,
                                 GPtrArray *messages,
                                 GError   **error);

G_END_DECLS
