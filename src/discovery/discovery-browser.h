// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "discovery/discovery-room.h"
#include "discovery/discovery-state.h"

G_BEGIN_DECLS

/* Rooms listed at the most; a network that has more has somebody who makes them up. */
#define DISCOVERY_BROWSER_MAX_ROOMS 200

#define DISCOVERY_TYPE_BROWSER (discovery_browser_get_type ())
G_DECLARE_FINAL_TYPE (DiscoveryBrowser, discovery_browser, DISCOVERY, BROWSER, GObject)

DiscoveryBrowser *discovery_browser_new (void);
DiscoveryState    discovery_browser_get_state (DiscoveryBrowser *self);
const char       *discovery_browser_get_reason (DiscoveryBrowser *self);

G_END_DECLS
