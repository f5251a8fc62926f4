// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "irc/irc-tags.h"

G_BEGIN_DECLS

#define IRC_MESSAGE_MAX_PARAMS 16

/* Bytes of a line without its tags and without CR LF (RFC 1459, 2.3). */
#define IRC_MESSAGE_MAX_BODY 510

#define IRC_MESSAGE_ERROR (irc_message_error_quark ())

typedef enum {
  IRC_MESSAGE_ERROR_EMPTY = 1,
  IRC_MESSAGE_ERROR_CONTROL,
  IRC_MESSAGE_ERROR_UTF8,
  IRC_MESSAGE_ERROR_NO_COMMAND,
  IRC_MESSAGE_ERROR_TAGS_TOO_LONG,
  IRC_MESSAGE_ERROR_BODY_TOO_LONG,
} IrcMessageError;

typedef struct
{
  IrcTags    *tags;
  const char *source;
  const char *command;
  const char *params[IRC_MESSAGE_MAX_PARAMS + 1];
  guint       n_params;

  /*< private >*/
  char *buffer;
} IrcMessage;

GQuark irc_message_error_quark (void);

IrcMessage *irc_message_parse (const char *line,
                               gsize       length,
                               GError    **error);
void        irc_message_free (IrcMessage *self);
const char *irc_message_get_param (const IrcMessage *self,
                                   guint             index);
char       *irc_message_dup_source_nick (const IrcMessage *self);

GBytes *irc_message_encode (const IrcTags     *tags,
                            const char        *source,
                            const char        *command,
                            const char *const *middle,
                            const char        *trailing);
GBytes *irc_message_encode_list (const IrcTags *tags,
                                 const char    *source,
                                 const char    *command,
                                 ...) G_GNUC_NULL_TERMINATED;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IrcMessage, irc_message_free)

G_END_DECLS
