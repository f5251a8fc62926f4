// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>
#include <sys/uio.h>

G_BEGIN_DECLS

typedef struct _NetSendQueue NetSendQueue;

NetSendQueue *net_send_queue_new (gsize limit);
void          net_send_queue_free (NetSendQueue *self);
gboolean      net_send_queue_push (NetSendQueue *self,
                                   GBytes       *line);
gboolean      net_send_queue_is_empty (const NetSendQueue *self);
guint         net_send_queue_fill (const NetSendQueue *self,
                                   struct iovec       *vectors,
                                   guint               n_vectors);
void          net_send_queue_drop (NetSendQueue *self,
                                   gsize         written);
void          net_send_queue_clear (NetSendQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NetSendQueue, net_send_queue_free)

G_END_DECLS
