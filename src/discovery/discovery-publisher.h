// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "discovery/discovery-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DISCOVERY_TYPE_PUBLISHER (discovery_publisher_get_type ())
G_DECLARE_FINAL_TYPE (DiscoveryPublisher, discovery_publisher, DISCOVERY, PUBLISHER, GObject)

DiscoveryPublisher *discovery_publisher_new (const char *id,
                                             const char *name,
                                             guint16     port);
void                discovery_publisher_set_name (DiscoveryPublisher *self,
                                                  const char         *name);
void                discovery_publisher_set_fingerprint (DiscoveryPublisher *self,
                                                         const char         *fingerprint);
void                discovery_publisher_set_n_people (DiscoveryPublisher *self,
                                                      guint               n_people);
void                discovery_publisher_set_needs_key (DiscoveryPublisher *self,
                                                       gboolean            needs_key);
DiscoveryState      discovery_publisher_get_state (DiscoveryPublisher *self);
const char         *discovery_publisher_get_reason (DiscoveryPublisher *self);

G_END_DECLS
