// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-found.h"

#include "store/store-fold.h"

/* A message that was searched for, and where in it the words are. */

struct _SessionFound
{
  GObject parent_instance;

  char      *archive; /* NULL when it is not known */
  char      *msgid;
  char      *name;
  char      *text;
  GDateTime *time;
  GArray    *matches; /* StoreRange */
  gboolean   own;
};

G_DEFINE_FINAL_TYPE (SessionFound, session_found, G_TYPE_OBJECT)

static void
session_found_finalize (GObject *object)
{
  SessionFound *self = SESSION_FOUND (object);

  g_free (self->archive);
  g_free (self->msgid);
  g_free (self->name);
  g_free (self->text);
  g_date_time_unref (self->time);
  g_array_unref (self->matches);
  G_OBJECT_CLASS (session_found_parent_class)->finalize (object);
}

static void
session_found_class_init (SessionFoundClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = session_found_finalize;
}

static void
session_found_init (SessionFound *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (StoreRange));
}

/**
 * session_found_new:
 * @name: who said it, as people see it
 * @time: in local time
 */
SessionFound *
session_found_new (const char *msgid,
                   const char *name,
                   const char *text,
                   gboolean    own,
                   GDateTime  *time)
{
  SessionFound *self = g_object_new (SESSION_TYPE_FOUND, NULL);

  self->msgid = g_strdup (msgid);
  self->name = g_strdup (name);
  self->text = g_strdup (text);
  self->own = own;
  self->time = g_date_time_ref (time);
  return self;
}

const char *
session_found_get_msgid (SessionFound *self)
{
  return self->msgid;
}

const char *
session_found_get_name (SessionFound *self)
{
  return self->name;
}

const char *
session_found_get_text (SessionFound *self)
{
  return self->text;
}

gboolean
session_found_get_own (SessionFound *self)
{
  return self->own;
}

GDateTime *
session_found_get_time (SessionFound *self)
{
  return self->time;
}

/**
 * session_found_get_archive:
 *
 * Returns: (nullable): the name of our own copy of the room in which it was said
 */
const char *
session_found_get_archive (SessionFound *self)
{
  return self->archive;
}

void
session_found_set_archive (SessionFound *self,
                           const char   *archive)
{
  g_free (self->archive);
  self->archive = g_strdup (archive);
}

/**
 * session_found_set_words:
 * @words: what was searched for
 */
void
session_found_set_words (SessionFound *self,
                         const char   *words)
{
  g_array_unref (self->matches);
  self->matches = store_fold_find (self->text, words);
}

/**
 * session_found_foreach_match:
 *
 * Tells where in the text the words are, from its beginning on.
 */
void
session_found_foreach_match (SessionFound    *self,
                             SessionFoundFunc func,
                             gpointer         user_data)
{
  for (guint i = 0; i < self->matches->len; i++)
    {
      const StoreRange *range = &g_array_index (self->matches, StoreRange, i);

      func (range->start, range->end, user_data);
    }
}
