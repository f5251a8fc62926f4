// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-commands.h"

#include "server/server-names.h"
#include "server/server-private.h"

#include <string.h>

/* AUTHENTICATE EXTERNAL (IRCv3 sasl, RFC 4422 appendix A): the certificate the caller has
 * shown is who it is; its fingerprint is the account. Nobody makes an account first, and
 * nobody needs one. */

/* Bytes of one AUTHENTICATE (IRCv3 sasl). */
#define MAX_CHUNK 400

static void
log_in (ServerClient *client,
        ServerReply  *reply)
{
  g_autofree char *sentence = NULL;

  client->account = g_strdup (net_link_get_fingerprint (client->link));
  sentence = g_strdup_printf ("You are now logged in as %s", client->account);
  server_reply_numeric (reply, RPL_LOGGEDIN, client->source != NULL ? client->source : "*", client->account, sentence, NULL);
  server_reply_numeric (reply, RPL_SASLSUCCESS, "SASL authentication successful", NULL);
  if (client->registered)
    {
      g_autoptr (ServerEvent) event = server_event_new_words (client->source, "ACCOUNT", client->account, NULL);

      server_tell_peers (client, event, IRC_CAPABILITY_ACCOUNT_NOTIFY);
      server_names_claim (client);
    }
}

static void
fail (ServerReply *reply)
{
  server_reply_numeric (reply, ERR_SASLFAIL, "SASL authentication failed", NULL);
}

static void
begin (ServerClient *client,
       const char   *mechanism,
       ServerReply  *reply)
{
  if (client->account != NULL)
    server_reply_numeric (reply, ERR_SASLALREADY, "You have already authenticated using SASL", NULL);
  else if (!server_client_has (client, IRC_CAPABILITY_SASL) || net_link_get_fingerprint (client->link) == NULL)
    fail (reply);
  else if (g_ascii_strcasecmp (mechanism, "EXTERNAL") != 0)
    {
      server_reply_numeric (reply, RPL_SASLMECHS, "EXTERNAL", "are available SASL mechanisms", NULL);
      fail (reply);
    }
  else
    {
      client->authenticating = TRUE;
      server_reply_word (reply, "AUTHENTICATE", "+");
    }
}

/* Who asks to be somebody else is not. */
static gboolean
is_as_shown (const ServerClient *client,
             const char         *chunk)
{
  gsize              length;
  g_autofree guchar *identity = NULL;

  if (strcmp (chunk, "+") == 0)
    return TRUE;
  identity = g_base64_decode (chunk, &length);
  return length == strlen (net_link_get_fingerprint (client->link)) && memcmp (identity, net_link_get_fingerprint (client->link), length) == 0;
}

/**
 * cmd_authenticate_abort:
 *
 * The client has broken off; says so if there is anything to break off.
 */
void
cmd_authenticate_abort (ServerClient *client,
                        ServerReply  *reply)
{
  if (client->authenticating)
    server_reply_numeric (reply, ERR_SASLABORTED, "SASL authentication aborted", NULL);
  client->authenticating = FALSE;
}

void
cmd_authenticate (ServerClient     *client,
                  const IrcMessage *message,
                  ServerReply      *reply)
{
  const char *chunk = message->params[0];

  if (!client->authenticating)
    {
      begin (client, chunk, reply);
      return;
    }
  if (strcmp (chunk, "*") == 0)
    {
      cmd_authenticate_abort (client, reply);
      return;
    }
  client->authenticating = FALSE;
  if (strlen (chunk) > MAX_CHUNK)
    server_reply_numeric (reply, ERR_SASLTOOLONG, "SASL message too long", NULL);
  else if (!is_as_shown (client, chunk))
    fail (reply);
  else
    log_in (client, reply);
}
