// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "store/store-worker.h"
#include "store/store.h"

G_BEGIN_DECLS

/* store.c; the task's source is the store */
void     store_submit (GTask       *task,
                       StoreWork    work,
                       StoreJobKind kind);
gboolean store_look_up_room (StoreDb    *db,
                             const char *key,
                             gint64     *room,
                             GError    **error);
gboolean store_find_room (StoreDb    *db,
                          const char *key,
                          gint64     *room,
                          GError    **error);

G_END_DECLS
