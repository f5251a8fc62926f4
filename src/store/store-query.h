// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  STORE_HISTORY_BEFORE = 1,
  STORE_HISTORY_AFTER,
  STORE_HISTORY_LATEST, /* the newest; @from, if set, is where to stop, @to the newest there is */
  STORE_HISTORY_AROUND,
  STORE_HISTORY_BETWEEN, /* counted from @from on, in either direction */
} StoreHistoryKind;

/* What else than PRIVMSG and NOTICE is asked for. */
typedef enum {
  STORE_INCLUDE_EVENTS = 1 << 0,     /* JOIN, TOPIC, REDACT … */
  STORE_INCLUDE_REDACTIONS = 1 << 1, /* of the events, REDACT */
  STORE_INCLUDE_REDACTED = 1 << 2,   /* what was taken back, without its text */
  STORE_INCLUDE_REACTIONS = 1 << 3,  /* TAGMSG */
  STORE_ATTACH_REACTIONS = 1 << 4,   /* the reactions to what is found, whenever they came */
} StoreInclude;

/* A place in a room's history: a message, or a moment, or none. */
typedef struct
{
  const char *msgid; /* or NULL */
  gint64      time;  /* Unix time in milliseconds; -1 for none */
} StoreReference;

typedef struct
{
  StoreHistoryKind kind;
  StoreReference   from;
  StoreReference   to;
  guint            limit;
  StoreInclude     include;
  gint64           since; /* nothing before this time; Unix time in milliseconds */
} StoreHistoryQuery;

G_END_DECLS
