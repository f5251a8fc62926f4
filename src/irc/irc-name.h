// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes; announced as NICKLEN, CHANNELLEN and NAMELEN. */
#define IRC_NAME_MAX_NICK 30
#define IRC_NAME_MAX_CHANNEL 64
#define IRC_NAME_MAX_REAL 128

gboolean irc_name_is_nick (const char *name);
gboolean irc_name_is_channel (const char *name);
char    *irc_name_nick_from_person (const char *person,
                                    const char *fallback);
char    *irc_name_channel_from_title (const char *title);
char    *irc_name_nick_variant (const char *nick,
                                guint       number);

/* Bytes of a channel's key. */
#define IRC_NAME_MAX_KEY 64

gboolean irc_name_is_key (const char *text);

G_END_DECLS
