// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-directory.h"

#include "irc/irc-casemap.h"
#include "irc/irc-name.h"
#include "irc/irc-text.h"
#include "session/session-commands.h"

#include <stdlib.h>

/* The rooms of a host or network, and making one more. */

/* Large networks have tens of thousands; the first ones are shown. */
#define MAX_LISTED 1000

struct _SessionListed
{
  GObject parent_instance;

  char *channel;
  char *title;
  guint n_people;
};

G_DEFINE_FINAL_TYPE (SessionListed, session_listed, G_TYPE_OBJECT)

static void
session_listed_finalize (GObject *object)
{
  g_free (SESSION_LISTED (object)->channel);
  g_free (SESSION_LISTED (object)->title);
  G_OBJECT_CLASS (session_listed_parent_class)->finalize (object);
}

static void
session_listed_class_init (SessionListedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = session_listed_finalize;
}

static void
session_listed_init (SessionListed *self)
{
}

const char *
session_listed_get_channel (SessionListed *self)
{
  return self->channel;
}

/**
 * session_listed_get_title:
 *
 * Returns: what people call the room
 */
const char *
session_listed_get_title (SessionListed *self)
{
  return self->title;
}

guint
session_listed_get_n_people (SessionListed *self)
{
  return self->n_people;
}

/* --- Asking --- */

/**
 * session_get_directory:
 *
 * Returns: (transfer none): a #GListModel of #SessionListed, filled by
 *   session_ask_directory()
 */
GListModel *
session_get_directory (Session *self)
{
  return G_LIST_MODEL (self->first->directory);
}

/**
 * session_ask_directory:
 *
 * Asks which rooms there are. They come in one by one.
 */
void
session_ask_directory (Session *self)
{
  g_list_store_remove_all (self->first->directory);
  session_irc_send (self, NULL, "LIST", NULL);
}

/* 322: us, channel, people, topic. Our rooms are called by the topic. */
void
on_list (Session          *self,
         const IrcMessage *message)
{
  const char      *channel = message->params[1];
  g_autofree char *topic = irc_text_strip_formatting (message->params[3]);
  g_autoptr (SessionListed) listed = NULL;

  if (!irc_name_is_channel (channel) || g_list_model_get_n_items (session_get_directory (self)) >= MAX_LISTED)
    return;
  listed = g_object_new (SESSION_TYPE_LISTED, NULL);
  listed->channel = g_strdup (channel);
  listed->title = g_strdup (!self->is_merhaba ? channel : topic[0] != '\0' ? topic
                                                                           : channel + 1);
  listed->n_people = MAX (atoi (message->params[2]), 0);
  g_list_store_append (self->directory, listed);
}

/* --- Making --- */

/**
 * session_create_beside:
 * @title: what the room is to be called
 *
 * Opens a room of that name; if there is one already, goes into it.
 *
 * Returns: (transfer none) (nullable): as session_open_beside()
 */
Session *
session_create_beside (Session    *self,
                       const char *title)
{
  g_autofree char *channel = title[0] == '#' ? g_strdup (title) : irc_name_channel_from_title (title);
  gboolean         is_new = channel != NULL && session_beside_find (self, channel) == NULL;
  Session         *beside = channel != NULL && irc_name_is_channel (channel) ? session_open_beside (self, channel) : NULL;

  /* Who opened it may name it; others are refused. */
  if (beside != NULL && is_new && self->first->is_merhaba && title[0] != '#')
    session_irc_send (self, NULL, "TOPIC", channel, title, NULL);
  return beside;
}
