// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "server/server-channel.h"
#include "server/server-client.h"
#include "server/server-names.h"
#include "server/server.h"

G_BEGIN_DECLS

/* Channels there may be at once, and how many of them one client may be in. */
#define SERVER_MAX_CHANNELS 200
#define SERVER_MAX_CHANNELS_JOINED 20

struct _Server
{
  GObject parent_instance;

  char    *name;
  char    *room_name;
  char    *channel_name;
  char    *key; /* the room's, given at the start; "" for none, NULL for the one it has */
  guint    max_clients;
  gint64   ping_us;
  gboolean auto_join;
  gboolean flood_limits;
  gboolean show_past;
  Store   *store;

  ServerFilehost filehost; /* or NULL */
  gpointer       filehost_data;

  char    *room_id; /* from the store; NULL without one */
  gboolean ready;   /* nobody is let in before the store has answered */
  gint64   last_ms; /* Unix time of the newest event: time never goes back */

  gint64         created_us; /* wall clock */
  GPtrArray     *clients;    /* ServerClient, owned */
  GHashTable    *by_nick;    /* ServerClient, borrowed; under the nick */
  GHashTable    *reads;      /* gint64, owned; see server-reads.c */
  ServerNames   *names;
  GHashTable    *key_tries; /* of addresses, see server-key.c */
  gint64         names_ms;  /* Unix time of the newest of them: each has one of its own */
  GHashTable    *channels;  /* ServerChannel, owned; under the name */
  ServerChannel *room;      /* the room's own channel, which never goes */
  guint          n_silent_guests;
  guint          n_guests_ever;
  guint          n_batches;
  guint          n_syncs_later; /* who was asked to come back for metadata */
  guint          mark;
  guint          sweep_id;
  gint64         sweep_due_us;
  gboolean       shutting_down;
};

typedef void (*ServerPeerFunc) (ServerClient *peer,
                                gpointer      user_data);

ServerClient  *server_find_client (Server     *self,
                                   const char *nick);
ServerChannel *server_find_channel (Server     *self,
                                    const char *name);
gboolean       server_rename_client (Server       *self,
                                     ServerClient *client,
                                     const char   *nick);
void           server_drop_nick (Server       *self,
                                 ServerClient *client);
void           server_remove_client (Server       *self,
                                     ServerClient *client,
                                     const char   *reason);
void           server_refuse_client (Server       *self,
                                     ServerClient *client,
                                     const char   *reason);
void           server_drop_channel_if_empty (Server        *self,
                                             ServerChannel *channel);
void           server_become_ready (Server *self);
void           server_note_answered (ServerClient *client);
void           server_note_members (Server              *self,
                                    const ServerChannel *channel);
void           server_foreach_peer (ServerClient  *client,
                                    ServerPeerFunc func,
                                    gpointer       user_data);
void           server_tell_peers (ServerClient *client,
                                  ServerEvent  *event,
                                  IrcCapability needed);

G_END_DECLS
