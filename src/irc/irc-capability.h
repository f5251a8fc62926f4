// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Limits offered with draft/multiline. A pasted text of 10,000 characters fits, at
 * four bytes each and with a line end behind every fifth. */
#define IRC_MULTILINE_MAX_BYTES 65536
#define IRC_MULTILINE_MAX_LINES 2048

/* Limits offered with draft/metadata-2: bytes of a value, and keys one may set and ask for. */
#define IRC_METADATA_MAX_KEYS 20
#define IRC_METADATA_MAX_SUBS 20
#define IRC_METADATA_MAX_VALUE 300

typedef enum {
  IRC_CAPABILITY_AWAY_NOTIFY = 1 << 0,
  IRC_CAPABILITY_BATCH = 1 << 1,
  IRC_CAPABILITY_CAP_NOTIFY = 1 << 2,
  IRC_CAPABILITY_MULTILINE = 1 << 3,
  IRC_CAPABILITY_ECHO_MESSAGE = 1 << 4,
  IRC_CAPABILITY_EXTENDED_JOIN = 1 << 5,
  IRC_CAPABILITY_LABELED_RESPONSE = 1 << 6,
  IRC_CAPABILITY_MESSAGE_TAGS = 1 << 7,
  IRC_CAPABILITY_MULTI_PREFIX = 1 << 8,
  IRC_CAPABILITY_SERVER_TIME = 1 << 9,
  IRC_CAPABILITY_SETNAME = 1 << 10,
  IRC_CAPABILITY_STANDARD_REPLIES = 1 << 11,
  IRC_CAPABILITY_CHATHISTORY = 1 << 12,
  IRC_CAPABILITY_EVENT_PLAYBACK = 1 << 13,
  IRC_CAPABILITY_READ_MARKER = 1 << 14,
  IRC_CAPABILITY_MESSAGE_REDACTION = 1 << 15,
  IRC_CAPABILITY_ACCOUNT_NOTIFY = 1 << 16,
  IRC_CAPABILITY_ACCOUNT_TAG = 1 << 17,
  IRC_CAPABILITY_SASL = 1 << 18,
  /* Our own: the reactions to what is told of the past are told with it. */
  IRC_CAPABILITY_REACTIONS = 1 << 19,
  IRC_CAPABILITY_METADATA = 1 << 20,
  IRC_CAPABILITY_USERHOST_IN_NAMES = 1 << 21,
} IrcCapability;

IrcCapability irc_capability_find (const char *name);
char         *irc_capability_list (IrcCapability set,
                                   gboolean      with_values);
gboolean      irc_capability_apply (const char    *request,
                                    IrcCapability *set);

G_END_DECLS
