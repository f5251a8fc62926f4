// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "irc/irc-capability.h"
#include "irc/irc-tags.h"
#include "store/store-message.h"

G_BEGIN_DECLS

/* One thing that happened, told to many. Each wire variant is encoded once, and all who
 * understand the same capabilities get the same bytes. */
typedef struct _ServerEvent ServerEvent;

ServerEvent  *server_event_new (const char *source,
                                const char *command,
                                ...) G_GNUC_NULL_TERMINATED;
ServerEvent  *server_event_new_words (const char *source,
                                      const char *command,
                                      const char *target,
                                      const char *words);
ServerEvent  *server_event_new_message (const char    *source,
                                        const char    *command,
                                        const char    *target,
                                        GPtrArray     *pieces,
                                        const IrcTags *client_tags);
ServerEvent  *server_event_new_from_store (const StoreMessage *message,
                                           const char         *channel);
StoreMessage *server_event_to_store (const ServerEvent *self);
ServerEvent  *server_event_ref (ServerEvent *self);
void          server_event_unref (ServerEvent *self);

void server_event_set_account (ServerEvent *self,
                               const char  *account);
void server_event_set_extended_join (ServerEvent *self,
                                     const char  *real_name);
void server_event_set_device (ServerEvent *self,
                              const char  *device);
void server_event_set_kept_words (ServerEvent *self,
                                  const char  *words);
void server_event_set_secure (ServerEvent *self,
                              gboolean     is_secure);
void server_event_set_context (ServerEvent *self);
void server_event_set_speaker (ServerEvent *self,
                               const char  *name);

gint64        server_event_set_not_before (ServerEvent *self,
                                           gint64       time_ms);
const char   *server_event_get_msgid (const ServerEvent *self);
const char   *server_event_get_command (const ServerEvent *self);
gboolean      server_event_is_said (const ServerEvent *self);
gboolean      server_event_is_of_a_moment (const ServerEvent *self);
IrcCapability server_event_get_needed (const ServerEvent *self);

GBytes *server_event_encode (ServerEvent  *self,
                             IrcCapability capabilities);
GBytes *server_event_encode_labeled (ServerEvent  *self,
                                     IrcCapability capabilities,
                                     const char   *label,
                                     const char   *batch);
GBytes *server_event_encode_plain_text (ServerEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ServerEvent, server_event_unref)

G_END_DECLS
