// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is set in a room. */
typedef struct
{
  char  *topic;        /* or "" */
  char  *topic_set_by; /* or "" */
  gint64 topic_set_at; /* Unix time; 0 when nobody has set one */
  char  *modes;        /* as in MODE, with parameters; or "" */
} StoreRoom;

StoreRoom *store_room_new (const char *topic,
                           const char *topic_set_by,
                           gint64      topic_set_at,
                           const char *modes);
void       store_room_free (StoreRoom *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreRoom, store_room_free)

G_END_DECLS
