// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-search.h"

#include "irc/irc-text.h"
#include "session/session-archive.h"

#include <glib/gi18n.h>
#include <string.h>

/* Searching our own copy of the room, and going to what was found. */

/* Up to here all between a found message and the oldest row is loaded; more than that
 * would take its time, and leaves a gap. */
#define MOST_BETWEEN 3000

/* Rows before and after a found message. */
#define AROUND 100

/* --- Searching --- */

/**
 * session_search_is_possible:
 *
 * Returns: whether there is a copy of the room on this computer
 */
gboolean
session_search_is_possible (Session *self)
{
  return self->store != NULL && self->archive_key != NULL;
}

static char *
dup_shown_text (const char *text)
{
  g_autofree char *action = NULL;

  if (!g_str_has_prefix (text, "\001ACTION "))
    return irc_text_strip_formatting (text);
  action = g_strdup (text + strlen ("\001ACTION "));
  action[strcspn (action, "\001")] = '\0';
  return irc_text_strip_formatting (action);
}

static SessionFound *
found_from_stored (const StoreMessage *stored,
                   const char         *words)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (stored->time / 1000);
  g_autofree char *nick = g_strndup (stored->source, strcspn (stored->source, "!@"));
  g_autofree char *text = dup_shown_text (stored->text);
  SessionFound    *found = session_found_new (stored->msgid, stored->name[0] != '\0' ? stored->name : nick, text, store_message_is_own (stored), time);

  session_found_set_words (found, words);
  session_found_set_archive (found, stored->room);
  return found;
}

static void
search_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) messages = store_search_finish (STORE_STORE (object), result, &error);
  g_autoptr (GListStore) list = g_list_store_new (SESSION_TYPE_FOUND);

  if (messages == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < messages->len; i++)
    {
      g_autoptr (SessionFound) found = found_from_stored (messages->pdata[i], g_task_get_task_data (task));

      g_list_store_append (list, found);
    }
  g_task_return_pointer (task, g_steal_pointer (&list), g_object_unref);
}

/**
 * session_search_store:
 * @task: (transfer full): answered with a model of #SessionFound, newest first
 * @archive: (nullable): the room's name in the store; %NULL for all rooms
 * @words: as a person types them
 */
void
session_search_store (GTask      *task,
                      Store      *store,
                      const char *archive,
                      const char *words)
{
  g_task_set_task_data (task, g_strdup (words), g_free);
  store_search_async (store, archive, words, SESSION_SEARCH_LIMIT, g_task_get_cancellable (task), search_cb, task);
}

/**
 * session_search_async:
 * @words: as a person types them
 *
 * Searches what was said in the room, as far as it is kept on this computer. Only when
 * session_search_is_possible().
 */
void
session_search_async (Session            *self,
                      const char         *words,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (session_search_is_possible (self));

  g_task_set_source_tag (task, session_search_async);
  session_search_store (task, self->store, self->archive_key, words);
}

/**
 * session_search_finish:
 *
 * Returns: (transfer full) (nullable): a model of #SessionFound, newest first
 */
GListModel *
session_search_finish (Session      *self,
                       GAsyncResult *result,
                       GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Going there --- */

typedef struct
{
  char    *msgid;
  gboolean has_gap; /* between what is shown and what surrounds the message */
} Around;

static void
around_free (gpointer data)
{
  g_free (((Around *)data)->msgid);
  g_free (data);
}

static void
show_all (Session   *self,
          GPtrArray *messages)
{
  g_autofree char *anchor = g_strdup (self->history_anchor);

  session_said_begin_history (self, NULL);
  for (guint i = 0; i < messages->len; i++)
    session_archive_show (self, messages->pdata[i]);
  session_said_begin_history (self, anchor);
}

/* Two rows that seem to follow each other do not. */
static void
note_gap (Session            *self,
          const StoreMessage *last)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (last->time / 1000);
  g_autoptr (SessionMessage) row = session_message_new_event (SESSION_MESSAGE_NOTE, _ ("Some messages between these two are not shown."), time);

  session_timeline_insert (session_room_get_timeline (self->room), row, last->msgid);
}

static void
between_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Around *around = g_task_get_task_data (task);
  g_autoptr (GPtrArray) messages = store_find_history_finish (STORE_STORE (object), result, NULL);

  if (messages == NULL)
    return;
  around->has_gap = messages->len == MOST_BETWEEN;
  if (!around->has_gap)
    show_all (g_task_get_source_object (task), messages);
}

static void
around_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Session         *self = g_task_get_source_object (task);
  const Around    *around = g_task_get_task_data (task);
  SessionTimeline *timeline = session_room_get_timeline (self->room);
  GError          *error = NULL;
  g_autoptr (GPtrArray) messages = store_find_history_finish (STORE_STORE (object), result, &error);
  const StoreMessage *last;
  gboolean            met;

  if (messages == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  last = messages->len > 0 ? messages->pdata[messages->len - 1] : NULL;
  met = last == NULL || session_timeline_find (timeline, last->msgid, NULL);
  show_all (self, messages);
  if (around->has_gap && !met)
    note_gap (self, last);
  g_task_return_boolean (task, session_timeline_find (timeline, around->msgid, NULL));
}

/**
 * session_show_around_async:
 * @msgid: of a message that was found
 *
 * Puts the message and what surrounds it into the conversation, if it is not there.
 */
void
session_show_around_async (Session            *self,
                           const char         *msgid,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  SessionTimeline  *timeline = session_room_get_timeline (self->room);
  const char       *oldest = session_timeline_get_oldest_msgid (timeline);
  StoreHistoryQuery between = { .kind = STORE_HISTORY_BETWEEN, .from = { oldest, -1 }, .to = { msgid, -1 }, .limit = MOST_BETWEEN, .include = STORE_INCLUDE_REDACTED | STORE_ATTACH_REACTIONS };
  StoreHistoryQuery around = { .kind = STORE_HISTORY_AROUND, .from = { msgid, -1 }, .to = { NULL, -1 }, .limit = AROUND, .include = STORE_INCLUDE_REDACTED | STORE_ATTACH_REACTIONS };
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Around *data = g_new0 (Around, 1);

  g_task_set_source_tag (task, session_show_around_async);
  data->msgid = g_strdup (msgid);
  g_task_set_task_data (task, data, around_free);
  if (session_timeline_find (timeline, msgid, NULL) || !session_search_is_possible (self))
    {
      g_task_return_boolean (task, session_timeline_find (timeline, msgid, NULL));
      return;
    }
  /* The newest rows are still on their way: all from the message on. */
  if (oldest == NULL)
    between = (StoreHistoryQuery){ .kind = STORE_HISTORY_AFTER, .from = { msgid, -1 }, .to = { NULL, -1 }, .limit = MOST_BETWEEN, .include = STORE_INCLUDE_REDACTED | STORE_ATTACH_REACTIONS };
  /* The store answers in order. */
  store_find_history_async (self->store, self->archive_key, &between, between_cb, g_object_ref (task));
  store_find_history_async (self->store, self->archive_key, &around, around_cb, g_object_ref (task));
}

/**
 * session_show_around_finish:
 *
 * Returns: whether the message is in the conversation now
 */
gboolean
session_show_around_finish (Session      *self,
                            GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
