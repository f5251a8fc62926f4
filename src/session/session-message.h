// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-reactions.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  SESSION_MESSAGE_TEXT = 1, /* somebody said it */
  SESSION_MESSAGE_ACTION,   /* "/me": the sender's name belongs in front of the text */
  SESSION_MESSAGE_NOTICE,   /* a program said it */
  SESSION_MESSAGE_CAME,     /* from here on: quiet rows, the text is the whole sentence */
  SESSION_MESSAGE_LEFT,
  SESSION_MESSAGE_CHANGED, /* a new name, a new topic, a new role */
  SESSION_MESSAGE_NOTE,    /* something the person should know */
} SessionMessageKind;

typedef enum {
  SESSION_DELIVERY_NONE = 1, /* not ours */
  SESSION_DELIVERY_QUEUED,
  SESSION_DELIVERY_DELIVERED, /* the host has it */
  SESSION_DELIVERY_FAILED,
} SessionDelivery;

#define SESSION_TYPE_MESSAGE (session_message_get_type ())
G_DECLARE_FINAL_TYPE (SessionMessage, session_message, SESSION, MESSAGE, GObject)

SessionMessage *session_message_new (SessionMessageKind kind,
                                     const char        *sender_nick,
                                     const char        *sender_name,
                                     const char        *text,
                                     GDateTime         *time);
SessionMessage *session_message_new_event (SessionMessageKind kind,
                                           const char        *sentence,
                                           GDateTime         *time);

SessionMessageKind session_message_get_kind (SessionMessage *self);
const char        *session_message_get_sender_nick (SessionMessage *self);
const char        *session_message_get_sender_name (SessionMessage *self);
const char        *session_message_get_text (SessionMessage *self);
const char        *session_message_get_formatted (SessionMessage *self);
void               session_message_set_sentence (SessionMessage *self,
                                                 const char     *sentence);
gboolean           session_message_get_mentions_me (SessionMessage *self);
const char        *session_message_get_mentioned (SessionMessage *self);
void               session_message_set_mentioned (SessionMessage *self,
                                                  const char     *name);
GDateTime         *session_message_get_time (SessionMessage *self);
gboolean           session_message_is_event (SessionMessage *self);
const char        *session_message_get_msgid (SessionMessage *self);
void               session_message_set_msgid (SessionMessage *self,
                                              const char     *msgid);

gboolean session_message_get_own (SessionMessage *self);
void     session_message_set_own (SessionMessage *self,
                                  gboolean        own);
gboolean session_message_get_guest (SessionMessage *self);
void     session_message_set_guest (SessionMessage *self,
                                    gboolean        guest);
gboolean session_message_get_private (SessionMessage *self);
void     session_message_set_private (SessionMessage *self,
                                      gboolean        is_private);
gboolean session_message_get_day_first (SessionMessage *self);
void     session_message_set_day_first (SessionMessage *self,
                                        gboolean        day_first);
gboolean session_message_get_unread_first (SessionMessage *self);
void     session_message_set_unread_first (SessionMessage *self,
                                           gboolean        unread_first);

/* session-message-acts.c */
const char       *session_message_get_account (SessionMessage *self);
void              session_message_set_account (SessionMessage *self,
                                               const char     *account);
char             *session_message_dup_device (SessionMessage *self);
GDateTime        *session_message_get_written (SessionMessage *self);
void              session_message_set_written (SessionMessage *self,
                                               GDateTime      *written);
const char       *session_message_get_reply_to (SessionMessage *self);
void              session_message_set_reply_to (SessionMessage *self,
                                                const char     *msgid);
SessionMessage   *session_message_get_quoted (SessionMessage *self);
void              session_message_set_quoted (SessionMessage *self,
                                              SessionMessage *quoted);
gboolean          session_message_begin_asking_quoted (SessionMessage *self);
SessionReactions *session_message_get_reactions (SessionMessage *self);
gboolean          session_message_has_own_reaction (SessionMessage *self,
                                                    const char     *emoji);
void              session_message_react (SessionMessage *self,
                                         const char     *emoji,
                                         const char     *who,
                                         const char     *name,
                                         gboolean        present);

gboolean session_message_get_redacted (SessionMessage *self);
void     session_message_redact (SessionMessage *self);

SessionDelivery session_message_get_delivery (SessionMessage *self);
const char     *session_message_get_failure (SessionMessage *self);
void            session_message_set_queued (SessionMessage *self);
void            session_message_set_delivered (SessionMessage *self,
                                               GDateTime      *time);
void            session_message_set_time (SessionMessage *self,
                                          GDateTime      *time);
void            session_message_set_failed (SessionMessage *self,
                                            const char     *reason);

G_END_DECLS
