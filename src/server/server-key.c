// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-key.h"

#include "irc/irc-name.h"
#include "server/server-private.h"

#include <string.h>

/* The room's key: channel mode +k of the room's channel, asked for as server password when
 * somebody registers, so that whoever is in is in the room. Who does not know it may try as
 * long as they like, but not as fast. */

/* Addresses remembered for wrong keys; one is forgotten when it may try as often as ever. */
#define MAX_ADDRESSES 4096

/* When each address may try again, monotonic; long past for who has tries left. */
GHashTable *
server_key_tries_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

gboolean
server_key_is_valid (const char *key)
{
  return irc_name_is_key (key);
}

/**
 * server_key_set:
 * @key: (nullable): valid; %NULL for none
 *
 * Returns: whether @channel had another key before
 */
gboolean
server_key_set (Server        *server,
                ServerChannel *channel,
                const char    *key)
{
  char *copy;

  if (g_strcmp0 (channel->key, key) == 0)
    return FALSE;
  copy = g_strdup (key);
  g_free (channel->key);
  channel->key = copy;
  if (channel == server->room)
    g_object_notify (G_OBJECT (server), "needs-key");
  return TRUE;
}

/* --- Guessing --- */

static gboolean
is_over (gpointer host,
         gpointer value,
         gpointer now)
{
  return *(gint64 *)value <= *(gint64 *)now - SERVER_KEY_TRIES * SERVER_KEY_TRY_US;
}

/* Each wrong key costs one try. The tries come back, one at a time. */
static gboolean
may_try (Server     *server,
         const char *host,
         gint64      now)
{
  const gint64 *next_try = g_hash_table_lookup (server->key_tries, host);

  return next_try == NULL || *next_try <= now;
}

static void
note_wrong (Server     *server,
            const char *host,
            gint64      now)
{
  const gint64 *next_try = g_hash_table_lookup (server->key_tries, host);
  gint64        start = now - (SERVER_KEY_TRIES - 2) * SERVER_KEY_TRY_US;
  gint64        later = next_try != NULL ? MAX (*next_try + SERVER_KEY_TRY_US, start) : start;

  if (next_try == NULL && g_hash_table_size (server->key_tries) >= MAX_ADDRESSES)
    g_hash_table_foreach_remove (server->key_tries, is_over, &now);
  if (next_try != NULL || g_hash_table_size (server->key_tries) < MAX_ADDRESSES)
    g_hash_table_replace (server->key_tries, g_strdup (host), g_memdup2 (&later, sizeof later));
}

/**
 * server_key_check:
 *
 * Looks at the key @client came with. A right one is right only while its address has
 * tries left: otherwise one could go on guessing.
 */
ServerKeyAnswer
server_key_check (ServerClient *client)
{
  Server     *server = client->server;
  const char *key = server->room->key;
  const char *host = net_link_get_remote_host (client->link);
  gint64      now = g_get_monotonic_time ();

  if (key == NULL || client->caller == SERVER_CALLER_OWNER)
    return SERVER_KEY_RIGHT;
  if (client->password != NULL && !may_try (server, host, now))
    return SERVER_KEY_TOO_MANY;
  if (g_strcmp0 (client->password, key) == 0)
    return SERVER_KEY_RIGHT;
  /* To come without one is to ask whether there is one. */
  if (client->password != NULL)
    note_wrong (server, host, now);
  return SERVER_KEY_WRONG;
}
