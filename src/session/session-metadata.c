// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-metadata.h"

#include "session/session-commands.h"

#include <string.h>

/* What people tell of themselves (IRCv3 metadata): of all that could be told, where their
 * picture is. Whether there is one at that place, and whether to look, others decide. */

#define KEY "avatar"

#define MAX_URI 400

/* What did not come at once is asked for after so many seconds; no server makes us wait
 * longer. */
#define USUAL_SECONDS 5
#define MAX_SECONDS 60

static gboolean
is_spoken (Session *self)
{
  return (self->first->capabilities & (IRC_CAPABILITY_METADATA | IRC_CAPABILITY_BATCH)) == (IRC_CAPABILITY_METADATA | IRC_CAPABILITY_BATCH);
}

/**
 * session_metadata_begin:
 *
 * We are registered: asks to be told of pictures.
 */
void
session_metadata_begin (Session *self)
{
  if (is_spoken (self))
    session_irc_send (self, NULL, "METADATA", "*", "SUB", KEY, NULL);
}

/**
 * session_metadata_forget:
 *
 * There is nobody any more to be asked.
 */
void
session_metadata_forget (Session *self)
{
  g_clear_handle_id (&self->sync_id, g_source_remove);
}

/**
 * session_get_file_host:
 *
 * Returns: (nullable): where a picture of our person can be put for the others, an URL of the
 *   room's own host; %NULL where there is no such place, or they could not be told of it
 */
const char *
session_get_file_host (Session *self)
{
  return is_spoken (self) && self->first->is_merhaba ? irc_isupport_get (self->first->isupport, IRC_ISUPPORT_FILEHOST) : NULL;
}

/**
 * session_get_remote_address:
 *
 * Returns: (transfer none) (nullable): where the host is, as the connection found it; %NULL
 *   without one, or when the host is in this process
 */
GSocketAddress *
session_get_remote_address (Session *self)
{
  return self->first->link != NULL ? net_link_get_remote_address (self->first->link) : NULL;
}

/**
 * session_set_picture_uri:
 * @uri: (nullable): where the picture of our person is, %NULL for none
 *
 * Tells the others, over the connection there is. The next one knows nothing of it.
 */
void
session_set_picture_uri (Session    *self,
                         const char *uri)
{
  Session *first = self->first;
  char    *copy;

  if (!is_spoken (first) || !first->registered || g_strcmp0 (first->picture_uri, uri) == 0)
    return;
  copy = g_strdup (uri);
  g_free (first->picture_uri);
  first->picture_uri = copy;
  session_irc_send (first, NULL, "METADATA", "*", "SET", KEY, uri, NULL);
}

static void
show (Session *self,
      gpointer user_data)
{
  GListModel *members = G_LIST_MODEL (session_room_get_members (self->room));
  const char *uri = ((gpointer *)user_data)[0];

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (SessionMember) member = g_list_model_get_item (members, i);

      if (g_strcmp0 (session_member_get_picture_uri (member), uri) == 0)
        session_member_set_picture (member, ((gpointer *)user_data)[1]);
    }
}

/**
 * session_show_picture:
 * @uri: as #Session::picture-wanted had it
 * @picture: what is there
 *
 * Everybody who told @uri and still does is shown with @picture, in all conversations.
 */
void
session_show_picture (Session    *self,
                      const char *uri,
                      GObject    *picture)
{
  gpointer both[] = { (gpointer)uri, picture };

  session_beside_foreach (self, show, both);
}

/* --- What the server says --- */

static void
note_picture (Session    *self,
              const char *nick,
              const char *uri)
{
  SessionMember *member = session_members_find (session_room_get_members (self->room), nick);

  if (member == NULL)
    return;
  if (uri != NULL && (uri[0] == '\0' || strlen (uri) > MAX_URI))
    uri = NULL;
  session_member_set_picture_uri (member, uri);
  if (uri != NULL && session_member_get_picture (member) == NULL)
    g_signal_emit_by_name (self->first, "picture-wanted", uri);
}

/* METADATA target key visibility [value] */
void
on_metadata (Session          *self,
             const IrcMessage *message)
{
  if (strcmp (message->params[1], KEY) == 0)
    note_picture (self, message->params[0], irc_message_get_param (message, 3));
}

/* 761: us, target, key, visibility, value. 766: us, target, key, words. Of our own changes
 * we hear in this way alone. */
void
on_key_value (Session          *self,
              const IrcMessage *message)
{
  const char *target = strcmp (message->params[1], "*") == 0 ? self->first->nick : message->params[1];

  if (strcmp (message->params[2], KEY) == 0)
    note_picture (self, target, strcmp (message->command, "761") == 0 ? irc_message_get_param (message, 4) : NULL);
}

static gboolean
sync_cb (gpointer user_data)
{
  Session *self = user_data;

  self->sync_id = 0;
  session_irc_send (self, NULL, "METADATA", session_room_get_channel (self->room), "SYNC", NULL);
  return G_SOURCE_REMOVE;
}

/* 774: us, target, [seconds] */
void
on_sync_later (Session          *self,
               const IrcMessage *message)
{
  const char *seconds = irc_message_get_param (message, 2);
  guint64     wait = seconds != NULL ? g_ascii_strtoull (seconds, NULL, 10) : USUAL_SECONDS;

  if (session_commands_is_room (self, message->params[1]) && self->sync_id == 0)
    self->sync_id = g_timeout_add_seconds ((guint)MIN (wait, MAX_SECONDS), sync_cb, self);
}
