// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-private.h"

#include "irc/irc-name.h"
#include "irc/irc-text.h"
#include "net/net-sniffer.h"
#include "session/session-archive.h"
#include "session/session-commands.h"
#include "session/session-reason.h"
#include "session/session-said.h"

#include <glib/gi18n.h>
#include <string.h>

/* A conversation over IRC: registering, saying, staying in touch. What the server says
 * is handled by the table in session-commands.c. */

/* A link that was silent for as long as this is asked; for twice as long, it is lost. */
#define PING_US (15 * G_USEC_PER_SEC)

/* How long it may take to answer after the computer woke up or its network changed. */
#define PROBE_US (5 * G_USEC_PER_SEC)

/* A host that answers nothing for this long knows no IRC. */
#define MUTE_US (5 * G_USEC_PER_SEC)

/* Kept free in each line for what a network may put in front of it. */
#define LINE_RESERVE 10

/* Messages of the past asked for when coming in for the first time, and at a time when
 * filling a gap. */
#define FIRST_HISTORY "50"
#define NEXT_HISTORY G_STRINGIFY (SESSION_BATCH_HISTORY_PAGE)

/* How a server may show us at the longest, until it has said. */
#define LONGEST_SOURCE (IRC_NAME_MAX_NICK + 1 + 20 + 1 + 63)

/**
 * session_irc_reset:
 *
 * Forgets all that was agreed on with the last server.
 */
void
session_irc_reset (Session *self)
{
  g_clear_pointer (&self->isupport, irc_isupport_free);
  self->isupport = irc_isupport_new ();
  g_clear_pointer (&self->batches, g_hash_table_unref);
  self->batches = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)session_batch_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->account, g_free);
  session_sasl_reset (self);
  self->sts_port = 0;
  self->sts_duration = -1;
  session_comparison_reset (self);
  g_clear_pointer (&self->goodbye, g_free);
  g_clear_pointer (&self->picture_uri, g_free);
  session_irc_forget (self);
  self->offered = 0;
  self->capabilities = 0;
  self->nick_number = 1;
  self->spoke_irc = FALSE;
  self->registered = FALSE;
  self->is_merhaba = FALSE;
}

/**
 * session_irc_forget:
 *
 * The conversation was broken off: nothing that was asked for will come.
 */
void
session_irc_forget (Session *self)
{
  session_said_end_catching_up (self, FALSE);
  session_reading_lose_touch (self);
  self->entered = FALSE;
  self->asked_latest = FALSE;
  self->asked_older = FALSE;
  self->n_unlabeled_echoes = 0;
  session_set_knocked (self, FALSE);
  session_telling_forget (self);
  session_reacting_forget (self);
  session_metadata_forget (self);
}

/**
 * session_irc_send:
 * @tags: (nullable): tags in front
 * @...: parameters, ended by %NULL; the last one may hold spaces
 */
void
session_irc_send (Session       *self,
                  const IrcTags *tags,
                  const char    *command,
                  ...)
{
  const char *middle[IRC_MESSAGE_MAX_PARAMS + 1] = { NULL };
  const char *trailing = NULL;
  const char *param;
  guint       n = 0;
  va_list     args;
  g_autoptr (GBytes) line = NULL;

  if (self->first->link == NULL)
    return;
  va_start (args, command);
  while ((param = va_arg (args, const char *)) != NULL && n < IRC_MESSAGE_MAX_PARAMS)
    {
      if (trailing != NULL)
        middle[n++] = trailing;
      trailing = param;
    }
  va_end (args);
  line = irc_message_encode (tags, NULL, command, middle, trailing);
  net_link_send (self->first->link, line);
}

/**
 * session_irc_join:
 *
 * Asks to come into a channel, with the key if we have one.
 */
void
session_irc_join (Session    *self,
                  const char *channel)
{
  session_irc_send (self, NULL, "JOIN", channel, self->key, NULL);
}

/**
 * session_irc_start:
 *
 * Begins to register.
 */
void
session_irc_start (Session *self)
{
  g_autofree char *nick = irc_name_nick_from_person (self->name, "Person");

  session_set_nick (self, nick);
  session_irc_send (self, NULL, "CAP", "LS", "302", NULL);
  if (self->key != NULL)
    session_irc_send (self, NULL, "PASS", self->key, NULL);
  session_irc_send (self, NULL, "NICK", nick, NULL);
  session_irc_send (self, NULL, "USER", "merhaba", "0", "*", self->name, NULL);
}

typedef struct
{
  const SessionCommand *command;
  const IrcMessage     *message;
} Handling;

static void
handle_in (Session *self,
           gpointer user_data)
{
  const Handling *handling = user_data;

  handling->command->handler (self, handling->message);
}

/**
 * session_irc_handle:
 *
 * Hands a message to the one who listens for it, with the conversation it is about. Those
 * that nobody does are passed over, as IRC asks of clients.
 */
void
session_irc_handle (Session          *self,
                    const IrcMessage *message)
{
  Handling handling = { session_commands_find (message->command), message };

  if (on_message_take_into_batch (self, message) || handling.command == NULL || message->n_params < handling.command->min_params)
    return;
  if (handling.command->about == SESSION_ABOUT_ALL)
    session_beside_foreach (self, handle_in, &handling);
  else
    handle_in (session_commands_find_conversation (self, handling.command, message), &handling);
}

/**
 * session_irc_line:
 * @line: one line; need not end in NUL
 */
void
session_irc_line (Session    *self,
                  const char *line,
                  gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IrcMessage) message = NULL;

  if (!self->spoke_irc && !net_sniffer_is_irc_server (line, length))
    {
      /* The greeting for guests who are slow to speak. */
      if (session_was_in_room (self))
        return;
      session_switch_to_plain_text (self);
      session_plain_text_line (self, line, length);
      return;
    }
  self->spoke_irc = TRUE;
  message = irc_message_parse (line, length, &error);
  if (message != NULL)
    session_irc_handle (self, message);
  else
    g_debug ("A line from the server is left out: %s", error->message);
}

static void
lose_silent (Session *self)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "No answer");
  g_autofree char *reason = session_reason_from_link_error (error);

  session_lose (self, reason);
}

/**
 * session_irc_watch:
 * @silence_us: for how long nothing has come
 *
 * Asks a silent server whether it is there, and gives up on one that does not answer.
 */
void
session_irc_watch (Session *self,
                   gint64   silence_us)
{
  if (!self->spoke_irc)
    {
      /* Where a room was, nobody takes to plain text. */
      if (silence_us > MUTE_US && session_was_in_room (self))
        lose_silent (self);
      else if (silence_us > MUTE_US)
        session_switch_to_plain_text (self);
      return;
    }
  if (silence_us > 2 * PING_US)
    lose_silent (self);
  else if (silence_us > PING_US && self->registered)
    session_irc_send (self, NULL, "PING", "merhaba", NULL);
}

/**
 * session_irc_get_patience:
 * @silence_us: for how long nothing has come
 *
 * Returns: the silence, a longer one, that session_irc_watch() has to be told of next
 */
gint64
session_irc_get_patience (Session *self,
                          gint64   silence_us)
{
  const gint64 silences[] = { self->spoke_irc ? PING_US : MUTE_US, 2 * PING_US };

  for (guint i = 0; i < G_N_ELEMENTS (silences); i++)
    if (silence_us <= silences[i])
      return silences[i];
  return silence_us;
}

/**
 * session_irc_probe:
 *
 * Asks the server whether it is there, and gives it little time to answer.
 */
void
session_irc_probe (Session *self)
{
  self->heard_us = MIN (self->heard_us, g_get_monotonic_time () - 2 * PING_US + PROBE_US);
  session_irc_send (self, NULL, "PING", "merhaba", NULL);
}

void
session_irc_leave (Session *self)
{
  session_irc_send (self, NULL, "QUIT", _ ("Left"), NULL);
}

/* --- Saying --- */

static gsize
get_room_for_text (Session *self)
{
  const char *channel = session_room_get_channel (self->room);
  gsize       source = self->first->source != NULL ? strlen (self->first->source) : LONGEST_SOURCE;

  return IRC_MESSAGE_MAX_BODY - LINE_RESERVE - strlen (":  PRIVMSG  :") - source - strlen (channel);
}

static gboolean
has (Session      *self,
     IrcCapability capability)
{
  return (self->first->capabilities & capability) == capability;
}

/* The same tag twice: programs know it by its name or by the one it had before. */
static IrcTags *
make_tags (Session    *self,
           const char *label,
           const char *reply_to)
{
  IrcTags *tags = irc_tags_new ();

  if (label != NULL && has (self, IRC_CAPABILITY_LABELED_RESPONSE))
    irc_tags_set (tags, "label", label);
  if (reply_to == NULL || !has (self, IRC_CAPABILITY_MESSAGE_TAGS))
    return tags;
  irc_tags_set (tags, IRC_TAGS_REPLY, reply_to);
  irc_tags_set (tags, IRC_TAGS_OLD_REPLY, reply_to);
  return tags;
}

/* How many pieces from @start on one multiline batch may hold. */
static guint
count_batch (Session   *self,
             GPtrArray *pieces,
             guint      start)
{
  gsize bytes = 0;
  guint n = 0;

  while (start + n < pieces->len && n < self->first->multiline_max_lines)
    {
      bytes += strlen (((const IrcTextPiece *)pieces->pdata[start + n])->text) + 1;
      if (bytes > self->first->multiline_max_bytes && n > 0)
        break;
      n++;
    }
  return n;
}

/* The echo of what carries no label is only counted. */
static void
expect_echo (Session       *self,
             const IrcTags *tags)
{
  if (has (self, IRC_CAPABILITY_ECHO_MESSAGE) && !irc_tags_has (tags, "label"))
    self->n_unlabeled_echoes++;
}

static void
send_batch (Session    *self,
            GPtrArray  *pieces,
            guint       start,
            guint       n,
            const char *label,
            const char *reply_to)
{
  const char      *channel = session_room_get_channel (self->room);
  g_autofree char *reference = g_strdup_printf ("m%u", start);
  g_autofree char *opening = g_strconcat ("+", reference, NULL);
  g_autofree char *closing = g_strconcat ("-", reference, NULL);
  g_autoptr (IrcTags) open_tags = make_tags (self, label, reply_to);

  expect_echo (self, open_tags);
  session_irc_send (self, open_tags, "BATCH", opening, "draft/multiline", channel, NULL);
  for (guint i = start; i < start + n; i++)
    {
      const IrcTextPiece *piece = pieces->pdata[i];
      g_autoptr (IrcTags) tags = irc_tags_new ();

      irc_tags_set (tags, "batch", reference);
      if (piece->concat && i > start)
        irc_tags_set (tags, "draft/multiline-concat", NULL);
      session_irc_send (self, tags, "PRIVMSG", channel, piece->text, NULL);
    }
  session_irc_send (self, NULL, "BATCH", closing, NULL);
}

/* As few batches as hold it; the last one carries the label, the first one says what it
 * answers. */
static void
say_multiline (Session    *self,
               GPtrArray  *pieces,
               const char *label,
               const char *reply_to)
{
  guint start = 0;

  while (start < pieces->len)
    {
      guint n = count_batch (self, pieces, start);

      send_batch (self, pieces, start, n, start + n == pieces->len ? label : NULL, start == 0 ? reply_to : NULL);
      start += n;
    }
}

static void
say_lines (Session    *self,
           GPtrArray  *pieces,
           const char *label,
           const char *reply_to)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const IrcTextPiece *piece = pieces->pdata[i];
      g_autoptr (IrcTags) tags = make_tags (self, i + 1 == pieces->len ? label : NULL, reply_to);

      /* An empty line cannot be said on its own. */
      if (piece->text[0] == '\0')
        continue;
      reply_to = NULL;
      expect_echo (self, tags);
      session_irc_send (self, tags, "PRIVMSG", session_room_get_channel (self->room), piece->text, NULL);
    }
}

/**
 * session_irc_say_queued:
 * @label: of a message in the outbox
 *
 * Sends it, in as many lines as it needs, unless it was sent over this connection before
 * or there is none.
 */
void
session_irc_say_queued (Session    *self,
                        const char *label)
{
  SessionMessage *message = self->entered ? session_outbox_start (self->outbox, label) : NULL;
  g_autoptr (GPtrArray) pieces = NULL;

  if (message == NULL)
    return;
  pieces = irc_text_split (session_message_get_formatted (message), get_room_for_text (self));
  if (pieces->len > 1 && has (self, IRC_CAPABILITY_MULTILINE | IRC_CAPABILITY_BATCH))
    say_multiline (self, pieces, label, session_message_get_reply_to (message));
  else
    say_lines (self, pieces, label, session_message_get_reply_to (message));
  if (!has (self, IRC_CAPABILITY_LABELED_RESPONSE | IRC_CAPABILITY_ECHO_MESSAGE))
    session_irc_send (self, NULL, "PING", label, NULL);
}

/**
 * session_irc_say:
 * @message: one of ours
 *
 * Says it to the room once it is on the disk; without a connection it waits for one. It
 * counts as delivered when the server's echo with its label is back, or, from a server
 * without such, the answer to a PING behind it.
 */
void
session_irc_say (Session        *self,
                 SessionMessage *message)
{
  session_archive_queue (self, session_outbox_add (self->outbox, message), message);
}

static void
say_waiting (const char     *label,
             SessionMessage *message,
             gpointer        user_data)
{
  session_irc_say_queued (user_data, label);
}

/**
 * session_irc_enter:
 *
 * We are in the room, perhaps again: what waited goes out under its old label, so that
 * the host knows it if it has it; then the gap is filled. In this order our own messages
 * have their msgid when they come back as history.
 */
void
session_irc_enter (Session *self)
{
  const char *channel = session_room_get_channel (self->room);

  self->entered = TRUE;
  session_outbox_foreach (self->outbox, say_waiting, self);
  /* What is said to one person alone nobody keeps but the two. */
  if (self->is_direct)
    {
      session_said_end_catching_up (self, TRUE);
      return;
    }
  session_irc_send (self, NULL, "WHO", channel, NULL);
  if (has (self, IRC_CAPABILITY_CHATHISTORY | IRC_CAPABILITY_BATCH))
    {
      if (self->last_msgid == NULL)
        {
          self->asked_latest = TRUE;
          session_irc_send (self, NULL, "CHATHISTORY", "LATEST", channel, "*", FIRST_HISTORY, NULL);
        }
      else
        {
          self->catch_up_msgid = g_strdup (self->last_msgid);
          session_irc_ask_history (self);
        }
    }
  else
    session_said_end_catching_up (self, TRUE);
}

/**
 * session_irc_ask_history:
 *
 * Asks for the next messages of the gap.
 */
void
session_irc_ask_history (Session *self)
{
  g_autofree char *reference = g_strconcat ("msgid=", self->catch_up_msgid, NULL);

  session_irc_send (self, NULL, "CHATHISTORY", "AFTER", session_room_get_channel (self->room), reference, NEXT_HISTORY, NULL);
}

/**
 * session_irc_ask_older:
 * @msgid: of the oldest message that is shown
 *
 * Asks the host for what was said before it.
 *
 * Returns: %FALSE when there is nobody to ask now
 */
gboolean
session_irc_ask_older (Session    *self,
                       const char *msgid)
{
  g_autofree char *reference = g_strconcat ("msgid=", msgid, NULL);

  if (self->state != SESSION_STATE_CONNECTED || self->is_direct || !has (self, IRC_CAPABILITY_CHATHISTORY | IRC_CAPABILITY_BATCH))
    return FALSE;
  session_irc_send (self, NULL, "CHATHISTORY", "BEFORE", session_room_get_channel (self->room), reference, NEXT_HISTORY, NULL);
  return TRUE;
}
