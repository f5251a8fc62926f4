// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-room.h"

/* A conversation: its title, the people in it and what was said. */

struct _SessionRoom
{
  GObject parent_instance;

  char            *channel;
  char            *title;
  SessionMembers  *members;
  SessionTimeline *timeline;
  SessionOrder    *order;
  SessionTyping   *typing;
};

enum {
  PROP_TITLE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SessionRoom, session_room, G_TYPE_OBJECT)

static void
session_room_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  SessionRoom *self = SESSION_ROOM (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
session_room_finalize (GObject *object)
{
  SessionRoom *self = SESSION_ROOM (object);

  g_free (self->channel);
  g_free (self->title);
  g_object_unref (self->members);
  g_object_unref (self->timeline);
  g_object_unref (self->order);
  g_object_unref (self->typing);
  G_OBJECT_CLASS (session_room_parent_class)->finalize (object);
}

static void
session_room_class_init (SessionRoomClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = session_room_get_property;
  object_class->finalize = session_room_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
session_room_init (SessionRoom *self)
{
  self->channel = g_strdup ("");
  self->title = g_strdup ("");
  self->members = session_members_new ();
  self->timeline = session_timeline_new ();
  self->order = session_order_new ();
  self->typing = session_typing_new (self->members);
}

SessionRoom *
session_room_new (void)
{
  return g_object_new (SESSION_TYPE_ROOM, NULL);
}

/**
 * session_room_get_channel:
 *
 * Returns: the room's name on the wire, "" before it is joined and for a plain socket
 */
const char *
session_room_get_channel (SessionRoom *self)
{
  return self->channel;
}

void
session_room_set_channel (SessionRoom *self,
                          const char  *channel)
{
  g_free (self->channel);
  self->channel = g_strdup (channel);
}

/**
 * session_room_get_title:
 *
 * Returns: what people call the room
 */
const char *
session_room_get_title (SessionRoom *self)
{
  return self->title;
}

void
session_room_set_title (SessionRoom *self,
                        const char  *title)
{
  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * session_room_get_members:
 *
 * Returns: (transfer none): a #GListModel of #SessionMember
 */
SessionMembers *
session_room_get_members (SessionRoom *self)
{
  return self->members;
}

/**
 * session_room_get_timeline:
 *
 * Returns: (transfer none): a #GListModel of #SessionMessage
 */
SessionTimeline *
session_room_get_timeline (SessionRoom *self)
{
  return self->timeline;
}

/**
 * session_room_get_order:
 *
 * Returns: (transfer none): what moderators have set
 */
SessionOrder *
session_room_get_order (SessionRoom *self)
{
  return self->order;
}

/**
 * session_room_get_typing:
 *
 * Returns: (transfer none): who is writing something now
 */
SessionTyping *
session_room_get_typing (SessionRoom *self)
{
  return self->typing;
}
