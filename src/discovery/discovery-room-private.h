// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "discovery/discovery-room.h"
#include "discovery/discovery-sighting.h"

G_BEGIN_DECLS

DiscoveryRoom *discovery_room_new (const char *key);
const char    *discovery_room_get_key (DiscoveryRoom *self);
void           discovery_room_see (DiscoveryRoom     *self,
                                   gconstpointer      service,
                                   DiscoverySighting *sighting);
gboolean       discovery_room_lose (DiscoveryRoom *self,
                                    gconstpointer  service);

G_END_DECLS
