// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-address-list.h"
#include "net/net-endpoint.h"
#include "net/net-link.h"
#include "net/net-poller.h"
#include "session/session.h"

G_BEGIN_DECLS

void     session_connector_connect_async (NetPoller          *poller,
                                          const NetEndpoint  *endpoint,
                                          NetAddressList     *addresses,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
NetLink *session_connector_connect_finish (GAsyncResult   *result,
                                           SessionDialect *dialect,
                                           GError        **error);

G_END_DECLS
