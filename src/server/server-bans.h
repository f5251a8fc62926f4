// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ServerClient ServerClient;

/* Masks the lists of a channel may hold together; announced as MAXLIST. */
#define SERVER_BANS_MAX 100

/* What a mask begins with that means a device (IRCv3 account-extban); announced as EXTBAN. */
#define SERVER_BANS_ACCOUNT "$a:"

typedef struct
{
  char  *mask; /* nick!user@host with * and ?, or $a:account */
  char  *set_by;
  gint64 set_at; /* Unix time */
} ServerBan;

GPtrArray *server_bans_new (void);
char      *server_bans_complete_mask (const char *mask);
gboolean   server_bans_add (GPtrArray  *bans,
                            const char *mask,
                            const char *set_by);
gboolean   server_bans_remove (GPtrArray  *bans,
                               const char *mask);
gboolean   server_bans_match (GPtrArray          *bans,
                              const ServerClient *client);

G_END_DECLS
