// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "irc/irc-name.h"
#include "net/net-addresses.h"
#include "session/session-archive.h"
#include "session/session-private.h"
#include "session/session-reason.h"
#include "session/session-sts.h"

/* The ways into a room: an address, an invitation, a room we were in, one in this process. */

/**
 * session_start_connecting:
 *
 * Calls the endpoint, as if for the first time.
 */
void
session_start_connecting (Session *self)
{
  self->trouble = SESSION_TROUBLE_NONE;
  session_link_stop_retrying (self);
  session_set_dialect (self, SESSION_DIALECT_UNKNOWN);
  session_set_state (self, SESSION_STATE_CONNECTING, NULL);
  session_link_connect (self);
}

static gboolean
set_address (Session    *self,
             const char *address,
             GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  NetEndpoint *endpoint = net_endpoint_parse (address, &local_error);

  if (endpoint == NULL)
    {
      g_autofree char *reason = session_reason_from_endpoint_error (local_error);

      g_set_error_literal (error, local_error->domain, local_error->code, reason);
      return FALSE;
    }
  /* A link may come from anywhere. */
  if (endpoint->channel != NULL && !irc_name_is_channel (endpoint->channel))
    g_clear_pointer (&endpoint->channel, g_free);
  session_sts_apply (self, endpoint);
  net_endpoint_free (self->endpoint);
  self->endpoint = endpoint;
  g_free (self->address);
  self->address = net_endpoint_to_string (endpoint);
  return TRUE;
}

/* Which room is meant, as far as the invitation says. */
static void
set_expectations (Session         *self,
                  const NetInvite *invite)
{
  g_clear_object (&self->addresses);
  if (invite->addresses->len > 1)
    self->addresses = net_invite_list_addresses (invite);
  g_free (self->room_id);
  self->room_id = g_strdup (invite->room_id);
  self->sought_by_id = self->room_id != NULL;
  g_free (self->expected_fingerprint);
  self->expected_fingerprint = g_strdup (invite->fingerprint);
  if (invite->key != NULL)
    session_set_key (self, invite->key);
}

/**
 * session_join_invite:
 * @invite: the ways to the room, and which one it is
 * @archive: (nullable): as session_get_archive() told it when we were in that room before;
 *   then what is kept of it is shown at once, and it is as if the connection was lost and
 *   taken up again
 * @error: as session_join()
 *
 * Begins to join a room of which more is known than an address. Whoever answers with
 * another certificate than the invitation says is not spoken to.
 */
gboolean
session_join_invite (Session         *self,
                     const NetInvite *invite,
                     const char      *archive,
                     GError         **error)
{
  if (!set_address (self, invite->addresses->pdata[0], error))
    return FALSE;
  set_expectations (self, invite);
  session_room_set_title (self->room, invite->room_name != NULL ? invite->room_name : self->address);
  self->was_connected = FALSE;
  if (archive != NULL)
    session_archive_open_named (self, archive);
  session_start_connecting (self);
  return TRUE;
}

/**
 * session_parse_invite:
 * @address: as session_join() takes it
 * @error: where a #NetEndpointError with a translated message goes
 *
 * Returns: (transfer full) (nullable): what it says
 */
NetInvite *
session_parse_invite (const char *address,
                      GError    **error)
{
  g_autoptr (GError) local_error = NULL;
  NetInvite *invite = net_invite_parse (address, &local_error);

  if (invite == NULL)
    {
      g_autofree char *reason = session_reason_from_endpoint_error (local_error);

      g_set_error_literal (error, local_error->domain, local_error->code, reason);
    }
  return invite;
}

/**
 * session_join:
 * @address: what a person typed: a name or an address, with or without a port, or a URI
 * @error: where a #NetEndpointError with a translated message goes
 *
 * Begins to join. What becomes of it is told by the state.
 *
 * Returns: %FALSE when @address is none
 */
gboolean
session_join (Session    *self,
              const char *address,
              GError    **error)
{
  g_autoptr (NetInvite) invite = session_parse_invite (address, error);

  return invite != NULL && session_join_invite (self, invite, NULL, error);
}

/**
 * session_open_room:
 * @title: what the room was called
 * @archive: as session_get_archive() told it
 * @error: as session_join()
 *
 * Goes to a room we were in before, see session_join_invite().
 */
gboolean
session_open_room (Session    *self,
                   const char *address,
                   const char *title,
                   const char *archive,
                   GError    **error)
{
  if (!set_address (self, address, error))
    return FALSE;
  session_room_set_title (self->room, title);
  session_archive_open_named (self, archive);
  self->sought_by_id = self->room_id != NULL;
  session_start_connecting (self);
  return TRUE;
}

/**
 * session_join_link:
 * @link: a link to a host in this process, not started; a reference is taken
 */
void
session_join_link (Session *self,
                   NetLink *link)
{
  session_set_state (self, SESSION_STATE_CONNECTING, NULL);
  session_link_take (self, link, SESSION_DIALECT_IRC);
}

/**
 * session_try_again:
 *
 * Joins the same address once more; what was said stays on the screen.
 */
void
session_try_again (Session *self)
{
  if (self->state != SESSION_STATE_LOST && self->state != SESSION_STATE_LEFT)
    return;
  if (self->first->state == SESSION_STATE_CONNECTED && self->first != self)
    session_beside_enter (self);
  else if (self->first->endpoint != NULL && self->first->state != SESSION_STATE_CONNECTING)
    session_start_connecting (self->first);
}

/**
 * session_get_room_id:
 *
 * Returns: (nullable): the lasting id of the host we are on the way to or were with, as far
 *   as it is known
 */
const char *
session_get_room_id (Session *self)
{
  return self->first->room_id;
}

/* --- The key --- */

/**
 * session_set_key:
 * @key: (nullable): what the room may ask for
 *
 * Will be said to the room the next time we join it.
 */
void
session_set_key (Session    *self,
                 const char *key)
{
  g_autofree char *copy = key != NULL && key[0] != '\0' ? g_utf8_normalize (key, -1, G_NORMALIZE_NFC) : NULL;

  if (g_strcmp0 (self->key, copy) == 0)
    return;
  g_free (self->key);
  self->key = g_steal_pointer (&copy);
  g_object_notify (G_OBJECT (self), "key");
}

/**
 * session_get_key:
 *
 * Returns: (nullable): the room's key, when we are in
 */
const char *
session_get_key (Session *self)
{
  return self->key;
}

/**
 * session_is_key:
 *
 * Returns: whether @text can be a room's key
 */
gboolean
session_is_key (const char *text)
{
  return irc_name_is_key (text);
}

/**
 * session_change_key:
 * @key: (nullable): from now on, without spaces and commas; %NULL for none
 *
 * Asks the host to let only those in who know the key. Operators may.
 */
void
session_change_key (Session    *self,
                    const char *key)
{
  const char      *channel = session_room_get_channel (self->room);
  g_autofree char *copy = key != NULL ? g_utf8_normalize (key, -1, G_NORMALIZE_NFC) : NULL;

  if (copy != NULL)
    session_irc_send (self, NULL, "MODE", channel, "+k", copy, NULL);
  else
    session_irc_send (self, NULL, "MODE", channel, "-k", self->key != NULL ? self->key : "*", NULL);
}

/* --- Inviting --- */

/* Where this computer is reached by others: on real networks, or on whatever there is. */
static void
add_own_addresses (NetInvite *invite,
                   guint16    port)
{
  g_autoptr (GPtrArray) addresses = net_addresses_list ();

  for (guint i = 0; i < addresses->len; i++)
    {
      const NetAddress *own = addresses->pdata[i];
      g_autofree char  *host = g_inet_address_to_string (own->address);
      NetEndpoint       endpoint = { .host = host, .port = port };
      g_autofree char  *text = net_endpoint_to_string (&endpoint);

      if (own->kind != NET_INTERFACE_OTHER || invite->addresses->len == 0)
        net_invite_add_address (invite, text);
    }
}

/**
 * session_dup_invite:
 * @host_port: where others reach the room when this computer hosts it, otherwise 0
 *
 * Returns: (transfer full) (nullable): how others come into the room we are in; %NULL
 *   when we are in none, or without a network
 */
NetInvite *
session_dup_invite (Session *self,
                    guint16  host_port)
{
  g_autoptr (NetInvite) invite = net_invite_new ();

  self = self->first;
  if (self->link == NULL || self->state != SESSION_STATE_CONNECTED)
    return NULL;
  if (host_port != 0)
    add_own_addresses (invite, host_port);
  else if (self->address != NULL)
    net_invite_add_address (invite, self->address);
  if (invite->addresses->len == 0)
    return NULL;
  invite->room_id = g_strdup (irc_isupport_get (self->isupport, IRC_ISUPPORT_ROOM));
  invite->room_name = g_strdup (session_room_get_title (self->room));
  /* The certificate of a server an authority vouches for is another one soon. */
  if (net_link_get_voucher (self->link) == NULL)
    invite->fingerprint = g_strdup (net_link_get_fingerprint (self->link));
  invite->key = g_strdup (self->key);
  return g_steal_pointer (&invite);
}
