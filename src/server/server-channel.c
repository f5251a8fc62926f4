// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-channel.h"

#include "server/server-history.h"
#include "server/server-metadata.h"
#include "server/server-names.h"
#include "server/server-private.h"
#include "server/server-reads.h"

const IrcModeSpec server_channel_modes[] = {
  { 'b', IRC_MODE_LIST, '\0' },
  { 'i', IRC_MODE_FLAG, '\0' },
  { 'K', IRC_MODE_FLAG, '\0' },
  { 'k', IRC_MODE_ALWAYS_PARAM, '\0' },
  { 'l', IRC_MODE_SET_PARAM, '\0' },
  { 'm', IRC_MODE_FLAG, '\0' },
  { 'n', IRC_MODE_FLAG, '\0' },
  { 'o', IRC_MODE_PREFIX, '@' },
  { 'q', IRC_MODE_LIST, '\0' },
  { 't', IRC_MODE_FLAG, '\0' },
  { 'v', IRC_MODE_PREFIX, '+' },
  { '\0', 0, '\0' },
};

ServerChannel *
server_channel_new (const char *name)
{
  ServerChannel *self = g_new0 (ServerChannel, 1);

  self->name = g_strdup (name);
  self->created_at = g_get_real_time () / G_USEC_PER_SEC;
  self->members = g_ptr_array_new_with_free_func (g_free);
  self->by_client = g_hash_table_new (NULL, NULL);
  self->bans = server_bans_new ();
  self->quiets = server_bans_new ();
  self->no_outside = TRUE;
  self->topic_locked = TRUE;
  return self;
}

void
server_channel_free (ServerChannel *self)
{
  g_hash_table_unref (self->by_client);
  g_ptr_array_unref (self->members);
  g_ptr_array_unref (self->bans);
  g_ptr_array_unref (self->quiets);
  g_clear_pointer (&self->metadata, g_tree_unref);
  g_free (self->name);
  g_free (self->topic);
  g_free (self->topic_set_by);
  g_free (self->last_msgid);
  g_free (self->key);
  g_free (self);
}

/**
 * server_channel_find:
 *
 * Returns: (transfer none) (nullable): the client's place in the channel
 */
ServerMembership *
server_channel_find (ServerChannel *self,
                     ServerClient  *client)
{
  return g_hash_table_lookup (self->by_client, client);
}

gboolean
server_channel_is_operator (ServerChannel *self,
                            ServerClient  *client)
{
  const ServerMembership *membership = server_channel_find (self, client);

  return membership != NULL && membership->is_operator;
}

gboolean
server_channel_is_banned (ServerChannel *self,
                          ServerClient  *client)
{
  return client->caller != SERVER_CALLER_OWNER && server_bans_match (self->bans, client);
}

static gboolean
is_silenced (ServerChannel *self,
             ServerClient  *client)
{
  return self->moderated || server_channel_is_banned (self, client) || (client->caller != SERVER_CALLER_OWNER && server_bans_match (self->quiets, client));
}

gboolean
server_channel_may_speak (ServerChannel *self,
                          ServerClient  *client)
{
  const ServerMembership *membership = server_channel_find (self, client);

  if (membership == NULL)
    return !self->no_outside && !is_silenced (self, client);
  return membership->is_operator || membership->has_voice || !is_silenced (self, client);
}

/* Somebody has to be able to keep order: the hosting person always, else whoever comes
 * first, as on every IRC network. Plain-text guests have no way to. */
static gboolean
becomes_operator (ServerChannel *self,
                  ServerClient  *client)
{
  if (client->caller == SERVER_CALLER_OWNER)
    return TRUE;
  if (client->caller == SERVER_CALLER_PLAIN_TEXT)
    return FALSE;
  for (guint i = 0; i < self->members->len; i++)
    if (((const ServerMembership *)self->members->pdata[i])->client->caller != SERVER_CALLER_PLAIN_TEXT)
      return FALSE;
  return TRUE;
}

/**
 * server_channel_join:
 * @reply: where the client is told; topic and names go there too
 *
 * Lets a client in, without asking whether it may.
 */
void
server_channel_join (ServerChannel *self,
                     ServerClient  *client,
                     ServerReply   *reply)
{
  g_autoptr (ServerEvent) event = server_event_new (client->source, "JOIN", self->name, NULL);
  ServerMembership *membership;
  gboolean          is_known = server_names_is_known (client);

  if (server_channel_find (self, client) != NULL)
    return;
  server_event_set_account (event, client->account);
  server_event_set_extended_join (event, client->real_name);
  server_event_set_secure (event, net_link_is_encrypted (client->link));
  if (client->account != NULL)
    server_event_set_device (event, is_known ? "known" : "new");
  server_history_record (client->server, self, event);
  server_channel_tell (self, event, NULL, 0);

  membership = g_new0 (ServerMembership, 1);
  membership->client = client;
  membership->is_operator = becomes_operator (self, client);
  membership->is_new = client->account != NULL && !is_known;
  membership->joined_ms = client->server->last_ms;
  g_ptr_array_add (self->members, membership);
  g_hash_table_insert (self->by_client, client, membership);
  g_ptr_array_add (client->channels, self);
  if (client->invitations != NULL)
    g_hash_table_remove (client->invitations, self->name);
  if (self == client->server->room)
    server_names_claim (client);
  server_note_members (client->server, self);

  if (membership->is_operator && self->members->len > 1)
    {
      g_autoptr (ServerEvent) mode = server_event_new (client->server->name, "MODE", self->name, "+o", client->nick, NULL);

      server_channel_tell (self, mode, client, 0);
    }
  if (client->away != NULL)
    {
      g_autoptr (ServerEvent) away = server_event_new (client->source, "AWAY", client->away, NULL);

      server_event_set_account (away, client->account);
      server_channel_tell (self, away, client, IRC_CAPABILITY_AWAY_NOTIFY);
    }

  server_reply_event (reply, event);
  if (server_client_has (client, IRC_CAPABILITY_READ_MARKER))
    server_reads_reply (client, self->name, reply);
  server_channel_reply_topic (self, reply, FALSE);
  server_channel_reply_names (self, reply);
  server_metadata_introduce (client, self, reply);
  if (client->caller != SERVER_CALLER_PLAIN_TEXT)
    server_history_catch_up (client, self);
}

/**
 * server_channel_leave:
 * @event: the PART or KICK, told to everybody in the channel
 * @reply: (nullable): where the client whose command it was is told
 */
void
server_channel_leave (ServerChannel *self,
                      ServerClient  *client,
                      ServerEvent   *event,
                      ServerReply   *reply)
{
  ServerClient *commander = reply != NULL ? server_reply_get_client (reply) : NULL;

  server_history_record (client->server, self, event);
  server_channel_tell (self, event, commander, 0);
  if (commander != NULL && server_channel_find (self, commander) != NULL)
    server_reply_event (reply, event);
  server_channel_forget (self, client);
}

/**
 * server_channel_forget:
 *
 * Takes a client out without telling anybody.
 */
void
server_channel_forget (ServerChannel *self,
                       ServerClient  *client)
{
  ServerMembership *membership = server_channel_find (self, client);

  if (membership == NULL)
    return;
  g_hash_table_remove (self->by_client, client);
  g_ptr_array_remove (self->members, membership);
  g_ptr_array_remove (client->channels, self);
  server_note_members (client->server, self);
}

/**
 * server_channel_tell:
 * @except: (nullable): a member that is not told
 * @needed: a capability without which a member is not told, or 0
 */
void
server_channel_tell (ServerChannel *self,
                     ServerEvent   *event,
                     ServerClient  *except,
                     IrcCapability  needed)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      ServerClient *member = ((const ServerMembership *)self->members->pdata[i])->client;

      if (member != except && server_client_has (member, needed))
        server_client_send_event (member, event);
    }
}

/**
 * server_channel_set_topic:
 * @topic: the new one; "" takes it away
 */
void
server_channel_set_topic (ServerChannel *self,
                          const char    *topic,
                          const char    *set_by)
{
  g_free (self->topic);
  g_free (self->topic_set_by);
  self->topic = topic[0] != '\0' ? g_strdup (topic) : NULL;
  self->topic_set_by = g_strdup (set_by);
  self->topic_set_at = g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * server_channel_reply_topic:
 * @say_none: whether to answer 331 when there is no topic
 */
void
server_channel_reply_topic (ServerChannel *self,
                            ServerReply   *reply,
                            gboolean       say_none)
{
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT, self->topic_set_at);

  if (self->topic != NULL)
    {
      server_reply_numeric (reply, RPL_TOPIC, self->name, self->topic, NULL);
      server_reply_numeric (reply, RPL_TOPICWHOTIME, self->name, self->topic_set_by, time, NULL);
    }
  else if (say_none)
    server_reply_numeric (reply, RPL_NOTOPIC, self->name, "No topic is set", NULL);
}

/**
 * server_channel_reply_names:
 *
 * Answers who is here, 353 and 366.
 */
void
server_channel_reply_names (ServerChannel *self,
                            ServerReply   *reply)
{
  gboolean all = server_client_has (server_reply_get_client (reply), IRC_CAPABILITY_MULTI_PREFIX);
  gboolean whole = server_client_has (server_reply_get_client (reply), IRC_CAPABILITY_USERHOST_IN_NAMES);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->members->len; i++)
    {
      const ServerMembership *membership = self->members->pdata[i];
      const char             *op = membership->is_operator ? "@" : "";
      const char             *voice = membership->has_voice && (all || !membership->is_operator) ? "+" : "";

      g_ptr_array_add (names, g_strconcat (op, voice, whole ? membership->client->source : membership->client->nick, NULL));
    }
  server_reply_words (reply, RPL_NAMREPLY, "=", self->name, names);
  server_reply_numeric (reply, RPL_ENDOFNAMES, self->name, "End of /NAMES list", NULL);
}

/**
 * server_channel_dup_modes:
 * @with_key: whether to give the key away
 *
 * Returns: (transfer full): the modes as 324 has them, parameters behind
 */
char *
server_channel_dup_modes (ServerChannel *self,
                          gboolean       with_key)
{
  GString *modes = g_string_new ("+");

  if (self->invite_only)
    g_string_append_c (modes, 'i');
  if (self->no_knock)
    g_string_append_c (modes, 'K');
  if (self->moderated)
    g_string_append_c (modes, 'm');
  if (self->no_outside)
    g_string_append_c (modes, 'n');
  if (self->topic_locked)
    g_string_append_c (modes, 't');
  if (self->key != NULL)
    g_string_append_c (modes, 'k');
  if (self->limit > 0)
    g_string_append_c (modes, 'l');
  if (self->key != NULL)
    g_string_append_printf (modes, " %s", with_key ? self->key : "*");
  if (self->limit > 0)
    g_string_append_printf (modes, " %u", self->limit);
  return g_string_free (modes, FALSE);
}
