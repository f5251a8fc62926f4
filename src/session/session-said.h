// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-private.h"

G_BEGIN_DECLS

/* Something said, whether it came in one line, in many, or from the disk. */
typedef struct
{
  const char *source; /* nick!user@host */
  const char *command;
  const char *target;
  const char *text;
  const char *label; /* of ours that it answers, or NULL */
  const char *msgid;
  const char *name;        /* of who said it, when it is known; or NULL */
  const char *account;     /* the same */
  const char *client_tags; /* as irc_tags_dup_client_only() has them, or NULL */
  const char *reply_to;    /* msgid of what it answers, or NULL */
  GDateTime  *time;
  gboolean    is_history;
  gboolean    is_redacted; /* taken back since */
  gboolean    is_context;  /* not of the piece of the past that was asked for */
  GDateTime  *written;     /* of ours, when it was; or NULL */
} SessionSaid;

void     session_said_handle (Session           *self,
                              const SessionSaid *said);
void     session_said_show (Session           *self,
                            const SessionSaid *said,
                            gboolean           own);
void     session_said_take_back (Session           *self,
                                 const SessionSaid *said);
void     session_reacting_show (Session           *self,
                                const SessionSaid *said,
                                gboolean           own);
void     session_reacting_take (Session           *self,
                                const SessionSaid *said);
void     session_reacting_forget (Session *self);
gboolean session_reacting_settle (Session    *self,
                                  const char *label,
                                  gboolean    refused);
void     session_said_end_catching_up (Session *self,
                                       gboolean filled);

G_END_DECLS
