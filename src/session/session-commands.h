// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-private.h"

G_BEGIN_DECLS

typedef void (*SessionCommandHandler) (Session          *self,
                                       const IrcMessage *message);

/* What a message is about; else the parameter that names the room or the person. */
enum {
  SESSION_ABOUT_CONNECTION = -1,
  SESSION_ABOUT_ALL = -2, /* each of the conversations hears it */
};

typedef struct
{
  const char           *name;
  guint                 min_params;
  int                   about;
  SessionCommandHandler handler;
} SessionCommand;

const SessionCommand *session_commands_find (const char *name);
Session              *session_commands_find_conversation (Session              *self,
                                                          const SessionCommand *command,
                                                          const IrcMessage     *message);
Session              *session_commands_find_said (Session    *self,
                                                  const char *source,
                                                  const char *target,
                                                  const char *text);

/* The handlers, by family. */

/* on-registration.c */
void on_cap (Session *self, const IrcMessage *message);
void on_end_of_motd (Session *self, const IrcMessage *message);
void on_error (Session *self, const IrcMessage *message);
void on_isupport (Session *self, const IrcMessage *message);
void on_my_info (Session *self, const IrcMessage *message);
void on_nick_refused (Session *self, const IrcMessage *message);
void on_ping (Session *self, const IrcMessage *message);
void on_pong (Session *self, const IrcMessage *message);
void on_refused (Session *self, const IrcMessage *message);
void on_welcome (Session *self, const IrcMessage *message);

/* session-sasl.c */
void on_account_needed (Session *self, const IrcMessage *message);
void on_authenticate (Session *self, const IrcMessage *message);
void on_authenticated (Session *self, const IrcMessage *message);
void on_logged_in (Session *self, const IrcMessage *message);
void on_mechanisms (Session *self, const IrcMessage *message);
void on_not_authenticated (Session *self, const IrcMessage *message);

/* on-room.c */
void on_away (Session *self, const IrcMessage *message);
void on_join (Session *self, const IrcMessage *message);
void on_kick (Session *self, const IrcMessage *message);
void on_names (Session *self, const IrcMessage *message);
void on_nick (Session *self, const IrcMessage *message);
void on_part (Session *self, const IrcMessage *message);
void on_quit (Session *self, const IrcMessage *message);
void on_setname (Session *self, const IrcMessage *message);
void on_topic (Session *self, const IrcMessage *message);
void on_turned_away (Session *self, const IrcMessage *message);
void on_topic_reply (Session *self, const IrcMessage *message);
void on_who (Session *self, const IrcMessage *message);

/* on-mode.c */
void on_ban_list (Session *self, const IrcMessage *message);
void on_cannot_knock (Session *self, const IrcMessage *message);
void on_end_of_ban_list (Session *self, const IrcMessage *message);
void on_end_of_quiet_list (Session *self, const IrcMessage *message);
void on_invite (Session *self, const IrcMessage *message);
void on_knock (Session *self, const IrcMessage *message);
void on_knock_delivered (Session *self, const IrcMessage *message);
void on_mode (Session *self, const IrcMessage *message);
void on_mode_is (Session *self, const IrcMessage *message);
void on_quiet_list (Session *self, const IrcMessage *message);

/* session-metadata.c */
void on_key_value (Session *self, const IrcMessage *message);
void on_metadata (Session *self, const IrcMessage *message);
void on_sync_later (Session *self, const IrcMessage *message);

/* session-comparison.c */
void on_compare (Session *self, const IrcMessage *message);
void on_end_of_whois (Session *self, const IrcMessage *message);
void on_whois_special (Session *self, const IrcMessage *message);

/* session-absence.c */
void on_absence_noted (Session *self, const IrcMessage *message);

/* session-directory.c */
void on_list (Session *self, const IrcMessage *message);

/* on-reading.c */
void on_markread (Session *self, const IrcMessage *message);

/* on-message.c */
void on_batch (Session *self, const IrcMessage *message);
void on_cannot_send (Session *self, const IrcMessage *message);
void on_fail (Session *self, const IrcMessage *message);
void on_redact (Session *self, const IrcMessage *message);
void on_tagmsg (Session *self, const IrcMessage *message);
void on_text (Session *self, const IrcMessage *message);

gboolean on_message_take_into_batch (Session *self, const IrcMessage *message);

/* Whether it is the channel of the room we are in. */
gboolean session_commands_is_room (Session    *self,
                                   const char *channel);

/* Puts a quiet row into the conversation; takes the sentence over. */
void session_commands_add_event (Session           *self,
                                 SessionMessageKind kind,
                                 const IrcMessage  *message,
                                 char              *sentence);

/* The moment a message was said, or NULL for now. */
GDateTime *session_commands_get_time (const IrcMessage *message);

G_END_DECLS
