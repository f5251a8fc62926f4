// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

#include "discovery/discovery-publisher.h"
#include "net/net-certificate.h"
#include "net/net-link.h"
#include "net/net-poller.h"

G_BEGIN_DECLS

#define HOST_TYPE_HOST (host_get_type ())
G_DECLARE_FINAL_TYPE (Host, host, HOST, HOST, GObject)

typedef struct
{
  const char        *room_name;
  const char        *server_name;  /* in the numerics; NULL for "merhaba" */
  const char *const *listen;       /* ADDRESS:PORT, NULL-terminated; NULL for all interfaces */
  const char        *key;          /* the room's from now on; "" for none, NULL for the one it had */
  const char        *data_dir;     /* where the room is kept; NULL to keep nothing */
  NetCertificate    *certificate;  /* what callers are shown; NULL for the data folder’s own */
  guint              max_clients;  /* 0: as many as the system lets us */
  gboolean           no_discovery; /* tell nobody nearby */
  gboolean           require_tls;  /* nobody comes in unencrypted */
  gboolean           no_plain_text;
  gboolean           no_auto_join;
  gboolean           no_flood_limits;
  gboolean           hide_past; /* newcomers see nothing of what was said before them */
} HostConfig;

gboolean host_is_key (const char *text);

Host    *host_new (const HostConfig *config);
gboolean host_start (Host    *self,
                     GError **error);
void     host_stop_async (Host               *self,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);
void     host_stop_finish (Host         *self,
                           GAsyncResult *result);

void                host_set_require_tls (Host    *self,
                                          gboolean require_tls);
void                host_set_show_past (Host    *self,
                                        gboolean show_past);
GPtrArray          *host_get_addresses (Host *self);
guint16             host_get_port (Host *self);
const char         *host_get_fingerprint (Host *self);
DiscoveryPublisher *host_get_publisher (Host *self);
NetLink            *host_connect_local (Host      *self,
                                        NetPoller *poller,
                                        GError   **error);
guint16             host_get_caller_port (Host       *self,
                                          const char *nick);

G_END_DECLS
