// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Seven numbers below 64: 42 bits. */
#define NET_COMPARISON_LENGTH 7
#define NET_COMPARISON_CHOICES 64

char    *net_comparison_make_nonce (void);
char    *net_comparison_commit (const char *nonce);
gboolean net_comparison_is_digits (const char *text);

GBytes  *net_comparison_bind (const char *server_fingerprint,
                              const char *client_fingerprint,
                              GBytes     *exporter);
char    *net_comparison_derive (GBytes     *binding,
                                const char *client_nonce,
                                const char *server_nonce);
gboolean net_comparison_parse (const char *text,
                               guint8      numbers[NET_COMPARISON_LENGTH]);

G_END_DECLS
