// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-names.h"

#include "irc/irc-casemap.h"
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
  char  *nick; /* as it was written first */
  char  *account;
  gint64 time; /* Unix time in milliseconds */
} Name;

struct _ServerNames
{
  GHashTable *by_nick;    /* of Name */
  GHashTable *by_account; /* of GPtrArray, the names of one device */
};

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->nick);
  g_free (name->account);
  g_free (name);
}

ServerNames *
server_names_new (void)
{
  ServerNames *self = g_new0 (ServerNames, 1);

  self->by_nick = g_hash_table_new_full (irc_casemap_hash, irc_casemap_equal, NULL, name_free);
  self->by_account = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  return self;
}

void
server_names_free (ServerNames *self)
{
  g_hash_table_unref (self->by_account);
  g_hash_table_unref (self->by_nick);
  g_free (self);
}

static void
forget (ServerNames *self,
        Name        *name)
{
  GPtrArray *of_one = g_hash_table_lookup (self->by_account, name->account);

  g_ptr_array_remove (of_one, name);
  if (of_one->len == 0)
    g_hash_table_remove (self->by_account, name->account);
  g_hash_table_remove (self->by_nick, name->nick);
}

static void
note (Server     *server,
      const char *nick,
      const char *account,
      gint64      time)
{
  ServerNames *self = server->names;
  Name        *before = g_hash_table_lookup (self->by_nick, nick);
  Name        *name = g_new0 (Name, 1);
  GPtrArray   *of_one;

  if (before != NULL)
    forget (self, before);
  name->nick = g_strdup (nick);
  name->account = g_strdup (account);
  name->time = time;
  server->names_ms = MAX (server->names_ms, time);
  g_hash_table_insert (self->by_nick, name->nick, name);
  of_one = g_hash_table_lookup (self->by_account, account);
  if (of_one == NULL)
    {
      of_one = g_ptr_array_new ();
      g_hash_table_insert (self->by_account, g_strdup (account), of_one);
    }
  g_ptr_array_add (of_one, name);
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
  return g_hash_table_lookup (server->names->by_nick, nick);
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

static gboolean
is_in_use (Server     *server,
           const Name *name)
{
  ServerClient *client = server_find_client (server, name->nick);

  return client != NULL && g_strcmp0 (client->account, name->account) == 0;
}

/**
 * server_names_find_nick:
 *
 * Returns: (nullable): the name the device goes by, or the last one it took
 */
const char *
server_names_find_nick (Server     *server,
                        const char *account)
{
  GPtrArray  *of_one = g_hash_table_lookup (server->names->by_account, account);
  const Name *last = NULL;

  for (guint i = 0; of_one != NULL && i < of_one->len; i++)
    {
      const Name *name = of_one->pdata[i];

      if (is_in_use (server, name))
        return name->nick;
      if (last == NULL || name->time > last->time)
        last = name;
    }
  return last != NULL ? last->nick : NULL;
}

/**
 * server_names_is_known:
 *
 * Returns: whether the device has been in the room
 */
gboolean
server_names_is_known (ServerClient *client)
{
  return client->account != NULL && g_hash_table_contains (client->server->names->by_account, client->account);
}

/* --- Taking --- */

static StoreName
make_record (char       *room,
             const Name *name)
{
  return (StoreName){ .room = room, .nick = name->nick, .account = name->account, .time = name->time };
}

static void
release (Server *server,
         Name   *name)
{
  g_autofree char *room = server_history_dup_key (server->room);
  const StoreName  record = make_record (room, name);

  if (server->store != NULL)
    store_release_name (server->store, &record);
  forget (server->names, name);
}

/* Makes room for one more name of that device. */
static void
release_oldest (Server     *server,
                const char *account)
{
  GPtrArray *of_one = g_hash_table_lookup (server->names->by_account, account);
  Name      *oldest;

  if (of_one == NULL || of_one->len < MAX_NAMES_OF_ONE)
    return;
  oldest = of_one->pdata[0];
  for (guint i = 1; i < of_one->len; i++)
    if (((const Name *)of_one->pdata[i])->time < oldest->time)
      oldest = of_one->pdata[i];
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
  g_autofree char *room = NULL;
  StoreName        record;

  if (client->account == NULL || find (server, client->nick) != NULL || server_channel_find (server->room, client) == NULL)
    return;
  release_oldest (server, client->account);
  if (g_hash_table_size (server->names->by_nick) >= MAX_NAMES)
    return;
  note (server, client->nick, client->account, MAX (g_get_real_time () / 1000, server->names_ms + 1));
  room = server_history_dup_key (server->room);
  record = make_record (room, find (server, client->nick));
  if (server->store != NULL)
    store_keep_name (server->store, &record);
}
