// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-quote.h"

#include "session/session-private.h"

#include <string.h>

/* What a message answers, when that is too old to be in the conversation. */

static SessionMessage *
message_from_stored (Session            *self,
                     const StoreMessage *stored)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (stored->time / 1000);
  g_autofree char *nick = g_strndup (stored->source, strcspn (stored->source, "!@"));
  gboolean         is_action = g_str_has_prefix (stored->text, "\001ACTION ");
  g_autofree char *text = g_strdup (is_action ? stored->text + strlen ("\001ACTION ") : stored->text);
  SessionMessage  *message;

  text[strcspn (text, "\001")] = '\0';
  message = session_message_new (is_action ? SESSION_MESSAGE_ACTION : SESSION_MESSAGE_TEXT, nick, stored->name[0] != '\0' ? stored->name : nick, text, time);
  session_message_set_own (message, store_message_is_own (stored));
  session_message_set_msgid (message, stored->msgid);
  if (stored->redacted)
    session_message_redact (message);
  return message;
}

typedef struct
{
  Session        *session;
  SessionMessage *message;
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->session);
  g_object_unref (asking->message);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GPtrArray) found = store_find_history_finish (STORE_STORE (object), result, NULL);
  g_autoptr (SessionMessage) quoted = NULL;

  if (found == NULL || found->len == 0 || g_strcmp0 (((const StoreMessage *)found->pdata[0])->msgid, session_message_get_reply_to (asking->message)) != 0)
    return;
  quoted = message_from_stored (asking->session, found->pdata[0]);
  session_message_set_quoted (asking->message, quoted);
}

/**
 * session_load_quoted:
 * @message: an answer to something that is not in the conversation
 *
 * Looks for that in our own copy of the room, once; `quoted` of @message changes if it is
 * there.
 */
void
session_load_quoted (Session        *self,
                     SessionMessage *message)
{
  const StoreHistoryQuery query = { .kind = STORE_HISTORY_AROUND, .from = { session_message_get_reply_to (message), -1 }, .to = { NULL, -1 }, .limit = 1, .include = STORE_INCLUDE_REDACTED };
  Asking                 *asking;

  if (query.from.msgid == NULL || self->store == NULL || self->archive_key == NULL || !session_message_begin_asking_quoted (message))
    return;
  asking = g_new0 (Asking, 1);
  asking->session = g_object_ref (self);
  asking->message = g_object_ref (message);
  store_find_history_async (self->store, self->archive_key, &query, found_cb, asking);
}
