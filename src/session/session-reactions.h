// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What people reacted to one message: emoji, in the order they came, and who. */
typedef struct _SessionReactions SessionReactions;

/* Different emoji of one message, people of one emoji, and bytes of an emoji. */
#define SESSION_REACTIONS_MAX 16
#define SESSION_REACTIONS_MAX_PEOPLE 500
#define SESSION_REACTIONS_MAX_BYTES 64

/* Stands for our own person. */
#define SESSION_REACTIONS_OWN ""

char *session_reactions_dup_emoji (const char *text);

SessionReactions *session_reactions_new (void);
void              session_reactions_free (SessionReactions *self);
gboolean          session_reactions_add (SessionReactions *self,
                                         const char       *emoji,
                                         const char       *who,
                                         const char       *name);
gboolean          session_reactions_remove (SessionReactions *self,
                                            const char       *emoji,
                                            const char       *who);
gboolean          session_reactions_has (SessionReactions *self,
                                         const char       *emoji,
                                         const char       *who);
guint             session_reactions_get_n (SessionReactions *self);
const char       *session_reactions_get_emoji (SessionReactions *self,
                                               guint             i);
guint             session_reactions_count_people (SessionReactions *self,
                                                  guint             i);
char             *session_reactions_describe_people (SessionReactions *self,
                                                     guint             i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SessionReactions, session_reactions_free)

G_END_DECLS
