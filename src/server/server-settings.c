// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-settings.h"

#include "irc/irc-message.h"
#include "server/server-history.h"
#include "server/server-key.h"
#include "server/server-private.h"

#include <string.h>

/* What is set in the room, its topic and its modes, is kept with what is said in it: the
 * room is the same after the host was restarted. Other channels go when the last one
 * leaves. */

/* --- Keeping --- */

static void
write_list (GPtrArray *list,
            char       letter,
            GString   *letters,
            GString   *params)
{
  for (guint i = 0; i < list->len; i++)
    {
      g_string_append_c (letters, letter);
      g_string_append_printf (params, " %s", ((const ServerBan *)list->pdata[i])->mask);
    }
}

/* `+ntklbq key 20 ban quiet`, as a MODE command would set it all. */
static char *
write_modes (ServerChannel *channel)
{
  g_autofree char *modes = server_channel_dup_modes (channel, TRUE);
  gsize            n_letters = strcspn (modes, " ");
  g_autoptr (GString) letters = g_string_new_len (modes, n_letters);
  g_autoptr (GString) params = g_string_new (modes + n_letters);

  write_list (channel->bans, 'b', letters, params);
  write_list (channel->quiets, 'q', letters, params);
  return g_strconcat (letters->str, params->str, NULL);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!store_save_room_finish (STORE_STORE (object), result, &error))
    g_warning ("What is set in the room is not kept: %s", error->message);
}

/**
 * server_settings_save:
 *
 * Somebody has set the topic or a mode of @channel.
 */
void
server_settings_save (Server        *server,
                      ServerChannel *channel)
{
  g_autofree char *key = NULL;
  g_autofree char *modes = NULL;

  if (server->store == NULL || channel != server->room)
    return;
  key = server_history_dup_key (channel);
  modes = write_modes (channel);
  store_save_room_async (server->store, key,
                         store_room_new (channel->topic != NULL ? channel->topic : "", channel->topic_set_by, channel->topic_set_at, modes),
                         saved_cb, NULL);
}

/* --- Coming back --- */

static void
read_mode (Server        *server,
           ServerChannel *channel,
           char           letter,
           const char    *param)
{
  if (letter == 'i')
    channel->invite_only = TRUE;
  else if (letter == 'K')
    channel->no_knock = TRUE;
  else if (letter == 'm')
    channel->moderated = TRUE;
  else if (letter == 'n')
    channel->no_outside = TRUE;
  else if (letter == 't')
    channel->topic_locked = TRUE;
  else if (letter == 'k' && param != NULL)
    server_key_set (server, channel, param);
  else if (letter == 'l' && param != NULL)
    channel->limit = g_ascii_strtoull (param, NULL, 10);
  else if (letter == 'b' && param != NULL)
    server_bans_add (channel->bans, param, "*");
  else if (letter == 'q' && param != NULL)
    server_bans_add (channel->quiets, param, "*");
}

static void
read_modes (Server        *server,
            ServerChannel *channel,
            const char    *modes)
{
  g_auto (GStrv) words = g_strsplit (modes, " ", -1);
  guint next = 1;

  if (words[0] == NULL || words[0][0] != '+')
    return;
  channel->no_outside = FALSE;
  channel->topic_locked = FALSE;
  for (const char *letter = words[0] + 1; *letter != '\0'; letter++)
    {
      gboolean has_param = strchr ("klbq", *letter) != NULL;

      read_mode (server, channel, *letter, has_param && words[next] != NULL ? words[next] : NULL);
      if (has_param && words[next] != NULL)
        next++;
    }
}

static void
restore (Server          *server,
         const StoreRoom *room)
{
  /* The topic that is the room's name is the one it has now. */
  if (strcmp (room->topic_set_by, server->name) != 0)
    {
      server_channel_set_topic (server->room, room->topic, room->topic_set_by);
      server->room->topic_set_at = room->topic_set_at;
    }
  read_modes (server, server->room, room->modes);
}

/**
 * server_settings_set_key:
 *
 * Gives the room the key that was asked for when it was opened, if one was.
 */
void
server_settings_set_key (Server *server)
{
  if (server->key != NULL && server_key_set (server, server->room, server->key[0] != '\0' ? server->key : NULL))
    server_settings_save (server, server->room);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Server) server = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreRoom) room = store_load_room_finish (STORE_STORE (object), result, &error);

  if (error != NULL)
    g_debug ("What was set in the room is not known: %s", error->message);
  if (room != NULL && room->topic_set_at != 0)
    restore (server, room);
  server_settings_set_key (server);
}

/**
 * server_settings_open:
 *
 * Sets what was set when the room was open last.
 */
void
server_settings_open (Server *server)
{
  g_autofree char *key = server_history_dup_key (server->room);

  store_load_room_async (server->store, key, found_cb, g_object_ref (server));
}
