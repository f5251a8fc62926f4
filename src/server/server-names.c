// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-names.h"

#include "server/server-history.h"
#include "server/server-private.h"

#include <string.h>

/* A name belongs to the device that had it first: nobody else is called so, while that
 * device is away too. Who has shown no device owns no name. The names lie in the store,
 * and all of them are read when the room opens. */

/* Names there may be in all, and those of one device: with a new one beyond that the one
 * it has had for longest is free again. */
#define MAX_NAMES 20000
#define MAX_NAMES_OF_ONE 3

typedef struct
{
  char  *account;
  gint64 time; /* Unix time in milliseconds */
} Name;

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->account);
  g_free (name);
}

GHashTable *
server_names_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, name_free);
}

static void
note (Server     *server,
      const char *nick,
      const char *account,
      gint64      time)
{
  Name *name = g_new0 (Name, 1);

  name->account = g_strdup (account);
  name->time = time;
  server->names_ms = MAX (server->names_ms, time);
  g_hash_table_replace (server->names, g_strdup (nick), name);
}

static void
all_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (Server) server = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = store_find_all_names_finish (STORE_STORE (object), result, &error);

  if (names == NULL)
    g_warning ("It is not known whose the names are: %s", error->message);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const StoreName *name = names->pdata[i];

      note (server, name->nick, name->account, name->time);
    }
}

/**
 * server_names_open:
 *
 * Asks the store for all names; the room opens behind its answer.
 */
void
server_names_open (Server *server)
{
  store_find_all_names_async (server->store, all_cb, g_object_ref (server));
}

static const Name *
find (Server     *server,
      const char *nick)
{
  g_autofree char *key = g_ascii_strdown (nick, -1);

  return g_hash_table_lookup (server->names, key);
}

/**
 * server_names_may_have:
 *
 * Returns: whether @nick is nobody's, or that of @client's device
 */
gboolean
server_names_may_have (ServerClient *client,
                       const char   *nick)
{
  const Name *name = find (client->server, nick);

  return name == NULL || g_strcmp0 (name->account, client->account) == 0;
}

gboolean
server_names_is_free (Server     *server,
                      const char *nick)
{
  return find (server, nick) == NULL;
}

/**
 * server_names_find_nick:
 *
 * Returns: (nullable): a name of the device
 */
const char *
server_names_find_nick (Server     *server,
                        const char *account)
{
  GHashTableIter iter;
  gpointer       nick;
  gpointer       value;

  g_hash_table_iter_init (&iter, server->names);
  while (g_hash_table_iter_next (&iter, &nick, &value))
    if (strcmp (((const Name *)value)->account, account) == 0)
      return nick;
  return NULL;
}

/**
 * server_names_is_known:
 *
 * Returns: whether the device has been in the room
 */
gboolean
server_names_is_known (ServerClient *client)
{
  return client->account != NULL && server_names_find_nick (client->server, client->account) != NULL;
}

/* --- Taking --- */

static StoreName
make_record (Server     *server,
             char       *room,
             const char *nick,
             const Name *name)
{
  return (StoreName){ .room = room, .nick = (char *)nick, .account = name->account, .time = name->time };
}

static void
release (Server     *server,
         const char *nick)
{
  g_autofree char *room = server_history_dup_key (server->room);
  const StoreName  record = make_record (server, room, nick, g_hash_table_lookup (server->names, nick));

  if (server->store != NULL)
    store_release_name (server->store, &record);
  g_hash_table_remove (server->names, nick);
}

/* Makes room for one more name of that device. */
static void
release_oldest (Server     *server,
                const char *account)
{
  g_autofree char *oldest = NULL;
  gint64           oldest_time = G_MAXINT64;
  guint            n = 0;
  GHashTableIter   iter;
  gpointer         nick;
  gpointer         value;

  g_hash_table_iter_init (&iter, server->names);
  while (g_hash_table_iter_next (&iter, &nick, &value))
    {
      const Name *name = value;

      if (strcmp (name->account, account) != 0)
        continue;
      n++;
      if (name->time >= oldest_time)
        continue;
      oldest_time = name->time;
      g_free (oldest);
      oldest = g_strdup (nick);
    }
  if (n >= MAX_NAMES_OF_ONE)
    release (server, oldest);
}

/**
 * server_names_claim:
 *
 * The name @client goes by is its device's from here on, if it was nobody's and the client
 * is in the room: who is not let in takes nothing.
 */
void
server_names_claim (ServerClient *client)
{
  Server          *server = client->server;
  g_autofree char *nick = g_ascii_strdown (client->nick, -1);
  g_autofree char *room = NULL;
  StoreName        record;

  if (client->account == NULL || find (server, nick) != NULL || server_channel_find (server->room, client) == NULL)
    return;
  release_oldest (server, client->account);
  if (g_hash_table_size (server->names) >= MAX_NAMES)
    return;
  note (server, nick, client->account, MAX (g_get_real_time () / 1000, server->names_ms + 1));
  room = server_history_dup_key (server->room);
  record = make_record (server, room, nick, find (server, nick));
  if (server->store != NULL)
    store_keep_name (server->store, &record);
}
