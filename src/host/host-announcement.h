// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "discovery/discovery-publisher.h"
#include "server/server.h"
#include "store/store.h"

G_BEGIN_DECLS

#define HOST_TYPE_ANNOUNCEMENT (host_announcement_get_type ())
G_DECLARE_FINAL_TYPE (HostAnnouncement, host_announcement, HOST, ANNOUNCEMENT, GObject)

HostAnnouncement   *host_announcement_new (const char *room_name);
void                host_announcement_start (HostAnnouncement *self,
                                             Server           *server,
                                             Store            *store,
                                             GPtrArray        *addresses,
                                             const char       *fingerprint);
void                host_announcement_stop (HostAnnouncement *self);
DiscoveryPublisher *host_announcement_get_publisher (HostAnnouncement *self);

G_END_DECLS
