// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-message-private.h"

#include "net/net-certificate.h"

/* Where a message came from, and what it has to do with others: what it answers, and who
 * reacted to it. */

#define SHORT_FINGERPRINT 16

/**
 * session_message_get_account:
 *
 * Returns: (nullable): how the host knows the device it was said with; a fingerprint in a
 *   room of Merhaba
 */
const char *
session_message_get_account (SessionMessage *self)
{
  return self->account;
}

void
session_message_set_account (SessionMessage *self,
                             const char     *account)
{
  g_clear_pointer (&self->account, g_ref_string_release);
  self->account = account != NULL ? g_ref_string_new_intern (account) : NULL;
}

/**
 * session_message_dup_device:
 *
 * Returns: (transfer full) (nullable): the first digits of the device's fingerprint, by
 *   which two are told apart; %NULL when it has shown none
 */
char *
session_message_dup_device (SessionMessage *self)
{
  return self->account != NULL && net_certificate_is_fingerprint (self->account) ? g_strndup (self->account, SHORT_FINGERPRINT) : NULL;
}

/**
 * session_message_get_written:
 *
 * Returns: (transfer none) (nullable): of one of ours, when it was written, in the local
 *   time zone
 */
GDateTime *
session_message_get_written (SessionMessage *self)
{
  return self->written;
}

void
session_message_set_written (SessionMessage *self,
                             GDateTime      *written)
{
  g_clear_pointer (&self->written, g_date_time_unref);
  self->written = written != NULL ? g_date_time_to_local (written) : NULL;
}

/**
 * session_message_get_reply_to:
 *
 * Returns: (nullable): the msgid of what it answers
 */
const char *
session_message_get_reply_to (SessionMessage *self)
{
  return self->reply_to;
}

void
session_message_set_reply_to (SessionMessage *self,
                              const char     *msgid)
{
  g_free (self->reply_to);
  self->reply_to = g_strdup (msgid);
}

/**
 * session_message_get_quoted:
 *
 * Returns: (transfer none) (nullable): what it answers, if that was looked for because it
 *   is not in the conversation; session_timeline_get_quoted() finds it in either case
 */
SessionMessage *
session_message_get_quoted (SessionMessage *self)
{
  return self->quoted;
}

void
session_message_set_quoted (SessionMessage *self,
                            SessionMessage *quoted)
{
  if (g_set_object (&self->quoted, quoted))
    g_object_notify (G_OBJECT (self), "quoted");
}

/**
 * session_message_begin_asking_quoted:
 *
 * Returns: whether nobody has looked for what it answers before
 */
gboolean
session_message_begin_asking_quoted (SessionMessage *self)
{
  gboolean first = !self->quote_asked;

  self->quote_asked = TRUE;
  return first;
}

/**
 * session_message_get_reactions:
 *
 * Returns: (transfer none) (nullable): what people reacted; %NULL for none
 */
SessionReactions *
session_message_get_reactions (SessionMessage *self)
{
  return self->reactions;
}

gboolean
session_message_has_own_reaction (SessionMessage *self,
                                  const char     *emoji)
{
  return self->reactions != NULL && session_reactions_has (self->reactions, emoji, SESSION_REACTIONS_OWN);
}

/**
 * session_message_react:
 * @emoji: what session_reactions_dup_emoji() returned
 * @who: by which a person is known again, %SESSION_REACTIONS_OWN for our own
 * @name: as people see it
 * @present: whether the reaction is there, or taken back
 */
void
session_message_react (SessionMessage *self,
                       const char     *emoji,
                       const char     *who,
                       const char     *name,
                       gboolean        present)
{
  gboolean changed;

  if (self->redacted || (self->reactions == NULL && !present))
    return;
  if (self->reactions == NULL)
    self->reactions = session_reactions_new ();
  changed = present ? session_reactions_add (self->reactions, emoji, who, name) : session_reactions_remove (self->reactions, emoji, who);
  if (session_reactions_get_n (self->reactions) == 0)
    g_clear_pointer (&self->reactions, session_reactions_free);
  if (changed)
    g_object_notify (G_OBJECT (self), "reactions");
}

/* It was taken back: who reacted to it reacted to nothing. */
void
session_message_forget_acts (SessionMessage *self)
{
  session_message_set_quoted (self, NULL);
  if (self->reactions == NULL)
    return;
  g_clear_pointer (&self->reactions, session_reactions_free);
  g_object_notify (G_OBJECT (self), "reactions");
}
