// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "lazy/lazy-gnutls.h"

#include <glib.h>

G_BEGIN_DECLS

char   *net_tls_binding_dup_peer_fingerprint (gnutls_session_t session);
GBytes *net_tls_binding_dup_exporter (gnutls_session_t session);
GBytes *net_tls_binding_new (gnutls_session_t session,
                             gboolean         is_server);

G_END_DECLS
