// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What our person has begun to write in a room, and not sent. */
typedef struct
{
  char *text;
  char *reply_to; /* msgid of what it answers, or NULL */
} StoreDraft;

void store_draft_free (StoreDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreDraft, store_draft_free)

G_END_DECLS
