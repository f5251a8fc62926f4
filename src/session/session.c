// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session.h"

#include "irc/irc-name.h"
#include "irc/irc-markup.h"
#include "irc/irc-text.h"
#include "session/session-archive.h"
#include "session/session-directory.h"
#include "session/session-private.h"
#include "session/session-reading.h"
#include "session/session-reason.h"
#include "session/session-search.h"

#include <glib/gi18n.h>

/* Our user's side of one conversation. */

enum {
  PROP_STATE = 1,
  PROP_DIALECT,
  PROP_NICK,
  PROP_RETRYING,
  PROP_SEARCHABLE,
  PROP_N_UNREAD,
  PROP_KEY,
  PROP_COMPARISON,
  PROP_MODERATOR,
  PROP_KNOCKED,
  PROP_TAKES_ACCOUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum {
  SIGNAL_ACCOUNT_WANTED,
  SIGNAL_DRAFT_RESTORED,
  SIGNAL_PICTURE_WANTED,
  SIGNAL_SAID,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (Session, session, G_TYPE_OBJECT)

static void
session_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  Session *self = SESSION_SESSION (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_DIALECT:
      g_value_set_int (value, session_get_dialect (self));
      break;
    case PROP_NICK:
      g_value_set_string (value, session_get_nick (self));
      break;
    case PROP_RETRYING:
      g_value_set_boolean (value, session_get_retrying (self));
      break;
    case PROP_SEARCHABLE:
      g_value_set_boolean (value, session_search_is_possible (self));
      break;
    case PROP_N_UNREAD:
      g_value_set_uint (value, session_get_n_unread (self));
      break;
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_COMPARISON:
      g_value_set_string (value, session_get_comparison (self));
      break;
    case PROP_MODERATOR:
      g_value_set_boolean (value, session_is_moderator (self));
      break;
    case PROP_KNOCKED:
      g_value_set_boolean (value, self->knocked);
      break;
    case PROP_TAKES_ACCOUNT:
      g_value_set_boolean (value, session_takes_account (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
session_dispose (GObject *object)
{
  Session *self = SESSION_SESSION (object);

  g_clear_handle_id (&self->retry_id, g_source_remove);
  session_telling_forget (self);
  session_metadata_forget (self);
  session_link_drop (self);
  if (self->first != self)
    g_object_unref (self->first);
  self->first = self;
  G_OBJECT_CLASS (session_parent_class)->dispose (object);
}

static void
session_finalize (GObject *object)
{
  Session *self = SESSION_SESSION (object);

  g_queue_clear_full (&self->held, (GDestroyNotify)store_message_unref);
  session_irc_reset (self);
  g_object_unref (self->beside);
  g_object_unref (self->directory);
  g_hash_table_unref (self->batches);
  irc_isupport_free (self->isupport);
  session_outbox_free (self->outbox);
  session_sasl_free (self->sasl);
  session_reading_free (self->reading);
  session_draft_free (self->draft);
  net_endpoint_free (self->endpoint);
  g_clear_object (&self->addresses);
  g_clear_object (&self->room);
  g_clear_object (&self->poller);
  g_free (self->name);
  g_free (self->nick);
  g_free (self->reason);
  g_free (self->address);
  g_free (self->last_msgid);
  g_free (self->archive_key);
  g_free (self->room_id);
  g_free (self->history_anchor);
  g_free (self->key);
  g_free (self->expected_fingerprint);
  g_free (self->refused_fingerprint);
  g_free (self->accepted_fingerprint);
  g_clear_object (&self->store);
  g_clear_object (&self->certificate);
  g_clear_object (&self->authorities);
  g_clear_object (&self->trust);
  G_OBJECT_CLASS (session_parent_class)->finalize (object);
}

static void
session_class_init (SessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = session_get_property;
  object_class->dispose = session_dispose;
  object_class->finalize = session_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, SESSION_STATE_IDLE, SESSION_STATE_LEFT, SESSION_STATE_IDLE, flags);
  properties[PROP_DIALECT] = g_param_spec_int ("dialect", NULL, NULL, SESSION_DIALECT_UNKNOWN, SESSION_DIALECT_PLAIN_TEXT, SESSION_DIALECT_UNKNOWN, flags);
  properties[PROP_NICK] = g_param_spec_string ("nick", NULL, NULL, NULL, flags);
  properties[PROP_RETRYING] = g_param_spec_boolean ("retrying", NULL, NULL, FALSE, flags);
  properties[PROP_SEARCHABLE] = g_param_spec_boolean ("searchable", NULL, NULL, FALSE, flags);
  properties[PROP_N_UNREAD] = g_param_spec_uint ("n-unread", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  properties[PROP_COMPARISON] = g_param_spec_string ("comparison", NULL, NULL, NULL, flags);
  properties[PROP_MODERATOR] = g_param_spec_boolean ("moderator", NULL, NULL, FALSE, flags);
  properties[PROP_KNOCKED] = g_param_spec_boolean ("knocked", NULL, NULL, FALSE, flags);
  properties[PROP_TAKES_ACCOUNT] = g_param_spec_boolean ("takes-account", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * Session::account-wanted:
   *
   * A network would take our person's account; session_tell_account() answers.
   */
  signals[SIGNAL_ACCOUNT_WANTED] = g_signal_new ("account-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * Session::draft-restored:
   *
   * What our person had begun to write here is there again, see session_get_draft().
   */
  signals[SIGNAL_DRAFT_RESTORED] = g_signal_new ("draft-restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * Session::picture-wanted:
   * @uri: as somebody else has told it
   *
   * Somebody, perhaps our own person, has a picture; session_show_picture() answers, or
   * nobody does. Only the first of several conversations over one connection says so.
   */
  signals[SIGNAL_PICTURE_WANTED] = g_signal_new ("picture-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * Session::said:
   * @message: in the timeline now
   *
   * Somebody else says something, now and not in the past.
   */
  signals[SIGNAL_SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, SESSION_TYPE_MESSAGE);
}

static void
session_init (Session *self)
{
  self->first = self;
  self->beside = g_list_store_new (SESSION_TYPE_SESSION);
  self->directory = g_list_store_new (SESSION_TYPE_LISTED);
  self->state = SESSION_STATE_IDLE;
  self->dialect = SESSION_DIALECT_UNKNOWN;
  self->trouble = SESSION_TROUBLE_NONE;
  self->room = session_room_new ();
  self->outbox = session_outbox_new ();
  self->sasl = session_sasl_new ();
  self->trust = session_trust_new (NULL);
  self->reading = session_reading_new ();
  self->draft = session_draft_new ();
}

/**
 * session_new:
 * @name: our person's name in any script
 */
Session *
session_new (NetPoller  *poller,
             const char *name)
{
  Session *self = g_object_new (SESSION_TYPE_SESSION, NULL);

  self->poller = g_object_ref (poller);
  self->name = irc_text_truncate (name, IRC_NAME_MAX_REAL);
  self->nick = irc_name_nick_from_person (name, "Person");
  session_irc_reset (self);
  return self;
}

/**
 * session_set_store:
 * @store: (nullable): where to keep our own copy of rooms, open or opening; %NULL for
 *   nowhere from now on
 */
void
session_set_store (Session *self,
                   Store   *store)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->beside)); i++)
    {
      g_autoptr (Session) beside = g_list_model_get_item (G_LIST_MODEL (self->beside), i);

      session_set_store (beside, store);
    }
  session_draft_flush (self);
  /* What was held back was for that store alone. */
  if (g_set_object (&self->store, store))
    g_queue_clear_full (&self->held, (GDestroyNotify)store_message_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHABLE]);
}

/**
 * session_set_identity:
 * @certificate: shown to rooms, so that they know this installation again
 * @trust: which rooms are known
 *
 * Without this the session is a stranger everywhere, and remembers rooms for itself alone.
 */
void
session_set_identity (Session        *self,
                      NetCertificate *certificate,
                      SessionTrust   *trust)
{
  g_set_object (&self->certificate, certificate);
  g_set_object (&self->trust, trust);
}

/**
 * session_set_authorities:
 * @authorities: (nullable): who is believed about servers with public names; without this
 *   nobody is, and each is known by its certificate
 */
void
session_set_authorities (Session        *self,
                         NetAuthorities *authorities)
{
  g_set_object (&self->authorities, authorities);
}

/* --- State --- */

void
session_set_state (Session     *self,
                   SessionState state,
                   const char  *reason)
{
  char *copy = g_strdup (reason);

  g_free (self->reason);
  self->reason = copy;
  self->state = state;
  if (state == SESSION_STATE_CONNECTED)
    {
      self->was_connected = TRUE;
      session_link_stop_retrying (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
session_set_dialect (Session       *self,
                     SessionDialect dialect)
{
  self->dialect = dialect;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIALECT]);
}

static void
notify_retrying (Session *self,
                 gpointer user_data)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRYING]);
}

void
session_set_retrying (Session *self,
                      gboolean retrying)
{
  if (self->retrying == retrying)
    return;
  self->retrying = retrying;
  session_beside_foreach (self, notify_retrying, NULL);
}

void
session_set_knocked (Session *self,
                     gboolean knocked)
{
  if (self->knocked == knocked)
    return;
  self->knocked = knocked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KNOCKED]);
}

static void
notify_nick (Session *self,
             gpointer user_data)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NICK]);
}

void
session_set_nick (Session    *self,
                  const char *nick)
{
  char *copy = g_strdup (nick);

  g_free (self->nick);
  self->nick = copy;
  session_beside_foreach (self, notify_nick, NULL);
}

/**
 * session_is_joining:
 *
 * Returns: whether we are on our way into the room, for the first time or again
 */
gboolean
session_is_joining (Session *self)
{
  return self->state == SESSION_STATE_CONNECTING || self->retrying;
}

/**
 * session_was_in_room:
 *
 * Returns: whether there was a room, and not a program that knows nothing of rooms, at
 * this address before
 */
gboolean
session_was_in_room (Session *self)
{
  return self->was_connected && session_room_get_channel (self->room)[0] != '\0';
}

static void
forget_queued (const char     *label,
               SessionMessage *message,
               gpointer        user_data)
{
  session_archive_unqueue (user_data, label);
}

/* What our person is told was not sent is not sent later behind their back. What is on the
 * disk goes out when the room is opened again. */
void
session_give_up_waiting (Session    *self,
                         const char *reason)
{
  if (session_search_is_possible (self))
    return;
  session_outbox_foreach (self->outbox, forget_queued, self);
  session_outbox_fail_all (self->outbox, reason);
}

/**
 * session_end:
 * @reason: why, a translated sentence
 *
 * The conversation ended without our wish.
 */
void
session_end (Session    *self,
             const char *reason)
{
  g_autoptr (Session) guard = g_object_ref (self);
  g_autofree char *copy = g_strdup (reason);

  if (self->first == self)
    {
      session_link_drop (self);
      session_link_stop_retrying (self);
      session_beside_end (self, copy);
    }
  else
    session_irc_forget (self);
  session_give_up_waiting (self, copy);
  session_members_clear (session_room_get_members (self->room));
  session_set_state (self, SESSION_STATE_LOST, copy);
}

/**
 * session_note:
 * @sentence: something our person should know, translated
 *
 * Puts a quiet row into the conversation.
 */
void
session_note (Session    *self,
              const char *sentence)
{
  g_autoptr (SessionMessage) row = session_message_new_event (SESSION_MESSAGE_NOTE, sentence, NULL);

  session_timeline_append (session_room_get_timeline (self->room), row);
}

/* --- Leaving and saying --- */

/**
 * session_leave:
 *
 * Says goodbye and goes, with all that is beside it; while connecting, gives up. A
 * conversation beside another is closed.
 */
void
session_leave (Session *self)
{
  if (self->first != self)
    {
      session_beside_leave (self);
      return;
    }
  session_beside_leave_all (self);
  session_draft_flush (self);
  if (self->state != SESSION_STATE_CONNECTING && self->state != SESSION_STATE_CONNECTED && !self->retrying)
    return;
  session_reading_flush (self);
  session_link_stop_retrying (self);
  if (self->link != NULL && self->dialect == SESSION_DIALECT_PLAIN_TEXT)
    session_plain_text_leave (self);
  else if (self->link != NULL)
    session_irc_leave (self);
  session_link_drop (self);
  session_give_up_waiting (self, _ ("You left the room before it was sent."));
  session_members_clear (session_room_get_members (self->room));
  session_set_state (self, SESSION_STATE_LEFT, NULL);
}

static void
dispatch (Session        *self,
          SessionMessage *message)
{
  if (self->state != SESSION_STATE_CONNECTED && !session_get_retrying (self))
    session_message_set_failed (message, _ ("You are not connected to the room."));
  else if (session_outbox_is_full (self->outbox))
    session_message_set_failed (message, _ ("Too many messages are waiting already."));
  else if (session_get_dialect (self) == SESSION_DIALECT_PLAIN_TEXT)
    session_plain_text_say (self, message);
  else
    session_irc_say (self, message);
}

/**
 * session_reply:
 * @text: what was typed, of any length; *bold*, _italic_ and `code` become IRC formatting
 * @answered: (nullable): what it answers, or %NULL
 *
 * Says something to a room. The row is there at once and shows how it fares; a text of
 * nothing but line ends and spaces is not sent.
 */
void
session_reply (Session        *self,
               const char     *text,
               SessionMessage *answered)
{
  g_autofree char *clean = irc_text_normalize_lines (text);
  g_autofree char *formatted = session_get_dialect (self) != SESSION_DIALECT_PLAIN_TEXT ? irc_markup_to_format (clean) : g_strdup (clean);
  g_autofree char *plain = irc_text_strip_formatting (formatted);
  g_autoptr (SessionMessage) message = NULL;

  if (g_strstrip (plain)[0] == '\0')
    return;
  message = session_message_new (SESSION_MESSAGE_TEXT, self->first->nick, self->first->name, formatted, NULL);
  session_message_set_own (message, TRUE);
  session_message_set_written (message, session_message_get_time (message));
  if (answered != NULL)
    session_message_set_reply_to (message, session_message_get_msgid (answered));
  session_timeline_append (session_room_get_timeline (self->room), message);
  session_reading_spoke (self);
  session_telling_forget (self);
  dispatch (self, message);
}

/**
 * session_send:
 *
 * Says something to the room that answers nothing, see session_reply().
 */
void
session_send (Session    *self,
              const char *text)
{
  session_reply (self, text, NULL);
}

/**
 * session_send_again:
 * @message: one of ours that was not sent
 */
void
session_send_again (Session        *self,
                    SessionMessage *message)
{
  if (session_message_get_delivery (message) == SESSION_DELIVERY_FAILED)
    dispatch (self, message);
}

SessionState
session_get_state (Session *self)
{
  return self->state;
}

/**
 * session_get_retrying:
 *
 * Returns: whether a lost connection is being taken up again; what is said meanwhile
 * waits for it
 */
gboolean
session_get_retrying (Session *self)
{
  return self->first->retrying;
}

/**
 * session_get_reason:
 *
 * Returns: (nullable): why the connection was lost, a translated sentence
 */
const char *
session_get_reason (Session *self)
{
  return self->reason;
}

/**
 * session_get_refusal:
 *
 * Returns: what the other side said when it did not let us in the last time
 */
SessionRefusal
session_get_refusal (Session *self)
{
  return self->refusal;
}

SessionDialect
session_get_dialect (Session *self)
{
  return self->first->dialect;
}

/**
 * session_get_room:
 *
 * Returns: (transfer none): the room, the same through all connections
 */
SessionRoom *
session_get_room (Session *self)
{
  return self->room;
}

/**
 * session_get_archive:
 *
 * Returns: (nullable): the name of our own copy of the room; %NULL until it is known
 */
const char *
session_get_archive (Session *self)
{
  return self->archive_key;
}

const char *
session_get_nick (Session *self)
{
  return self->first->nick;
}

/**
 * session_get_address:
 *
 * Returns: (nullable): where the room is, as session_join() takes it; %NULL for a room
 * of this process
 */
const char *
session_get_address (Session *self)
{
  return self->first->address;
}

/**
 * session_set_host_port:
 * @port: where others reach the room; 0 when somebody else hosts it
 *
 * Says that the room is hosted by this computer.
 */
void
session_set_host_port (Session *self,
                       guint16  port)
{
  self->host_port = port;
}

guint16
session_get_host_port (Session *self)
{
  return self->host_port;
}

/**
 * session_get_local_port:
 *
 * Returns: our port of the connection, 0 without one
 */
guint16
session_get_local_port (Session *self)
{
  return self->first->link != NULL ? net_link_get_local_port (self->first->link) : 0;
}

/**
 * session_is_moderator:
 *
 * Returns: whether our person keeps the room in order
 */
gboolean
session_is_moderator (Session *self)
{
  SessionMember *me = session_members_find (session_room_get_members (self->room), self->first->nick);

  return self->state == SESSION_STATE_CONNECTED && me != NULL && session_member_get_operator (me);
}

/**
 * session_get_knocked:
 *
 * Returns: whether we have asked to be let in, and wait for an answer
 */
gboolean
session_get_knocked (Session *self)
{
  return self->knocked;
}
