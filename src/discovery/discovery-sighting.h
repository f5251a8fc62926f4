// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "discovery/discovery-address.h"
#include "discovery/discovery-txt.h"

G_BEGIN_DECLS

/* What one service instance says: a room as it is seen through one interface with one
 * protocol. */
typedef struct
{
  char             *service_name; /* a label, which changes when two have the same */
  char             *computer;     /* the name of the computer that hosts, without its domain */
  DiscoveryTxt      txt;
  DiscoveryAddress *address;
  gboolean          uses_tls;
  gboolean          is_local; /* this computer announces it */
} DiscoverySighting;

DiscoverySighting *discovery_sighting_new (GVariant *found);
void               discovery_sighting_free (DiscoverySighting *self);
char              *discovery_sighting_dup_key (const DiscoverySighting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiscoverySighting, discovery_sighting_free)

G_END_DECLS
