// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-members.h"

#include "irc/irc-casemap.h"

/* The people of a room as a GListModel of SessionMember, in the order they came. */

struct _SessionMembers
{
  GObject parent_instance;

  GPtrArray  *members;
  GHashTable *by_nick;
};

enum {
  SIGNAL_PICTURE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
session_members_get_item_type (GListModel *model)
{
  return SESSION_TYPE_MEMBER;
}

static guint
session_members_get_n_items (GListModel *model)
{
  return SESSION_MEMBERS (model)->members->len;
}

static gpointer
session_members_get_item (GListModel *model,
                          guint       position)
{
  SessionMembers *self = SESSION_MEMBERS (model);

  return position < self->members->len ? g_object_ref (self->members->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = session_members_get_item_type;
  interface->get_n_items = session_members_get_n_items;
  interface->get_item = session_members_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SessionMembers, session_members, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
session_members_finalize (GObject *object)
{
  SessionMembers *self = SESSION_MEMBERS (object);

  for (guint i = 0; i < self->members->len; i++)
    g_signal_handlers_disconnect_by_data (self->members->pdata[i], self);
  g_hash_table_unref (self->by_nick);
  g_ptr_array_unref (self->members);
  G_OBJECT_CLASS (session_members_parent_class)->finalize (object);
}

static void
session_members_class_init (SessionMembersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = session_members_finalize;

  /**
   * SessionMembers::picture-changed:
   * @nick: of somebody who is here, or was
   *
   * They have another picture now, or none.
   */
  signals[SIGNAL_PICTURE_CHANGED] = g_signal_new ("picture-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
session_members_init (SessionMembers *self)
{
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_nick = g_hash_table_new (irc_casemap_hash, irc_casemap_equal);
}

SessionMembers *
session_members_new (void)
{
  return g_object_new (SESSION_TYPE_MEMBERS, NULL);
}

static void
on_picture (SessionMembers *self,
            GParamSpec     *pspec,
            SessionMember  *member)
{
  g_signal_emit (self, signals[SIGNAL_PICTURE_CHANGED], 0, session_member_get_nick (member));
}

/* Who had a picture under @nick goes, or is called otherwise. */
static void
let_go (SessionMembers *self,
        SessionMember  *member,
        const char     *nick)
{
  if (session_member_get_picture (member) != NULL)
    g_signal_emit (self, signals[SIGNAL_PICTURE_CHANGED], 0, nick);
}

/* Tells people of one name apart, and no longer once one of them is alone. */
static void
update_ambiguous (SessionMembers *self,
                  const char     *name)
{
  SessionMember *first = NULL;
  gboolean       several = FALSE;

  for (guint i = 0; i < self->members->len; i++)
    {
      SessionMember *member = self->members->pdata[i];

      if (g_strcmp0 (session_member_get_name (member), name) != 0)
        continue;
      if (first == NULL)
        {
          first = member;
          continue;
        }
      several = TRUE;
      session_member_set_ambiguous (member, TRUE);
    }
  if (first != NULL)
    session_member_set_ambiguous (first, several);
}

/* The same after @member, who was called @old_name, may have got another name. */
static void
update_names (SessionMembers *self,
              SessionMember  *member,
              const char     *old_name)
{
  if (g_strcmp0 (session_member_get_name (member), old_name) == 0)
    return;
  session_member_set_ambiguous (member, FALSE);
  update_ambiguous (self, old_name);
  update_ambiguous (self, session_member_get_name (member));
}

/**
 * session_members_find:
 *
 * Returns: (transfer none) (nullable): the member with that nick
 */
SessionMember *
session_members_find (SessionMembers *self,
                      const char     *nick)
{
  return g_hash_table_lookup (self->by_nick, nick);
}

/**
 * session_members_add:
 *
 * Returns: (transfer none): the member with that nick, new unless there was one
 */
SessionMember *
session_members_add (SessionMembers *self,
                     const char     *nick)
{
  SessionMember *member = session_members_find (self, nick);
  guint          position = self->members->len;

  if (member != NULL)
    return member;
  member = session_member_new (nick);
  g_signal_connect_swapped (member, "notify::picture", G_CALLBACK (on_picture), self);
  g_ptr_array_add (self->members, member);
  g_hash_table_insert (self->by_nick, (gpointer)session_member_get_nick (member), member);
  update_ambiguous (self, nick);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  return member;
}

void
session_members_remove (SessionMembers *self,
                        const char     *nick)
{
  SessionMember   *member = session_members_find (self, nick);
  g_autofree char *name = NULL;
  g_autoptr (SessionMember) guard = NULL;
  guint position;

  if (member == NULL || !g_ptr_array_find (self->members, member, &position))
    return;
  guard = g_object_ref (member);
  name = g_strdup (session_member_get_name (member));
  g_signal_handlers_disconnect_by_data (member, self);
  g_hash_table_remove (self->by_nick, nick);
  g_ptr_array_remove_index (self->members, position);
  update_ambiguous (self, name);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  let_go (self, member, session_member_get_nick (member));
}

void
session_members_rename (SessionMembers *self,
                        const char     *nick,
                        const char     *new_nick)
{
  SessionMember   *member = session_members_find (self, nick);
  g_autofree char *old_name = NULL;
  g_autofree char *old_nick = NULL;

  if (member == NULL)
    return;
  old_nick = g_strdup (session_member_get_nick (member));
  old_name = g_strdup (session_member_get_name (member));
  /* The table's key is the member's own string. */
  g_hash_table_remove (self->by_nick, nick);
  session_member_set_nick (member, new_nick);
  g_hash_table_insert (self->by_nick, (gpointer)session_member_get_nick (member), member);
  update_names (self, member, old_name);
  let_go (self, member, old_nick);
  let_go (self, member, session_member_get_nick (member));
}

void
session_members_set_name (SessionMembers *self,
                          SessionMember  *member,
                          const char     *name)
{
  g_autofree char *old_name = g_strdup (session_member_get_name (member));

  if (g_strcmp0 (old_name, name) == 0)
    return;
  session_member_set_name (member, name);
  update_names (self, member, old_name);
}

void
session_members_clear (SessionMembers *self)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->members->len; i++)
    {
      g_signal_handlers_disconnect_by_data (self->members->pdata[i], self);
      g_ptr_array_add (gone, g_object_ref (self->members->pdata[i]));
    }
  g_hash_table_remove_all (self->by_nick);
  g_ptr_array_set_size (self->members, 0);
  if (gone->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, gone->len, 0);
  for (guint i = 0; i < gone->len; i++)
    let_go (self, gone->pdata[i], session_member_get_nick (gone->pdata[i]));
}
