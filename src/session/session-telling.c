// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-telling.h"

#include "session/session-private.h"

#include <string.h>

/* Telling the others in a room that our person is writing (IRCv3 typing). One writes in one
 * room at a time. */

/* At most so often it is said that somebody goes on. */
#define ACTIVE_US (3 * G_USEC_PER_SEC)

/* Who has not touched a key for so long pauses. */
#define PAUSE_MS 5000

static void
say (Session    *self,
     const char *state)
{
  g_autoptr (IrcTags) tags = irc_tags_new ();

  if (!session_may_tag (self, IRC_TAGS_TYPING))
    return;
  irc_tags_set (tags, IRC_TAGS_TYPING, state);
  session_irc_send (self, tags, "TAGMSG", session_room_get_channel (self->room), NULL);
}

/**
 * session_telling_forget:
 *
 * What was being written was said, or there is nobody any more to be told.
 */
void
session_telling_forget (Session *self)
{
  g_clear_handle_id (&self->typing_timer_id, g_source_remove);
  self->typing_state = NULL;
}

static void
stop (Session *self)
{
  if (self->typing_state != NULL)
    say (self, "done");
  session_telling_forget (self);
}

static void wait_for (Session *self,
                      guint    ms);

static void
say_active (Session *self)
{
  say (self, self->typing_state = "active");
  self->typing_told_us = g_get_monotonic_time ();
}

/* One timer: until it may be said again that somebody writes, else until they pause. */
static gboolean
on_timer (gpointer user_data)
{
  Session *self = user_data;

  self->typing_timer_id = 0;
  if (g_strcmp0 (self->typing_state, "active") == 0)
    say (self, self->typing_state = "paused");
  else
    {
      say_active (self);
      wait_for (self, PAUSE_MS);
    }
  return G_SOURCE_REMOVE;
}

static void
wait_for (Session *self,
          guint    ms)
{
  g_clear_handle_id (&self->typing_timer_id, g_source_remove);
  self->typing_timer_id = g_timeout_add (ms, on_timer, self);
}

static void
go_on (Session *self)
{
  gint64 since_us = g_get_monotonic_time () - self->typing_told_us;

  if (self->typing_told_us == 0 || since_us >= ACTIVE_US)
    say_active (self);
  if (g_strcmp0 (self->typing_state, "active") == 0)
    wait_for (self, PAUSE_MS);
  else
    wait_for (self, (ACTIVE_US - since_us) / G_TIME_SPAN_MILLISECOND + 1);
}

static gboolean
is_command (const char *text)
{
  return text[0] == '/' && text[1] != '/';
}

/**
 * session_tell_typing:
 * @text: what is written and not sent, after each change
 *
 * Tells the others in the room. Nobody is told of a command, or when there are no others.
 */
void
session_tell_typing (Session    *self,
                     const char *text)
{
  gboolean alone = g_list_model_get_n_items (G_LIST_MODEL (session_room_get_members (self->room))) < 2;

  if (text[0] == '\0' || is_command (text) || alone || !session_may_tag (self, IRC_TAGS_TYPING))
    stop (self);
  else
    go_on (self);
}
