// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-poller.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/epoll.h>
#include <unistd.h>

/* Many sockets behind one GSource. A GSource a socket would cost each turn of the main
 * loop time for every member who says nothing; one epoll descriptor costs none.
 *
 * The source stands behind drawing: a window that hosts a busy room stays smooth. Each
 * dispatch ends after its budget; what is left is still ready and comes next turn. */

#define POLLER_PRIORITY (G_PRIORITY_HIGH_IDLE + 30)
#define BUDGET_US 4000
#define EVENTS_PER_WAIT 64

enum {
  SIGNAL_DRAINED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

struct _NetPoller
{
  GObject parent_instance;

  int      epoll_fd;
  GSource *source;
  GQueue   later; /* watches to run without waiting for their socket */
  guint    n_watches;
};

struct _NetPollerWatch
{
  NetPoller    *poller;
  int           fd;
  GIOCondition  condition;
  NetPollerFunc func;
  gpointer      user_data;
  GList         later_link;
  gboolean      is_later;
  guint         ref_count;
};

typedef struct
{
  GSource    parent;
  NetPoller *poller;
  gpointer   fd_tag;
} PollerSource;

G_DEFINE_FINAL_TYPE (NetPoller, net_poller, G_TYPE_OBJECT)

static guint32
events_from_condition (GIOCondition condition)
{
  return ((condition & G_IO_IN) != 0 ? EPOLLIN : 0) | ((condition & G_IO_OUT) != 0 ? EPOLLOUT : 0);
}

static GIOCondition
condition_from_events (guint32 events)
{
  GIOCondition condition = 0;

  if ((events & EPOLLIN) != 0)
    condition |= G_IO_IN;
  if ((events & EPOLLOUT) != 0)
    condition |= G_IO_OUT;
  if ((events & (EPOLLHUP | EPOLLERR)) != 0)
    condition |= G_IO_HUP;
  return condition;
}

static void
watch_unref (NetPollerWatch *watch)
{
  if (--watch->ref_count == 0)
    g_free (watch);
}

static void
run_watch (NetPollerWatch *watch,
           GIOCondition    condition)
{
  watch->ref_count++;
  if (watch->func != NULL)
    watch->func (watch, condition, watch->user_data);
  watch_unref (watch);
}

/* Runs those that asked for it, once each: who asks again waits for the next turn. */
static void
run_later_watches (NetPoller *self,
                   gint64     deadline)
{
  for (guint n = self->later.length; n > 0 && self->later.length > 0; n--)
    {
      NetPollerWatch *watch = self->later.head->data;

      g_queue_unlink (&self->later, &watch->later_link);
      watch->is_later = FALSE;
      run_watch (watch, 0);
      if (g_get_monotonic_time () > deadline)
        return;
    }
}

static void
run_ready_watches (NetPoller *self,
                   gint64     deadline)
{
  struct epoll_event events[EVENTS_PER_WAIT];
  int                n = epoll_wait (self->epoll_fd, events, G_N_ELEMENTS (events), 0);

  /* A callback may remove any watch: hold them all, and pass over the removed. */
  for (int i = 0; i < n; i++)
    ((NetPollerWatch *)events[i].data.ptr)->ref_count++;
  for (int i = 0; i < n; i++)
    {
      NetPollerWatch *watch = events[i].data.ptr;

      if (i == 0 || g_get_monotonic_time () <= deadline)
        run_watch (watch, condition_from_events (events[i].events));
      watch_unref (watch);
    }
}

static gboolean
poller_source_prepare (GSource *source,
                       int     *timeout)
{
  *timeout = -1;
  return ((PollerSource *)source)->poller->later.length > 0;
}

static gboolean
poller_source_dispatch (GSource    *source,
                        GSourceFunc callback,
                        gpointer    user_data)
{
  g_autoptr (NetPoller) self = g_object_ref (((PollerSource *)source)->poller);
  gint64 deadline = g_get_monotonic_time () + BUDGET_US;

  run_ready_watches (self, deadline);
  run_later_watches (self, deadline);
  return G_SOURCE_CONTINUE;
}

static gboolean
poller_source_check (GSource *source)
{
  PollerSource *self = (PollerSource *)source;

  return self->poller->later.length > 0 || g_source_query_unix_fd (source, self->fd_tag) != 0;
}

static GSourceFuncs poller_source_funcs = {
  .prepare = poller_source_prepare,
  .check = poller_source_check,
  .dispatch = poller_source_dispatch,
};

static void
net_poller_finalize (GObject *object)
{
  NetPoller *self = NET_POLLER (object);

  g_warn_if_fail (self->n_watches == 0);
  if (self->source != NULL)
    {
      g_source_destroy (self->source);
      g_source_unref (self->source);
    }
  if (self->epoll_fd >= 0)
    close (self->epoll_fd);
  G_OBJECT_CLASS (net_poller_parent_class)->finalize (object);
}

static void
net_poller_class_init (NetPollerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = net_poller_finalize;

  /**
   * NetPoller::drained:
   *
   * The last watch was removed.
   */
  signals[SIGNAL_DRAINED] = g_signal_new ("drained", NET_TYPE_POLLER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
net_poller_init (NetPoller *self)
{
  self->epoll_fd = -1;
  g_queue_init (&self->later);
}

/**
 * net_poller_new:
 * @error: where a #GIOErrorEnum goes
 *
 * Makes a poller on the thread-default main context. All calls come from that thread,
 * and so do all callbacks.
 *
 * Returns: (transfer full) (nullable): the poller
 */
NetPoller *
net_poller_new (GError **error)
{
  g_autoptr (NetPoller) self = g_object_new (NET_TYPE_POLLER, NULL);

  self->epoll_fd = epoll_create1 (EPOLL_CLOEXEC);
  if (self->epoll_fd < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  self->source = g_source_new (&poller_source_funcs, sizeof (PollerSource));
  ((PollerSource *)self->source)->poller = self;
  g_source_set_priority (self->source, POLLER_PRIORITY);
  g_source_set_static_name (self->source, "[merhaba] net_poller");
  ((PollerSource *)self->source)->fd_tag = g_source_add_unix_fd (self->source, self->epoll_fd, G_IO_IN);
  g_source_attach (self->source, g_main_context_get_thread_default ());
  return g_steal_pointer (&self);
}

/**
 * net_poller_add:
 * @fd: a non-blocking descriptor; it stays the caller's and outlives the watch
 * @condition: %G_IO_IN, %G_IO_OUT, both or 0; trouble on the descriptor is always told, as %G_IO_HUP
 * @func: runs when something of it is so; must take it or change the condition, or it
 *   runs again
 *
 * Returns: (transfer none): the watch, the caller's until net_poller_watch_remove();
 *   the poller must outlive it
 */
NetPollerWatch *
net_poller_add (NetPoller    *self,
                int           fd,
                GIOCondition  condition,
                NetPollerFunc func,
                gpointer      user_data)
{
  NetPollerWatch    *watch = g_new0 (NetPollerWatch, 1);
  struct epoll_event event = { .events = events_from_condition (condition), .data.ptr = watch };

  g_return_val_if_fail (NET_IS_POLLER (self), NULL);

  watch->poller = g_object_ref (self);
  watch->fd = fd;
  watch->condition = condition;
  watch->func = func;
  watch->user_data = user_data;
  watch->later_link.data = watch;
  watch->ref_count = 1;
  self->n_watches++;
  if (epoll_ctl (self->epoll_fd, EPOLL_CTL_ADD, fd, &event) < 0)
    g_warning ("Cannot watch descriptor %d: %s", fd, g_strerror (errno));
  return watch;
}

void
net_poller_watch_set_condition (NetPollerWatch *watch,
                                GIOCondition    condition)
{
  struct epoll_event event = { .events = events_from_condition (condition), .data.ptr = watch };

  if (watch->condition == condition)
    return;
  watch->condition = condition;
  epoll_ctl (watch->poller->epoll_fd, EPOLL_CTL_MOD, watch->fd, &event);
}

/**
 * net_poller_watch_run_later:
 *
 * Has the callback run once with no condition, at the end of this turn or in the next
 * one. Asking several times is as good as once.
 */
void
net_poller_watch_run_later (NetPollerWatch *watch)
{
  if (watch->is_later)
    return;
  watch->is_later = TRUE;
  g_queue_push_tail_link (&watch->poller->later, &watch->later_link);
}

/**
 * net_poller_watch_remove:
 *
 * Ends the watch. Its callback does not run again, not even in this turn.
 */
void
net_poller_watch_remove (NetPollerWatch *watch)
{
  NetPoller *poller = watch->poller;

  if (watch->is_later)
    g_queue_unlink (&poller->later, &watch->later_link);
  watch->is_later = FALSE;
  watch->func = NULL;
  epoll_ctl (poller->epoll_fd, EPOLL_CTL_DEL, watch->fd, NULL);
  poller->n_watches--;
  watch->poller = NULL;
  watch_unref (watch);
  if (poller->n_watches == 0)
    g_signal_emit (poller, signals[SIGNAL_DRAINED], 0);
  g_object_unref (poller);
}

/**
 * net_poller_is_drained:
 *
 * Returns: whether nothing is watched
 */
gboolean
net_poller_is_drained (NetPoller *self)
{
  return self->n_watches == 0;
}
