// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NET_TYPE_POLLER (net_poller_get_type ())
G_DECLARE_FINAL_TYPE (NetPoller, net_poller, NET, POLLER, GObject)

typedef struct _NetPollerWatch NetPollerWatch;

typedef void (*NetPollerFunc) (NetPollerWatch *watch,
                               GIOCondition    condition,
                               gpointer        user_data);

NetPoller *net_poller_new (GError **error);

NetPollerWatch *net_poller_add (NetPoller    *self,
                                int           fd,
                                GIOCondition  condition,
                                NetPollerFunc func,
                                gpointer      user_data);
void            net_poller_watch_set_condition (NetPollerWatch *watch,
                                                GIOCondition    condition);
void            net_poller_watch_run_later (NetPollerWatch *watch);
void            net_poller_watch_remove (NetPollerWatch *watch);
gboolean        net_poller_is_drained (NetPoller *self);

G_END_DECLS
