// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-reading.h"

#include "irc/irc-time.h"
#include "session/session-private.h"

/* Up to where our person has read. The mark is the time of the newest message they saw; it
 * lies in our own copy and with the host, and of the two the later one counts. What others
 * said behind it is unread, and the first of that has a line above it. */

/* Our own person, in our own copy. */
#define READER ""

/* A busy room moves the mark with every message: it is written down at leisure. */
#define FLUSH_MS 1000

/* Rows there are at the most: while the person is at the end, where older ones come back from our own copy; with the line
 * above what they missed, which they may go back to; and otherwise. The window lays out up to some two hundred with each that
 * comes: fewer are quicker. Half of them are left: taking off few is as much work for it as taking off many. */
#define MOST_ROWS_WATCHED 200
#define MOST_ROWS_MISSED 1000
#define MOST_ROWS 20000

struct _SessionReading
{
  gboolean watching;
  gboolean asked; /* our own copy has not answered yet */
  gboolean fresh; /* the next unread message begins a new line */
  gint64   mark;  /* times in Unix milliseconds; -1 for none */
  gint64   since; /* the mark when the person turned away: the line is behind it */
  gint64   newest;
  gint64   heard; /* the first message that was said before our own copy answered */
  gint64   written;
  gint64   told; /* what the host has */
  guint    n_unread;
  guint    n_mentions; /* of these, how many name our person */
  guint    flush_id;
};

static void
forget (SessionReading *reading)
{
  reading->fresh = TRUE;
  reading->mark = reading->since = reading->heard = reading->newest = reading->written = reading->told = -1;
}

SessionReading *
session_reading_new (void)
{
  SessionReading *reading = g_new0 (SessionReading, 1);

  forget (reading);
  return reading;
}

void
session_reading_free (SessionReading *reading)
{
  g_clear_handle_id (&reading->flush_id, g_source_remove);
  g_free (reading);
}

static void
set_n_unread (Session *self,
              guint    n_unread)
{
  if (self->reading->n_unread == n_unread)
    return;
  self->reading->n_unread = n_unread;
  if (n_unread == 0)
    self->reading->n_mentions = 0;
  g_object_notify (G_OBJECT (self), "n-unread");
}

static void
add_unread (Session        *self,
            SessionMessage *message)
{
  self->reading->n_mentions += session_message_get_mentioned (message) != NULL;
  set_n_unread (self, self->reading->n_unread + 1);
}

/* When it was said, by the clock that the mark goes by; -1 for what has no place there. */
static gint64
get_moment (SessionMessage *message)
{
  GDateTime *time = session_message_get_time (message);

  /* Ours has a time of our own clock until the host has it. */
  if (session_message_is_event (message) || (session_message_get_own (message) && session_message_get_msgid (message) == NULL))
    return -1;
  return g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000;
}

/* --- Keeping the mark --- */

static void
keep (Session *self)
{
  SessionReading *reading = self->reading;

  if (self->store == NULL || self->archive_key == NULL || reading->asked || reading->mark <= reading->written)
    return;
  reading->written = reading->mark;
  store_mark_read_async (self->store, self->archive_key, READER, reading->mark, NULL, NULL);
}

static void
tell (Session *self)
{
  SessionReading  *reading = self->reading;
  g_autofree char *time = NULL;
  g_autofree char *timestamp = NULL;

  if (self->is_direct || !reading->watching || reading->mark <= reading->told || self->state != SESSION_STATE_CONNECTED || (self->first->capabilities & IRC_CAPABILITY_READ_MARKER) == 0)
    return;
  reading->told = reading->mark;
  time = irc_time_format (reading->mark * 1000);
  timestamp = g_strconcat ("timestamp=", time, NULL);
  session_irc_send (self, NULL, "MARKREAD", session_room_get_channel (self->room), timestamp, NULL);
}

/**
 * session_reading_flush:
 *
 * Writes the mark down now.
 */
void
session_reading_flush (Session *self)
{
  g_clear_handle_id (&self->reading->flush_id, g_source_remove);
  keep (self);
  tell (self);
}

static gboolean
flush_cb (gpointer user_data)
{
  Session *self = user_data;

  self->reading->flush_id = 0;
  session_reading_flush (self);
  return G_SOURCE_REMOVE;
}

static void
flush_soon (Session *self)
{
  if (self->reading->flush_id == 0)
    self->reading->flush_id = g_timeout_add (FLUSH_MS, flush_cb, self);
}

/* All that is there has been read. */
static void
advance (Session *self)
{
  SessionReading *reading = self->reading;

  if (!reading->watching || reading->asked)
    return;
  reading->mark = MAX (reading->mark, reading->newest);
  set_n_unread (self, 0);
  if (reading->mark > reading->written || reading->mark > reading->told)
    flush_soon (self);
}

/* --- Counting --- */

/* How many messages of others are behind a moment, and the first of them; counted from
 * the end. */
static guint
count_behind (Session         *self,
              gint64           time,
              SessionMessage **first)
{
  GListModel *timeline = G_LIST_MODEL (session_room_get_timeline (self->room));
  guint       n = 0;

  *first = NULL;
  for (guint i = g_list_model_get_n_items (timeline); i > 0; i--)
    {
      g_autoptr (SessionMessage) message = g_list_model_get_item (timeline, i - 1);
      gint64 moment = session_message_get_own (message) ? -1 : get_moment (message);

      if (moment < 0)
        continue;
      if (moment <= time)
        break;
      /* The timeline holds it. */
      *first = message;
      n++;
    }
  return n;
}

static void
draw_line (Session *self)
{
  SessionMessage *first;
  guint           n = count_behind (self, self->reading->since, &first);

  session_timeline_set_unread (session_room_get_timeline (self->room), first, n);
}

static void
put_behind_line (Session        *self,
                 SessionMessage *message)
{
  SessionReading  *reading = self->reading;
  SessionTimeline *timeline = session_room_get_timeline (self->room);
  SessionMessage  *first = session_timeline_get_unread_first (timeline);

  if (reading->fresh || first == NULL)
    {
      reading->fresh = FALSE;
      draw_line (self);
      return;
    }
  if (get_moment (message) < get_moment (first))
    first = message;
  session_timeline_set_unread (timeline, first, session_timeline_get_n_unread (timeline) + 1);
}

/* Of the past what came behind the mark was missed; on the very first visit nothing was. */
static void
note_past (Session        *self,
           SessionMessage *message,
           gint64          moment)
{
  SessionReading *reading = self->reading;

  if (reading->since < 0 || moment <= reading->since)
    return;
  if (!reading->watching && moment > reading->mark)
    add_unread (self, message);
  put_behind_line (self, message);
}

static void
note_new (Session        *self,
          SessionMessage *message,
          gint64          moment)
{
  SessionReading *reading = self->reading;

  if (reading->watching)
    return;
  /* From here on there is something to be missed. */
  if (reading->mark < 0)
    {
      reading->mark = reading->newest >= 0 ? MIN (reading->newest, moment - 1) : moment - 1;
      keep (self);
    }
  if (moment <= reading->mark)
    return;
  add_unread (self, message);
  if (reading->fresh || session_timeline_get_unread_first (session_room_get_timeline (self->room)) == NULL)
    reading->since = reading->mark;
  put_behind_line (self, message);
}

static guint
get_most_rows (Session *self)
{
  if (self->asked_older)
    return G_MAXUINT;
  if (!self->reading->watching || self->archive_key == NULL)
    return MOST_ROWS;
  return session_timeline_get_unread_first (session_room_get_timeline (self->room)) != NULL ? MOST_ROWS_MISSED : MOST_ROWS_WATCHED;
}

/* A conversation of months must not fill the memory. */
static void
trim (Session *self)
{
  SessionTimeline *timeline = session_room_get_timeline (self->room);
  guint            most = get_most_rows (self);

  if (g_list_model_get_n_items (G_LIST_MODEL (timeline)) > most && session_timeline_trim (timeline, most / 2))
    self->at_beginning = FALSE;
}

/**
 * session_reading_note:
 * @message: something said, in the timeline now
 * @is_history: whether it was said before
 */
void
session_reading_note (Session        *self,
                      SessionMessage *message,
                      gboolean        is_history)
{
  SessionReading *reading = self->reading;
  gint64          moment = get_moment (message);

  if (moment < 0)
    return;
  if (!reading->asked && !session_message_get_own (message))
    {
      if (is_history)
        note_past (self, message, moment);
      else
        note_new (self, message, moment);
    }
  else if (!session_message_get_own (message) && !is_history && reading->heard < 0)
    reading->heard = moment;
  reading->newest = MAX (reading->newest, moment);
  advance (self);
  if (is_history)
    return;
  trim (self);
  if (!session_message_get_own (message))
    g_signal_emit_by_name (self, "said", message);
}

/**
 * session_reading_spoke:
 *
 * Our person says something: they know what was said before.
 */
void
session_reading_spoke (Session *self)
{
  self->reading->since = MAX (self->reading->since, self->reading->mark);
  session_timeline_set_unread (session_room_get_timeline (self->room), NULL, 0);
}

/* --- Where the mark comes from --- */

/* What we had not counted yet, or counted by an older mark. */
static void
count_again (Session *self)
{
  SessionMessage *first;

  if (self->reading->watching)
    advance (self);
  else
    set_n_unread (self, self->reading->mark >= 0 ? count_behind (self, self->reading->mark, &first) : 0);
}

/**
 * session_reading_recount:
 *
 * What was said is gone from the conversation, and is no longer to be read.
 */
void
session_reading_recount (Session *self)
{
  if (!self->reading->asked)
    count_again (self);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Session) self = user_data;
  SessionReading *reading = self->reading;
  g_autoptr (GError) error = NULL;
  gint64 time;

  if (!store_read_finish (STORE_STORE (object), result, &time, &error))
    g_warning ("It is not known up to where the room was read: %s", error->message);
  reading->asked = FALSE;
  reading->written = time;
  reading->mark = MAX (reading->mark, time);
  /* On the very first visit, what was said meanwhile is the first that can be missed. */
  if (reading->mark < 0 && reading->heard >= 0)
    reading->mark = reading->heard - 1;
  reading->since = reading->mark;
  if (reading->mark >= 0)
    draw_line (self);
  count_again (self);
}

/**
 * session_reading_open:
 *
 * Asks our own copy for the mark; to be called before it is asked for messages, as it
 * answers in order.
 */
void
session_reading_open (Session *self)
{
  forget (self->reading);
  self->reading->asked = TRUE;
  store_find_read_async (self->store, self->archive_key, READER, found_cb, g_object_ref (self));
}

/**
 * session_reading_lose_touch:
 *
 * The connection is gone: what is said now is missed.
 */
void
session_reading_lose_touch (Session *self)
{
  self->reading->fresh = TRUE;
  self->reading->since = self->reading->mark;
  self->reading->told = -1;
}

/**
 * session_reading_set_told:
 * @time: up to where our person has read, for all the host knows; -1 when it knows nothing
 */
void
session_reading_set_told (Session *self,
                          gint64   time)
{
  SessionReading *reading = self->reading;

  reading->told = time;
  if (time > reading->mark)
    {
      /* It was read on another computer. */
      reading->mark = time;
      reading->since = MAX (reading->since, time);
      if (session_timeline_get_unread_first (session_room_get_timeline (self->room)) != NULL)
        draw_line (self);
      flush_soon (self);
    }
  count_again (self);
}

/* --- The person --- */

/**
 * session_set_watching:
 * @watching: whether the person sees the end of the conversation now
 *
 * While they do, all that is there and all that comes is read.
 */
void
session_set_watching (Session *self,
                      gboolean watching)
{
  if (self->reading->watching == watching)
    return;
  if (!watching)
    session_reading_flush (self);
  self->reading->watching = watching;
  advance (self);
}

/**
 * session_mark_read:
 *
 * Our person knows what was said, wherever they heard of it: all that is there is read.
 */
void
session_mark_read (Session *self)
{
  if (self->reading->watching)
    return;
  session_set_watching (self, TRUE);
  session_set_watching (self, FALSE);
  self->reading->fresh = TRUE;
  session_timeline_set_unread (session_room_get_timeline (self->room), NULL, 0);
}

/**
 * session_set_away:
 * @away: whether the person does something else than look at the conversation
 *
 * The line stays where it is while they read, wherever they do. What comes when they are
 * away begins a new one.
 */
void
session_set_away (Session *self,
                  gboolean away)
{
  self->reading->fresh = away;
  if (away)
    self->reading->since = self->reading->mark;
}

/**
 * session_get_n_unread:
 *
 * Returns: how many messages of others, of those we know, have not been read
 */
guint
session_get_n_unread (Session *self)
{
  return self->reading->n_unread;
}

/**
 * session_get_n_mentions:
 *
 * Returns: how many of the unread messages name our person
 */
guint
session_get_n_mentions (Session *self)
{
  return self->reading->n_mentions;
}
