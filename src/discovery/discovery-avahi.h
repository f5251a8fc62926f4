// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "discovery/discovery-state.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Avahi's numbers for any interface and any protocol, and for the two there are. */
#define DISCOVERY_AVAHI_ANY (-1)
#define DISCOVERY_AVAHI_IPV4 0
#define DISCOVERY_AVAHI_IPV6 1

/* Flag of a found service: this computer announces it itself. */
#define DISCOVERY_AVAHI_LOCAL (1 << 3)

#define DISCOVERY_AVAHI_NAME "org.freedesktop.Avahi"
#define DISCOVERY_AVAHI_SERVER "org.freedesktop.Avahi.Server"
#define DISCOVERY_AVAHI_ENTRY_GROUP "org.freedesktop.Avahi.EntryGroup"
#define DISCOVERY_AVAHI_SERVICE_BROWSER "org.freedesktop.Avahi.ServiceBrowser"
#define DISCOVERY_AVAHI_SERVICE_RESOLVER "org.freedesktop.Avahi.ServiceResolver"
#define DISCOVERY_AVAHI_SERVICE_TYPE_BROWSER "org.freedesktop.Avahi.ServiceTypeBrowser"

#define DISCOVERY_TYPE_AVAHI (discovery_avahi_get_type ())
G_DECLARE_FINAL_TYPE (DiscoveryAvahi, discovery_avahi, DISCOVERY, AVAHI, GObject)

DiscoveryAvahi *discovery_avahi_new (void);
void            discovery_avahi_stop (DiscoveryAvahi *self);
DiscoveryState  discovery_avahi_get_state (DiscoveryAvahi *self);
gboolean        discovery_avahi_is_running (DiscoveryAvahi *self);
void            discovery_avahi_call (DiscoveryAvahi     *self,
                                      const char         *path,
                                      const char         *interface,
                                      const char         *method,
                                      GVariant           *parameters,
                                      const char         *reply_type,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
void            discovery_avahi_free_object (DiscoveryAvahi *self,
                                             const char     *path,
                                             const char     *interface);

G_END_DECLS
