// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "server/peer.h"
#include "store/store.h"

G_BEGIN_DECLS

/* A server whose room is kept in a file. */
typedef struct
{
  char   *folder;
  Store  *store;
  Server *server;
} KeptRoom;

void  kept_room_start (KeptRoom *fixture,
                       gboolean  show_past);
void  kept_room_stop (KeptRoom *fixture);
void  kept_room_set_up (KeptRoom     *fixture,
                        gconstpointer user_data);
void  kept_room_tear_down (KeptRoom     *fixture,
                           gconstpointer user_data);
char *kept_room_await_line (Peer       *peer,
                            const char *pattern);

#define AWAIT_LINE(peer, pattern) g_free (kept_room_await_line (peer, pattern))

G_END_DECLS
