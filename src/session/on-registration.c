// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-commands.h"

#include "irc/irc-name.h"
#include "session/session-archive.h"
#include "session/session-reason.h"
#include "session/session-sts.h"

#include <glib/gi18n.h>
#include <string.h>

/* What our side can use. */
#define WANTED (IRC_CAPABILITY_ACCOUNT_TAG | IRC_CAPABILITY_AWAY_NOTIFY | IRC_CAPABILITY_BATCH | IRC_CAPABILITY_CHATHISTORY | IRC_CAPABILITY_ECHO_MESSAGE |                 \
                IRC_CAPABILITY_EXTENDED_JOIN | IRC_CAPABILITY_LABELED_RESPONSE | IRC_CAPABILITY_MESSAGE_REDACTION | IRC_CAPABILITY_MESSAGE_TAGS | IRC_CAPABILITY_METADATA | \
                IRC_CAPABILITY_MULTILINE | IRC_CAPABILITY_MULTI_PREFIX | IRC_CAPABILITY_REACTIONS | IRC_CAPABILITY_READ_MARKER | IRC_CAPABILITY_SERVER_TIME |               \
                IRC_CAPABILITY_SETNAME | IRC_CAPABILITY_STANDARD_REPLIES)

#define DEFAULT_CHANNEL "#merhaba"

/* Asked after the message of the day: what the server did by itself lies before the
 * answer. */
#define JOIN_BARRIER "merhaba-join"

#define MAX_NICK_TRIES 100

/* --- CAP --- */

static gsize
find_limit (const char *value,
            const char *key,
            gsize       fallback)
{
  const char *at = value != NULL ? strstr (value, key) : NULL;
  guint64     limit = at != NULL ? g_ascii_strtoull (at + strlen (key), NULL, 10) : 0;

  return limit > 0 && limit <= G_MAXUINT ? limit : fallback;
}

static void
note_offered (Session    *self,
              const char *list)
{
  g_auto (GStrv) names = g_strsplit (list, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      IrcCapability capability = irc_capability_find (names[i]);
      const char   *value = strchr (names[i], '=');

      self->offered |= capability;
      if (capability == IRC_CAPABILITY_SASL)
        session_sasl_offer (self, value != NULL ? value + 1 : NULL);
      if (g_str_has_prefix (names[i], "sts="))
        session_sts_offer (self, value + 1);
      if (capability == IRC_CAPABILITY_MULTILINE)
        {
          self->multiline_max_bytes = find_limit (value, "max-bytes=", 4096);
          self->multiline_max_lines = find_limit (value, "max-lines=", G_MAXUINT);
        }
    }
}

static void
withdraw (Session    *self,
          const char *list)
{
  g_auto (GStrv) names = g_strsplit (list, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      IrcCapability capability = irc_capability_find (names[i]);

      self->offered &= ~capability;
      self->capabilities &= ~capability;
      if (capability == IRC_CAPABILITY_SASL)
        session_sasl_withdraw (self);
    }
}

/**
 * session_request_capabilities:
 *
 * Asks for what both sides can, once it is known whether to say who we are.
 */
void
session_request_capabilities (Session *self)
{
  g_autofree char *request = irc_capability_list (self->offered & (WANTED | (session_sasl_is_wanted (self) ? IRC_CAPABILITY_SASL : 0)), FALSE);

  if (request[0] != '\0')
    session_irc_send (self, NULL, "CAP", "REQ", request, NULL);
  else
    session_irc_send (self, NULL, "CAP", "END", NULL);
}

void
on_cap (Session          *self,
        const IrcMessage *message)
{
  const char *subcommand = message->params[1];
  const char *list = message->params[message->n_params - 1];
  gboolean    more = message->n_params > 3 && strcmp (message->params[2], "*") == 0;

  if (strcmp (subcommand, "LS") == 0)
    {
      note_offered (self, list);
      if (!more && !session_sts_upgrade (self) && !session_sasl_ask (self))
        session_request_capabilities (self);
    }
  else if (strcmp (subcommand, "ACK") == 0)
    {
      irc_capability_apply (list, &self->capabilities);
      if (!self->registered && (self->capabilities & IRC_CAPABILITY_SASL) != 0)
        session_sasl_start (self);
      else if (!self->registered)
        session_irc_send (self, NULL, "CAP", "END", NULL);
    }
  else if (strcmp (subcommand, "NAK") == 0 && !self->registered)
    session_irc_send (self, NULL, "CAP", "END", NULL);
  else if (strcmp (subcommand, "NEW") == 0)
    note_offered (self, list);
  else if (strcmp (subcommand, "DEL") == 0)
    withdraw (self, list);
}

/* --- Names --- */

void
on_nick_refused (Session          *self,
                 const IrcMessage *message)
{
  g_autofree char *base = NULL;
  g_autofree char *nick = NULL;

  if (self->registered)
    return;
  if (++self->nick_number > MAX_NICK_TRIES)
    {
      session_end (self, _ ("Everybody there seems to have your name already. Please choose another name."));
      return;
    }
  base = irc_name_nick_from_person (self->name, "Person");
  nick = irc_name_nick_variant (base, self->nick_number);
  session_set_nick (self, nick);
  session_irc_send (self, NULL, "NICK", nick, NULL);
}

void
on_welcome (Session          *self,
            const IrcMessage *message)
{
  self->registered = TRUE;
  session_set_nick (self, message->params[0]);
  session_metadata_begin (self);
}

void
on_my_info (Session          *self,
            const IrcMessage *message)
{
  self->is_merhaba = g_str_has_prefix (message->params[2], "merhaba-");
}

void
on_isupport (Session          *self,
             const IrcMessage *message)
{
  for (guint i = 1; i + 1 < message->n_params; i++)
    irc_isupport_apply (self->isupport, message->params[i]);
}

/* --- Into the room --- */

void
on_end_of_motd (Session          *self,
                const IrcMessage *message)
{
  if (session_is_joining (self))
    session_irc_send (self, NULL, "PING", JOIN_BARRIER, NULL);
}

void
on_ping (Session          *self,
         const IrcMessage *message)
{
  session_irc_send (self, NULL, "PONG", message->params[0], NULL);
}

void
on_pong (Session          *self,
         const IrcMessage *message)
{
  const char *token = message->params[message->n_params - 1];
  g_autoptr (SessionMessage) delivered = NULL;

  if (strcmp (token, JOIN_BARRIER) == 0)
    {
      if (session_is_joining (self))
        session_irc_join (self, self->endpoint != NULL && self->endpoint->channel != NULL ? self->endpoint->channel : DEFAULT_CHANNEL);
      return;
    }
  self = session_beside_find_waiting (self, token);
  delivered = session_outbox_take (self->outbox, token);
  if (delivered == NULL)
    return;
  session_archive_unqueue (self, token);
  session_message_set_delivered (delivered, NULL);
}

/* --- Refusals --- */

static void
ask_for_key (Session *self)
{
  g_autofree char *sentence = g_strdup (self->key == NULL ? _ ("This room has a key. Please ask the host for it.")
                                                          : _ ("The room has another key than this one. Please ask the host for it."));

  self->trouble = SESSION_TROUBLE_KEY;
  session_end (self, sentence);
}

/* The server will not have us; the line that follows ends the connection, or the room is
 * closed to us. */
void
on_refused (Session          *self,
            const IrcMessage *message)
{
  SessionRefusal refusal = session_refusal_from_numeric (message->command);
  const char    *sentence = refusal == SESSION_REFUSAL_FULL ? _ ("The room is full. Please try again later, or ask the host.") : _ ("The host does not let you into this room.");

  if (!session_is_joining (self))
    {
      session_note (self, sentence);
      return;
    }
  if (self->first == self && session_sasl_take_refusal (self, message->params[message->n_params - 1]))
    return;
  self->refusal = refusal;
  if (strcmp (message->command, "473") == 0 && irc_isupport_get (self->first->isupport, "KNOCK") != NULL)
    session_irc_send (self, NULL, "KNOCK", message->params[1], NULL);
  else if (refusal == SESSION_REFUSAL_KEY)
    ask_for_key (self);
  else
    session_end (self, sentence);
}

void
on_error (Session          *self,
          const IrcMessage *message)
{
  if (session_sasl_take_refusal (self, message->params[0]))
    return;
  g_free (self->goodbye);
  self->goodbye = session_reason_from_server_words (message->params[0]);
  if (session_is_joining (self))
    self->refusal = session_refusal_from_server_words (message->params[0]);
  /* To come back would throw out the one that took our place. */
  if (strcmp (message->params[0], SESSION_REASON_REPLACED) == 0)
    {
      g_autofree char *reason = g_steal_pointer (&self->goodbye);

      session_end (self, reason);
    }
}
