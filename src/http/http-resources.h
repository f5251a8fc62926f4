// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "http/http-files.h"
#include "http/http-server.h"
#include "lazy/lazy-soup.h"
#include "net/net-io-stream.h"

G_BEGIN_DECLS

typedef struct _HttpResources HttpResources;

HttpResources *http_resources_new (SoupServer   *soup,
                                   HttpFiles    *files,
                                   HttpMayUpload may_upload,
                                   gpointer      user_data);
void           http_resources_free (HttpResources *self);
void           http_resources_set_require_tls (HttpResources *self,
                                               gboolean       require_tls);

GSocketAddress *http_resources_make_address (NetIoStream *stream);

G_END_DECLS
