// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-recent-rooms.h"

#include <string.h>

/* The rooms one was in, the latest first: a GListModel of SessionRecentRoom that can be
 * kept as a GVariant of type a(sssx): title, address, archive, Unix time. */

struct _SessionRecentRoom
{
  GObject parent_instance;

  char      *title;
  char      *address;
  char      *archive;
  GDateTime *time;
};

G_DEFINE_FINAL_TYPE (SessionRecentRoom, session_recent_room, G_TYPE_OBJECT)

static void
session_recent_room_finalize (GObject *object)
{
  SessionRecentRoom *self = SESSION_RECENT_ROOM (object);

  g_free (self->title);
  g_free (self->address);
  g_free (self->archive);
  g_clear_pointer (&self->time, g_date_time_unref);
  G_OBJECT_CLASS (session_recent_room_parent_class)->finalize (object);
}

static void
session_recent_room_class_init (SessionRecentRoomClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = session_recent_room_finalize;
}

static void
session_recent_room_init (SessionRecentRoom *self)
{
}

const char *
session_recent_room_get_title (SessionRecentRoom *self)
{
  return self->title;
}

/**
 * session_recent_room_get_address:
 *
 * Returns: the address as session_open_room() takes it; "" for the room that was hosted
 *   here
 */
const char *
session_recent_room_get_address (SessionRecentRoom *self)
{
  return self->address;
}

/**
 * session_recent_room_get_archive:
 *
 * Returns: under which name our own copy of it is kept, "" for none
 */
const char *
session_recent_room_get_archive (SessionRecentRoom *self)
{
  return self->archive;
}

gboolean
session_recent_room_is_ours (SessionRecentRoom *self)
{
  return self->address[0] == '\0';
}

/**
 * session_recent_room_get_time:
 *
 * Returns: (transfer none): when it was last joined, in the local time zone
 */
GDateTime *
session_recent_room_get_time (SessionRecentRoom *self)
{
  return self->time;
}

/* --- The list --- */

struct _SessionRecentRooms
{
  GObject parent_instance;

  GPtrArray *rooms;
};

static GType
session_recent_rooms_get_item_type (GListModel *model)
{
  return SESSION_TYPE_RECENT_ROOM;
}

static guint
session_recent_rooms_get_n_items (GListModel *model)
{
  return SESSION_RECENT_ROOMS (model)->rooms->len;
}

static gpointer
session_recent_rooms_get_item (GListModel *model,
                               guint       position)
{
  SessionRecentRooms *self = SESSION_RECENT_ROOMS (model);

  return position < self->rooms->len ? g_object_ref (self->rooms->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = session_recent_rooms_get_item_type;
  interface->get_n_items = session_recent_rooms_get_n_items;
  interface->get_item = session_recent_rooms_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SessionRecentRooms, session_recent_rooms, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
session_recent_rooms_finalize (GObject *object)
{
  g_ptr_array_unref (SESSION_RECENT_ROOMS (object)->rooms);
  G_OBJECT_CLASS (session_recent_rooms_parent_class)->finalize (object);
}

static void
session_recent_rooms_class_init (SessionRecentRoomsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = session_recent_rooms_finalize;
}

static void
session_recent_rooms_init (SessionRecentRooms *self)
{
  self->rooms = g_ptr_array_new_with_free_func (g_object_unref);
}

static SessionRecentRoom *
recent_room_new (const char *title,
                 const char *address,
                 const char *archive,
                 gint64      unix_time)
{
  SessionRecentRoom *room;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_time);

  if (time == NULL)
    return NULL;
  room = g_object_new (SESSION_TYPE_RECENT_ROOM, NULL);
  room->title = g_strdup (title);
  room->address = g_strdup (address);
  room->archive = g_strdup (archive);
  room->time = g_steal_pointer (&time);
  return room;
}

/**
 * session_recent_rooms_new:
 * @rooms: (nullable): what session_recent_rooms_to_variant() gave
 */
SessionRecentRooms *
session_recent_rooms_new (GVariant *rooms)
{
  SessionRecentRooms *self = g_object_new (SESSION_TYPE_RECENT_ROOMS, NULL);
  GVariantIter        iter;
  const char         *title;
  const char         *address;
  const char         *archive;
  gint64              unix_time;

  if (rooms == NULL)
    return self;

  g_variant_iter_init (&iter, rooms);
  while (g_variant_iter_next (&iter, "(&s&s&sx)", &title, &address, &archive, &unix_time))
    {
      SessionRecentRoom *room = recent_room_new (title, address, archive, unix_time);

      if (room != NULL && self->rooms->len < SESSION_RECENT_ROOMS_MAX)
        g_ptr_array_add (self->rooms, room);
      else
        g_clear_object (&room);
    }
  return self;
}

/**
 * session_recent_rooms_to_variant:
 *
 * Returns: (transfer floating): the list as a(sssx)
 */
GVariant *
session_recent_rooms_to_variant (SessionRecentRooms *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sssx)"));
  for (guint i = 0; i < self->rooms->len; i++)
    {
      SessionRecentRoom *room = self->rooms->pdata[i];

      g_variant_builder_add (&builder, "(sssx)", room->title, room->address, room->archive, g_date_time_to_unix (room->time));
    }
  return g_variant_builder_end (&builder);
}

static void
remove_at (SessionRecentRooms *self,
           guint               position)
{
  g_ptr_array_remove_index (self->rooms, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* A room is known by our copy of it, wherever it is; one without by its address. Another
 * room at the same address is another room. */
static gboolean
is_same (SessionRecentRoom *room,
         SessionRecentRoom *other)
{
  if (room->archive[0] != '\0' && other->archive[0] != '\0')
    return g_str_equal (room->archive, other->archive);
  return g_str_equal (room->address, other->address);
}

/**
 * session_recent_rooms_forget:
 *
 * Takes a room off the list, if it is there.
 */
void
session_recent_rooms_forget (SessionRecentRooms *self,
                             SessionRecentRoom  *room)
{
  guint position;

  if (g_ptr_array_find_with_equal_func (self->rooms, room, (GEqualFunc)is_same, &position))
    remove_at (self, position);
}

/**
 * session_recent_rooms_find:
 *
 * Returns: (transfer none) (nullable): the room of which @archive is our own copy
 */
SessionRecentRoom *
session_recent_rooms_find (SessionRecentRooms *self,
                           const char         *archive)
{
  for (guint i = 0; i < self->rooms->len; i++)
    if (g_str_equal (((SessionRecentRoom *)self->rooms->pdata[i])->archive, archive))
      return self->rooms->pdata[i];
  return NULL;
}

/**
 * session_recent_rooms_find_id:
 * @id: a room's lasting id
 *
 * Returns: (transfer none) (nullable): that room, wherever it was then
 */
SessionRecentRoom *
session_recent_rooms_find_id (SessionRecentRooms *self,
                              const char         *id)
{
  gsize length = strlen (id);

  for (guint i = 0; i < self->rooms->len; i++)
    {
      SessionRecentRoom *room = self->rooms->pdata[i];

      /* An archive is called by the room's id and its channel. */
      if (strncmp (room->archive, id, length) == 0 && room->archive[length] == '/')
        return room;
    }
  return NULL;
}

/**
 * session_recent_rooms_clear:
 *
 * Forgets all.
 */
void
session_recent_rooms_clear (SessionRecentRooms *self)
{
  guint n = self->rooms->len;

  g_ptr_array_set_size (self->rooms, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}

/**
 * session_recent_rooms_remember:
 * @address: "" for the room that is hosted here
 * @archive: under which name our own copy of it is kept, "" for none
 *
 * Puts a room in front; one that is there already moves and takes the new title.
 */
void
session_recent_rooms_remember (SessionRecentRooms *self,
                               const char         *title,
                               const char         *address,
                               const char         *archive)
{
  SessionRecentRoom *room = recent_room_new (title, address, archive, g_get_real_time () / G_USEC_PER_SEC);

  for (guint i = self->rooms->len; i > 0; i--)
    if (is_same (self->rooms->pdata[i - 1], room))
      remove_at (self, i - 1);
  if (self->rooms->len == SESSION_RECENT_ROOMS_MAX)
    remove_at (self, SESSION_RECENT_ROOMS_MAX - 1);
  g_ptr_array_insert (self->rooms, 0, room);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, 1);
}
