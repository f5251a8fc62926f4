// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session-said.h"

G_BEGIN_DECLS

void session_archive_open (Session *self);
void session_archive_open_named (Session    *self,
                                 const char *archive);
void session_archive_show (Session            *self,
                           const StoreMessage *stored);
void session_archive_keep (Session           *self,
                           const SessionSaid *said,
                           gboolean           own);
void session_archive_keep_held (Session *self);
void session_archive_queue (Session        *self,
                            const char     *label,
                            SessionMessage *message);
void session_archive_unqueue (Session    *self,
                              const char *label);

G_END_DECLS
