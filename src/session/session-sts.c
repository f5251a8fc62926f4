// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-sts.h"

#include "session/session-private.h"

#include <string.h>

/* Networks that want to be called with encryption alone say so (IRCv3 sts): to who calls
 * without, at which port; to who calls with it, for how long that holds. */

/* Longer than anybody keeps a computer. */
#define MAX_DURATION (10 * 365 * 24 * 60 * 60)

/* Returns: the number, or -1 when there is none */
static gint64
find_number (const char *value,
             const char *key)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", -1);
  guint64 number;

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_has_prefix (parts[i], key) && g_ascii_string_to_unsigned (parts[i] + strlen (key), 10, 0, G_MAXINT64, &number, NULL))
      return number;
  return -1;
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * session_sts_apply:
 * @endpoint: (inout): whom to call
 *
 * Who has said to be called with encryption alone is.
 */
void
session_sts_apply (Session     *self,
                   NetEndpoint *endpoint)
{
  g_autofree char *host = g_ascii_strdown (endpoint->host, -1);
  guint16          port = endpoint->encrypted ? 0 : session_trust_find_policy (self->trust, host, get_now ());

  if (port == 0)
    return;
  endpoint->port = port;
  endpoint->encrypted = TRUE;
}

/**
 * session_sts_offer:
 * @value: of the capability
 *
 * Over an encrypted connection to who is what it says the policy is kept; over another one
 * only the port counts, see session_sts_upgrade().
 */
void
session_sts_offer (Session    *self,
                   const char *value)
{
  if (self->endpoint == NULL || !net_authorities_is_public_name (self->endpoint->host))
    return;
  if (!session_is_encrypted (self))
    {
      gint64 port = find_number (value, "port=");

      self->sts_port = port > 0 && port <= G_MAXUINT16 ? port : 0;
      return;
    }
  if (session_get_voucher (self) == NULL)
    return;
  self->sts_duration = MIN (find_number (value, "duration="), MAX_DURATION);
  if (self->sts_duration == 0)
    {
      g_autofree char *host = g_ascii_strdown (self->endpoint->host, -1);

      session_trust_set_policy (self->trust, host, 0, 0);
    }
  session_sts_renew (self);
}

/**
 * session_sts_upgrade:
 *
 * Calls a server that wants encryption once more, with it; and never without again.
 *
 * Returns: whether it does; then this connection is given up
 */
gboolean
session_sts_upgrade (Session *self)
{
  if (self->sts_port == 0 || self->registered)
    return FALSE;
  self->endpoint->port = self->sts_port;
  self->endpoint->encrypted = TRUE;
  g_clear_object (&self->addresses);
  g_free (self->address);
  self->address = net_endpoint_to_string (self->endpoint);
  session_link_connect (self);
  return TRUE;
}

/**
 * session_sts_renew:
 *
 * The time for which the server's word holds begins anew: when it is heard, and when the
 * connection ends.
 */
void
session_sts_renew (Session *self)
{
  g_autofree char *host = NULL;

  if (self->sts_duration <= 0)
    return;
  host = g_ascii_strdown (self->endpoint->host, -1);
  session_trust_set_policy (self->trust, host, self->endpoint->port, get_now () + self->sts_duration);
}
