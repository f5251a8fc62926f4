// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "discovery/discovery-service.h"
#include "discovery/discovery-sighting.h"

G_BEGIN_DECLS

/* Services followed at the most; Avahi lets one program have a thousand objects. */
#define DISCOVERY_SERVICES_MAX 800

typedef struct
{
  /* @sighting: (transfer full): what it says now. */
  void (*seen) (DiscoveryService  *service,
                DiscoverySighting *sighting,
                gpointer           owner);
  /* It is not there, or nobody can reach it, at least for now. */
  void (*lost) (DiscoveryService *service,
                gpointer          owner);
} DiscoveryServicesHandler;

typedef struct _DiscoveryServices DiscoveryServices;

DiscoveryServices *discovery_services_new (const DiscoveryServicesHandler *handler,
                                           gpointer                        owner);
void               discovery_services_free (DiscoveryServices *self);
void               discovery_services_use (DiscoveryServices *self,
                                           DiscoveryAvahi    *avahi);
guint              discovery_services_get_n (DiscoveryServices *self);
gboolean           discovery_services_were_too_many (DiscoveryServices *self);

G_END_DECLS
