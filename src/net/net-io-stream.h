// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-poller.h"
#include "net/net-transport.h"

G_BEGIN_DECLS

#define NET_TYPE_IO_STREAM (net_io_stream_get_type ())
G_DECLARE_FINAL_TYPE (NetIoStream, net_io_stream, NET, IO_STREAM, GIOStream)

NetIoStream  *net_io_stream_new (NetPoller    *poller,
                                 NetTransport *transport);
NetTransport *net_io_stream_get_transport (NetIoStream *self);
void          net_io_stream_unread (NetIoStream *self,
                                    GBytes      *bytes);
void          net_io_stream_refuse (NetIoStream *self,
                                    GBytes      *last_words);
void          net_io_stream_abort (NetIoStream *self);

G_END_DECLS
