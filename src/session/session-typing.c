// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-typing.h"

#include "irc/irc-casemap.h"

#include <glib/gi18n.h>
#include <string.h>

/* Who of the others in a room is writing something now (IRCv3 typing). */

/* For how long it is believed that somebody goes on writing, or thinks about it. */
#define ACTIVE_US (6 * G_USEC_PER_SEC)
#define PAUSED_US (30 * G_USEC_PER_SEC)

typedef struct
{
  char  *nick;
  gint64 until_us; /* monotonic */
} Writer;

struct _SessionTyping
{
  GObject parent_instance;

  SessionMembers *members;
  GPtrArray      *writers; /* Writer, who began first */
  guint           timer_id;
};

enum {
  PROP_DESCRIPTION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SessionTyping, session_typing, G_TYPE_OBJECT)

static void
writer_free (Writer *writer)
{
  g_free (writer->nick);
  g_free (writer);
}

static void
session_typing_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DESCRIPTION:
      g_value_take_string (value, session_typing_describe (SESSION_TYPING (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
session_typing_finalize (GObject *object)
{
  SessionTyping *self = SESSION_TYPING (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_ptr_array_unref (self->writers);
  g_object_unref (self->members);
  G_OBJECT_CLASS (session_typing_parent_class)->finalize (object);
}

static void
session_typing_class_init (SessionTypingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = session_typing_get_property;
  object_class->finalize = session_typing_finalize;

  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
session_typing_init (SessionTyping *self)
{
  self->writers = g_ptr_array_new_with_free_func ((GDestroyNotify)writer_free);
}

/**
 * session_typing_new:
 * @members: of the room: who is not there is not writing
 */
SessionTyping *
session_typing_new (SessionMembers *members)
{
  SessionTyping *self = g_object_new (SESSION_TYPE_TYPING, NULL);

  self->members = g_object_ref (members);
  return self;
}

static gboolean
on_timer (gpointer user_data)
{
  SessionTyping *self = user_data;

  self->timer_id = 0;
  session_typing_expire (self, g_get_monotonic_time ());
  return G_SOURCE_REMOVE;
}

/* One timer for all, for when the first of them is no longer believed. */
static void
set_timer (SessionTyping *self,
           gint64         now_us)
{
  gint64 first_us = G_MAXINT64;

  g_clear_handle_id (&self->timer_id, g_source_remove);
  for (guint i = 0; i < self->writers->len; i++)
    first_us = MIN (first_us, ((const Writer *)self->writers->pdata[i])->until_us);
  if (first_us != G_MAXINT64)
    self->timer_id = g_timeout_add (MAX (first_us - now_us, 0) / G_TIME_SPAN_MILLISECOND + 1, on_timer, self);
}

static void
changed (SessionTyping *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

static Writer *
find (SessionTyping *self,
      const char    *nick)
{
  for (guint i = 0; i < self->writers->len; i++)
    if (irc_casemap_equal (((const Writer *)self->writers->pdata[i])->nick, nick))
      return self->writers->pdata[i];
  return NULL;
}

static void
add (SessionTyping *self,
     const char    *nick,
     gint64         until_us)
{
  Writer *writer = g_new0 (Writer, 1);

  writer->nick = g_strdup (nick);
  writer->until_us = until_us;
  g_ptr_array_add (self->writers, writer);
}

/**
 * session_typing_note:
 * @state: "active", "paused" or "done", as the wire has it; anything else is as "done"
 * @now_us: monotonic
 *
 * Somebody said whether they are writing.
 */
void
session_typing_note (SessionTyping *self,
                     const char    *nick,
                     const char    *state,
                     gint64         now_us)
{
  gboolean active = strcmp (state, "active") == 0;
  Writer  *writer = find (self, nick);

  if (!active && strcmp (state, "paused") != 0)
    {
      session_typing_forget (self, nick);
      return;
    }
  if (writer != NULL)
    writer->until_us = now_us + (active ? ACTIVE_US : PAUSED_US);
  /* Who pauses has begun before. */
  else if (active && self->writers->len < SESSION_TYPING_MAX)
    {
      add (self, nick, now_us + ACTIVE_US);
      changed (self);
    }
  set_timer (self, now_us);
}

/**
 * session_typing_forget:
 * @source: a nick, with or without what the wire has behind it
 *
 * They have said what they wrote, or no longer want to.
 */
void
session_typing_forget (SessionTyping *self,
                       const char    *source)
{
  g_autofree char *nick = g_strndup (source, strcspn (source, "!@"));
  Writer          *writer = find (self, nick);

  if (writer == NULL)
    return;
  g_ptr_array_remove (self->writers, writer);
  changed (self);
}

/**
 * session_typing_expire:
 * @now_us: monotonic
 *
 * Forgets those who have not said for long enough that they are writing. Happens by itself.
 */
void
session_typing_expire (SessionTyping *self,
                       gint64         now_us)
{
  guint n = self->writers->len;

  for (guint i = n; i > 0; i--)
    if (((const Writer *)self->writers->pdata[i - 1])->until_us <= now_us)
      g_ptr_array_remove_index (self->writers, i - 1);
  set_timer (self, now_us);
  if (self->writers->len != n)
    changed (self);
}

/**
 * session_typing_describe:
 *
 * Returns: (transfer full) (nullable): who is writing, for people; %NULL for nobody
 */
char *
session_typing_describe (SessionTyping *self)
{
  const char *names[2] = { NULL, NULL };
  guint       n = 0;

  for (guint i = 0; i < self->writers->len; i++)
    {
      SessionMember *member = session_members_find (self->members, ((const Writer *)self->writers->pdata[i])->nick);

      if (member == NULL)
        continue;
      if (n < G_N_ELEMENTS (names))
        names[n] = session_member_get_label (member);
      n++;
    }
  if (n == 0)
    return NULL;
  if (n == 1)
    return g_strdup_printf (_ ("%s is typing…"), names[0]);
  if (n == 2)
    return g_strdup_printf (_ ("%s and %s are typing…"), names[0], names[1]);
  return g_strdup (_ ("Several people are typing…"));
}
