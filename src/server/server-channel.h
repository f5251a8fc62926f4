// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "irc/irc-mode.h"
#include "server/server-bans.h"
#include "server/server-client.h"
#include "server/server-reply.h"

G_BEGIN_DECLS

#define SERVER_CHANNEL_MAX_TOPIC 390

extern const IrcModeSpec server_channel_modes[];

typedef struct
{
  ServerClient *client; /* borrowed; a member leaves before it goes */
  gboolean      is_operator;
  gboolean      has_voice;
  gboolean      is_new;    /* its device was never here before */
  gint64        joined_ms; /* Unix time */
} ServerMembership;

struct _ServerChannel
{
  char       *name;
  char       *topic; /* NULL for none */
  char       *topic_set_by;
  gint64      topic_set_at;
  gint64      created_at;
  char       *last_msgid; /* of what everybody in it was told last */
  GPtrArray  *members;    /* ServerMembership, in the order they came */
  GHashTable *by_client;  /* the same under the client */
  GPtrArray  *bans;       /* ServerBan, +b: who may neither come in nor speak */
  GPtrArray  *quiets;     /* ServerBan, +q: who may not speak */
  GTree      *metadata;   /* values under their keys, see server-metadata.c; or NULL */
  char       *key;
  guint       limit; /* 0 for none */
  gboolean    invite_only;
  gboolean    no_knock; /* nor may anybody ask to be let in */
  gboolean    moderated;
  gboolean    no_outside;
  gboolean    topic_locked;
};

ServerChannel *server_channel_new (const char *name);
void           server_channel_free (ServerChannel *self);

ServerMembership *server_channel_find (ServerChannel *self,
                                       ServerClient  *client);
gboolean          server_channel_is_operator (ServerChannel *self,
                                              ServerClient  *client);
gboolean          server_channel_is_banned (ServerChannel *self,
                                            ServerClient  *client);
gboolean          server_channel_may_speak (ServerChannel *self,
                                            ServerClient  *client);

void server_channel_join (ServerChannel *self,
                          ServerClient  *client,
                          ServerReply   *reply);
void server_channel_leave (ServerChannel *self,
                           ServerClient  *client,
                           ServerEvent   *event,
                           ServerReply   *reply);
void server_channel_forget (ServerChannel *self,
                            ServerClient  *client);
void server_channel_tell (ServerChannel *self,
                          ServerEvent   *event,
                          ServerClient  *except,
                          IrcCapability  needed);
void server_channel_set_topic (ServerChannel *self,
                               const char    *topic,
                               const char    *set_by);

void  server_channel_reply_topic (ServerChannel *self,
                                  ServerReply   *reply,
                                  gboolean       say_none);
void  server_channel_reply_names (ServerChannel *self,
                                  ServerReply   *reply);
char *server_channel_dup_modes (ServerChannel *self,
                                gboolean       with_key);

G_END_DECLS
