// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-timeline.h"

/* The rows of a conversation as a GListModel of SessionMessage, oldest first. */

struct _SessionTimeline
{
  GObject parent_instance;

  GPtrArray *messages;
};

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
  g_ptr_array_unref (SESSION_TIMELINE (object)->messages);
  G_OBJECT_CLASS (session_timeline_parent_class)->finalize (object);
}

static void
session_timeline_class_init (SessionTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = session_timeline_finalize;
}

static void
session_timeline_init (SessionTimeline *self)
{
  self->messages = g_ptr_array_new_with_free_func (g_object_unref);
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

/**
 * session_timeline_append:
 * @message: the newest row; a reference is taken
 */
void
session_timeline_append (SessionTimeline *self,
                         SessionMessage  *message)
{
  guint           position = self->messages->len;
  SessionMessage *last = position > 0 ? self->messages->pdata[position - 1] : NULL;

  session_message_set_day_first (message, last == NULL || !is_same_day (session_message_get_time (last), session_message_get_time (message)));
  g_ptr_array_add (self->messages, g_object_ref (message));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}
