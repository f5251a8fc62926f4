// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-poller.h"
#include "net/net-transport.h"
#include "server/server.h"

G_BEGIN_DECLS

typedef struct _HostPictures HostPictures;

HostPictures *host_pictures_new (Server     *server,
                                 NetPoller  *poller,
                                 GPtrArray  *addresses,
                                 const char *data_dir);
void          host_pictures_free (HostPictures *self);
void          host_pictures_set_require_tls (HostPictures *self,
                                             gboolean      require_tls);
void          host_pictures_accept (HostPictures *self,
                                    NetTransport *transport);
void          host_pictures_stop (HostPictures *self);

G_END_DECLS
