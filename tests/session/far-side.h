// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/link-recorder.h"
#include "session/session.h"

G_BEGIN_DECLS

/* A session, and a server at the other end that says what the test tells it to. */
typedef struct
{
  NetPoller   *poller;
  Session     *session;
  LinkRecorder server;
} FarSide;

#define FAR_SIDE_ALL "away-notify batch echo-message extended-join labeled-response message-tags draft/multiline=max-bytes=4000,max-lines=20 multi-prefix server-time setname standard-replies"

void            far_side_set_up (FarSide      *self,
                                 gconstpointer user_data);
void            far_side_tear_down (FarSide      *self,
                                    gconstpointer user_data);
void            far_side_say (FarSide    *self,
                              const char *line);
char           *far_side_expect (FarSide    *self,
                                 const char *pattern);
void            far_side_expect_nothing (FarSide    *self,
                                         const char *pattern);
void            far_side_welcome (FarSide    *self,
                                  const char *capabilities);
SessionMessage *far_side_get_last (FarSide *self);
SessionMember  *far_side_find (FarSide    *self,
                               const char *nick);

G_END_DECLS
