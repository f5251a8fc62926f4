// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-private.h"

#include <glib/gi18n.h>

/* Whether the other side is who it was. A room is met for the first time on trust; from
 * then on its certificate is known, under its address and its lasting id. Another one, or
 * none at all, stops us before a word is said, until our person decides. A server with a
 * public name an authority vouches for may change its certificate as often as it likes,
 * and stops us when nobody does any more. */

/* What a server calls itself must not be somebody's address. */
static gboolean
is_lasting_id (const char *room_id)
{
  return room_id != NULL && g_uuid_string_is_valid (room_id);
}

/* The certificate of the room we are on the way to, or NULL: the one it had when we were
 * there, else the one we were told. An address may be another computer's tomorrow: it only
 * counts for who knows nothing else of the room. */
static const char *
find_known (Session *self)
{
  const char *fingerprint = NULL;

  if (self->endpoint == NULL)
    return NULL;
  if (is_lasting_id (self->room_id))
    fingerprint = session_trust_find (self->trust, self->room_id);
  if (fingerprint == NULL)
    fingerprint = self->expected_fingerprint;
  if (fingerprint == NULL && !self->sought_by_id)
    fingerprint = session_trust_find (self->trust, self->address);
  return fingerprint;
}

/* Whether it is known by its name alone, and an authority has vouched for that. */
static gboolean
is_vouched (Session *self)
{
  return self->endpoint != NULL && !self->sought_by_id && self->expected_fingerprint == NULL && session_trust_is_vouched (self->trust, self->address);
}

/* Whether we know it from being there, and not from what we were told. */
static gboolean
was_there (Session *self)
{
  return is_vouched (self) || find_known (self) != self->expected_fingerprint;
}

/**
 * session_security_get_needed:
 *
 * Returns: whether to encrypt; a room that was encrypted once is never entered otherwise
 */
SessionEncryption
session_security_get_needed (Session *self)
{
  gboolean accepts_none = self->has_accepted && self->accepted_fingerprint == NULL;

  if (self->endpoint->encrypted || ((find_known (self) != NULL || is_vouched (self)) && !accepts_none))
    return SESSION_ENCRYPTION_REQUIRED;
  /* Coming back to where TLS was refused a while ago. */
  if (session_was_in_room (self) && self->told_not_encrypted)
    return SESSION_ENCRYPTION_NONE;
  return SESSION_ENCRYPTION_TRIED;
}

/* --- Stopping --- */

static void
stop (Session       *self,
      SessionTrouble trouble,
      const char    *fingerprint)
{
  char *copy = g_strdup (fingerprint);

  g_free (self->refused_fingerprint);
  self->refused_fingerprint = copy;
  self->trouble = trouble;
  if (trouble == SESSION_TROUBLE_NOT_VOUCHED)
    session_end (self, _ ("An authority this computer trusts vouched for this server before, and now none does. "
                          "Perhaps its certificate has run out or the clock of this computer is wrong; perhaps somebody pretends to be the server. "
                          "Nothing was said to it. Please try again later, or ask those who run the network."));
  else if (!was_there (self))
    session_end (self, _ ("This is not the room that was meant: the computer that answers shows another certificate than the invitation or the list of rooms says. "
                          "Nothing was said to it. Please ask the host for a new invitation."));
  else if (trouble == SESSION_TROUBLE_CERTIFICATE)
    session_end (self, _ ("This room shows another certificate than before, so it may not be the room you know. "
                          "Perhaps its host was installed anew or another computer has this address now; perhaps somebody pretends to be the host. "
                          "Nothing was said to it. Please ask the host before you go in."));
  else
    session_end (self, _ ("This room was encrypted before and now it is not, so somebody could read along or pretend to be the host. "
                          "Perhaps another program runs at this address now. Nothing was said to it. Please ask the host before you go in."));
}

static gboolean
is_accepted (Session    *self,
             const char *shown)
{
  return self->has_accepted && g_strcmp0 (self->accepted_fingerprint, shown) == 0;
}

static gboolean
check (Session    *self,
       const char *known,
       NetLink    *link)
{
  const char *shown = net_link_get_fingerprint (link);

  if (known == NULL || g_strcmp0 (known, shown) == 0)
    return TRUE;
  if (is_accepted (self, shown))
    return TRUE;
  stop (self, shown != NULL ? SESSION_TROUBLE_CERTIFICATE : SESSION_TROUBLE_NOT_ENCRYPTED, shown);
  return FALSE;
}

static gboolean
check_vouched (Session *self,
               NetLink *link)
{
  const char *shown = net_link_get_fingerprint (link);

  if (net_link_get_voucher (link) != NULL || is_accepted (self, shown))
    return TRUE;
  if (shown != NULL && g_strcmp0 (session_trust_find (self->trust, self->address), shown) == 0)
    return TRUE;
  stop (self, shown != NULL ? SESSION_TROUBLE_NOT_VOUCHED : SESSION_TROUBLE_NOT_ENCRYPTED, shown);
  return FALSE;
}

/**
 * session_security_check_link:
 * @link: to the room, not started
 *
 * Returns: whether to talk over it; if not, the conversation has ended
 */
gboolean
session_security_check_link (Session *self,
                             NetLink *link)
{
  return is_vouched (self) ? check_vouched (self, link) : check (self, find_known (self), link);
}

/**
 * session_security_check_room:
 * @room_id: (nullable): what the other side says the room's lasting id is
 *
 * The room may be known from another address, with its certificate.
 *
 * Returns: whether to go in; if not, the conversation has ended
 */
gboolean
session_security_check_room (Session    *self,
                             const char *room_id)
{
  return self->endpoint == NULL || !is_lasting_id (room_id) || check (self, session_trust_find (self->trust, room_id), self->link);
}

/**
 * session_security_take_refusal:
 * @error: why there is no link
 *
 * Returns: whether it was for the want of encryption where that is required; then the
 *   conversation has ended
 */
gboolean
session_security_take_refusal (Session      *self,
                               const GError *error)
{
  gboolean refused = g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_NOT_TLS);
  gboolean closed = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);

  /* A host that is going down closes as well: then it is worth to come again. */
  if (!refused && (!closed || session_was_in_room (self)))
    return FALSE;
  if (find_known (self) == NULL && !is_vouched (self))
    session_end (self, _ ("The other side offers no encrypted connection, and this address asks for one."));
  else
    stop (self, SESSION_TROUBLE_NOT_ENCRYPTED, NULL);
  return TRUE;
}

/* --- Going in --- */

static void
learn (Session    *self,
       const char *room,
       const char *fingerprint)
{
  if (fingerprint != NULL)
    session_trust_remember (self->trust, room, fingerprint);
  else
    session_trust_forget (self->trust, room);
}

/* Said once, when the server is met. */
static void
note_stranger (Session *self)
{
  if (self->authorities == NULL || !net_authorities_is_public_name (self->endpoint->host) || net_link_get_voucher (self->link) != NULL)
    return;
  if (net_link_is_encrypted (self->link) && session_trust_find (self->trust, self->address) == NULL)
    session_note (self, _ ("This room is encrypted, but nobody vouches that it is the server it says it is. It is known by its certificate from now on."));
}

static void
learn_address (Session *self)
{
  if (net_link_get_voucher (self->link) != NULL)
    session_trust_remember_vouched (self->trust, self->address);
  else
    learn (self, self->address, net_link_get_fingerprint (self->link));
}

/**
 * session_security_note_met:
 *
 * We are not in, and want to say a password to this server the next time: it is known as
 * it is from here on.
 */
void
session_security_note_met (Session *self)
{
  if (self->endpoint == NULL || self->sought_by_id || session_security_is_known (self))
    return;
  note_stranger (self);
  learn_address (self);
}

/**
 * session_security_is_known:
 *
 * Returns: whether the other side is who it was, or who an authority says it is, and not
 *   somebody we meet for the first time
 */
gboolean
session_security_is_known (Session *self)
{
  const char *shown = net_link_get_fingerprint (self->link);

  if (net_link_get_voucher (self->link) != NULL)
    return TRUE;
  return shown != NULL && self->endpoint != NULL && (g_strcmp0 (find_known (self), shown) == 0 || g_strcmp0 (session_trust_find (self->trust, self->address), shown) == 0);
}

/**
 * session_security_note_entered:
 *
 * We are in the room: from here on it is known as it is. Says once when it is not
 * encrypted.
 */
void
session_security_note_entered (Session *self)
{
  const char *fingerprint = net_link_get_fingerprint (self->link);
  gboolean    encrypted = net_link_is_encrypted (self->link);

  if (self->endpoint == NULL)
    return;
  if (!self->sought_by_id)
    {
      note_stranger (self);
      learn_address (self);
    }
  if (is_lasting_id (self->room_id))
    learn (self, self->room_id, fingerprint);
  self->has_accepted = FALSE;
  if (!encrypted && !self->told_not_encrypted)
    session_note (self, _ ("This room is not encrypted: whoever runs or watches the network could read along."));
  self->told_not_encrypted = !encrypted;
}

static gboolean
is_about_security (SessionTrouble trouble)
{
  return trouble == SESSION_TROUBLE_CERTIFICATE || trouble == SESSION_TROUBLE_NOT_VOUCHED || trouble == SESSION_TROUBLE_NOT_ENCRYPTED;
}

/**
 * session_accept_certificate:
 *
 * Our person knows why the room is no longer what it was. Joins once more, and goes in
 * if it still shows the certificate that was refused, or still none; then the room is
 * known by it.
 */
void
session_accept_certificate (Session *self)
{
  if (!is_about_security (self->trouble) || self->state != SESSION_STATE_LOST)
    return;
  self->has_accepted = TRUE;
  g_free (self->accepted_fingerprint);
  self->accepted_fingerprint = g_strdup (self->trouble != SESSION_TROUBLE_NOT_ENCRYPTED ? self->refused_fingerprint : NULL);
  session_start_connecting (self);
}

/* --- Asking --- */

SessionTrouble
session_get_trouble (Session *self)
{
  return self->trouble;
}

/**
 * session_is_encrypted:
 *
 * Returns: whether nobody between us and the room can read along
 */
gboolean
session_is_encrypted (Session *self)
{
  return self->first->link != NULL && net_link_is_encrypted (self->first->link);
}

/**
 * session_get_fingerprint:
 *
 * Returns: (nullable): of the certificate the room shows, or with a certificate trouble
 *   of the one that was refused
 */
const char *
session_get_fingerprint (Session *self)
{
  self = self->first;
  if (self->trouble == SESSION_TROUBLE_CERTIFICATE || self->trouble == SESSION_TROUBLE_NOT_VOUCHED)
    return self->refused_fingerprint;
  return self->link != NULL ? net_link_get_fingerprint (self->link) : NULL;
}

/**
 * session_get_voucher:
 *
 * Returns: (nullable): the authority that says that the room's server is who it says
 */
const char *
session_get_voucher (Session *self)
{
  return self->first->link != NULL ? net_link_get_voucher (self->first->link) : NULL;
}

/**
 * session_is_vouched_for:
 *
 * Returns: whether an authority says, or has said when we were there, that the server at
 *   our address is who it says
 */
gboolean
session_is_vouched_for (Session *self)
{
  return session_get_voucher (self) != NULL || is_vouched (self->first);
}
