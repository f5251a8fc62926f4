// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-archive.h"

#include <glib/gi18n.h>
#include <string.h>

/* Our own copy of a room on this computer's disk: what was said, and what of ours still
 * waits for the host. Without a store nothing is kept, and all goes on the same. */

/* Rows shown when a room is opened, and added when one reads back. */
#define PAGE 100

/* Messages that may be held back while a gap is filled. */
#define HELD_MAX 20000

/* The host's id, so that a room is known at whatever address; a foreign server's
 * address. */
static char *
dup_key (Session *self)
{
  const char      *id = irc_isupport_get (self->first->isupport, IRC_ISUPPORT_ROOM);
  const char      *place = id != NULL ? id : self->first->address != NULL ? self->first->address
                                                                          : "here";
  g_autofree char *channel = g_ascii_strdown (session_room_get_channel (self->room), -1);

  return g_strdup_printf ("%s/%s", place, channel);
}

/* --- Reading --- */

/**
 * session_archive_show:
 *
 * Puts something kept into the conversation, unless it is there already.
 */
void
session_archive_show (Session            *self,
                      const StoreMessage *stored)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (stored->time / 1000);
  g_autoptr (GDateTime) time = g_date_time_add (utc, stored->time % 1000 * 1000);
  g_autoptr (GDateTime) written = stored->written != 0 ? g_date_time_new_from_unix_utc (stored->written / 1000) : NULL;
  const SessionSaid said = {
    .source = stored->source,
    .command = stored->command,
    .target = stored->params,
    .text = stored->text,
    .msgid = stored->msgid,
    .name = stored->name[0] != '\0' ? stored->name : NULL,
    .account = store_message_is_own (stored) ? NULL : stored->account,
    .client_tags = stored->tags,
    .reply_to = stored->reply_to,
    .time = time,
    .written = written,
    .is_history = TRUE,
    .is_redacted = stored->redacted,
  };

  if (strcmp (stored->command, "TAGMSG") == 0)
    session_reacting_show (self, &said, store_message_is_own (stored));
  else
    session_said_show (self, &said, store_message_is_own (stored));
  for (guint i = 0; stored->reactions != NULL && i < stored->reactions->len; i++)
    session_archive_show (self, stored->reactions->pdata[i]);
}

static void
show_page (Session   *self,
           GPtrArray *messages)
{
  SessionTimeline *timeline = session_room_get_timeline (self->room);

  session_said_begin_history (self, NULL);
  session_timeline_hold (timeline);
  for (guint i = 0; i < messages->len; i++)
    session_archive_show (self, messages->pdata[i]);
  session_timeline_release (timeline);
}

static void
history_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Session) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = store_find_history_finish (STORE_STORE (object), result, &error);

  if (messages == NULL)
    {
      g_warning ("The messages on this computer cannot be read: %s", error->message);
      return;
    }
  show_page (self, messages);
  if (messages->len > 0 && self->last_msgid == NULL)
    self->last_msgid = g_strdup (((const StoreMessage *)messages->pdata[messages->len - 1])->msgid);
}

/* Older than all that was said since the program was started, newer than all that was
 * delivered; given the newest first. */
static void
show_queued (Session           *self,
             const StoreQueued *queued)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (queued->time / 1000);
  g_autoptr (SessionMessage) message = NULL;

  if (session_outbox_has (self->outbox, queued->label))
    return;
  message = session_message_new (SESSION_MESSAGE_TEXT, self->first->nick, self->first->name, queued->text, time);
  session_message_set_own (message, TRUE);
  session_message_set_written (message, time);
  session_message_set_reply_to (message, queued->reply_to);
  session_timeline_insert (session_room_get_timeline (self->room), message, self->history_anchor);
  session_outbox_restore (self->outbox, queued->label, message);
}

static void
queued_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Session) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) queued = store_find_queued_finish (STORE_STORE (object), result, &error);

  self->archive_loading = FALSE;
  for (guint i = queued != NULL ? queued->len : 0; i > 0; i--)
    show_queued (self, queued->pdata[i - 1]);
  /* Behind the history, as the store answers in order: all of our past is there. */
  if (self->state == SESSION_STATE_CONNECTED && !self->entered)
    session_irc_enter (self);
}

static void
load (Session *self,
      char    *archive)
{
  const StoreHistoryQuery query = { .kind = STORE_HISTORY_LATEST, .from = { NULL, -1 }, .to = { NULL, -1 }, .limit = PAGE, .include = STORE_INCLUDE_REDACTED | STORE_ATTACH_REACTIONS };

  g_autofree char *before = g_steal_pointer (&self->archive_key);

  self->archive_loading = TRUE;
  g_queue_clear_full (&self->held, (GDestroyNotify)store_message_unref);
  self->archive_key = archive;
  session_reading_open (self);
  store_find_history_async (self->store, archive, &query, history_cb, g_object_ref (self));
  store_find_queued_async (self->store, archive, queued_cb, g_object_ref (self));
  session_draft_open (self, before);
  /* Whoever searches now is answered behind these. */
  g_object_notify (G_OBJECT (self), "searchable");
}

/**
 * session_archive_open:
 *
 * We are in the room: shows what is kept of it, if it is not shown yet, and goes on with
 * session_irc_enter().
 */
void
session_archive_open (Session *self)
{
  g_autofree char *key = dup_key (self);

  if (self->store != NULL && g_strcmp0 (self->archive_key, key) != 0)
    load (self, g_steal_pointer (&key));
  else if (!self->archive_loading)
    session_irc_enter (self);
}

/**
 * session_archive_open_named:
 * @archive: as session_get_archive() told it when we were in the room
 *
 * Shows what is kept of a room before we are in it: its host may be away.
 */
void
session_archive_open_named (Session    *self,
                            const char *archive)
{
  const char *channel = strchr (archive, '/');

  if (self->store == NULL || channel == NULL)
    return;
  g_free (self->room_id);
  self->room_id = g_strndup (archive, channel - archive);
  /* A foreign server has no lasting name; its room is known by the address. */
  if (!g_uuid_string_is_valid (self->room_id))
    g_clear_pointer (&self->room_id, g_free);
  session_room_set_channel (self->room, channel + 1);
  self->was_connected = TRUE;
  load (self, g_strdup (archive));
}

/* --- Reading back --- */

static void
ask_host (Session *self)
{
  const char *oldest = session_timeline_get_oldest_msgid (session_room_get_timeline (self->room));

  if (oldest == NULL || !session_irc_ask_older (self, oldest))
    self->asked_older = FALSE;
}

static void
older_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Session) self = user_data;
  g_autoptr (GPtrArray) messages = store_find_history_finish (STORE_STORE (object), result, NULL);

  if (messages == NULL || messages->len == 0)
    {
      ask_host (self);
      return;
    }
  show_page (self, messages);
  self->asked_older = FALSE;
}

/**
 * session_load_older:
 *
 * Somebody reads back: brings what was said before the oldest row, from this computer's
 * disk, else from the host. Rows come in above; asking again meanwhile does nothing.
 */
void
session_load_older (Session *self)
{
  const char       *oldest = session_timeline_get_oldest_msgid (session_room_get_timeline (self->room));
  StoreHistoryQuery query = { .kind = STORE_HISTORY_BEFORE, .from = { oldest, -1 }, .to = { NULL, -1 }, .limit = PAGE, .include = STORE_INCLUDE_REDACTED | STORE_ATTACH_REACTIONS };

  if (oldest == NULL || self->asked_older || self->at_beginning || self->asked_latest || self->catch_up_msgid != NULL)
    return;
  self->asked_older = TRUE;
  if (self->store != NULL && self->archive_key != NULL)
    store_find_history_async (self->store, self->archive_key, &query, older_cb, g_object_ref (self));
  else
    ask_host (self);
}

/* --- Writing --- */

static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!store_keep_finish (STORE_STORE (object), result, &error))
    g_debug ("A message is not kept on this computer: %s", error->message);
}

/* When one of ours was written, as far as that is known; else 0. */
static gint64
get_written (Session    *self,
             const char *msgid)
{
  SessionMessage *message = session_timeline_get_named (session_room_get_timeline (self->room), msgid);
  GDateTime      *written = message != NULL ? session_message_get_written (message) : NULL;

  return written != NULL ? g_date_time_to_unix (written) * 1000 : 0;
}

/**
 * session_archive_keep:
 *
 * Keeps what was said in the room, with the host's name and time for it; one of ours
 * leaves the outbox with it. While something before it may be missing it is held back, so
 * that our copy never has a hole that nobody knows of.
 */
void
session_archive_keep (Session           *self,
                      const SessionSaid *said,
                      gboolean           own)
{
  g_autoptr (StoreMessage) message = NULL;
  g_autofree char *nick = g_strndup (said->source, strcspn (said->source, "!@"));
  SessionMember   *member = session_members_find (session_room_get_members (self->room), nick);

  if (self->store == NULL || self->archive_key == NULL)
    return;
  if (said->msgid == NULL || said->time == NULL)
    {
      if (own && said->label != NULL)
        session_archive_unqueue (self, said->label);
      return;
    }
  message = store_message_new ();
  message->msgid = g_strdup (said->msgid);
  message->time = g_date_time_to_unix (said->time) * 1000 + g_date_time_get_microsecond (said->time) / 1000;
  message->command = g_strdup (said->command);
  message->source = g_strdup (said->source);
  message->account = g_strdup (own ? STORE_OWN_ACCOUNT : said->account);
  message->written = own ? get_written (self, said->msgid) : 0;
  message->name = g_strdup (said->name != NULL ? said->name : member != NULL ? session_member_get_name (member)
                                                                             : "");
  message->params = g_strdup (said->target);
  message->text = g_strdup (said->text);
  message->tags = g_strdup (said->client_tags != NULL ? said->client_tags : "");
  message->reply_to = g_strdup (said->reply_to);
  message->label = own ? g_strdup (said->label) : NULL;
  if (self->gap_open && !said->is_history)
    {
      g_queue_push_tail (&self->held, g_steal_pointer (&message));
      /* A gap that is not filled in all that time: the next connection begins where we are. */
      if (g_queue_get_length (&self->held) > HELD_MAX)
        {
          g_queue_clear_full (&self->held, (GDestroyNotify)store_message_unref);
          session_lose (self, _ ("The room’s host does not tell what was said meanwhile."));
        }
    }
  else
    store_keep_async (self->store, self->archive_key, message, kept_cb, NULL);
}

/**
 * session_archive_keep_held:
 *
 * The gap is filled.
 */
void
session_archive_keep_held (Session *self)
{
  StoreMessage *message;

  while ((message = g_queue_pop_head (&self->held)) != NULL)
    {
      store_keep_async (self->store, self->archive_key, message, kept_cb, NULL);
      store_message_unref (message);
    }
}

typedef struct
{
  Session *session;
  char    *label;
} Queueing;

static void
queueing_free (Queueing *queueing)
{
  g_object_unref (queueing->session);
  g_free (queueing->label);
  g_free (queueing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Queueing, queueing_free)

static void
queue_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Queueing) queueing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SessionMessage) message = NULL;

  if (store_queue_finish (STORE_STORE (object), result, &error))
    {
      session_outbox_set_held (queueing->session->outbox, queueing->label, FALSE);
      session_irc_say_queued (queueing->session, queueing->label);
      return;
    }
  message = session_outbox_take (queueing->session->outbox, queueing->label);
  if (message != NULL)
    session_message_set_failed (message, g_error_matches (error, STORE_ERROR, STORE_ERROR_FULL) ? _ ("The disk of this computer is full.") : _ ("This computer cannot keep the message."));
}

/**
 * session_archive_queue:
 * @message: one of ours, in the outbox under @label
 *
 * Has it on the disk before it goes out.
 */
void
session_archive_queue (Session        *self,
                       const char     *label,
                       SessionMessage *message)
{
  Queueing *queueing;

  if (self->store == NULL || self->archive_key == NULL)
    {
      session_irc_say_queued (self, label);
      return;
    }
  session_outbox_set_held (self->outbox, label, TRUE);
  queueing = g_new0 (Queueing, 1);
  queueing->session = g_object_ref (self);
  queueing->label = g_strdup (label);
  store_queue_async (self->store, self->archive_key, label, session_message_get_formatted (message), session_message_get_reply_to (message),
                     g_date_time_to_unix (session_message_get_time (message)) * 1000, queue_cb, queueing);
}

/**
 * session_archive_unqueue:
 *
 * The host has it, or it is given up.
 */
void
session_archive_unqueue (Session    *self,
                         const char *label)
{
  if (self->store != NULL && self->archive_key != NULL)
    store_unqueue (self->store, label);
}
