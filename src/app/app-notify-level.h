// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

/* Of what is said in a conversation, what our person is told when they look elsewhere. */
#define APP_NOTIFY_ALL "all"
#define APP_NOTIFY_MENTIONS "mentions"
#define APP_NOTIFY_NONE "none"

const char *app_notify_level_get (GSettings *settings,
                                  Session   *session);
void        app_notify_level_set (GSettings  *settings,
                                  Session    *session,
                                  const char *level);

G_END_DECLS
