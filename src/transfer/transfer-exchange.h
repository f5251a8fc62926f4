// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-certificate.h"
#include "net/net-poller.h"

G_BEGIN_DECLS

/* Whom to ask, and by whom. */
typedef struct
{
  NetPoller          *poller;
  NetCertificate     *certificate; /* our own, loaded */
  const char         *fingerprint; /* of the certificate that is expected */
  GSocketConnectable *address;
  guint               deadline_ms; /* for all of it */
} TransferPeer;

void    transfer_exchange_async (const TransferPeer *peer,
                                 GBytes             *request,
                                 gsize               limit,
                                 gpointer            source_object,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
GBytes *transfer_exchange_finish (GAsyncResult *result,
                                  GError      **error);

G_END_DECLS
