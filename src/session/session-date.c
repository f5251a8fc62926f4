// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-date.h"

#include "session/session-private.h"
#include "session/session-search.h"

/* Going to what was said on a day, in our own copy of the room. */

static void
shown_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError  *error = NULL;
  gboolean shown = session_show_around_finish (SESSION_SESSION (object), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, shown ? g_strdup (g_task_get_task_data (task)) : NULL, g_free);
}

static void
first_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Session *self = g_task_get_source_object (task);
  GError  *error = NULL;
  g_autoptr (GPtrArray) messages = store_find_history_finish (STORE_STORE (object), result, &error);
  char *msgid;

  if (messages == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (messages->len == 0)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  msgid = g_strdup (((const StoreMessage *)messages->pdata[0])->msgid);
  g_task_set_task_data (task, msgid, g_free);
  session_show_around_async (self, msgid, g_task_get_cancellable (task), shown_cb, g_object_ref (task));
}

/* The last millisecond before the day begins where our person is. */
static gint64
find_eve (GDateTime *day)
{
  g_autoptr (GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day), 0, 0, 0);

  return MAX (0, g_date_time_to_unix (midnight) * 1000 - 1);
}

/**
 * session_show_date_async:
 * @day: a moment of the day, in the local time zone
 *
 * Puts what was said first on that day and what surrounds it into the conversation; when
 * nothing was, what was said next. Only when session_search_is_possible().
 */
void
session_show_date_async (Session            *self,
                         GDateTime          *day,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  const StoreHistoryQuery query = { .kind = STORE_HISTORY_AFTER, .from = { NULL, find_eve (day) }, .to = { NULL, -1 }, .limit = 1 };
  GTask                  *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (session_search_is_possible (self));

  g_task_set_source_tag (task, session_show_date_async);
  store_find_history_async (self->store, self->archive_key, &query, first_cb, task);
}

/**
 * session_show_date_finish:
 *
 * Returns: (transfer full) (nullable): the msgid of the row to go to; %NULL without an
 *   error when nothing is kept from that day on
 */
char *
session_show_date_finish (Session      *self,
                          GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
