// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-outbox.h"

#include "irc/irc-id.h"

#include <string.h>

typedef struct
{
  char           *label;
  SessionMessage *message;
  gboolean        held;    /* it is not on the disk yet */
  gboolean        started; /* it was sent over the connection there is */
} Entry;

struct _SessionOutbox
{
  GQueue entries;
};

static Entry *
entry_new (const char     *label,
           SessionMessage *message)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->label = g_strdup (label);
  entry->message = g_object_ref (message);
  return entry;
}

static void
entry_free (Entry *entry)
{
  g_free (entry->label);
  g_clear_object (&entry->message);
  g_free (entry);
}

SessionOutbox *
session_outbox_new (void)
{
  SessionOutbox *self = g_new0 (SessionOutbox, 1);

  g_queue_init (&self->entries);
  return self;
}

void
session_outbox_free (SessionOutbox *self)
{
  if (self == NULL)
    return;
  g_queue_clear_full (&self->entries, (GDestroyNotify)entry_free);
  g_free (self);
}

gboolean
session_outbox_is_full (SessionOutbox *self)
{
  return self->entries.length >= SESSION_OUTBOX_MAX;
}

/**
 * session_outbox_add:
 *
 * Marks a message as queued and gives it a label of its own.
 *
 * Returns: (transfer none): the label, a UUID
 */
const char *
session_outbox_add (SessionOutbox  *self,
                    SessionMessage *message)
{
  g_autofree char *label = irc_id_new ();

  g_queue_push_tail (&self->entries, entry_new (label, message));
  session_message_set_queued (message);
  return ((const Entry *)self->entries.tail->data)->label;
}

/**
 * session_outbox_restore:
 * @label: the label it had before
 *
 * The same for a message that has a label already and was said before all others here.
 */
void
session_outbox_restore (SessionOutbox  *self,
                        const char     *label,
                        SessionMessage *message)
{
  g_queue_push_head (&self->entries, entry_new (label, message));
  session_message_set_queued (message);
}

static Entry *
find (SessionOutbox *self,
      const char    *label)
{
  for (GList *l = self->entries.head; l != NULL; l = l->next)
    if (strcmp (((const Entry *)l->data)->label, label) == 0)
      return l->data;
  return NULL;
}

gboolean
session_outbox_has (SessionOutbox *self,
                    const char    *label)
{
  return find (self, label) != NULL;
}

/**
 * session_outbox_set_held:
 * @held: whether it may not go out yet
 */
void
session_outbox_set_held (SessionOutbox *self,
                         const char    *label,
                         gboolean       held)
{
  Entry *entry = find (self, label);

  if (entry != NULL)
    entry->held = held;
}

/**
 * session_outbox_start:
 *
 * Returns: (transfer none) (nullable): the message to send now; %NULL when it was sent
 * over this connection already, is held, or is not waiting
 */
SessionMessage *
session_outbox_start (SessionOutbox *self,
                      const char    *label)
{
  Entry *entry = find (self, label);

  if (entry == NULL || entry->held || entry->started)
    return NULL;
  entry->started = TRUE;
  return entry->message;
}

/**
 * session_outbox_stop_all:
 *
 * The connection is gone: what is here is to be sent again over the next one.
 */
void
session_outbox_stop_all (SessionOutbox *self)
{
  for (GList *l = self->entries.head; l != NULL; l = l->next)
    ((Entry *)l->data)->started = FALSE;
}

static SessionMessage *
take (SessionOutbox *self,
      GList         *link)
{
  Entry          *entry = link->data;
  SessionMessage *message = g_steal_pointer (&entry->message);

  g_queue_delete_link (&self->entries, link);
  entry_free (entry);
  return message;
}

/**
 * session_outbox_take:
 *
 * Returns: (transfer full) (nullable): the message with that label, which is on its way
 * no longer
 */
SessionMessage *
session_outbox_take (SessionOutbox *self,
                     const char    *label)
{
  for (GList *l = self->entries.head; l != NULL; l = l->next)
    if (strcmp (((const Entry *)l->data)->label, label) == 0)
      return take (self, l);
  return NULL;
}

/**
 * session_outbox_take_oldest:
 *
 * Returns: (transfer full) (nullable): the message sent first
 */
SessionMessage *
session_outbox_take_oldest (SessionOutbox *self)
{
  return self->entries.head != NULL ? take (self, self->entries.head) : NULL;
}

/**
 * session_outbox_foreach:
 *
 * Calls @func for each message in the order they were sent. It may not change the outbox.
 */
void
session_outbox_foreach (SessionOutbox    *self,
                        SessionOutboxFunc func,
                        gpointer          user_data)
{
  for (GList *l = self->entries.head; l != NULL; l = l->next)
    {
      const Entry *entry = l->data;

      func (entry->label, entry->message, user_data);
    }
}

/**
 * session_outbox_fail_all:
 * @reason: a translated sentence
 *
 * Nothing that is on its way will arrive.
 */
void
session_outbox_fail_all (SessionOutbox *self,
                         const char    *reason)
{
  SessionMessage *message;

  while ((message = session_outbox_take_oldest (self)) != NULL)
    {
      session_message_set_failed (message, reason);
      g_object_unref (message);
    }
}
