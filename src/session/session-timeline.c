// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-timeline.h"

/* The rows of a conversation as a GListModel of SessionMessage, oldest first. */

struct _SessionTimeline
{
  GObject parent_instance;

  GPtrArray  *messages;
  GHashTable *by_msgid; /* SessionMessage, borrowed */

  /* Rows that are in already and were not told of: those of a page are told of together. */
  gboolean holding;
  guint    untold_position;
  guint    n_untold;

  SessionMessage *unread_first; /* or NULL */
  guint           n_unread;     /* from it on */
};

enum {
  SIGNAL_UNREAD_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
session_timeline_get_item_type (GListModel *model)
{
  return SESSION_TYPE_MESSAGE;
}

static guint
session_timeline_get_n_items (GListModel *model)
{
  return SESSION_TIMELINE (model)->messages->len;
}

static gpointer
session_timeline_get_item (GListModel *model,
                           guint       position)
{
  SessionTimeline *self = SESSION_TIMELINE (model);

  return position < self->messages->len ? g_object_ref (self->messages->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = session_timeline_get_item_type;
  interface->get_n_items = session_timeline_get_n_items;
  interface->get_item = session_timeline_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SessionTimeline, session_timeline, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
session_timeline_finalize (GObject *object)
{
  g_clear_object (&SESSION_TIMELINE (object)->unread_first);
  g_hash_table_unref (SESSION_TIMELINE (object)->by_msgid);
  g_ptr_array_unref (SESSION_TIMELINE (object)->messages);
  G_OBJECT_CLASS (session_timeline_parent_class)->finalize (object);
}

static void
session_timeline_class_init (SessionTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = session_timeline_finalize;

  signals[SIGNAL_UNREAD_CHANGED] = g_signal_new ("unread-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
session_timeline_init (SessionTimeline *self)
{
  self->messages = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_msgid = g_hash_table_new (g_str_hash, g_str_equal);
}

SessionTimeline *
session_timeline_new (void)
{
  return g_object_new (SESSION_TYPE_TIMELINE, NULL);
}

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/* The first row of a day says which it is. */
static void
update_day_first (SessionTimeline *self,
                  guint            position)
{
  SessionMessage *before = position > 0 ? self->messages->pdata[position - 1] : NULL;
  SessionMessage *message;

  if (position >= self->messages->len)
    return;
  message = self->messages->pdata[position];
  session_message_set_day_first (message, before == NULL || !is_same_day (session_message_get_time (before), session_message_get_time (message)));
}

/* Before anything changes elsewhere. */
static void
tell (SessionTimeline *self)
{
  guint n = self->n_untold;

  if (n == 0)
    return;
  self->n_untold = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), self->untold_position, 0, n);
}

/**
 * session_timeline_hold:
 *
 * A page of rows comes in: a view that hears of each alone would make its rows anew for each. To be followed by
 * session_timeline_release() before the main loop turns.
 */
void
session_timeline_hold (SessionTimeline *self)
{
  self->holding = TRUE;
}

void
session_timeline_release (SessionTimeline *self)
{
  self->holding = FALSE;
  tell (self);
}

static void
insert_at (SessionTimeline *self,
           SessionMessage  *message,
           guint            position)
{
  const char *msgid = session_message_get_msgid (message);

  if (position < self->untold_position || position > self->untold_position + self->n_untold)
    tell (self);
  g_ptr_array_insert (self->messages, position, g_object_ref (message));
  if (msgid != NULL)
    g_hash_table_insert (self->by_msgid, (gpointer)msgid, message);
  update_day_first (self, position);
  update_day_first (self, position + 1);
  if (self->n_untold++ == 0)
    self->untold_position = position;
  if (!self->holding)
    tell (self);
}

static gboolean
is_known (SessionTimeline *self,
          SessionMessage  *message)
{
  const char *msgid = session_message_get_msgid (message);

  return msgid != NULL && g_hash_table_contains (self->by_msgid, msgid);
}

/**
 * session_timeline_append:
 * @message: the newest row, whatever its time; a reference is taken
 *
 * Returns: %FALSE when the row is there already
 */
gboolean
session_timeline_append (SessionTimeline *self,
                         SessionMessage  *message)
{
  if (is_known (self, message))
    return FALSE;
  insert_at (self, message, self->messages->len);
  return TRUE;
}

/* Where the row with that name is, counted from behind: what is looked for is seldom old. */
static guint
find_behind (SessionTimeline *self,
             const char      *msgid)
{
  const SessionMessage *message = msgid != NULL ? g_hash_table_lookup (self->by_msgid, msgid) : NULL;

  for (guint i = self->messages->len; message != NULL && i > 0; i--)
    if (self->messages->pdata[i - 1] == message)
      return i;
  return 0;
}

/**
 * session_timeline_insert:
 * @message: a row from the past, with its msgid; a reference is taken
 * @after: (nullable): the msgid of the row that came right before it, %NULL for none
 *
 * Puts it where it belongs: behind @after, and behind what is older. Several may be of one
 * moment; their order is the one they are given in.
 *
 * Returns: %FALSE when the row is there already
 */
gboolean
session_timeline_insert (SessionTimeline *self,
                         SessionMessage  *message,
                         const char      *after)
{
  guint position;

  if (is_known (self, message))
    return FALSE;
  position = find_behind (self, after);
  while (position < self->messages->len && g_date_time_compare (session_message_get_time (self->messages->pdata[position]), session_message_get_time (message)) < 0)
    position++;
  insert_at (self, message, position);
  return TRUE;
}

static void
remove_named (SessionTimeline *self,
              const char      *msgid)
{
  guint position = find_behind (self, msgid);

  if (position == 0)
    return;
  tell (self);
  g_hash_table_remove (self->by_msgid, msgid);
  g_ptr_array_remove_index (self->messages, position - 1);
  update_day_first (self, position - 1);
  g_list_model_items_changed (G_LIST_MODEL (self), position - 1, 1, 0);
}

/**
 * session_timeline_is_own:
 *
 * Returns: whether the row with that name is there and our person's
 */
gboolean
session_timeline_is_own (SessionTimeline *self,
                         const char      *msgid)
{
  SessionMessage *message = g_hash_table_lookup (self->by_msgid, msgid);

  return message != NULL && session_message_get_own (message);
}

/**
 * session_timeline_name:
 * @message: a row of ours that the host has taken
 * @msgid: the name it has given it
 *
 * Another row with that name goes: it was ours too, and came over a connection that had
 * been given up.
 */
void
session_timeline_name (SessionTimeline *self,
                       SessionMessage  *message,
                       const char      *msgid)
{
  remove_named (self, msgid);
  session_message_set_msgid (message, msgid);
  g_hash_table_insert (self->by_msgid, (gpointer)session_message_get_msgid (message), message);
}

/**
 * session_timeline_get_oldest_msgid:
 *
 * Returns: (nullable): the msgid of the oldest row that has one
 */
const char *
session_timeline_get_oldest_msgid (SessionTimeline *self)
{
  for (guint i = 0; i < self->messages->len; i++)
    {
      const char *msgid = session_message_get_msgid (self->messages->pdata[i]);

      if (msgid != NULL)
        return msgid;
    }
  return NULL;
}

/**
 * session_timeline_find:
 * @position: (out) (optional): where the row is
 *
 * Returns: whether there is a row of that name
 */
gboolean
session_timeline_find (SessionTimeline *self,
                       const char      *msgid,
                       guint           *position)
{
  if (!g_hash_table_contains (self->by_msgid, msgid))
    return FALSE;
  if (position != NULL)
    *position = find_behind (self, msgid) - 1;
  return TRUE;
}

/**
 * session_timeline_get_named:
 *
 * Returns: (transfer none) (nullable): the row of that name
 */
SessionMessage *
session_timeline_get_named (SessionTimeline *self,
                            const char      *msgid)
{
  return g_hash_table_lookup (self->by_msgid, msgid);
}

/**
 * session_timeline_get_quoted:
 *
 * Returns: (transfer none) (nullable): what @message answers, a row or, if it was looked
 *   for elsewhere, not one
 */
SessionMessage *
session_timeline_get_quoted (SessionTimeline *self,
                             SessionMessage  *message)
{
  const char     *msgid = session_message_get_reply_to (message);
  SessionMessage *row = msgid != NULL ? session_timeline_get_named (self, msgid) : NULL;

  return row != NULL ? row : session_message_get_quoted (message);
}

/**
 * session_timeline_redact_quoted:
 * @msgid: (nullable): of what was taken back; %NULL for everything
 *
 * What is no row and only quoted by one is gone too.
 */
void
session_timeline_redact_quoted (SessionTimeline *self,
                                const char      *msgid)
{
  for (guint i = 0; i < self->messages->len; i++)
    {
      SessionMessage *quoted = session_message_get_quoted (self->messages->pdata[i]);

      if (quoted != NULL && (msgid == NULL || g_strcmp0 (session_message_get_msgid (quoted), msgid) == 0))
        session_message_redact (quoted);
    }
}

/**
 * session_timeline_get_position:
 * @position: (out): where the row is
 *
 * Returns: whether it is there
 */
gboolean
session_timeline_get_position (SessionTimeline *self,
                               SessionMessage  *message,
                               guint           *position)
{
  for (guint i = self->messages->len; i > 0; i--)
    if (self->messages->pdata[i - 1] == message)
      {
        *position = i - 1;
        return TRUE;
      }
  return FALSE;
}

/**
 * session_timeline_trim:
 * @n: how many rows are to be left
 *
 * Takes the oldest rows off, up to one of ours that is not delivered.
 *
 * Returns: whether there were any
 */
gboolean
session_timeline_trim (SessionTimeline *self,
                       guint            n)
{
  guint n_removed = 0;

  tell (self);
  while (self->messages->len - n_removed > n)
    {
      SessionMessage *message = self->messages->pdata[n_removed];
      SessionDelivery delivery = session_message_get_delivery (message);

      if (delivery == SESSION_DELIVERY_QUEUED || delivery == SESSION_DELIVERY_FAILED)
        break;
      if (session_message_get_msgid (message) != NULL)
        g_hash_table_remove (self->by_msgid, session_message_get_msgid (message));
      if (message == self->unread_first)
        session_timeline_set_unread (self, NULL, 0);
      n_removed++;
    }
  if (n_removed == 0)
    return FALSE;
  g_ptr_array_remove_range (self->messages, 0, n_removed);
  update_day_first (self, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, 0);
  return TRUE;
}

static gboolean
is_said_until (SessionMessage *message,
               GDateTime      *time)
{
  return session_message_get_msgid (message) != NULL && (time == NULL || g_date_time_compare (session_message_get_time (message), time) <= 0);
}

/**
 * session_timeline_clear_until:
 * @time: (nullable): %NULL for now
 *
 * Takes off all rows up to what was said last until then. Behind one of ours that is not delivered their text goes.
 */
void
session_timeline_clear_until (SessionTimeline *self,
                              GDateTime       *time)
{
  guint n = 0;

  while (n < self->messages->len && !is_said_until (self->messages->pdata[self->messages->len - n - 1], time))
    n++;
  session_timeline_trim (self, n);
  session_timeline_redact_quoted (self, NULL);
  for (guint i = 0; i + n < self->messages->len; i++)
    if (session_message_get_msgid (self->messages->pdata[i]) != NULL)
      session_message_redact (self->messages->pdata[i]);
}

/* --- The line above what is unread --- */

/**
 * session_timeline_set_unread:
 * @first: (nullable): the row with the line above it, %NULL for no line
 * @n_unread: how many messages of others there are from it on
 */
void
session_timeline_set_unread (SessionTimeline *self,
                             SessionMessage  *first,
                             guint            n_unread)
{
  if (self->unread_first == first && self->n_unread == n_unread)
    return;
  if (self->unread_first != NULL && self->unread_first != first)
    session_message_set_unread_first (self->unread_first, FALSE);
  g_set_object (&self->unread_first, first);
  self->n_unread = n_unread;
  if (first != NULL)
    session_message_set_unread_first (first, TRUE);
  g_signal_emit (self, signals[SIGNAL_UNREAD_CHANGED], 0);
}

/**
 * session_timeline_get_unread_first:
 *
 * Returns: (transfer none) (nullable): the row with the line above it
 */
SessionMessage *
session_timeline_get_unread_first (SessionTimeline *self)
{
  return self->unread_first;
}

/**
 * session_timeline_get_n_unread:
 *
 * Returns: how many messages are behind the line; they may have been read meanwhile
 */
guint
session_timeline_get_n_unread (SessionTimeline *self)
{
  return self->n_unread;
}
