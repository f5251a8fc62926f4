// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-tls-binding.h"

#include "net/net-comparison.h"

/* Who is at the two ends of a TLS session, after its handshake. */

static char *
dup_fingerprint (const gnutls_datum_t *certificate)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, certificate->data, certificate->size);
}

/**
 * net_tls_binding_dup_peer_fingerprint:
 *
 * Returns: (transfer full) (nullable): SHA-256 over the other side's certificate in
 *   lower-case hex, %NULL when it has shown none
 */
char *
net_tls_binding_dup_peer_fingerprint (gnutls_session_t session)
{
  guint                 n_certificates = 0;
  const gnutls_datum_t *certificates = gnutls_certificate_get_peers (session, &n_certificates);

  return certificates != NULL && n_certificates > 0 ? dup_fingerprint (&certificates[0]) : NULL;
}

/* A server may not have asked for one. */
static char *
dup_own_fingerprint (gnutls_session_t session)
{
  const gnutls_datum_t *certificate = gnutls_certificate_get_ours (session);

  return certificate != NULL && certificate->size > 0 ? dup_fingerprint (certificate) : NULL;
}

/**
 * net_tls_binding_dup_exporter:
 *
 * Returns: (transfer full) (nullable): what only the two ends of this session know
 *   (`tls-exporter`, RFC 9266); %NULL in a session of TLS 1.2 whose secret does not hang on
 *   its whole handshake (RFC 7627), as somebody in the middle could give two of those the
 *   same one
 */
GBytes *
net_tls_binding_dup_exporter (gnutls_session_t session)
{
  gnutls_datum_t exporter = { NULL, 0 };
  GBytes        *bytes;

  if (gnutls_protocol_get_version (session) < GNUTLS_TLS1_3 && !gnutls_session_ext_master_secret_status (session))
    return NULL;
  if (gnutls_session_channel_binding (session, GNUTLS_CB_TLS_EXPORTER, &exporter) != GNUTLS_E_SUCCESS)
    return NULL;
  bytes = g_bytes_new (exporter.data, exporter.size);
  gnutls_free (exporter.data);
  return bytes;
}

/**
 * net_tls_binding_new:
 * @is_server: which end of the session this is
 *
 * Returns: (transfer full) (nullable): what net_comparison_derive() takes, the same at both
 *   ends; %NULL when one of them has shown no certificate
 */
GBytes *
net_tls_binding_new (gnutls_session_t session,
                     gboolean         is_server)
{
  g_autofree char *peer = net_tls_binding_dup_peer_fingerprint (session);
  g_autofree char *own = dup_own_fingerprint (session);
  g_autoptr (GBytes) exporter = net_tls_binding_dup_exporter (session);

  if (peer == NULL || own == NULL || exporter == NULL)
    return NULL;
  return net_comparison_bind (is_server ? own : peer, is_server ? peer : own, exporter);
}
