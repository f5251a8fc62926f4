// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include "net/net-comparison.h"
#include "server/server-private.h"

#include <string.h>

/* What the person and the host can compare, to be sure that nobody sits between them. The
 * order of the words is what makes it safe, see net-comparison.c: the client commits to its
 * nonce, hears ours, and opens the commitment. Once for each connection: who could begin
 * again would have as many guesses as it likes. */

static void
take_commitment (ServerClient *client,
                 const char   *commitment,
                 ServerReply  *reply)
{
  g_autofree char *nonce = client->commitment == NULL ? net_comparison_make_nonce () : NULL;

  if (nonce == NULL)
    {
      server_reply_fail (reply, "COMPARE", "NOT_AGAIN", NULL, "Something to compare is made once for each connection");
      return;
    }
  client->commitment = g_strdup (commitment);
  client->nonce = g_steal_pointer (&nonce);
  server_reply_line (reply, client->server->name, "COMPARE", "NONCE", client->nonce, NULL);
}

static void
take_nonce (ServerClient *client,
            const char   *nonce,
            ServerReply  *reply)
{
  g_autofree char *commitment = net_comparison_commit (nonce);

  if (client->nonce == NULL || strcmp (commitment, client->commitment) != 0)
    server_reply_fail (reply, "COMPARE", "NOT_COMMITTED", NULL, "This is not what you have committed to");
  else
    client->comparison = net_link_dup_comparison (client->link, nonce, client->nonce);
  /* One nonce is opened once, right or wrong. */
  g_clear_pointer (&client->nonce, g_free);
}

void
cmd_compare (ServerClient     *client,
             const IrcMessage *message,
             ServerReply      *reply)
{
  const char *step = message->params[0];
  const char *digits = message->params[1];

  if (!net_link_is_comparable (client->link))
    server_reply_fail (reply, "COMPARE", "NOT_POSSIBLE", NULL, "There is nothing to compare without encryption and a certificate");
  else if (!net_comparison_is_digits (digits))
    server_reply_fail (reply, "COMPARE", "INVALID_PARAMS", NULL, "Invalid parameters");
  else if (strcmp (step, "COMMIT") == 0)
    take_commitment (client, digits, reply);
  else if (strcmp (step, "OPEN") == 0)
    take_nonce (client, digits, reply);
  else
    server_reply_fail (reply, "COMPARE", "INVALID_PARAMS", NULL, "Invalid parameters");
}
