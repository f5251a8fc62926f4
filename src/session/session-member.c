// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-member.h"

/* Somebody in a room. */

struct _SessionMember
{
  GObject parent_instance;

  char         *nick;
  char         *name;
  char         *label;
  char         *address;
  char         *comparison;
  guint         port;
  gboolean      ambiguous;
  gboolean      own;
  gboolean      guest;
  gboolean      unencrypted;
  gboolean      is_operator;
  SessionDevice device;
  gboolean      voice; /* may write when not everybody may */
  gboolean      muted;
  gboolean      away;
  char         *picture_uri;
  GObject      *picture;
};

enum {
  PROP_LABEL = 1,
  PROP_ADDRESS,
  PROP_PORT,
  PROP_COMPARISON,
  PROP_OWN,
  PROP_GUEST,
  PROP_UNENCRYPTED,
  PROP_OPERATOR,
  PROP_DEVICE,
  PROP_VOICE,
  PROP_MUTED,
  PROP_AWAY,
  PROP_PICTURE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SessionMember, session_member, G_TYPE_OBJECT)

static void
session_member_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SessionMember *self = SESSION_MEMBER (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, self->address);
      break;
    case PROP_PORT:
      g_value_set_uint (value, self->port);
      break;
    case PROP_COMPARISON:
      g_value_set_string (value, self->comparison);
      break;
    case PROP_OWN:
      g_value_set_boolean (value, self->own);
      break;
    case PROP_GUEST:
      g_value_set_boolean (value, self->guest);
      break;
    case PROP_UNENCRYPTED:
      g_value_set_boolean (value, self->unencrypted);
      break;
    case PROP_DEVICE:
      g_value_set_int (value, self->device);
      break;
    case PROP_OPERATOR:
      g_value_set_boolean (value, self->is_operator);
      break;
    case PROP_MUTED:
      g_value_set_boolean (value, self->muted);
      break;
    case PROP_VOICE:
      g_value_set_boolean (value, self->voice);
      break;
    case PROP_AWAY:
      g_value_set_boolean (value, self->away);
      break;
    case PROP_PICTURE:
      g_value_set_object (value, self->picture);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
session_member_finalize (GObject *object)
{
  SessionMember *self = SESSION_MEMBER (object);

  g_free (self->nick);
  g_free (self->name);
  g_free (self->label);
  g_free (self->address);
  g_free (self->comparison);
  g_free (self->picture_uri);
  g_clear_object (&self->picture);
  G_OBJECT_CLASS (session_member_parent_class)->finalize (object);
}

static void
session_member_class_init (SessionMemberClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = session_member_get_property;
  object_class->finalize = session_member_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  properties[PROP_PORT] = g_param_spec_uint ("port", NULL, NULL, 0, G_MAXUINT16, 0, flags);
  properties[PROP_COMPARISON] = g_param_spec_string ("comparison", NULL, NULL, NULL, flags);
  properties[PROP_OWN] = g_param_spec_boolean ("own", NULL, NULL, FALSE, flags);
  properties[PROP_GUEST] = g_param_spec_boolean ("guest", NULL, NULL, FALSE, flags);
  properties[PROP_UNENCRYPTED] = g_param_spec_boolean ("unencrypted", NULL, NULL, FALSE, flags);
  properties[PROP_DEVICE] = g_param_spec_int ("device", NULL, NULL, SESSION_DEVICE_NOT_TOLD, SESSION_DEVICE_KNOWN, SESSION_DEVICE_NOT_TOLD, flags);
  properties[PROP_OPERATOR] = g_param_spec_boolean ("operator", NULL, NULL, FALSE, flags);
  properties[PROP_MUTED] = g_param_spec_boolean ("muted", NULL, NULL, FALSE, flags);
  properties[PROP_VOICE] = g_param_spec_boolean ("voice", NULL, NULL, FALSE, flags);
  properties[PROP_AWAY] = g_param_spec_boolean ("away", NULL, NULL, FALSE, flags);
  properties[PROP_PICTURE] = g_param_spec_object ("picture", NULL, NULL, G_TYPE_OBJECT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
session_member_init (SessionMember *self)
{
  self->device = SESSION_DEVICE_NOT_TOLD;
}

/**
 * session_member_new:
 * @nick: the name on the wire, shown until session_member_set_name()
 */
SessionMember *
session_member_new (const char *nick)
{
  SessionMember *self = g_object_new (SESSION_TYPE_MEMBER, NULL);

  self->nick = g_strdup (nick);
  self->name = g_strdup (nick);
  self->label = g_strdup (nick);
  return self;
}

static void
set_boolean (SessionMember *self,
             gboolean      *field,
             gboolean       value,
             guint          prop)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
update_label (SessionMember *self)
{
  g_free (self->label);
  self->label = self->ambiguous ? g_strdup_printf ("%s (%s)", self->name, self->nick) : g_strdup (self->name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

const char *
session_member_get_nick (SessionMember *self)
{
  return self->nick;
}

/**
 * session_member_set_nick:
 * @nick: the new name on the wire; shown too when no other name is known
 */
void
session_member_set_nick (SessionMember *self,
                         const char    *nick)
{
  if (g_str_equal (self->name, self->nick))
    {
      g_free (self->name);
      self->name = g_strdup (nick);
    }
  g_free (self->nick);
  self->nick = g_strdup (nick);
  update_label (self);
}

const char *
session_member_get_name (SessionMember *self)
{
  return self->name;
}

/**
 * session_member_set_name:
 * @name: the person's name in any script; an empty one leaves the nick
 */
void
session_member_set_name (SessionMember *self,
                         const char    *name)
{
  g_free (self->name);
  self->name = g_strdup (name[0] != '\0' ? name : self->nick);
  update_label (self);
}

/**
 * session_member_get_label:
 *
 * Returns: what people see: the name, with the nick behind when somebody else in the
 * room has the same name
 */
const char *
session_member_get_label (SessionMember *self)
{
  return self->label;
}

void
session_member_set_ambiguous (SessionMember *self,
                              gboolean       ambiguous)
{
  if (self->ambiguous == ambiguous)
    return;
  self->ambiguous = ambiguous;
  update_label (self);
}

/**
 * session_member_get_address:
 *
 * Returns: (nullable): where the host sees them, a numeric address
 */
const char *
session_member_get_address (SessionMember *self)
{
  return self->address;
}

void
session_member_set_address (SessionMember *self,
                            const char    *address)
{
  if (g_strcmp0 (self->address, address) == 0)
    return;
  g_free (self->address);
  self->address = g_strdup (address);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDRESS]);
}

/**
 * session_member_get_port:
 *
 * Returns: the port at @address, 0 when it is not known; only the host knows it
 */
guint16
session_member_get_port (SessionMember *self)
{
  return self->port;
}

void
session_member_set_port (SessionMember *self,
                         guint16        port)
{
  if (self->port == port)
    return;
  self->port = port;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PORT]);
}

/**
 * session_member_get_comparison:
 *
 * Returns: (nullable): what they should see when nobody sits between them and the host, see
 *   net_comparison_parse(); "" when there is nothing to compare, %NULL when it is not known,
 *   see session_ask_comparison()
 */
const char *
session_member_get_comparison (SessionMember *self)
{
  return self->comparison;
}

void
session_member_set_comparison (SessionMember *self,
                               const char    *comparison)
{
  char *copy;

  if (g_strcmp0 (self->comparison, comparison) == 0)
    return;
  copy = g_strdup (comparison);
  g_free (self->comparison);
  self->comparison = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPARISON]);
}

gboolean
session_member_get_own (SessionMember *self)
{
  return self->own;
}

void
session_member_set_own (SessionMember *self,
                        gboolean       own)
{
  set_boolean (self, &self->own, own, PROP_OWN);
}

/**
 * session_member_get_guest:
 *
 * Returns: whether they are in the room without the app or an IRC program
 */
gboolean
session_member_get_guest (SessionMember *self)
{
  return self->guest;
}

void
session_member_set_guest (SessionMember *self,
                          gboolean       guest)
{
  set_boolean (self, &self->guest, guest, PROP_GUEST);
}

/**
 * session_member_get_unencrypted:
 *
 * Returns: whether it is known that what they write and read goes over the network as it
 * is
 */
gboolean
session_member_get_unencrypted (SessionMember *self)
{
  return self->unencrypted;
}

void
session_member_set_unencrypted (SessionMember *self,
                                gboolean       unencrypted)
{
  set_boolean (self, &self->unencrypted, unencrypted, PROP_UNENCRYPTED);
}

SessionDevice
session_member_get_device (SessionMember *self)
{
  return self->device;
}

void
session_member_set_device (SessionMember *self,
                           SessionDevice  device)
{
  if (self->device == device)
    return;
  self->device = device;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEVICE]);
}

gboolean
session_member_get_operator (SessionMember *self)
{
  return self->is_operator;
}

void
session_member_set_operator (SessionMember *self,
                             gboolean       is_operator)
{
  set_boolean (self, &self->is_operator, is_operator, PROP_OPERATOR);
}

gboolean
session_member_get_muted (SessionMember *self)
{
  return self->muted;
}

void
session_member_set_muted (SessionMember *self,
                          gboolean       muted)
{
  set_boolean (self, &self->muted, muted, PROP_MUTED);
}

gboolean
session_member_get_voice (SessionMember *self)
{
  return self->voice;
}

void
session_member_set_voice (SessionMember *self,
                          gboolean       voice)
{
  set_boolean (self, &self->voice, voice, PROP_VOICE);
}

gboolean
session_member_get_away (SessionMember *self)
{
  return self->away;
}

void
session_member_set_away (SessionMember *self,
                         gboolean       away)
{
  set_boolean (self, &self->away, away, PROP_AWAY);
}

/**
 * session_member_get_picture_uri:
 *
 * Returns: (nullable): where they say that their picture is
 */
const char *
session_member_get_picture_uri (SessionMember *self)
{
  return self->picture_uri;
}

/**
 * session_member_set_picture_uri:
 * @uri: (nullable): %NULL for no picture; another one takes away the picture there was
 */
void
session_member_set_picture_uri (SessionMember *self,
                                const char    *uri)
{
  char *copy;

  if (g_strcmp0 (self->picture_uri, uri) == 0)
    return;
  copy = g_strdup (uri);
  g_free (self->picture_uri);
  self->picture_uri = copy;
  session_member_set_picture (self, NULL);
}

/**
 * session_member_get_picture:
 *
 * Returns: (transfer none) (nullable): what is shown of them in place of initials; whoever
 *   shows it knows its type
 */
GObject *
session_member_get_picture (SessionMember *self)
{
  return self->picture;
}

void
session_member_set_picture (SessionMember *self,
                            GObject       *picture)
{
  if (g_set_object (&self->picture, picture))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICTURE]);
}
