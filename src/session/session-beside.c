// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-beside.h"

#include "irc/irc-casemap.h"
#include "irc/irc-name.h"
#include "session/session-archive.h"
#include "session/session-private.h"
#include "session/session-said.h"

#include <glib/gi18n.h>

/* Several conversations over one connection. The first one has it; those beside it are
 * more rooms of the same host or network, and conversations with one person alone. Each is
 * a session of its own, with its people, its past and what waits to be sent, and comes and
 * goes with the first. */

/* Whoever writes to us alone opens one; more than these they cannot. */
#define MAX_BESIDE 100

/**
 * session_get_first:
 *
 * Returns: (transfer none): the one that has the connection, perhaps @self
 */
Session *
session_get_first (Session *self)
{
  return self->first;
}

/**
 * session_get_beside:
 *
 * Returns: (transfer none): a #GListModel of #Session: the other conversations over the
 *   same connection
 */
GListModel *
session_get_beside (Session *self)
{
  return G_LIST_MODEL (self->first->beside);
}

/**
 * session_is_direct:
 *
 * Returns: whether it is with one person alone
 */
gboolean
session_is_direct (Session *self)
{
  return self->is_direct;
}

/* --- Going through them --- */

/* As they are now: what is done may change them. */
static GPtrArray *
list (Session *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (all, g_object_ref (self->first));
  for (guint i = 0; i < g_list_model_get_n_items (session_get_beside (self)); i++)
    g_ptr_array_add (all, g_list_model_get_item (session_get_beside (self), i));
  return all;
}

/**
 * session_beside_foreach:
 *
 * Calls @func with the first and each of those beside it.
 */
void
session_beside_foreach (Session          *self,
                        SessionBesideFunc func,
                        gpointer          user_data)
{
  g_autoptr (GPtrArray) all = list (self);

  for (guint i = 0; i < all->len; i++)
    func (all->pdata[i], user_data);
}

/**
 * session_beside_find:
 * @target: a channel, or a person's nick
 *
 * Returns: (transfer none) (nullable): the conversation there
 */
Session *
session_beside_find (Session    *self,
                     const char *target)
{
  g_autoptr (GPtrArray) all = list (self);

  /* Those beside and the first are held by others. */
  for (guint i = 0; i < all->len; i++)
    if (irc_casemap_equal (session_room_get_channel (((Session *)all->pdata[i])->room), target))
      return all->pdata[i];
  return NULL;
}

/**
 * session_beside_find_waiting:
 * @label: of a message that is on its way
 *
 * Returns: (transfer none): where it was said; the first when it is not known
 */
Session *
session_beside_find_waiting (Session    *self,
                             const char *label)
{
  g_autoptr (GPtrArray) all = list (self);

  for (guint i = 0; i < all->len; i++)
    if (session_outbox_has (((Session *)all->pdata[i])->outbox, label))
      return all->pdata[i];
  return self->first;
}

/* --- Opening --- */

/* Somebody in any of the rooms we share. */
static SessionMember *
find_person (Session    *self,
             const char *nick)
{
  g_autoptr (GPtrArray) all = list (self);

  for (guint i = 0; i < all->len; i++)
    {
      Session       *session = all->pdata[i];
      SessionMember *member = session->is_direct ? NULL : session_members_find (session_room_get_members (session->room), nick);

      if (member != NULL)
        return member;
    }
  return NULL;
}

/**
 * session_beside_note_person:
 * @nick: of somebody we share a room with, or did
 *
 * The conversation with them alone shows them, or no longer.
 */
void
session_beside_note_person (Session    *self,
                            const char *nick)
{
  SessionMember  *person = find_person (self, nick);
  SessionMembers *members = session_room_get_members (self->room);
  SessionMember  *here = session_members_find (members, nick);

  if (person == NULL)
    {
      session_members_remove (members, nick);
      return;
    }
  if (here == NULL)
    here = session_members_add (members, nick);
  session_members_set_name (members, here, session_member_get_name (person));
  session_member_set_guest (here, session_member_get_guest (person));
  session_member_set_device (here, session_member_get_device (person));
  session_member_set_unencrypted (here, session_member_get_unencrypted (person));
  session_member_set_away (here, session_member_get_away (person));
  session_member_set_picture_uri (here, session_member_get_picture_uri (person));
  session_member_set_picture (here, session_member_get_picture (person));
  session_room_set_title (self->room, session_member_get_label (person));
}

static void
begin_direct (Session *self)
{
  SessionMembers *members = session_room_get_members (self->room);
  SessionMember  *own;

  session_members_clear (members);
  own = session_members_add (members, self->first->nick);
  session_members_set_name (members, own, self->first->name);
  session_member_set_own (own, TRUE);
  session_beside_note_person (self, session_room_get_channel (self->room));
  session_archive_open (self);
  session_set_state (self, SESSION_STATE_CONNECTED, NULL);
}

/**
 * session_beside_enter:
 *
 * The connection is there, perhaps again: goes into the room.
 */
void
session_beside_enter (Session *self)
{
  if (self->is_direct)
    {
      begin_direct (self);
      return;
    }
  self->trouble = SESSION_TROUBLE_NONE;
  session_set_state (self, SESSION_STATE_CONNECTING, NULL);
  session_irc_join (self, session_room_get_channel (self->room));
}

static Session *
add (Session    *first,
     const char *target)
{
  g_autoptr (Session) self = session_new (first->poller, first->name);

  self->first = g_object_ref (first);
  self->is_direct = !irc_name_is_channel (target);
  session_set_dialect (self, SESSION_DIALECT_IRC);
  session_set_store (self, first->store);
  session_room_set_channel (self->room, target);
  session_room_set_title (self->room, target + (target[0] == '#'));
  g_list_store_append (first->beside, self);
  /* The list holds it. */
  return self;
}

/**
 * session_open_beside:
 * @target: a channel, or the nick of a person
 *
 * Opens one more conversation over the connection, or finds the one there is.
 *
 * Returns: (transfer none) (nullable): it; %NULL when @target is neither, there are too
 *   many, or nothing but one conversation can be had here
 */
Session *
session_open_beside (Session    *self,
                     const char *target)
{
  Session *first = self->first;
  Session *beside = session_beside_find (first, target);

  if (beside != NULL)
    return beside;
  if (first->dialect != SESSION_DIALECT_IRC || g_list_model_get_n_items (session_get_beside (first)) >= MAX_BESIDE)
    return NULL;
  if (!irc_name_is_channel (target) && (!irc_name_is_nick (target) || irc_casemap_equal (target, first->nick)))
    return NULL;
  beside = add (first, target);
  if (first->state == SESSION_STATE_CONNECTED)
    session_beside_enter (beside);
  else
    session_set_state (beside, SESSION_STATE_LOST, first->reason);
  return beside;
}

/* --- Going --- */

static void
forget_connection (Session *self,
                   gpointer reason)
{
  if (self == self->first)
    return;
  session_irc_forget (self);
  session_members_clear (session_room_get_members (self->room));
  session_set_state (self, SESSION_STATE_LOST, reason);
}

/**
 * session_beside_lose:
 * @reason: why, a translated sentence
 *
 * The connection is gone; those beside wait for the next one.
 */
void
session_beside_lose (Session    *self,
                     const char *reason)
{
  session_beside_foreach (self, forget_connection, (gpointer)reason);
}

static void
enter (Session *self,
       gpointer user_data)
{
  if (self == self->first)
    return;
  session_outbox_stop_all (self->outbox);
  session_beside_enter (self);
}

/**
 * session_beside_come_back:
 *
 * The first is in its room: those beside go into theirs.
 */
void
session_beside_come_back (Session *self)
{
  session_beside_foreach (self, enter, NULL);
}

static void
end (Session *self,
     gpointer reason)
{
  if (self != self->first)
    session_end (self, reason);
}

/**
 * session_beside_end:
 * @reason: why, a translated sentence
 *
 * The connection is gone and does not come back by itself.
 */
void
session_beside_end (Session    *self,
                    const char *reason)
{
  session_beside_foreach (self, end, (gpointer)reason);
}

/**
 * session_beside_leave:
 *
 * Closes this one conversation; the connection stays.
 */
void
session_beside_leave (Session *self)
{
  g_autoptr (Session) guard = g_object_ref (self);
  guint position;

  if (!g_list_store_find (self->first->beside, self, &position))
    return;
  session_reading_flush (self);
  session_draft_flush (self);
  if (!self->is_direct && self->state == SESSION_STATE_CONNECTED)
    session_irc_send (self, NULL, "PART", session_room_get_channel (self->room), NULL);
  session_give_up_waiting (self, _ ("You left the room before it was sent."));
  session_members_clear (session_room_get_members (self->room));
  session_set_state (self, SESSION_STATE_LEFT, NULL);
  g_list_store_remove (self->first->beside, position);
}

static void
leave (Session *self,
       gpointer user_data)
{
  if (self == self->first)
    return;
  session_beside_leave (self);
}

/**
 * session_beside_leave_all:
 *
 * The first leaves, and takes the others along.
 */
void
session_beside_leave_all (Session *self)
{
  session_beside_foreach (self, leave, NULL);
}
