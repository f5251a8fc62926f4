// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-quote.h"

#include "session/session-private.h"

#include <string.h>

/* What a message answers, when that is too old to be in the conversation. */

static SessionMessage *
message_from_stored (const StoreMessage *stored)
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

/**
 * session_quote_ask:
 * @callback: gets the store, and calls session_quote_finish()
 *
 * Looks for a message in our own copy of the room.
 *
 * Returns: %FALSE when there is none; then @callback does not run
 */
gboolean
session_quote_ask (Session            *self,
                   const char         *msgid,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  const StoreHistoryQuery query = { .kind = STORE_HISTORY_AROUND, .from = { msgid, -1 }, .to = { NULL, -1 }, .limit = 1, .include = STORE_INCLUDE_REDACTED };

  if (self->store == NULL || self->archive_key == NULL)
    return FALSE;
  store_find_history_async (self->store, self->archive_key, &query, callback, user_data);
  return TRUE;
}

/**
 * session_quote_finish:
 * @msgid: that was looked for
 *
 * Returns: (transfer full) (nullable): the message, if it is there
 */
SessionMessage *
session_quote_finish (Store        *store,
                      GAsyncResult *result,
                      const char   *msgid)
{
  g_autoptr (GPtrArray) found = store_find_history_finish (store, result, NULL);

  if (found == NULL || found->len == 0 || g_strcmp0 (((const StoreMessage *)found->pdata[0])->msgid, msgid) != 0)
    return NULL;
  return message_from_stored (found->pdata[0]);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SessionMessage) message = user_data;
  g_autoptr (SessionMessage) quoted = session_quote_finish (STORE_STORE (object), result, session_message_get_reply_to (message));

  if (quoted != NULL)
    session_message_set_quoted (message, quoted);
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
  const char *msgid = session_message_get_reply_to (message);

  if (msgid != NULL && self->store != NULL && self->archive_key != NULL && session_message_begin_asking_quoted (message))
    session_quote_ask (self, msgid, found_cb, g_object_ref (message));
}
