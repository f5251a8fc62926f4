// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The host's words to an older connection of the same device. */
#define SESSION_REASON_REPLACED "This device has joined again"

/* What the other side said when it did not let us in. */
typedef enum {
  SESSION_REFUSAL_NONE = 0, /* nothing */
  SESSION_REFUSAL_KEY,
  SESSION_REFUSAL_FULL,
  SESSION_REFUSAL_PERSON, /* it does not want us */
} SessionRefusal;

char          *session_reason_from_endpoint_error (const GError *error);
char          *session_reason_from_connect_error (const GError *error,
                                                  const char   *address);
char          *session_reason_from_server_words (const char *words);
SessionRefusal session_refusal_from_numeric (const char *numeric);
SessionRefusal session_refusal_from_server_words (const char *words);
char          *session_reason_from_link_error (const GError *error);

G_END_DECLS
