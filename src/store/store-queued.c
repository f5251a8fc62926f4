// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "store/store-queued.h"

StoreQueued *
store_queued_new (const char *label,
                  const char *text,
                  const char *reply_to,
                  gint64      time)
{
  StoreQueued *self = g_new0 (StoreQueued, 1);

  self->label = g_strdup (label);
  self->text = g_strdup (text);
  self->reply_to = g_strdup (reply_to);
  self->time = time;
  return self;
}

void
store_queued_free (StoreQueued *self)
{
  g_free (self->label);
  g_free (self->text);
  g_free (self->reply_to);
  g_free (self);
}
