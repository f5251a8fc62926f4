// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-sniffer.h"

#include <string.h>

/* The record type of a TLS handshake (RFC 8446, 5.1). */
#define TLS_HANDSHAKE 0x16

static const struct
{
  const char *word;
  NetCaller   caller;
} openings[] = {
  { "GET ", NET_CALLER_HTTP },
  { "POST ", NET_CALLER_HTTP },
  { "HEAD ", NET_CALLER_HTTP },
  { "OPTIONS ", NET_CALLER_HTTP },
  { "PUT ", NET_CALLER_HTTP },
  { "CAP ", NET_CALLER_IRC },
  { "NICK ", NET_CALLER_IRC },
  { "USER ", NET_CALLER_IRC },
  { "PASS ", NET_CALLER_IRC },
  { "PING ", NET_CALLER_IRC },
};

/**
 * net_sniffer_classify:
 * @bytes: the first bytes a caller sent
 * @length: how many there are
 *
 * Tells who calls. Verbs count in capitals alone, as programs send them: "pass me the
 * salt" is a person's message.
 *
 * Returns: the kind of caller, or %NET_CALLER_UNKNOWN while @bytes could become one of
 * several
 */
NetCaller
net_sniffer_classify (const char *bytes,
                      gsize       length)
{
  if (length == 0)
    return NET_CALLER_UNKNOWN;
  if ((guchar)bytes[0] == TLS_HANDSHAKE)
    return NET_CALLER_TLS;

  for (gsize i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      gsize word_length = strlen (openings[i].word);

      if (strncmp (bytes, openings[i].word, MIN (length, word_length)) == 0)
        return length >= word_length ? openings[i].caller : NET_CALLER_UNKNOWN;
    }
  return NET_CALLER_PLAIN_TEXT;
}

/**
 * net_sniffer_is_irc_server:
 * @bytes: the first bytes of the side that was called
 * @length: how many there are
 *
 * Returns: whether they are those of an IRC server, as it greets callers or answers them
 */
gboolean
net_sniffer_is_irc_server (const char *bytes,
                           gsize       length)
{
  static const char *const words[] = { ":", "@", "NOTICE ", "PING ", "ERROR ", "CAP ", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (length >= strlen (words[i]) && strncmp (bytes, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}
