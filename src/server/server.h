// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-link.h"
#include "store/store.h"

G_BEGIN_DECLS

#define SERVER_TYPE_SERVER (server_get_type ())
G_DECLARE_FINAL_TYPE (Server, server, SERVER, SERVER, GObject)

/* How a caller talks. */
typedef enum {
  SERVER_CALLER_IRC = 1,
  SERVER_CALLER_PLAIN_TEXT,
  SERVER_CALLER_OWNER, /* the hosting person's own window, over IRC */
} ServerCaller;

typedef struct
{
  const char *name;      /* the server's own name in numerics */
  const char *room_name; /* what people call the room; any text */
  const char *channel;   /* the room's channel, such as #merhaba */
  const char *key;       /* of the room from now on, valid; "" for none, NULL for the one it had */
  guint       max_clients;
  guint       ping_ms; /* silence after which a client is asked; it has as long to answer, and to register */
  gboolean    auto_join;
  gboolean    flood_limits;
  Store      *store;     /* open or opening; NULL for a room that keeps nothing */
  gboolean    show_past; /* whether newcomers see what was said before */
} ServerConfig;

/* Where the one at the other end of the link may upload files and ask for them: a URI, or
 * NULL for nowhere. */
typedef char *(*ServerFilehost) (NetLink *link,
                                 gpointer user_data);

Server *server_new (const ServerConfig *config);
void    server_add_link (Server      *self,
                         NetLink     *link,
                         ServerCaller caller);
void    server_set_show_past (Server  *self,
                              gboolean show_past);
void    server_shut_down (Server *self);
guint   server_get_n_clients (Server *self);
guint   server_get_n_people (Server *self);
guint16 server_get_client_port (Server     *self,
                                const char *nick);

/* server-metadata.c */
gboolean server_tells (Server     *self,
                       const char *key,
                       const char *ending);

/* server-filehost.c */
void     server_set_filehost (Server        *self,
                              ServerFilehost filehost,
                              gpointer       user_data);
gboolean server_has_device (Server     *self,
                            const char *fingerprint);

G_END_DECLS
