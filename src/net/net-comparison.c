// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-comparison.h"

#include "lazy/lazy-gnutls.h"

#include <stdlib.h>
#include <string.h>

/* What two people compare to be sure that nobody sits between them: both ends make the same
 * few numbers of the two certificates, the TLS session and a nonce of each end.
 *
 * Somebody in the middle has two sessions, one with each end, and wants both to come to the
 * same numbers. Were these made of the sessions alone, 42 bits would be far too few: either
 * session can be varied without end before it is finished (another certificate, another
 * signature) and nobody need be asked, so that some 2^21 tries on each side, seconds of
 * work, find two that agree. To be out of reach that would take more than 160 bits.
 *
 * Therefore the nonces. They are exchanged when the session and its certificates are fixed:
 * the client commits to its own by a hash, the server then says its own, and the client
 * opens the commitment. Whatever the one in the middle does first fixes the numbers of one
 * end before it can know the nonce that those of the other end hang on: nothing is left to
 * compute, it has one guess in 2^42 for each connection, and a wrong one is seen. A server
 * takes one commitment a connection. */

#define NONCE_SIZE 32
#define HEX_LENGTH 64
#define BITS 6

/* One for each use; each ends in NUL, so that none is the beginning of another. */
#define COMMIT_LABEL "merhaba.org/compare commit"
#define BIND_LABEL "merhaba.org/compare bind"
#define DERIVE_LABEL "merhaba.org/compare numbers"

static GChecksum *
begin (const char *label)
{
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *)label, strlen (label) + 1);
  return checksum;
}

static void
add_digits (GChecksum  *checksum,
            const char *digits)
{
  g_checksum_update (checksum, (const guchar *)digits, HEX_LENGTH);
}

static void
add_bytes (GChecksum *checksum,
           GBytes    *bytes)
{
  gsize         size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  g_checksum_update (checksum, data, size);
}

/**
 * net_comparison_make_nonce:
 *
 * Returns: (transfer full) (nullable): 32 bytes nobody can guess, in lower-case hex; %NULL
 *   when the system gives none
 */
char *
net_comparison_make_nonce (void)
{
  guchar   bytes[NONCE_SIZE];
  GString *text;

  if (gnutls_rnd (GNUTLS_RND_KEY, bytes, sizeof bytes) != GNUTLS_E_SUCCESS)
    return NULL;
  text = g_string_sized_new (HEX_LENGTH);
  for (gsize i = 0; i < sizeof bytes; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}

/**
 * net_comparison_commit:
 * @nonce: of net_comparison_make_nonce()
 *
 * Returns: (transfer full): what holds its owner to @nonce and does not tell it, in
 *   lower-case hex
 */
char *
net_comparison_commit (const char *nonce)
{
  g_autoptr (GChecksum) checksum = begin (COMMIT_LABEL);

  g_return_val_if_fail (net_comparison_is_digits (nonce), NULL);

  add_digits (checksum, nonce);
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * net_comparison_is_digits:
 *
 * Returns: whether @text is written as a nonce and a commitment are
 */
gboolean
net_comparison_is_digits (const char *text)
{
  return text != NULL && strlen (text) == HEX_LENGTH && strspn (text, "0123456789abcdef") == HEX_LENGTH;
}

/**
 * net_comparison_bind:
 * @server_fingerprint: in lower-case hex
 * @client_fingerprint: in lower-case hex
 * @exporter: what only the two ends of the session know (RFC 9266)
 *
 * Returns: (transfer full): who talks to whom, and in which session
 */
GBytes *
net_comparison_bind (const char *server_fingerprint,
                     const char *client_fingerprint,
                     GBytes     *exporter)
{
  g_autoptr (GChecksum) checksum = begin (BIND_LABEL);
  guint8 digest[32];
  gsize  size = sizeof digest;

  g_return_val_if_fail (net_comparison_is_digits (server_fingerprint) && net_comparison_is_digits (client_fingerprint), NULL);

  add_digits (checksum, server_fingerprint);
  add_digits (checksum, client_fingerprint);
  add_bytes (checksum, exporter);
  g_checksum_get_digest (checksum, digest, &size);
  return g_bytes_new (digest, size);
}

/**
 * net_comparison_derive:
 * @binding: of net_comparison_bind()
 *
 * Returns: (transfer full): the numbers, parted by a space each: "3 41 0 63 7 12 5"
 */
char *
net_comparison_derive (GBytes     *binding,
                       const char *client_nonce,
                       const char *server_nonce)
{
  g_autoptr (GChecksum) checksum = begin (DERIVE_LABEL);
  g_autoptr (GString) text = g_string_new (NULL);
  guint8  digest[32];
  gsize   size = sizeof digest;
  guint64 bits;

  g_return_val_if_fail (net_comparison_is_digits (client_nonce) && net_comparison_is_digits (server_nonce), NULL);

  add_bytes (checksum, binding);
  add_digits (checksum, client_nonce);
  add_digits (checksum, server_nonce);
  g_checksum_get_digest (checksum, digest, &size);
  memcpy (&bits, digest, sizeof bits);
  bits = GUINT64_FROM_BE (bits);
  for (guint i = 0; i < NET_COMPARISON_LENGTH; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", (guint)(bits >> (64 - BITS * (i + 1))) & (NET_COMPARISON_CHOICES - 1));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * net_comparison_parse:
 * @text: from the other side of a connection; may be anything
 * @numbers: (out): each below %NET_COMPARISON_CHOICES
 *
 * Returns: whether @text is written as net_comparison_derive() writes
 */
gboolean
net_comparison_parse (const char *text,
                      guint8      numbers[NET_COMPARISON_LENGTH])
{
  for (guint i = 0; i < NET_COMPARISON_LENGTH; i++)
    {
      gsize n_digits = strspn (text, "0123456789");
      char  end = i + 1 < NET_COMPARISON_LENGTH ? ' ' : '\0';
      int   number;

      if (n_digits == 0 || n_digits > 2 || text[n_digits] != end || (n_digits == 2 && text[0] == '0'))
        return FALSE;
      number = atoi (text);
      if (number >= NET_COMPARISON_CHOICES)
        return FALSE;
      numbers[i] = number;
      text += n_digits + 1;
    }
  return TRUE;
}
