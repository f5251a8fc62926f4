// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-address-list.h"
#include "net/net-authorities.h"
#include "net/net-certificate.h"
#include "net/net-endpoint.h"
#include "net/net-link.h"
#include "net/net-poller.h"
#include "session/session.h"

G_BEGIN_DECLS

typedef enum {
  SESSION_ENCRYPTION_TRIED = 1, /* if the other side can */
  SESSION_ENCRYPTION_REQUIRED,
  SESSION_ENCRYPTION_NONE,
} SessionEncryption;

void     session_connector_connect_async (NetPoller          *poller,
                                          const NetEndpoint  *endpoint,
                                          NetAddressList     *addresses,
                                          NetCertificate     *certificate,
                                          NetAuthorities     *authorities,
                                          SessionEncryption   encryption,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
NetLink *session_connector_connect_finish (GAsyncResult   *result,
                                           SessionDialect *dialect,
                                           GError        **error);

G_END_DECLS
