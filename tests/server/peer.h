// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "server/server.h"

/* A link without a socket, and the one at its other end: server handlers are tested by
 * what they answer. */

/* Fingerprints of devices. */
#define PEER_LAPTOP "1111111111111111111111111111111111111111111111111111111111111111"
#define PEER_PHONE "2222222222222222222222222222222222222222222222222222222222222222"

#define PEER_TYPE_LINK (peer_link_get_type ())
G_DECLARE_FINAL_TYPE (PeerLink, peer_link, PEER, LINK, NetLink)

typedef struct
{
  PeerLink *link;
} Peer;

Server *peer_server_new (const ServerConfig *config);

Peer *peer_new (Server      *server,
                ServerCaller caller);
Peer *peer_new_from (Server     *server,
                     const char *host);
Peer *peer_register (Server     *server,
                     const char *nick,
                     const char *capabilities);
Peer *peer_new_device (Server     *server,
                       const char *device);
void  peer_say_who (Peer       *self,
                    const char *nick);
void  peer_free (Peer *self);

void peer_say (Peer       *self,
               const char *line);
void peer_say_bytes (Peer       *self,
                     const char *bytes,
                     gsize       length);
void peer_say_too_much (Peer *self);
void peer_hang_up (Peer *self);

char      *peer_take_line (Peer *self);
char      *peer_take_bytes (Peer *self);
char      *peer_expect (Peer       *self,
                        const char *pattern);
void       peer_expect_nothing (Peer       *self,
                                const char *pattern);
void       peer_forget (Peer *self);
gboolean   peer_is_closed (Peer *self);
gboolean   peer_is_paused (Peer *self);
NetFraming peer_get_framing (Peer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Peer, peer_free)
