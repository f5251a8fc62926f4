// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "http/http-files.h"
#include "net/net-poller.h"
#include "net/net-transport.h"

G_BEGIN_DECLS

/* Where pictures are uploaded to, and below which they are. */
#define HTTP_SERVER_FILES_PATH "/files"

/* Connections that are served at once, and those that may wait for their turn. */
#define HTTP_SERVER_MAX_SERVED 16
#define HTTP_SERVER_MAX_WAITING 256

#define HTTP_TYPE_SERVER (http_server_get_type ())
G_DECLARE_FINAL_TYPE (HttpServer, http_server, HTTP, SERVER, GObject)

/* Whether the device with that certificate may upload now. */
typedef gboolean (*HttpMayUpload) (const char *fingerprint,
                                   gpointer    user_data);

HttpServer *http_server_new (NetPoller    *poller,
                             HttpFiles    *files,
                             HttpMayUpload may_upload,
                             gpointer      user_data);
void        http_server_set_require_tls (HttpServer *self,
                                         gboolean    require_tls);
void        http_server_set_deadline (HttpServer *self,
                                      guint       ms);
void        http_server_accept (HttpServer   *self,
                                NetTransport *transport);
void        http_server_stop (HttpServer *self);

G_END_DECLS
