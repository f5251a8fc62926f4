// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-client.h"

#include "server/server-batch.h"

#include <string.h>

/* A client may send this many commands at once and this many a second after that; then
 * its bytes wait in its own socket. Generous, as a LAN's people are no strangers. */
#define FLOOD_BURST 60
#define FLOOD_PER_SECOND 20

/**
 * server_client_new:
 * @link: what carries its lines; a reference is taken
 */
ServerClient *
server_client_new (Server      *server,
                   NetLink     *link,
                   ServerCaller caller)
{
  ServerClient *self = g_new0 (ServerClient, 1);

  g_ref_count_init (&self->ref_count);
  self->server = server;
  self->link = g_object_ref (link);
  self->caller = caller;
  self->host = g_strdup (net_link_get_remote_host (link));
  /* A parameter that begins with a colon would be the last one (::1). */
  if (self->host[0] == ':')
    {
      g_autofree char *bare = g_steal_pointer (&self->host);

      self->host = g_strconcat ("0", bare, NULL);
    }
  self->channels = g_ptr_array_new ();
  self->signed_on_us = g_get_real_time ();
  self->came_us = self->spoke_us = self->heard_us = self->flood_us = g_get_monotonic_time ();
  self->flood_credit = FLOOD_BURST * 1000;
  return self;
}

ServerClient *
server_client_ref (ServerClient *self)
{
  g_ref_count_inc (&self->ref_count);
  return self;
}

void
server_client_unref (ServerClient *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;
  g_clear_handle_id (&self->flood_id, g_source_remove);
  g_clear_handle_id (&self->past_id, g_source_remove);
  g_free (self->past_msgid);
  g_queue_clear_full (&self->held, (GDestroyNotify)g_bytes_unref);
  g_free (self->gone);
  g_clear_pointer (&self->batch, server_batch_free);
  g_clear_pointer (&self->invitations, g_hash_table_unref);
  g_clear_pointer (&self->knocked_at, g_free);
  g_clear_pointer (&self->metadata, g_tree_unref);
  g_clear_pointer (&self->subscriptions, g_ptr_array_unref);
  g_ptr_array_unref (self->channels);
  g_clear_object (&self->link);
  g_free (self->nick);
  g_free (self->user);
  g_free (self->real_name);
  g_free (self->host);
  g_free (self->source);
  g_free (self->account);
  g_free (self->wanted_nick);
  g_free (self->away);
  g_free (self->password);
  g_free (self->commitment);
  g_free (self->nonce);
  g_free (self->comparison);
  g_free (self);
}

static void
update_source (ServerClient *self)
{
  g_free (self->source);
  self->source = g_strdup_printf ("%s!%s@%s", server_client_get_display_nick (self), self->user != NULL ? self->user : "~", self->host);
}

void
server_client_set_nick (ServerClient *self,
                        const char   *nick)
{
  char *copy = g_strdup (nick);

  g_free (self->nick);
  self->nick = copy;
  update_source (self);
}

/**
 * server_client_drop_nick:
 *
 * It has to ask for another one.
 */
void
server_client_drop_nick (ServerClient *self)
{
  g_clear_pointer (&self->nick, g_free);
  update_source (self);
}

void
server_client_set_user (ServerClient *self,
                        const char   *user)
{
  g_free (self->user);
  self->user = g_strdup (user);
  update_source (self);
}

/**
 * server_client_send:
 * @bytes: whole lines
 *
 * Queues them; nothing once the client is gone.
 */
void
server_client_send (ServerClient *self,
                    GBytes       *bytes)
{
  if (self->link != NULL && g_bytes_get_size (bytes) > 0)
    net_link_send (self->link, bytes);
}

void
server_client_send_event (ServerClient *self,
                          ServerEvent  *event)
{
  if (self->caller == SERVER_CALLER_PLAIN_TEXT)
    server_client_send (self, server_event_encode_plain_text (event));
  else
    server_client_send (self, server_event_encode (event, self->capabilities));
}

gboolean
server_client_has (const ServerClient *self,
                   IrcCapability       capability)
{
  return (self->capabilities & capability) == capability;
}

/**
 * server_client_get_display_nick:
 *
 * Returns: the nick, or `*` as numerics have it for one without
 */
const char *
server_client_get_display_nick (const ServerClient *self)
{
  return self->nick != NULL ? self->nick : "*";
}

/* While a line waits no other is read. */
static void
update_paused (ServerClient *self)
{
  if (self->link != NULL)
    net_link_set_paused (self->link, self->flood_id != 0 || self->held.length > 0);
}

static gboolean
flood_resume_cb (gpointer user_data)
{
  ServerClient *self = user_data;

  self->flood_id = 0;
  update_paused (self);
  return G_SOURCE_REMOVE;
}

/**
 * server_client_charge:
 * @cost: thousandths of a command
 *
 * Takes the cost from the client's credit. When it is used up the link is paused until
 * there is some again: a flood waits at its source, and nobody is thrown out for it.
 *
 * Returns: whether there was credit left
 */
gboolean
server_client_charge (ServerClient *self,
                      int           cost)
{
  gint64 now = g_get_monotonic_time ();
  gint64 earned = (now - self->flood_us) * FLOOD_PER_SECOND / 1000;

  self->flood_us = now;
  self->flood_credit = MIN (self->flood_credit + earned, FLOOD_BURST * 1000) - cost;
  if (self->flood_credit > 0)
    return TRUE;
  if (self->flood_id == 0 && self->link != NULL)
    {
      self->flood_id = g_timeout_add (1 + (1000 - self->flood_credit) / FLOOD_PER_SECOND, flood_resume_cb, self);
      update_paused (self);
    }
  return FALSE;
}

/**
 * server_client_hold:
 * @line: need not end in NUL
 *
 * Keeps a line for later; no other is read until server_client_release() had them all.
 */
void
server_client_hold (ServerClient *self,
                    const char   *line,
                    gsize         length)
{
  g_queue_push_tail (&self->held, g_bytes_new (line, length));
  update_paused (self);
}

/**
 * server_client_release:
 *
 * Returns: (transfer full) (nullable): the first line that is held
 */
GBytes *
server_client_release (ServerClient *self)
{
  GBytes *line = g_queue_pop_head (&self->held);

  update_paused (self);
  return line;
}
