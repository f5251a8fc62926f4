// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-reads.h"

#include "irc/irc-time.h"
#include "server/server-private.h"

/* Up to where each person has read what (IRCv3 read-marker). Only they themselves are ever
 * told. The marks lie in the store; as one belongs between a JOIN and its names, which do
 * not wait, all of them are read when the room opens. */

/* Marks there may be in all; nobody comes near it who does not try to. */
#define MAX_MARKS 20000

GHashTable *
server_reads_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* Who reads: a device, whatever it is called. Of one without an account more than the nick,
 * which may be somebody else's tomorrow. */
static char *
dup_reader (const ServerClient *client)
{
  return client->account != NULL ? g_strdup (client->account) : g_ascii_strdown (client->source, -1);
}

static char *
make_key (const char *target,
          const char *reader)
{
  g_autofree char *room = g_ascii_strdown (target, -1);

  return g_strconcat (room, " ", reader, NULL);
}

static gint64
find (Server     *server,
      const char *target,
      const char *reader)
{
  g_autofree char *key = make_key (target, reader);
  const gint64    *time = g_hash_table_lookup (server->reads, key);

  return time != NULL ? *time : -1;
}

static void
note (Server     *server,
      const char *target,
      const char *reader,
      gint64      time)
{
  g_hash_table_replace (server->reads, make_key (target, reader), g_memdup2 (&time, sizeof time));
}

static void
all_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (Server) server = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reads = store_find_all_reads_finish (STORE_STORE (object), result, &error);

  if (reads == NULL)
    g_warning ("It is not known who has read what: %s", error->message);
  for (guint i = 0; reads != NULL && i < reads->len; i++)
    {
      const StoreRead *read = reads->pdata[i];

      note (server, read->room, read->reader, read->time);
    }
}

/**
 * server_reads_open:
 *
 * Asks the store for all marks; the room opens behind its answer.
 */
void
server_reads_open (Server *server)
{
  store_find_all_reads_async (server->store, all_cb, g_object_ref (server));
}

static char *
format (gint64 time)
{
  g_autofree char *text = NULL;

  if (time < 0)
    return g_strdup ("*");
  text = irc_time_format (time * 1000);
  return g_strconcat ("timestamp=", text, NULL);
}

/**
 * server_reads_reply:
 *
 * Tells @client up to where it has read @target.
 */
void
server_reads_reply (ServerClient *client,
                    const char   *target,
                    ServerReply  *reply)
{
  g_autofree char *reader = dup_reader (client);
  g_autofree char *text = format (find (client->server, target, reader));

  server_reply_line (reply, client->server->name, "MARKREAD", target, text, NULL);
}

/* --- Marking --- */

typedef struct
{
  ServerClient *client;
  Server       *server;
  ServerReply  *reply;
  char         *target;
  char         *reader;
} Marking;

static void
marking_free (Marking *marking)
{
  server_reply_free (marking->reply);
  server_client_unref (marking->client);
  g_object_unref (marking->server);
  g_free (marking->target);
  g_free (marking->reader);
  g_free (marking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Marking, marking_free)

/* The same person's other connections. */
static void
tell_others (const Marking *marking,
             gint64         time)
{
  g_autofree char *text = format (time);
  g_autoptr (ServerEvent) event = server_event_new (marking->server->name, "MARKREAD", marking->target, text, NULL);

  for (guint i = 0; i < marking->server->clients->len; i++)
    {
      ServerClient    *other = marking->server->clients->pdata[i];
      g_autofree char *reader = other->registered ? dup_reader (other) : NULL;

      if (other != marking->client && g_strcmp0 (reader, marking->reader) == 0 && server_client_has (other, IRC_CAPABILITY_READ_MARKER))
        server_client_send_event (other, event);
    }
}

static void
marked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Marking) marking = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64           time;

  if (!store_read_finish (STORE_STORE (object), result, &time, &error))
    {
      g_warning ("A read mark is not kept: %s", error->message);
      server_reply_fail (marking->reply, "MARKREAD", "INTERNAL_ERROR", marking->target, "The read timestamp could not be set");
      server_reply_flush (marking->reply);
      return;
    }
  note (marking->server, marking->target, marking->reader, time);
  text = format (time);
  server_reply_line (marking->reply, marking->server->name, "MARKREAD", marking->target, text, NULL);
  server_reply_flush (marking->reply);
  tell_others (marking, time);
}

/**
 * server_reads_mark:
 * @time: read up to here, Unix time in milliseconds
 *
 * Moves the mark forward and answers where it is now, once it is kept. Without a store
 * nothing is kept and there is no mark.
 */
void
server_reads_mark (ServerClient *client,
                   const char   *target,
                   gint64        time,
                   ServerReply  *reply)
{
  Server          *server = client->server;
  g_autofree char *reader = dup_reader (client);
  g_autofree char *room = g_ascii_strdown (target, -1);
  gint64           known = find (server, target, reader);
  Marking         *marking;

  /* Nobody has read what is not said yet. */
  time = MIN (time, MAX (g_get_real_time () / 1000, server->last_ms));
  if (server->store == NULL || time <= known)
    {
      server_reads_reply (client, target, reply);
      return;
    }
  if (known < 0 && g_hash_table_size (server->reads) >= MAX_MARKS)
    {
      server_reply_fail (reply, "MARKREAD", "INTERNAL_ERROR", target, "The read timestamp could not be set");
      return;
    }
  marking = g_new0 (Marking, 1);
  marking->client = server_client_ref (client);
  marking->server = g_object_ref (server);
  marking->reply = server_reply_postpone (reply);
  marking->target = g_strdup (target);
  marking->reader = g_strdup (reader);
  store_mark_read_async (server->store, room, reader, time, marked_cb, marking);
}
