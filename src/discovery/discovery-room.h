// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "discovery/discovery-address.h"

G_BEGIN_DECLS

#define DISCOVERY_TYPE_ROOM (discovery_room_get_type ())
G_DECLARE_FINAL_TYPE (DiscoveryRoom, discovery_room, DISCOVERY, ROOM, GObject)

const char *discovery_room_get_id (DiscoveryRoom *self);
const char *discovery_room_get_name (DiscoveryRoom *self);
const char *discovery_room_get_computer (DiscoveryRoom *self);
const char *discovery_room_get_fingerprint (DiscoveryRoom *self);
guint       discovery_room_get_n_people (DiscoveryRoom *self);
gboolean    discovery_room_get_needs_key (DiscoveryRoom *self);
gboolean    discovery_room_is_foreign (DiscoveryRoom *self);
gboolean    discovery_room_uses_tls (DiscoveryRoom *self);
gboolean    discovery_room_is_local (DiscoveryRoom *self);
GPtrArray  *discovery_room_get_addresses (DiscoveryRoom *self);

G_END_DECLS
