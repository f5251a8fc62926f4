// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-draft.h"

#include "session/session-private.h"

/* What our person has begun to write and not sent. It lies in our own copy of the room too,
 * so that it is there again when the room is opened again, however the program ended. */

/* Who types is not waited for: what they have is written down every so often. */
#define KEEP_MS 500

struct _SessionDraft
{
  char           *text;
  SessionMessage *answered; /* with it, or NULL */
  gboolean        asked;    /* our own copy has not answered yet */
  gboolean        unkept;   /* our own copy has something else */
  guint           n_keeping;
  guint           keep_id;
};

SessionDraft *
session_draft_new (void)
{
  SessionDraft *draft = g_new0 (SessionDraft, 1);

  draft->text = g_strdup ("");
  return draft;
}

void
session_draft_free (SessionDraft *draft)
{
  g_clear_handle_id (&draft->keep_id, g_source_remove);
  g_clear_object (&draft->answered);
  g_free (draft->text);
  g_free (draft);
}

static gboolean
is_empty (const SessionDraft *draft)
{
  return draft->text[0] == '\0' && draft->answered == NULL;
}

/* --- Keeping --- */

static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Session) self = user_data;
  g_autoptr (GError) error = NULL;

  self->draft->n_keeping--;
  if (store_keep_draft_finish (STORE_STORE (object), result, &error))
    return;
  g_debug ("What is being written is not kept on this computer: %s", error->message);
  self->draft->unkept = TRUE;
}

/**
 * session_draft_flush:
 *
 * Writes it down now.
 */
void
session_draft_flush (Session *self)
{
  SessionDraft *draft = self->draft;
  const char   *reply_to = draft->answered != NULL ? session_message_get_msgid (draft->answered) : NULL;

  g_clear_handle_id (&draft->keep_id, g_source_remove);
  if (!draft->unkept || draft->asked || self->store == NULL || self->archive_key == NULL)
    return;
  draft->unkept = FALSE;
  draft->n_keeping++;
  store_keep_draft_async (self->store, self->archive_key, is_empty (draft) ? NULL : draft->text, reply_to, kept_cb, g_object_ref (self));
}

static gboolean
keep_cb (gpointer user_data)
{
  Session *self = user_data;

  /* A slow disk is not given more than it can take. */
  if (self->draft->n_keeping > 0)
    return G_SOURCE_CONTINUE;
  self->draft->keep_id = 0;
  session_draft_flush (self);
  return G_SOURCE_REMOVE;
}

static void
take (SessionDraft   *draft,
      const char     *text,
      SessionMessage *answered)
{
  char *copy = g_strdup (text);

  g_free (draft->text);
  draft->text = copy;
  g_set_object (&draft->answered, answered);
}

/**
 * session_set_draft:
 * @text: (nullable): what our person has begun to write
 * @answered: (nullable): what they answer with it
 *
 * To be called after each change. What was sent, or given up, leaves the disk at once.
 */
void
session_set_draft (Session        *self,
                   const char     *text,
                   SessionMessage *answered)
{
  SessionDraft *draft = self->draft;

  if (text == NULL)
    text = "";
  if (g_str_equal (draft->text, text) && draft->answered == answered)
    return;
  take (draft, text, answered);
  draft->unkept = TRUE;
  if (is_empty (draft))
    session_draft_flush (self);
  else if (draft->keep_id == 0)
    draft->keep_id = g_timeout_add (KEEP_MS, keep_cb, self);
}

const char *
session_get_draft (Session *self)
{
  return self->draft->text;
}

/**
 * session_get_draft_answered:
 *
 * Returns: (transfer none) (nullable): what the draft answers, unless it was deleted meanwhile
 */
SessionMessage *
session_get_draft_answered (Session *self)
{
  SessionMessage *answered = self->draft->answered;

  return answered != NULL && !session_message_get_redacted (answered) ? answered : NULL;
}

/* --- Finding it again --- */

typedef struct
{
  Session    *session;
  char       *before; /* the key of our own copy until now, or NULL */
  StoreDraft *found;  /* or NULL */
} Asking;

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->session);
  g_free (asking->before);
  g_clear_pointer (&asking->found, store_draft_free);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

/* Who has begun to write already has both. */
static void
restore (Session          *self,
         const StoreDraft *found,
         SessionMessage   *answered)
{
  SessionDraft    *draft = self->draft;
  g_autofree char *both = NULL;

  if (draft->text[0] != '\0' && !g_str_equal (draft->text, found->text))
    both = found->text[0] != '\0' ? g_strconcat (found->text, "\n", draft->text, NULL) : g_strdup (draft->text);
  draft->unkept = draft->unkept || both != NULL;
  take (draft, both != NULL ? both : found->text, draft->answered != NULL ? draft->answered : answered);
  g_signal_emit_by_name (self, "draft-restored");
}

static void
finish (Asking         *asking,
        SessionMessage *answered)
{
  Session      *self = asking->session;
  SessionDraft *draft = self->draft;

  draft->asked = FALSE;
  if (asking->found != NULL)
    restore (self, asking->found, answered);
  session_draft_flush (self);
  if (asking->before != NULL && self->store != NULL)
    store_keep_draft_async (self->store, asking->before, NULL, NULL, NULL, NULL);
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (SessionMessage) answered = session_quote_finish (STORE_STORE (object), result, asking->found->reply_to);

  finish (asking, answered);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;
  SessionTimeline *timeline = session_room_get_timeline (asking->session->room);
  SessionMessage  *answered = NULL;

  asking->found = store_find_draft_finish (STORE_STORE (object), result, &error);
  if (error != NULL)
    g_warning ("It is not known what was being written: %s", error->message);
  if (asking->found != NULL && asking->found->reply_to != NULL)
    {
      answered = session_timeline_get_named (timeline, asking->found->reply_to);
      if (answered == NULL && session_quote_ask (asking->session, asking->found->reply_to, answered_cb, asking))
        {
          g_steal_pointer (&asking);
          return;
        }
    }
  finish (asking, answered);
}

/**
 * session_draft_open:
 * @before: (nullable): the key our own copy had until now; what is being written moves
 *
 * Asks our own copy for what was begun; to be called after it was asked for messages, as it
 * answers in order.
 */
void
session_draft_open (Session    *self,
                    const char *before)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->session = g_object_ref (self);
  if (!is_empty (self->draft))
    {
      if (g_strcmp0 (before, self->archive_key) != 0)
        asking->before = g_strdup (before);
      self->draft->unkept = TRUE;
    }
  self->draft->asked = TRUE;
  store_find_draft_async (self->store, self->archive_key, found_cb, asking);
}
