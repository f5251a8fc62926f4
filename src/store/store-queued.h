// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A message of ours that the host does not have yet, as far as we know. */
typedef struct
{
  char  *label;
  char  *text;
  char  *reply_to; /* msgid of what it answers, or NULL */
  gint64 time;     /* when it was said: Unix time in milliseconds */
} StoreQueued;

StoreQueued *store_queued_new (const char *label,
                               const char *text,
                               const char *reply_to,
                               gint64      time);
void         store_queued_free (StoreQueued *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreQueued, store_queued_free)

G_END_DECLS
