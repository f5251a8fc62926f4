// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-connector.h"
#include "session/session-private.h"
#include "session/session-reason.h"
#include "session/session-sts.h"

/* The link a session talks over: getting one, watching it, and getting another when it
 * breaks. */

/* How long to wait before the first try to come back, and at the most. */
#define RETRY_FIRST_MS 500
#define RETRY_LAST_MS 15000

/**
 * session_link_drop:
 *
 * Lets the link go, or the call that would bring one.
 */
void
session_link_drop (Session *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->watchdog_id, g_source_remove);
  if (self->link != NULL)
    {
      session_sts_renew (self);
      net_link_close (self->link);
    }
  g_clear_object (&self->link);
  session_sasl_withdraw (self);
}

/* --- Talking --- */

static void
line_cb (NetLink    *link,
         const char *line,
         gsize       length,
         gpointer    user_data)
{
  Session *self = user_data;
  g_autoptr (Session) guard = g_object_ref (self);

  self->heard_us = g_get_monotonic_time ();
  if (self->dialect == SESSION_DIALECT_PLAIN_TEXT)
    session_plain_text_line (self, line, length);
  else
    session_irc_line (self, line, length);
}

static void
line_too_long_cb (NetLink *link,
                  gpointer user_data)
{
  g_debug ("A line from the other side was too long and is left out");
}

static void
closed_cb (NetLink      *link,
           const GError *error,
           gpointer      user_data)
{
  Session         *self = user_data;
  g_autofree char *reason = self->goodbye != NULL ? g_strdup (self->goodbye) : session_reason_from_link_error (error);

  session_lose (self, reason);
}

static const NetLinkHandler link_handler = {
  .line = line_cb,
  .line_too_long = line_too_long_cb,
  .closed = closed_cb,
};

static void watch_later (Session *self);

static gboolean
watchdog_cb (gpointer user_data)
{
  Session *self = user_data;
  g_autoptr (Session) guard = g_object_ref (self);

  self->watchdog_id = 0;
  session_irc_watch (self, g_get_monotonic_time () - self->heard_us);
  if (self->link != NULL && self->watchdog_id == 0)
    watch_later (self);
  return G_SOURCE_REMOVE;
}

/* When silence would next mean something, and not before: a computer at rest is not woken. */
static void
watch_later (Session *self)
{
  gint64 silence_us = g_get_monotonic_time () - self->heard_us;

  g_clear_handle_id (&self->watchdog_id, g_source_remove);
  if (self->dialect == SESSION_DIALECT_IRC)
    self->watchdog_id = g_timeout_add_seconds ((guint)((session_irc_get_patience (self, silence_us) - silence_us) / G_USEC_PER_SEC + 1), watchdog_cb, self);
}

/**
 * session_probe:
 *
 * The computer woke up, or its network changed: takes a lost connection up at once, and
 * gives one that seems alive a few seconds to show that it is.
 */
void
session_probe (Session *self)
{
  if (self->retry_id != 0)
    {
      g_clear_handle_id (&self->retry_id, g_source_remove);
      session_link_connect (self);
    }
  else if (self->state == SESSION_STATE_CONNECTED && self->dialect == SESSION_DIALECT_IRC && self->link != NULL)
    {
      session_irc_probe (self);
      watch_later (self);
    }
}

static void
network_changed_cb (GNetworkMonitor *monitor,
                    gboolean         available,
                    Session         *self)
{
  if (available)
    session_probe (self);
}

static void
watch_network (Session *self)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  g_signal_handlers_disconnect_by_func (monitor, network_changed_cb, self);
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (network_changed_cb), self, 0);
}

/**
 * session_link_take:
 * @link: not started; a reference is taken
 *
 * Begins to talk over a link.
 */
void
session_link_take (Session       *self,
                   NetLink       *link,
                   SessionDialect dialect)
{
  g_set_object (&self->link, link);
  session_outbox_stop_all (self->outbox);
  self->heard_us = g_get_monotonic_time ();
  session_irc_reset (self);
  net_link_start (link, &link_handler, self);
  watch_network (self);
  if (dialect == SESSION_DIALECT_PLAIN_TEXT)
    session_switch_to_plain_text (self);
  else
    {
      session_set_dialect (self, SESSION_DIALECT_IRC);
      session_irc_start (self);
      watch_later (self);
    }
}

/**
 * session_switch_to_plain_text:
 *
 * The other side knows nothing of IRC: what it sends is text from here on.
 */
void
session_switch_to_plain_text (Session *self)
{
  net_link_set_framing (self->link, NET_FRAMING_TEXT);
  session_set_dialect (self, SESSION_DIALECT_PLAIN_TEXT);
  session_plain_text_start (self);
}

static void
connect_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Session) self = user_data;
  g_autoptr (GError) error = NULL;
  SessionDialect dialect;
  g_autoptr (NetLink) link = session_connector_connect_finish (result, &dialect, &error);
  g_autofree char *reason = NULL;

  /* A host that answers late is no other program: where a room was, we speak as in one. */
  if (link != NULL)
    {
      if (session_security_check_link (self, link))
        session_link_take (self, link, session_was_in_room (self) ? SESSION_DIALECT_IRC : dialect);
    }
  else if (session_security_take_refusal (self, error))
    return;
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      reason = session_reason_from_connect_error (error, self->address);
      session_lose (self, reason);
    }
}

/**
 * session_link_connect:
 *
 * Calls the endpoint; what becomes of it is told by session_link_take() or session_lose().
 */
void
session_link_connect (Session *self)
{
  session_link_drop (self);
  self->refusal = SESSION_REFUSAL_NONE;
  self->cancellable = g_cancellable_new ();
  if (self->certificate == NULL)
    self->certificate = net_certificate_new (NULL);
  session_connector_connect_async (self->poller, self->endpoint, self->addresses, self->certificate, self->authorities, session_security_get_needed (self),
                                   self->cancellable, connect_cb, g_object_ref (self));
}

/* --- Coming back --- */

/**
 * session_link_stop_retrying:
 *
 * We are back, or no longer want to be.
 */
void
session_link_stop_retrying (Session *self)
{
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->n_retries = 0;
  session_set_retrying (self, FALSE);
}

static gboolean
retry_cb (gpointer user_data)
{
  Session *self = user_data;

  self->retry_id = 0;
  session_link_connect (self);
  return G_SOURCE_REMOVE;
}

/* Sooner at first, later less often, and not everybody at the same moment. */
static void
retry_later (Session *self)
{
  guint wait_ms = MIN (RETRY_FIRST_MS << MIN (self->n_retries, 8), RETRY_LAST_MS);

  self->n_retries++;
  g_clear_handle_id (&self->retry_id, g_source_remove);
  self->retry_id = g_timeout_add (g_random_int_range (wait_ms / 2, wait_ms + 1), retry_cb, self);
}

/**
 * session_lose:
 * @reason: why, a translated sentence
 *
 * The connection is gone, and it is worth to take it up again: what is on its way waits.
 * A conversation that never began, or one without IRC, ends.
 */
void
session_lose (Session    *self,
              const char *reason)
{
  g_autoptr (Session) guard = g_object_ref (self);
  g_autofree char *copy = g_strdup (reason);

  if (!self->was_connected || self->endpoint == NULL || self->dialect == SESSION_DIALECT_PLAIN_TEXT)
    {
      session_end (self, copy);
      return;
    }
  session_link_drop (self);
  session_members_clear (session_room_get_members (self->room));
  session_beside_lose (self, copy);
  session_set_retrying (self, TRUE);
  if (self->state != SESSION_STATE_LOST || g_strcmp0 (self->reason, copy) != 0)
    session_set_state (self, SESSION_STATE_LOST, copy);
  retry_later (self);
}
