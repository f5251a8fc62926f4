// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of a REDACT, in the place of a msgid: everything that was said up to then. */
#define STORE_EVERYTHING "*"

/* The account of our own person, in our own copy. */
#define STORE_OWN_ACCOUNT "self"

/* One thing said or done in a room. */
typedef struct
{
  grefcount  ref_count;
  char      *room; /* the room's key, of what was searched for; else NULL */
  gint64     id;   /* its order in the store; 0 before it is there */
  gint64     time; /* Unix time in milliseconds */
  char      *msgid;
  char      *command;   /* PRIVMSG, NOTICE, TAGMSG, JOIN … */
  char      *source;    /* nick!user@host */
  char      *account;   /* or NULL */
  char      *name;      /* what people see */
  char      *params;    /* of an event: what stands between the channel and the text, or ""; of a REDACT the msgid it takes back */
  char      *text;      /* lines parted by LF, or "" */
  char      *reply_to;  /* or NULL */
  char      *tags;      /* client-only tags as on the wire, or "" */
  char      *label;     /* by which a resend is known, or NULL */
  gboolean   redacted;  /* taken back: there is no text any more */
  gint64     written;   /* in our own copy, of our own: when it was written, Unix time in milliseconds, or 0 */
  GPtrArray *reactions; /* StoreMessage, if they were asked for and there are any; or NULL */
} StoreMessage;

StoreMessage *store_message_new (void);
StoreMessage *store_message_ref (StoreMessage *self);
void          store_message_unref (StoreMessage *self);
gboolean      store_message_is_own (const StoreMessage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreMessage, store_message_unref)

G_END_DECLS
