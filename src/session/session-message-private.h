// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-message.h"

G_BEGIN_DECLS

struct _SessionMessage
{
  GObject parent_instance;

  SessionMessageKind kind;
  char              *sender_nick; /* a GRefString, as the next */
  char              *sender_name;
  char              *text;      /* plain */
  char              *formatted; /* as on the wire; NULL when it is the same */
  char              *mentioned; /* as our person is called in it; a GRefString, or NULL */
  char              *msgid;     /* NULL until the host has given one */
  GDateTime         *time;
  gboolean           own;
  gboolean           guest;
  gboolean           is_private;
  gboolean           day_first;
  gboolean           redacted;
  gboolean           unread_first;
  SessionDelivery    delivery;
  char              *failure;
  char              *account;  /* of who said it, as the host knows the device; a GRefString, or NULL */
  GDateTime         *written;  /* of ours: when it was written; NULL when that is not known */
  char              *reply_to; /* msgid of what it answers, or NULL */
  SessionMessage    *quoted;   /* what it answers, when that is not in the conversation; or NULL */
  gboolean           quote_asked;
  SessionReactions  *reactions; /* NULL as long as there were none */
};

/* session-message-acts.c */
void session_message_forget_acts (SessionMessage *self);

G_END_DECLS
