// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most bytes a decision ever needs. */
#define NET_SNIFFER_MAX_PREFIX 8

typedef enum {
  NET_CALLER_UNKNOWN = 0, /* more bytes are needed */
  NET_CALLER_TLS,
  NET_CALLER_HTTP,
  NET_CALLER_IRC,
  NET_CALLER_PLAIN_TEXT,
} NetCaller;

NetCaller net_sniffer_classify (const char *bytes,
                                gsize       length);
gboolean  net_sniffer_is_irc_server (const char *bytes,
                                     gsize       length);

G_END_DECLS
