// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "discovery/discovery-avahi.h"
#include "discovery/discovery-room.h"

G_BEGIN_DECLS

/* What chat servers are announced as: IRC, and IRC in TLS (RFC 7194). Our rooms have the
 * first, and a subtype (RFC 6763, 7.1) by which they can be told from other servers. */
#define DISCOVERY_SERVICE_TYPE "_irc._tcp"
#define DISCOVERY_SERVICE_TYPE_TLS "_ircs-u._tcp"
#define DISCOVERY_SERVICE_SUBTYPE "_merhaba._sub._irc._tcp"

/* One service somebody announces, as it is seen on one interface with one protocol, and
 * Avahi's resolver that follows it. Counted by references. */
typedef struct
{
  DiscoveryAvahi *avahi;
  int             interface;
  int             protocol;
  char           *name;
  const char     *type; /* one of the two above */
  char           *domain;
  DiscoveryRoom  *room; /* borrowed; NULL while it is in no list */
  gboolean        is_found;
  gboolean        is_stale; /* Avahi has gone since it was last heard of */

  char    *resolver; /* Avahi's path of it */
  gboolean is_asking;
  gboolean is_waiting; /* to be resolved */
  gboolean is_stopped;
} DiscoveryService;

typedef void (*DiscoveryServiceCallback) (gpointer user_data);

DiscoveryService *discovery_service_new (DiscoveryAvahi *avahi,
                                         GVariant       *item);
DiscoveryService *discovery_service_ref (DiscoveryService *self);
void              discovery_service_unref (DiscoveryService *self);
gboolean          discovery_service_resolve (DiscoveryService        *self,
                                             DiscoveryServiceCallback callback,
                                             gpointer                 user_data);
void              discovery_service_free_resolver (DiscoveryService *self);
void              discovery_service_forget_daemon (DiscoveryService *self,
                                                   DiscoveryAvahi   *next);
void              discovery_service_stop (DiscoveryService *self);
char             *discovery_service_make_key (GVariant *parameters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiscoveryService, discovery_service_unref)

G_END_DECLS
