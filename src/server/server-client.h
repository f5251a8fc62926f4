// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "irc/irc-capability.h"
#include "net/net-link.h"
#include "server/server-event.h"
#include "server/server.h"

G_BEGIN_DECLS

typedef struct _ServerClient  ServerClient;
typedef struct _ServerBatch   ServerBatch;
typedef struct _ServerChannel ServerChannel;

/* A peer as the server sees it. Handlers read the fields; what others must hear of is
 * changed through functions. */
struct _ServerClient
{
  grefcount    ref_count;
  Server      *server;
  NetLink     *link; /* NULL once the client is gone */
  ServerCaller caller;

  char         *nick; /* NULL until it has one */
  char         *user;
  char         *real_name;
  char         *host;
  char         *source;      /* nick!user@host */
  char         *account;     /* the device's fingerprint once it has shown that it is it; or NULL */
  char         *wanted_nick; /* one its older connection still has; or NULL */
  char         *away;        /* NULL when present */
  char         *password;
  char         *commitment; /* to the nonce the client will open; or NULL */
  char         *nonce;      /* ours against it; NULL before, and when it is opened */
  char         *comparison; /* what the person and the host can compare; or NULL */
  IrcCapability capabilities;
  gboolean      negotiating; /* between CAP LS or REQ and CAP END */
  gboolean      understands_302;
  gboolean      authenticating; /* between AUTHENTICATE EXTERNAL and what follows it */
  gboolean      registered;

  GPtrArray   *channels;      /* ServerChannel, borrowed */
  GHashTable  *invitations;   /* names of channels */
  char        *knocked_at;    /* the channel it asked to be let into last, or NULL */
  GTree       *metadata;      /* values under their keys, see server-metadata.c; or NULL */
  GPtrArray   *subscriptions; /* keys it wants to hear of; or NULL */
  ServerBatch *batch;         /* the open client batch, or NULL */

  gint64   signed_on_us; /* wall clock */
  gint64   came_us;      /* monotonic */
  gint64   spoke_us;     /* monotonic: the last message, for WHOIS */
  gint64   knocked_us;   /* monotonic; 0 for never */
  gint64   heard_us;     /* monotonic: the last line of any kind */
  gboolean pinged;
  gboolean has_spoken; /* a plain-text guest has said something */

  int    flood_credit; /* thousandths of a command */
  gint64 flood_us;
  guint  flood_id;

  guint  n_owed; /* answers that come later, its messages among them: they are kept before they are told */
  GQueue held;   /* of GBytes: lines that wait for them */
  char  *gone;   /* why it went, which others hear after them; or NULL */

  guint past_id;    /* a plain-text guest will be shown the past */
  char *past_msgid; /* what was said last when it came */

  guint mark; /* for visiting each peer once */
};

ServerClient *server_client_new (Server      *server,
                                 NetLink     *link,
                                 ServerCaller caller);
ServerClient *server_client_ref (ServerClient *self);
void          server_client_unref (ServerClient *self);

void        server_client_set_nick (ServerClient *self,
                                    const char   *nick);
void        server_client_set_user (ServerClient *self,
                                    const char   *user);
void        server_client_drop_nick (ServerClient *self);
void        server_client_send (ServerClient *self,
                                GBytes       *bytes);
void        server_client_send_event (ServerClient *self,
                                      ServerEvent  *event);
gboolean    server_client_has (const ServerClient *self,
                               IrcCapability       capability);
const char *server_client_get_display_nick (const ServerClient *self);
gboolean    server_client_charge (ServerClient *self,
                                  int           cost);
void        server_client_hold (ServerClient *self,
                                const char   *line,
                                gsize         length);
GBytes     *server_client_release (ServerClient *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ServerClient, server_client_unref)

G_END_DECLS
