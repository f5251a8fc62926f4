// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tokens that fit one 005 with its nick and closing text (modern IRC: at most 13). */
#define IRC_ISUPPORT_TOKENS_PER_LINE 13

/* Our own token: the id of the room a host is, the same at every address and after every
 * restart. */
#define IRC_ISUPPORT_ROOM "merhaba.org/ROOM"

/* Our own token: the host takes COMPARE. */
#define IRC_ISUPPORT_COMPARE "merhaba.org/COMPARE"

/* Where files are uploaded to (https://soju.im/ext/filehost). */
#define IRC_ISUPPORT_FILEHOST "soju.im/FILEHOST"

/* Client-only tags a server does not pass on (IRCv3 message-tags). */
#define IRC_ISUPPORT_CLIENT_TAG_DENY "CLIENTTAGDENY"

typedef struct _IrcIsupport IrcIsupport;

IrcIsupport *irc_isupport_new (void);
void         irc_isupport_free (IrcIsupport *self);
void         irc_isupport_apply (IrcIsupport *self,
                                 const char  *token);
const char  *irc_isupport_get (const IrcIsupport *self,
                               const char        *name);
char        *irc_isupport_escape (const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IrcIsupport, irc_isupport_free)

G_END_DECLS
