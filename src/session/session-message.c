// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-message.h"

#include "irc/irc-text.h"
#include "session/session-message-private.h"

/* One row of a conversation. What was said never changes, but for being taken back; how it
 * fares does. */

enum {
  PROP_TIME = 1,
  PROP_DAY_FIRST,
  PROP_UNREAD_FIRST,
  PROP_DELIVERY,
  PROP_REDACTED,
  PROP_TEXT,
  PROP_MENTIONS_ME,
  PROP_QUOTED,
  PROP_REACTIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SessionMessage, session_message, G_TYPE_OBJECT)

static void
session_message_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SessionMessage *self = SESSION_MESSAGE (object);

  switch (prop_id)
    {
    case PROP_TIME:
      g_value_set_boxed (value, self->time);
      break;
    case PROP_DAY_FIRST:
      g_value_set_boolean (value, self->day_first);
      break;
    case PROP_UNREAD_FIRST:
      g_value_set_boolean (value, self->unread_first);
      break;
    case PROP_DELIVERY:
      g_value_set_int (value, self->delivery);
      break;
    case PROP_REDACTED:
      g_value_set_boolean (value, self->redacted);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_MENTIONS_ME:
      g_value_set_boolean (value, session_message_get_mentions_me (self));
      break;
    case PROP_QUOTED:
      g_value_set_object (value, self->quoted);
      break;
    case PROP_REACTIONS:
      g_value_set_pointer (value, self->reactions);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
session_message_finalize (GObject *object)
{
  SessionMessage *self = SESSION_MESSAGE (object);

  g_ref_string_release (self->sender_nick);
  g_ref_string_release (self->sender_name);
  g_free (self->text);
  g_free (self->formatted);
  g_clear_pointer (&self->mentioned, g_ref_string_release);
  g_free (self->msgid);
  g_date_time_unref (self->time);
  g_free (self->failure);
  g_clear_pointer (&self->account, g_ref_string_release);
  g_clear_pointer (&self->written, g_date_time_unref);
  g_free (self->reply_to);
  g_clear_object (&self->quoted);
  g_clear_pointer (&self->reactions, session_reactions_free);
  G_OBJECT_CLASS (session_message_parent_class)->finalize (object);
}

static void
session_message_class_init (SessionMessageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = session_message_get_property;
  object_class->finalize = session_message_finalize;

  properties[PROP_TIME] = g_param_spec_boxed ("time", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_DAY_FIRST] = g_param_spec_boolean ("day-first", NULL, NULL, FALSE, flags);
  properties[PROP_UNREAD_FIRST] = g_param_spec_boolean ("unread-first", NULL, NULL, FALSE, flags);
  properties[PROP_DELIVERY] = g_param_spec_int ("delivery", NULL, NULL, SESSION_DELIVERY_NONE, SESSION_DELIVERY_FAILED, SESSION_DELIVERY_NONE, flags);
  properties[PROP_REDACTED] = g_param_spec_boolean ("redacted", NULL, NULL, FALSE, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_MENTIONS_ME] = g_param_spec_boolean ("mentions-me", NULL, NULL, FALSE, flags);
  properties[PROP_QUOTED] = g_param_spec_object ("quoted", NULL, NULL, SESSION_TYPE_MESSAGE, flags);
  properties[PROP_REACTIONS] = g_param_spec_pointer ("reactions", NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
session_message_init (SessionMessage *self)
{
  self->delivery = SESSION_DELIVERY_NONE;
}

/* Most texts have no formatting, and are there once. */
static void
set_text (SessionMessage *self,
          const char     *text)
{
  g_autofree char *plain = irc_text_strip_formatting (text);

  g_free (self->text);
  g_free (self->formatted);
  /* A copy: what the parser gives has room to grow, in each of many messages. */
  self->text = g_strdup (plain);
  self->formatted = g_str_equal (plain, text) ? NULL : g_strdup (text);
}

/**
 * session_message_new:
 * @sender_nick: the name on the wire
 * @sender_name: the name people see
 * @text: the text as on the wire, perhaps with formatting, lines parted by LF
 * @time: (nullable): when the host took it, or %NULL for now
 */
SessionMessage *
session_message_new (SessionMessageKind kind,
                     const char        *sender_nick,
                     const char        *sender_name,
                     const char        *text,
                     GDateTime         *time)
{
  SessionMessage *self = g_object_new (SESSION_TYPE_MESSAGE, NULL);

  self->kind = kind;
  self->sender_nick = g_ref_string_new_intern (sender_nick);
  self->sender_name = g_ref_string_new_intern (sender_name);
  set_text (self, text);
  self->time = time != NULL ? g_date_time_to_local (time) : g_date_time_new_now_local ();
  return self;
}

/**
 * session_message_new_event:
 * @sentence: the whole row, translated
 *
 * A row that nobody said.
 */
SessionMessage *
session_message_new_event (SessionMessageKind kind,
                           const char        *sentence,
                           GDateTime         *time)
{
  return session_message_new (kind, "", "", sentence, time);
}

SessionMessageKind
session_message_get_kind (SessionMessage *self)
{
  return self->kind;
}

const char *
session_message_get_sender_nick (SessionMessage *self)
{
  return self->sender_nick;
}

const char *
session_message_get_sender_name (SessionMessage *self)
{
  return self->sender_name;
}

/**
 * session_message_get_text:
 *
 * Returns: the text without formatting: for whatever does not show it
 */
const char *
session_message_get_text (SessionMessage *self)
{
  return self->text;
}

/**
 * session_message_get_formatted:
 *
 * Returns: the text as on the wire
 */
const char *
session_message_get_formatted (SessionMessage *self)
{
  return self->formatted != NULL ? self->formatted : self->text;
}

/**
 * session_message_set_sentence:
 * @sentence: what an event says now
 */
void
session_message_set_sentence (SessionMessage *self,
                              const char     *sentence)
{
  set_text (self, sentence);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * session_message_get_mentions_me:
 *
 * Returns: whether somebody else names our person in it
 */
gboolean
session_message_get_mentions_me (SessionMessage *self)
{
  return self->mentioned != NULL;
}

/**
 * session_message_get_mentioned:
 *
 * Returns: (nullable): our person's name as it is in the text, but for case and marks
 */
const char *
session_message_get_mentioned (SessionMessage *self)
{
  return self->mentioned;
}

/**
 * session_message_set_mentioned:
 * @name: (nullable): as our person is called in it; kept once for all messages
 */
void
session_message_set_mentioned (SessionMessage *self,
                               const char     *name)
{
  char *mentioned = name != NULL ? g_ref_string_new_intern (name) : NULL;

  if (mentioned == NULL && self->mentioned == NULL)
    return;
  g_clear_pointer (&self->mentioned, g_ref_string_release);
  self->mentioned = mentioned;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MENTIONS_ME]);
}

/**
 * session_message_get_time:
 *
 * Returns: (transfer none): when it was said, in the local time zone
 */
GDateTime *
session_message_get_time (SessionMessage *self)
{
  return self->time;
}

gboolean
session_message_is_event (SessionMessage *self)
{
  return self->kind >= SESSION_MESSAGE_CAME;
}

/**
 * session_message_get_msgid:
 *
 * Returns: (nullable): the host's name for it, %NULL for a row that has none
 */
const char *
session_message_get_msgid (SessionMessage *self)
{
  return self->msgid;
}

void
session_message_set_msgid (SessionMessage *self,
                           const char     *msgid)
{
  g_free (self->msgid);
  self->msgid = g_strdup (msgid);
}

gboolean
session_message_get_own (SessionMessage *self)
{
  return self->own;
}

void
session_message_set_own (SessionMessage *self,
                         gboolean        own)
{
  self->own = own;
}

gboolean
session_message_get_guest (SessionMessage *self)
{
  return self->guest;
}

void
session_message_set_guest (SessionMessage *self,
                           gboolean        guest)
{
  self->guest = guest;
}

/**
 * session_message_get_private:
 *
 * Returns: whether it was said to one person alone, not to the room
 */
gboolean
session_message_get_private (SessionMessage *self)
{
  return self->is_private;
}

void
session_message_set_private (SessionMessage *self,
                             gboolean        is_private)
{
  self->is_private = is_private;
}

/**
 * session_message_get_day_first:
 *
 * Returns: whether it is the first of its day in the timeline
 */
gboolean
session_message_get_day_first (SessionMessage *self)
{
  return self->day_first;
}

void
session_message_set_day_first (SessionMessage *self,
                               gboolean        day_first)
{
  if (self->day_first == day_first)
    return;
  self->day_first = day_first;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY_FIRST]);
}

/**
 * session_message_get_unread_first:
 *
 * Returns: whether it is the first that was said while our person was away
 */
gboolean
session_message_get_unread_first (SessionMessage *self)
{
  return self->unread_first;
}

void
session_message_set_unread_first (SessionMessage *self,
                                  gboolean        unread_first)
{
  if (self->unread_first == unread_first)
    return;
  self->unread_first = unread_first;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNREAD_FIRST]);
}

SessionDelivery
session_message_get_delivery (SessionMessage *self)
{
  return self->delivery;
}

/**
 * session_message_get_failure:
 *
 * Returns: (nullable): why it was not sent, a translated sentence
 */
const char *
session_message_get_failure (SessionMessage *self)
{
  return self->failure;
}

static void
set_delivery (SessionMessage *self,
              SessionDelivery delivery,
              const char     *failure)
{
  g_free (self->failure);
  self->failure = g_strdup (failure);
  self->delivery = delivery;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DELIVERY]);
}

void
session_message_set_queued (SessionMessage *self)
{
  set_delivery (self, SESSION_DELIVERY_QUEUED, NULL);
}

void
session_message_set_time (SessionMessage *self,
                          GDateTime      *time)
{
  GDateTime *local = g_date_time_to_local (time);

  g_date_time_unref (self->time);
  self->time = local;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME]);
}

/**
 * session_message_set_delivered:
 * @time: (nullable): the host's time for it
 */
void
session_message_set_delivered (SessionMessage *self,
                               GDateTime      *time)
{
  if (time != NULL)
    session_message_set_time (self, time);
  set_delivery (self, SESSION_DELIVERY_DELIVERED, NULL);
}

void
session_message_set_failed (SessionMessage *self,
                            const char     *reason)
{
  set_delivery (self, SESSION_DELIVERY_FAILED, reason);
}

/**
 * session_message_redact:
 *
 * It was taken back: nothing is left of the text.
 */
void
session_message_redact (SessionMessage *self)
{
  if (self->redacted)
    return;
  self->redacted = TRUE;
  set_text (self, "");
  if (self->mentioned != NULL)
    session_message_set_mentioned (self, NULL);
  session_message_forget_acts (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDACTED]);
}

gboolean
session_message_get_redacted (SessionMessage *self)
{
  return self->redacted;
}
