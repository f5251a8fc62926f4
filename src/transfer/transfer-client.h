// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-certificate.h"
#include "transfer/transfer-error.h"

G_BEGIN_DECLS

#define TRANSFER_TYPE_CLIENT (transfer_client_get_type ())
G_DECLARE_FINAL_TYPE (TransferClient, transfer_client, TRANSFER, CLIENT, GObject)

TransferClient *transfer_client_new (NetCertificate *certificate,
                                     const char     *fingerprint);
void            transfer_client_set_address (TransferClient     *self,
                                             GSocketConnectable *address);

void    transfer_client_post_async (TransferClient     *self,
                                    const char         *uri,
                                    GBytes             *content,
                                    const char         *content_type,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
char   *transfer_client_post_finish (TransferClient *self,
                                     GAsyncResult   *result,
                                     GError        **error);
void    transfer_client_get_async (TransferClient     *self,
                                   const char         *uri,
                                   gsize               limit,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
GBytes *transfer_client_get_finish (TransferClient *self,
                                    GAsyncResult   *result,
                                    GError        **error);

G_END_DECLS
