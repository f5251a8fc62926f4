// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "http/http-server.h"
#include "net/net-certificate.h"

G_BEGIN_DECLS

/* The smallest things that pass for pictures. */
#define PNG "\x89PNG\r\n\x1a\n"
#define JPEG "\xff\xd8\xff"

/* Somebody who speaks HTTP to a server, byte by byte. */
typedef struct
{
  NetTransport *transport;
  GString      *heard;
  gboolean      ended;
  gboolean      broken; /* it was no orderly end */
} HttpCaller;

HttpCaller *http_caller_new (NetPoller  *poller,
                             HttpServer *server);
HttpCaller *http_caller_new_encrypted (NetPoller      *poller,
                                       HttpServer     *server,
                                       NetCertificate *host,
                                       NetCertificate *own);
void        http_caller_free (HttpCaller *self);
void        http_caller_say (HttpCaller *self,
                             const char *bytes,
                             gssize      length);
gboolean    http_caller_hears_end (HttpCaller *self);
char       *http_caller_ask (HttpCaller *self,
                             const char *request,
                             gssize      length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HttpCaller, http_caller_free)

G_END_DECLS
