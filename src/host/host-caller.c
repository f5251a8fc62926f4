// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "host/host-caller.h"

#include <glib/gi18n.h>
#include <string.h>

/* Callers who are not let in are told so, each in the words of its own protocol. */

static void
turn_away (NetLink    *link,
           const char *bytes,
           gsize       length)
{
  g_autoptr (GBytes) answer = g_bytes_new (bytes, length);

  net_link_send (link, answer);
  net_link_close (link);
}

/* A fatal alert, handshake_failure (RFC 8446, 6): the caller knows at once, and can try
 * without encryption. */
static void
turn_away_tls (NetLink *link)
{
  static const char alert[] = { 0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28 };

  turn_away (link, alert, sizeof alert);
}

static void
turn_away_plain_text (NetLink    *link,
                      const char *sentence)
{
  g_autofree char *text = g_strconcat (sentence, "\n", NULL);

  turn_away (link, text, strlen (text));
}

/* The room takes nobody unencrypted. */
static void
turn_away_unencrypted (NetLink  *link,
                       NetCaller caller)
{
  static const char error[] = "ERROR :This room lets nobody in unencrypted. Please switch TLS on in your chat program.\r\n";

  if (caller == NET_CALLER_IRC)
    turn_away (link, error, strlen (error));
  else
    turn_away_plain_text (link, _ ("This room lets nobody in unencrypted. Please join with Merhaba or another chat program that can use TLS."));
}

/**
 * host_caller_turn_away:
 * @link: not started
 * @no_plain_text: whether plain-text guests are not let in
 * @require_tls: whether nobody is let in unencrypted
 *
 * Returns: whether the caller was told why it cannot come in, and let go
 */
gboolean
host_caller_turn_away (NetCaller caller,
                       NetLink  *link,
                       gboolean  no_plain_text,
                       gboolean  require_tls)
{
  if (caller == NET_CALLER_TLS)
    turn_away_tls (link);
  else if (caller != NET_CALLER_IRC && no_plain_text)
    turn_away_plain_text (link, _ ("This room takes no plain-text guests. Please join with Merhaba or another chat program."));
  else if (require_tls && !net_link_is_encrypted (link))
    turn_away_unencrypted (link, caller);
  else
    return FALSE;
  return TRUE;
}

/**
 * host_caller_get_manner:
 *
 * Returns: how the caller talks, for a log
 */
const char *
host_caller_get_manner (NetCaller caller,
                        gboolean  encrypted)
{
  switch (caller)
    {
    case NET_CALLER_IRC:
      return encrypted ? "irc, encrypted" : "irc";
    case NET_CALLER_HTTP:
      return encrypted ? "http, encrypted" : "http";
    case NET_CALLER_TLS:
      return "tls";
    case NET_CALLER_PLAIN_TEXT:
    case NET_CALLER_UNKNOWN:
      return encrypted ? "plain text, encrypted" : "plain text";
    }
  g_return_val_if_reached ("");
}
