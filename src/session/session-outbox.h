// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-message.h"

G_BEGIN_DECLS

/* Our messages that are on their way, in the order they were sent. */
typedef struct _SessionOutbox SessionOutbox;

/* Messages that may wait at once. */
#define SESSION_OUTBOX_MAX 500

typedef void (*SessionOutboxFunc) (const char     *label,
                                   SessionMessage *message,
                                   gpointer        user_data);

SessionOutbox  *session_outbox_new (void);
void            session_outbox_free (SessionOutbox *self);
const char     *session_outbox_add (SessionOutbox  *self,
                                    SessionMessage *message);
gboolean        session_outbox_is_full (SessionOutbox *self);
SessionMessage *session_outbox_take (SessionOutbox *self,
                                     const char    *label);
SessionMessage *session_outbox_take_oldest (SessionOutbox *self);
gboolean        session_outbox_has (SessionOutbox *self,
                                    const char    *label);
void            session_outbox_restore (SessionOutbox  *self,
                                        const char     *label,
                                        SessionMessage *message);
void            session_outbox_set_held (SessionOutbox *self, const char *label, gboolean held);
SessionMessage *session_outbox_start (SessionOutbox *self,
                                      const char    *label);
void            session_outbox_stop_all (SessionOutbox *self);
void            session_outbox_foreach (SessionOutbox    *self,
                                        SessionOutboxFunc func,
                                        gpointer          user_data);
void            session_outbox_fail_all (SessionOutbox *self,
                                         const char    *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SessionOutbox, session_outbox_free)

G_END_DECLS
