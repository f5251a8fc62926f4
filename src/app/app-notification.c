// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "app/app-notification.h"

#include "session/session-beside.h"
#include "session/session-reading.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the desktop tells our person of one conversation: the last message, and how many
 * there are. A new message takes the place of the one before; when the conversation is read,
 * nothing is left. */

/* The desktop is told no more often than this. */
#define REST_MS 1000

/* Characters of a message; desktops show less. */
#define MAX_TEXT 300

/* After these a desktop that reads markup finds nothing to read: a word joiner is not seen. */
#define MARKUP "<&"
#define WORD_JOINER "\342\201\240"

struct _AppNotification
{
  GObject parent_instance;

  GApplication *application; /* outlives this */
  Session      *session;
  char         *target; /* what the conversation is called in actions; NULL before the first time */

  SessionMessage *last;
  guint           n;         /* messages told of, or to be told of */
  gboolean        important; /* one of them is for our person alone, or names them */
  gboolean        told;
  gboolean        pending; /* there is something new to tell */
  guint           rest_id;
};

G_DEFINE_FINAL_TYPE (AppNotification, app_notification, G_TYPE_OBJECT)

/* --- Words --- */

static char *
quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *quoted = g_string_new (NULL);
  const char      *end = valid;

  for (guint i = 0; i < MAX_TEXT && *end != '\0'; i++, end = g_utf8_next_char (end))
    {
      g_string_append_len (quoted, end, g_utf8_next_char (end) - end);
      if (strchr (MARKUP, *end) != NULL)
        g_string_append (quoted, WORD_JOINER);
    }
  if (*end != '\0')
    g_string_append (quoted, "…");
  return g_string_free (quoted, FALSE);
}

static char *
describe_last (AppNotification *self)
{
  g_autofree char *text = quote (session_message_get_text (self->last));
  g_autofree char *name = quote (session_message_get_sender_name (self->last));

  if (session_message_get_kind (self->last) == SESSION_MESSAGE_ACTION)
    return g_strdup_printf ("%s %s", name, text);
  if (session_is_direct (self->session))
    return g_steal_pointer (&text);
  /* Translators: who says something in a room, and what */
  return g_strdup_printf (C_ ("notification", "%s: %s"), name, text);
}

static char *
describe (AppNotification *self)
{
  g_autofree char *last = session_message_get_redacted (self->last) ? NULL : describe_last (self);
  g_autofree char *count = g_strdup_printf (ngettext ("%u new message", "%u new messages", self->n), self->n);

  if (last == NULL)
    return g_steal_pointer (&count);
  return self->n == 1 ? g_steal_pointer (&last) : g_strdup_printf ("%s\n%s", last, count);
}

/* --- Telling --- */

/* The same each time the program runs, so that one which was left over is replaced; of some
 * conversations no copy is kept, though. */
static void
name_target (AppNotification *self)
{
  const char *archive = session_get_archive (self->session);

  if (self->target == NULL)
    self->target = archive != NULL ? g_strdup (archive) : g_uuid_string_random ();
}

static char *
get_id (AppNotification *self)
{
  return g_strconcat ("conversation/", self->target, NULL);
}

static void
tell (AppNotification *self)
{
  g_autoptr (GNotification) notification = g_notification_new (session_room_get_title (session_get_room (self->session)));
  g_autofree char *body = describe (self);
  g_autofree char *id = NULL;

  name_target (self);
  id = get_id (self);
  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, self->important ? G_NOTIFICATION_PRIORITY_HIGH : G_NOTIFICATION_PRIORITY_NORMAL);
  g_notification_set_category (notification, "im.received");
  g_notification_set_default_action_and_target (notification, "app.show-conversation", "s", self->target);
  g_notification_add_button_with_target (notification, _ ("Reply"), "app.reply", "s", self->target);
  g_notification_add_button_with_target (notification, _ ("Mark as read"), "app.mark-read", "s", self->target);
  g_application_send_notification (self->application, id, notification);
  self->pending = FALSE;
  self->told = TRUE;
}

static gboolean
on_rested (gpointer user_data)
{
  AppNotification *self = user_data;

  if (self->pending)
    {
      tell (self);
      return G_SOURCE_CONTINUE;
    }
  self->rest_id = 0;
  return G_SOURCE_REMOVE;
}

static void
tell_soon (AppNotification *self)
{
  if (self->rest_id != 0)
    {
      self->pending = TRUE;
      return;
    }
  tell (self);
  self->rest_id = g_timeout_add (REST_MS, on_rested, self);
}

static void
withdraw (AppNotification *self)
{
  g_autofree char *id = self->told ? get_id (self) : NULL;

  if (id != NULL)
    g_application_withdraw_notification (self->application, id);
  if (self->last != NULL)
    g_signal_handlers_disconnect_by_data (self->last, self);
  g_clear_object (&self->last);
  self->n = 0;
  self->important = self->told = self->pending = FALSE;
}

static void
on_n_unread (AppNotification *self)
{
  if (session_get_n_unread (self->session) == 0)
    withdraw (self);
}

/* What was taken back is not to be read on the screen any more. */
static void
on_redacted (AppNotification *self)
{
  if (self->n == 1)
    withdraw (self);
  else
    tell_soon (self);
}

/**
 * app_notification_add:
 * @message: of the conversation
 * @important: whether it is for our person alone, or names them
 */
void
app_notification_add (AppNotification *self,
                      SessionMessage  *message,
                      gboolean         important)
{
  if (self->last != NULL)
    g_signal_handlers_disconnect_by_data (self->last, self);
  g_set_object (&self->last, message);
  g_signal_connect_object (message, "notify::redacted", G_CALLBACK (on_redacted), self, G_CONNECT_SWAPPED);
  self->n++;
  self->important |= important;
  tell_soon (self);
}

/**
 * app_notification_get_target:
 *
 * Returns: (nullable): what the conversation is called in the actions of its notification
 */
const char *
app_notification_get_target (AppNotification *self)
{
  return self->target;
}

/* --- The object --- */

static void
app_notification_dispose (GObject *object)
{
  AppNotification *self = APP_NOTIFICATION (object);

  if (self->session != NULL)
    withdraw (self);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (app_notification_parent_class)->dispose (object);
}

static void
app_notification_finalize (GObject *object)
{
  g_free (APP_NOTIFICATION (object)->target);
  G_OBJECT_CLASS (app_notification_parent_class)->finalize (object);
}

static void
app_notification_class_init (AppNotificationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = app_notification_dispose;
  G_OBJECT_CLASS (klass)->finalize = app_notification_finalize;
}

static void
app_notification_init (AppNotification *self)
{
}

/**
 * app_notification_new:
 * @application: has the actions show-conversation, reply and mark-read; outlives this
 *
 * The notification is withdrawn when @session is read, and at the end.
 */
AppNotification *
app_notification_new (GApplication *application,
                      Session      *session)
{
  AppNotification *self = g_object_new (APP_TYPE_NOTIFICATION, NULL);

  self->application = application;
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::n-unread", G_CALLBACK (on_n_unread), self, G_CONNECT_SWAPPED);
  return self;
}
