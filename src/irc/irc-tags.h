// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of tag data, without the `@` and the space behind: what a client may send, and
 * what a server may with its own tags added (IRCv3 message-tags). */
#define IRC_TAGS_MAX_CLIENT 4094
#define IRC_TAGS_MAX 8189

/* Tags of one message that are looked at; those behind are left out. */
#define IRC_TAGS_MAX_COUNT 256

/* Our own tag on what comes from the past: the name people saw, as the one who said it
 * may no longer be there to be asked. */
#define IRC_TAGS_NAME "merhaba.org/name"

/* Our own tag on a JOIN: the connection of who comes is encrypted. */
#define IRC_TAGS_SECURE "merhaba.org/secure"

/* On a JOIN: how well the device of who joins is known, "known" or "new"; of who has shown
 * none there is no such tag. */
#define IRC_TAGS_DEVICE "merhaba.org/device"

/* What a message is to another one (IRCv3 client tags reply, react and typing). */
#define IRC_TAGS_REPLY "+reply"
#define IRC_TAGS_OLD_REPLY "+draft/reply"
#define IRC_TAGS_REACT "+draft/react"
#define IRC_TAGS_UNREACT "+draft/unreact"
#define IRC_TAGS_TYPING "+typing"

/* On what is in a batch of history although it was not asked for: it belongs to something
 * that was. */
#define IRC_TAGS_CONTEXT "draft/chathistory-context"

typedef struct _IrcTags IrcTags;

IrcTags *irc_tags_new (void);
IrcTags *irc_tags_parse (char *text);
void     irc_tags_free (IrcTags *self);

guint       irc_tags_get_count (const IrcTags *self);
const char *irc_tags_get (const IrcTags *self,
                          const char    *key);
const char *irc_tags_get_reply (const IrcTags *self);
gboolean    irc_tags_has (const IrcTags *self,
                          const char    *key);
void        irc_tags_set (IrcTags    *self,
                          const char *key,
                          const char *value);
IrcTags    *irc_tags_copy_client_only (const IrcTags *self);
char       *irc_tags_dup_client_only (const IrcTags *self);
void        irc_tags_merge (IrcTags       *self,
                            const IrcTags *other);
void        irc_tags_append_to (const IrcTags *self,
                                GString       *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IrcTags, irc_tags_free)

G_END_DECLS
