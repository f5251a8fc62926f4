// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-guest.h"

#include "irc/irc-message.h"
#include "irc/irc-name.h"
#include "irc/irc-text.h"
#include "net/net-sniffer.h"
#include "server/server-commands.h"
#include "server/server-gate.h"
#include "server/server-history.h"
#include "server/server-names.h"
#include "server/server-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Guests who know nothing of IRC: the programs of a beginner's course, netcat, telnet.
 * They are greeted first, get lines `Name: text`, and what they send is a message. */

#define GREETING "merhaba\n"
#define GOODBYE "quit"

/* Bytes of one piece of a guest's text, so that no relayed line is cut. */
#define PIECE_BYTES 350

/* A program of the course speaks at once or takes the greeting and goes; who is still
 * silent after this long is a person who reads, and is shown what was said before. */
#define READER_MS 1000

/* A guest's user name has no tilde: IRC clients always get one, so nobody else can pass
 * for a guest. */
#define GUEST_USER "guest"

static void
send_text (ServerClient *client,
           const char   *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  server_client_send (client, bytes);
}

static void
take_name (ServerClient *client)
{
  Server          *server = client->server;
  g_autofree char *word = irc_name_nick_from_person (_ ("Guest"), "Guest");

  for (;;)
    {
      g_autofree char *nick = irc_name_nick_variant (word, ++server->n_guests_ever);

      if (!server_names_is_free (server, nick) || !server_rename_client (server, client, nick))
        continue;
      client->real_name = g_strdup_printf (_ ("Guest %u"), server->n_guests_ever);
      return;
    }
}

/* Returns why the guest cannot come in, translated, or NULL. */
static const char *
find_refusal (ServerClient *client)
{
  Server              *server = client->server;
  const ServerChannel *room = server->room;

  if (server->n_silent_guests > SERVER_GUEST_MAX_SILENT || (room->limit > 0 && room->members->len >= room->limit))
    return _ ("The room has no place for more silent guests. Please try again later.");
  if (room->key != NULL)
    return _ ("This room has a key. Please join with Merhaba or another chat program.");
  if (room->invite_only || server_channel_is_banned (server->room, client))
    return _ ("The host does not let you into this room.");
  return NULL;
}

static gboolean
past_cb (gpointer user_data)
{
  ServerClient        *client = user_data;
  const ServerChannel *room = client->server->room;

  client->past_id = 0;
  /* Behind what was said meanwhile it would only confuse. */
  if (client->link != NULL && !client->has_spoken && g_strcmp0 (client->past_msgid, room->last_msgid) == 0)
    server_history_catch_up (client, client->server->room);
  return G_SOURCE_REMOVE;
}

/**
 * server_guest_welcome:
 *
 * Greets a guest, gives it a name and puts it into the room. The greeting is the first
 * thing it receives, and stands alone.
 */
void
server_guest_welcome (ServerClient *client)
{
  Server     *server = client->server;
  const char *refusal;
  g_autoptr (ServerReply) reply = NULL;

  send_text (client, GREETING);
  net_link_set_framing (client->link, NET_FRAMING_TEXT);
  server->n_silent_guests++;
  take_name (client);
  server_client_set_user (client, GUEST_USER);
  refusal = find_refusal (client);
  if (refusal != NULL)
    {
      send_text (client, refusal);
      send_text (client, "\n");
      server_refuse_client (server, client, "Not let in");
      return;
    }
  client->registered = TRUE;
  reply = server_reply_new (client, NULL);
  server_channel_join (server->room, client, reply);
  client->past_msgid = g_strdup (server->room->last_msgid);
  client->past_id = g_timeout_add (READER_MS, past_cb, client);
}

/* Its first words are those of an IRC client that was slow to speak: it becomes one. */
static void
become_irc_client (ServerClient *client,
                   const char   *line,
                   gsize         length)
{
  Server *server = client->server;
  g_autoptr (ServerEvent) event = server_event_new (client->source, "QUIT", "Joins again with another program", NULL);

  server_tell_peers (client, event, 0);
  server_channel_forget (server->room, client);
  g_hash_table_remove (server->by_nick, client->nick);
  server->n_silent_guests--;
  g_clear_pointer (&client->nick, g_free);
  g_clear_pointer (&client->user, g_free);
  g_clear_pointer (&client->real_name, g_free);
  g_clear_handle_id (&client->past_id, g_source_remove);
  client->registered = FALSE;
  client->caller = SERVER_CALLER_IRC;
  net_link_set_framing (client->link, NET_FRAMING_LINES);
  server_gate_handle_line (client, line, length);
}

static void
say (ServerClient *client,
     const char   *bytes,
     gsize         length)
{
  g_autofree char *copy = g_strndup (bytes, length);
  g_autofree char *text = irc_text_normalize_lines (copy);
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (ServerReply) reply = NULL;

  if (text[0] == '\0')
    return;
  if (!server_channel_may_speak (client->server->room, client))
    {
      send_text (client, _ ("This message was not passed on: you may not speak in this room now."));
      send_text (client, "\n");
      return;
    }
  pieces = irc_text_split (text, PIECE_BYTES);
  reply = server_reply_new (client, NULL);
  cmd_message_deliver (client, "PRIVMSG", client->server->room->name, pieces, NULL, reply);
}

/**
 * server_guest_handle_text:
 * @text: what a guest sent, one message; need not end in NUL
 */
void
server_guest_handle_text (ServerClient *client,
                          const char   *text,
                          gsize         length)
{
  g_autoptr (ServerClient) guard = server_client_ref (client);
  Server *server = client->server;

  client->heard_us = g_get_monotonic_time ();
  if (!client->has_spoken && net_sniffer_classify (text, length) == NET_CALLER_IRC)
    {
      become_irc_client (client, text, length);
      return;
    }
  if (length == strlen (GOODBYE) && memcmp (text, GOODBYE, length) == 0)
    {
      if (client->n_owed > 0)
        {
          server_client_hold (client, text, length);
          return;
        }
      server_refuse_client (server, client, "Said goodbye");
      return;
    }
  if (server->flood_limits)
    server_client_charge (client, 1000);
  if (!irc_text_is_clean (text, length))
    {
      send_text (client, _ ("This message could not be read and was not passed on: it is not UTF-8 text."));
      send_text (client, "\n");
      return;
    }
  if (!client->has_spoken)
    {
      client->has_spoken = TRUE;
      server->n_silent_guests--;
    }
  say (client, text, length);
}
