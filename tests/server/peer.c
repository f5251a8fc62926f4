// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/peer.h"

#include <string.h>

struct _PeerLink
{
  NetLink parent_instance;

  GString   *received;
  gboolean   closed;
  gboolean   paused;
  NetFraming framing;
};

G_DEFINE_FINAL_TYPE (PeerLink, peer_link, NET_TYPE_LINK)

static void
peer_link_start (NetLink *link)
{
}

static void
peer_link_send (NetLink *link,
                GBytes  *bytes)
{
  PeerLink   *self = PEER_LINK (link);
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_string_append_len (self->received, data, size);
}

static void
peer_link_set_paused (NetLink *link,
                      gboolean paused)
{
  PEER_LINK (link)->paused = paused;
}

static void
peer_link_set_framing (NetLink   *link,
                       NetFraming framing)
{
  PEER_LINK (link)->framing = framing;
}

static void
peer_link_close (NetLink *link)
{
  PEER_LINK (link)->closed = TRUE;
}

static void
peer_link_finalize (GObject *object)
{
  g_string_free (PEER_LINK (object)->received, TRUE);
  G_OBJECT_CLASS (peer_link_parent_class)->finalize (object);
}

static void
peer_link_class_init (PeerLinkClass *klass)
{
  NetLinkClass *link_class = NET_LINK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = peer_link_finalize;
  link_class->start = peer_link_start;
  link_class->send = peer_link_send;
  link_class->set_paused = peer_link_set_paused;
  link_class->set_framing = peer_link_set_framing;
  link_class->close = peer_link_close;
}

static void
peer_link_init (PeerLink *self)
{
  self->received = g_string_new (NULL);
  self->framing = NET_FRAMING_LINES;
}

/* A server with what a test usually wants; @config overrides it. */
Server *
peer_server_new (const ServerConfig *config)
{
  static const ServerConfig usual = {
    .name = "test.server",
    .room_name = "Sınıf 5-B",
    .channel = "#merhaba",
    .max_clients = 100,
    .ping_ms = 60000,
    .auto_join = TRUE,
  };

  return server_new (config != NULL ? config : &usual);
}

Peer *
peer_new (Server      *server,
          ServerCaller caller)
{
  Peer *self = g_new0 (Peer, 1);

  self->link = g_object_new (PEER_TYPE_LINK, NULL);
  server_add_link (server, NET_LINK (self->link), caller);
  return self;
}

/* Somebody who calls over IRC from another computer. */
Peer *
peer_new_from (Server     *server,
               const char *host)
{
  Peer *self = g_new0 (Peer, 1);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (host, 4711);

  self->link = g_object_new (PEER_TYPE_LINK, NULL);
  net_link_set_addresses (NET_LINK (self->link), address, NULL);
  server_add_link (server, NET_LINK (self->link), SERVER_CALLER_IRC);
  return self;
}

/* Somebody who has shown a certificate, with @device for its fingerprint, or none. */
Peer *
peer_new_device (Server     *server,
                 const char *device)
{
  Peer *self = peer_new (server, SERVER_CALLER_IRC);

  net_link_set_security (NET_LINK (self->link), TRUE, device);
  return self;
}

/* Registers by the certificate, with all the capabilities a new program has. */
void
peer_say_who (Peer       *self,
              const char *nick)
{
  g_autofree char *line = g_strdup_printf ("NICK %s", nick);

  peer_say (self, "CAP REQ :sasl account-notify account-tag message-tags server-time batch labeled-response echo-message extended-join standard-replies");
  /* Only a room that keeps what is said has these. */
  peer_say (self, "CAP REQ :draft/message-redaction draft/chathistory draft/read-marker");
  peer_say (self, line);
  peer_say (self, "USER x 0 * :A person");
  peer_say (self, "AUTHENTICATE EXTERNAL");
  g_free (peer_expect (self, "AUTHENTICATE +"));
  peer_say (self, "AUTHENTICATE +");
  g_free (peer_expect (self, ":test.server 903 *"));
  peer_say (self, "CAP END");
}

/* Somebody registered, with what they were told so far forgotten. */
Peer *
peer_register (Server     *server,
               const char *nick,
               const char *capabilities)
{
  Peer            *self = peer_new (server, SERVER_CALLER_IRC);
  g_autofree char *request = g_strdup_printf ("CAP REQ :%s", capabilities != NULL ? capabilities : "");
  g_autofree char *nick_line = g_strdup_printf ("NICK %s", nick);
  g_autofree char *user_line = g_strdup_printf ("USER %s 0 * :%s Person", nick, nick);
  g_autofree char *welcome = NULL;

  if (capabilities != NULL)
    peer_say (self, request);
  peer_say (self, nick_line);
  peer_say (self, user_line);
  peer_say (self, "CAP END");
  welcome = peer_expect (self, ":test.server 001 *");
  peer_forget (self);
  return self;
}

void
peer_free (Peer *self)
{
  peer_hang_up (self);
  g_object_unref (self->link);
  g_free (self);
}

void
peer_say_bytes (Peer       *self,
                const char *bytes,
                gsize       length)
{
  net_link_emit_line (NET_LINK (self->link), bytes, length);
}

void
peer_say (Peer       *self,
          const char *line)
{
  peer_say_bytes (self, line, strlen (line));
}

void
peer_say_too_much (Peer *self)
{
  net_link_emit_line_too_long (NET_LINK (self->link));
}

void
peer_hang_up (Peer *self)
{
  net_link_emit_closed (NET_LINK (self->link), NULL);
}

/* The next line it was told, without its end, or NULL. */
char *
peer_take_line (Peer *self)
{
  const char *end = strstr (self->link->received->str, "\r\n");
  char       *line;

  if (end == NULL)
    return NULL;
  line = g_strndup (self->link->received->str, end - self->link->received->str);
  g_string_erase (self->link->received, 0, end - self->link->received->str + 2);
  return line;
}

/* All it was told and did not take yet. */
char *
peer_take_bytes (Peer *self)
{
  char *bytes = g_strdup (self->link->received->str);

  g_string_truncate (self->link->received, 0);
  return bytes;
}

/* The first line that matches; those before it are passed over. */
char *
peer_expect (Peer       *self,
             const char *pattern)
{
  g_autofree char *seen = g_strdup (self->link->received->str);
  char            *line;

  while ((line = peer_take_line (self)) != NULL)
    {
      if (g_pattern_match_simple (pattern, line))
        return line;
      g_free (line);
    }
  g_error ("No line “%s” in:\n%s", pattern, seen);
}

void
peer_expect_nothing (Peer       *self,
                     const char *pattern)
{
  g_autofree char *seen = g_strdup (self->link->received->str);
  char            *line;

  while ((line = peer_take_line (self)) != NULL)
    {
      if (g_pattern_match_simple (pattern, line))
        g_error ("A line “%s” in:\n%s", pattern, seen);
      g_free (line);
    }
}

void
peer_forget (Peer *self)
{
  g_string_truncate (self->link->received, 0);
}

gboolean
peer_is_closed (Peer *self)
{
  return self->link->closed;
}

gboolean
peer_is_paused (Peer *self)
{
  return self->link->paused;
}

NetFraming
peer_get_framing (Peer *self)
{
  return self->link->framing;
}
