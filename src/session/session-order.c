// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-order.h"

#include "irc/irc-casemap.h"

#include <string.h>

/* More than this are not shown as asking to be let in. */
#define MAX_KNOCKS 50

/* Names of people who left that are remembered. */
#define MAX_NAMES 500

struct _SessionOutsider
{
  GObject parent_instance;

  char *mask; /* nick!user@host or $a:account; of who asks to be let in the nick */
  char *nick; /* who was meant, or NULL */
  char *name; /* what people are shown */
};

G_DEFINE_FINAL_TYPE (SessionOutsider, session_outsider, G_TYPE_OBJECT)

static void
session_outsider_finalize (GObject *object)
{
  g_free (SESSION_OUTSIDER (object)->mask);
  g_free (SESSION_OUTSIDER (object)->nick);
  g_free (SESSION_OUTSIDER (object)->name);
  G_OBJECT_CLASS (session_outsider_parent_class)->finalize (object);
}

static void
session_outsider_class_init (SessionOutsiderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = session_outsider_finalize;
}

static void
session_outsider_init (SessionOutsider *self)
{
}

static SessionOutsider *
outsider_new (const char *mask,
              const char *nick,
              const char *name)
{
  SessionOutsider *self = g_object_new (SESSION_TYPE_OUTSIDER, NULL);

  self->mask = g_strdup (mask);
  self->nick = g_strdup (nick);
  self->name = g_strdup (name);
  return self;
}

const char *
session_outsider_get_mask (SessionOutsider *self)
{
  return self->mask;
}

const char *
session_outsider_get_name (SessionOutsider *self)
{
  return self->name;
}

/**
 * session_outsider_is:
 * @who: a nick, or a mask
 *
 * Returns: whether it is they; what people are shown may be the same for two
 */
gboolean
session_outsider_is (SessionOutsider *self,
                     const char      *who)
{
  return irc_casemap_equal (self->mask, who) || (self->nick != NULL && irc_casemap_equal (self->nick, who));
}

/* --- The order --- */

struct _SessionOrder
{
  GObject parent_instance;

  gboolean    invite_only;
  gboolean    no_knock;
  gboolean    moderated;
  GListStore *kept_out;
  GListStore *muted;
  GListStore *knocks;
  GHashTable *names;           /* of those who left, under the nick */
  GPtrArray  *coming_kept_out; /* the list that is just being told */
  GPtrArray  *coming_muted;
};

enum {
  PROP_ADMISSION = 1,
  PROP_MODERATED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SessionOrder, session_order, G_TYPE_OBJECT)

static void
session_order_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SessionOrder *self = SESSION_ORDER (object);

  switch (prop_id)
    {
    case PROP_ADMISSION:
      g_value_set_int (value, session_order_get_admission (self));
      break;
    case PROP_MODERATED:
      g_value_set_boolean (value, self->moderated);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
session_order_finalize (GObject *object)
{
  SessionOrder *self = SESSION_ORDER (object);

  g_object_unref (self->kept_out);
  g_object_unref (self->muted);
  g_object_unref (self->knocks);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->coming_kept_out);
  g_ptr_array_unref (self->coming_muted);
  G_OBJECT_CLASS (session_order_parent_class)->finalize (object);
}

static void
session_order_class_init (SessionOrderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = session_order_get_property;
  object_class->finalize = session_order_finalize;
  properties[PROP_ADMISSION] = g_param_spec_int ("admission", NULL, NULL, SESSION_ADMISSION_ALL, SESSION_ADMISSION_NONE, SESSION_ADMISSION_ALL, flags);
  properties[PROP_MODERATED] = g_param_spec_boolean ("moderated", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
session_order_init (SessionOrder *self)
{
  self->kept_out = g_list_store_new (SESSION_TYPE_OUTSIDER);
  self->muted = g_list_store_new (SESSION_TYPE_OUTSIDER);
  self->knocks = g_list_store_new (SESSION_TYPE_OUTSIDER);
  self->names = g_hash_table_new_full (irc_casemap_hash, irc_casemap_equal, g_free, g_free);
  self->coming_kept_out = g_ptr_array_new_with_free_func (g_object_unref);
  self->coming_muted = g_ptr_array_new_with_free_func (g_object_unref);
}

SessionOrder *
session_order_new (void)
{
  return g_object_new (SESSION_TYPE_ORDER, NULL);
}

SessionAdmission
session_order_get_admission (SessionOrder *self)
{
  if (!self->invite_only)
    return SESSION_ADMISSION_ALL;
  return self->no_knock ? SESSION_ADMISSION_NONE : SESSION_ADMISSION_ASK;
}

/**
 * session_order_get_moderated:
 *
 * Returns: whether only moderators may write
 */
gboolean
session_order_get_moderated (SessionOrder *self)
{
  return self->moderated;
}

/**
 * session_order_get_kept_out:
 *
 * Returns: (transfer none): #SessionOutsider who may not come in; known to moderators
 */
GListModel *
session_order_get_kept_out (SessionOrder *self)
{
  return G_LIST_MODEL (self->kept_out);
}

GListModel *
session_order_get_muted (SessionOrder *self)
{
  return G_LIST_MODEL (self->muted);
}

/**
 * session_order_get_knocks:
 *
 * Returns: (transfer none): #SessionOutsider who ask to be let in
 */
GListModel *
session_order_get_knocks (SessionOrder *self)
{
  return G_LIST_MODEL (self->knocks);
}

/* --- For the session --- */

/**
 * session_order_set_mode:
 * @letter: i, K or m; others say nothing of the order
 */
void
session_order_set_mode (SessionOrder *self,
                        char          letter,
                        gboolean      set)
{
  gboolean *mode = letter == 'i' ? &self->invite_only : letter == 'K' ? &self->no_knock
                                                      : letter == 'm' ? &self->moderated
                                                                      : NULL;

  if (mode == NULL || *mode == set)
    return;
  *mode = set;
  g_object_notify_by_pspec (G_OBJECT (self), properties[letter == 'm' ? PROP_MODERATED : PROP_ADMISSION]);
}

/**
 * session_order_note_listed:
 * @letter: b or q
 * @nick: (nullable): who is meant, if it is known
 * @name: what people are shown
 *
 * One of a list that is being told; it counts when its end is.
 */
void
session_order_note_listed (SessionOrder *self,
                           char          letter,
                           const char   *mask,
                           const char   *nick,
                           const char   *name)
{
  g_ptr_array_add (letter == 'q' ? self->coming_muted : self->coming_kept_out, outsider_new (mask, nick, name));
}

void
session_order_end_list (SessionOrder *self,
                        char          letter)
{
  GPtrArray  *coming = letter == 'q' ? self->coming_muted : self->coming_kept_out;
  GListStore *list = letter == 'q' ? self->muted : self->kept_out;

  g_list_store_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), coming->pdata, coming->len);
  g_ptr_array_set_size (coming, 0);
}

/**
 * session_order_forget_knock:
 *
 * Who has come in, or was seen to, no longer asks.
 */
void
session_order_forget_knock (SessionOrder *self,
                            const char   *nick)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->knocks)); i > 0; i--)
    {
      g_autoptr (SessionOutsider) knock = g_list_model_get_item (G_LIST_MODEL (self->knocks), i - 1);

      if (irc_casemap_equal (knock->mask, nick))
        g_list_store_remove (self->knocks, i - 1);
    }
}

void
session_order_knock (SessionOrder *self,
                     const char   *nick,
                     const char   *name)
{
  g_autoptr (SessionOutsider) knock = outsider_new (nick, nick, name);

  session_order_forget_knock (self, nick);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->knocks)) < MAX_KNOCKS)
    g_list_store_append (self->knocks, knock);
}

/**
 * session_order_remember_name:
 * @name: what people are shown
 *
 * Somebody leaves: a list may name their device by the nick.
 */
void
session_order_remember_name (SessionOrder *self,
                             const char   *nick,
                             const char   *name)
{
  if (g_hash_table_size (self->names) >= MAX_NAMES)
    g_hash_table_remove_all (self->names);
  g_hash_table_replace (self->names, g_strdup (nick), g_strdup (name));
}

/**
 * session_order_find_name:
 *
 * Returns: (nullable): what somebody who left was called
 */
const char *
session_order_find_name (SessionOrder *self,
                         const char   *nick)
{
  return g_hash_table_lookup (self->names, nick);
}

/**
 * session_order_clear:
 *
 * Nothing is known any more: we are no longer in the room.
 */
void
session_order_clear (SessionOrder *self)
{
  session_order_set_mode (self, 'i', FALSE);
  session_order_set_mode (self, 'K', FALSE);
  session_order_set_mode (self, 'm', FALSE);
  g_list_store_remove_all (self->kept_out);
  g_list_store_remove_all (self->muted);
  g_list_store_remove_all (self->knocks);
}
