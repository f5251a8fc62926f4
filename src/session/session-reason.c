// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-reason.h"

#include "net/net-endpoint.h"
#include "net/net-link.h"

#include <glib/gi18n.h>
#include <string.h>

/* Why something did not work, in plain words and with what to do about it. */

/* What our own host says with its goodbye. */
static const struct
{
  const char    *words;
  const char    *sentence;
  SessionRefusal refusal;
} known[] = {
  { "The room has ended", N_ ("The host has closed the room."), SESSION_REFUSAL_NONE },
  { "The room is full", N_ ("The room is full. Please try again later, or ask the host."), SESSION_REFUSAL_FULL },
  { "Too many wrong keys", N_ ("Too many wrong keys were tried from your network. Please wait a minute, then try again."), SESSION_REFUSAL_KEY },
  { SESSION_REASON_REPLACED, N_ ("You joined this room again from this computer, and this older connection was closed."), SESSION_REFUSAL_NONE },
  { "Ping timeout", N_ ("The connection was silent for too long. Please check the network."), SESSION_REFUSAL_NONE },
  { "Registration timed out", N_ ("Joining took too long. Please try again."), SESSION_REFUSAL_NONE },
};

/**
 * session_reason_from_endpoint_error:
 * @error: from net_endpoint_parse()
 */
char *
session_reason_from_endpoint_error (const GError *error)
{
  if (g_error_matches (error, NET_ENDPOINT_ERROR, NET_ENDPOINT_ERROR_EMPTY))
    return g_strdup (_ ("Please type the address that the host’s screen shows."));
  if (g_error_matches (error, NET_ENDPOINT_ERROR, NET_ENDPOINT_ERROR_PORT))
    return g_strdup (_ ("The port behind the colon must be a number from 1 to 65535."));
  return g_strdup (_ ("This does not look like an address. An address looks like 192.168.1.5."));
}

/**
 * session_reason_from_connect_error:
 * @error: from session_connector_connect_finish()
 * @address: what was typed
 */
char *
session_reason_from_connect_error (const GError *error,
                                   const char   *address)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return g_strdup_printf (_ ("No room is open at %s. Please check the address, and whether the room is still open there."), address);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_strdup_printf (_ ("%s does not answer. Please check that the other computer is on and on the same network."), address);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE))
    return g_strdup_printf (_ ("There is no way from this computer to %s. Please check that it is connected to the same network."), address);
  if (error->domain == G_RESOLVER_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND))
    return g_strdup_printf (_ ("No computer with the name %s was found. Please check the spelling, or use the address in numbers."), address);
  if (error->domain == G_TLS_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    return g_strdup_printf (_ ("The connection to %s broke off before it was encrypted. Please try again."), address);
  return g_strdup_printf (_ ("Joining %s did not work: %s"), address, error->message);
}

/**
 * session_reason_from_server_words:
 * @words: what the server said with its goodbye
 *
 * Our own host's words are known and translated; a stranger's are given as they are.
 */
char *
session_reason_from_server_words (const char *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (words, known[i].words) == 0)
      return g_strdup (_ (known[i].sentence));
  return g_strdup_printf (_ ("The other side ended the connection: %s"), words);
}

/**
 * session_refusal_from_server_words:
 * @words: what the server said with its goodbye
 */
SessionRefusal
session_refusal_from_server_words (const char *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (words, known[i].words) == 0)
      return known[i].refusal;
  return SESSION_REFUSAL_NONE;
}

/**
 * session_refusal_from_numeric:
 * @numeric: of a reply that says that we may not come in
 */
SessionRefusal
session_refusal_from_numeric (const char *numeric)
{
  if (strcmp (numeric, "464") == 0 || strcmp (numeric, "475") == 0)
    return SESSION_REFUSAL_KEY;
  if (strcmp (numeric, "471") == 0)
    return SESSION_REFUSAL_FULL;
  return SESSION_REFUSAL_PERSON;
}

/**
 * session_reason_from_link_error:
 * @error: (nullable): what a link closed with
 */
char *
session_reason_from_link_error (const GError *error)
{
  if (error == NULL)
    return g_strdup (_ ("The other side left."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_strdup (_ ("The other side no longer answers. Please check that both computers are still on the network."));
  return g_strdup (_ ("The connection was lost. Please check that both computers are still on the network."));
}
