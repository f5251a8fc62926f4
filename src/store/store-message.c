// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-message.h"

StoreMessage *
store_message_new (void)
{
  StoreMessage *self = g_new0 (StoreMessage, 1);

  g_ref_count_init (&self->ref_count);
  return self;
}

StoreMessage *
store_message_ref (StoreMessage *self)
{
  g_ref_count_inc (&self->ref_count);
  return self;
}

void
store_message_unref (StoreMessage *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;
  g_free (self->room);
  g_free (self->msgid);
  g_free (self->command);
  g_free (self->source);
  g_free (self->account);
  g_free (self->name);
  g_free (self->params);
  g_free (self->text);
  g_free (self->reply_to);
  g_free (self->tags);
  g_free (self->label);
  g_clear_pointer (&self->reactions, g_ptr_array_unref);
  g_free (self);
}

/**
 * store_message_is_own:
 *
 * Returns: whether our person said it; only in our own copy of a room
 */
gboolean
store_message_is_own (const StoreMessage *self)
{
  return g_strcmp0 (self->account, STORE_OWN_ACCOUNT) == 0;
}
