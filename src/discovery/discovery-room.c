// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-room-private.h"

/* A room somebody announces. It is seen through several interfaces and protocols, each a
 * sighting; it says what the oldest one that is still there says, so that whoever comes
 * later with the same id changes nothing of it. */

/* More ways than that to see one room are nobody's network. */
#define MAX_SEEN 32

typedef struct
{
  gconstpointer      service; /* only compared */
  DiscoverySighting *sighting;
} Seen;

struct _DiscoveryRoom
{
  GObject parent_instance;

  char      *key;
  GPtrArray *seen; /* Seen, the oldest first */

  /* What was told last. */
  char      *id;
  char      *name;
  char      *computer;
  char      *fingerprint;
  guint      n_people;
  gboolean   needs_key;
  gboolean   uses_tls;
  gboolean   is_local;
  GPtrArray *addresses; /* DiscoveryAddress, the best first */
};

enum {
  PROP_ID = 1,
  PROP_NAME,
  PROP_COMPUTER,
  PROP_FINGERPRINT,
  PROP_N_PEOPLE,
  PROP_NEEDS_KEY,
  PROP_FOREIGN,
  PROP_USES_TLS,
  PROP_LOCAL,
  PROP_ADDRESSES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DiscoveryRoom, discovery_room, G_TYPE_OBJECT)

static void
seen_free (Seen *seen)
{
  discovery_sighting_free (seen->sighting);
  g_free (seen);
}

/* --- Making one room of several sightings --- */

static void
set_text (DiscoveryRoom *self,
          char         **field,
          const char    *value,
          int            property)
{
  if (g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_boolean (DiscoveryRoom *self,
             gboolean      *field,
             gboolean       value,
             int            property)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_n_people (DiscoveryRoom *self,
              guint          n_people)
{
  if (self->n_people == n_people)
    return;
  self->n_people = n_people;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PEOPLE]);
}

static GPtrArray *
collect_addresses (DiscoveryRoom *self)
{
  GPtrArray  *addresses = discovery_addresses_new ();
  const Seen *first = self->seen->pdata[0];

  for (guint i = 0; i < self->seen->len; i++)
    {
      const DiscoverySighting *sighting = ((const Seen *)self->seen->pdata[i])->sighting;

      /* With another certificate it is somebody else who says so. */
      if (g_strcmp0 (sighting->txt.fingerprint, first->sighting->txt.fingerprint) == 0)
        discovery_addresses_add (addresses, sighting->address);
    }
  /* A room of this computer is seen on every bridge it has: those say nothing new. */
  if (first->sighting->is_local)
    discovery_addresses_drop_virtual (addresses);
  return addresses;
}

static void
set_addresses (DiscoveryRoom *self,
               GPtrArray     *addresses)
{
  if (discovery_addresses_equal (self->addresses, addresses))
    return;
  g_ptr_array_unref (self->addresses);
  self->addresses = g_ptr_array_ref (addresses);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADDRESSES]);
}

static void
update (DiscoveryRoom *self)
{
  const DiscoverySighting *first = ((const Seen *)self->seen->pdata[0])->sighting;
  const DiscoveryTxt      *txt = &first->txt;
  g_autoptr (GPtrArray) addresses = collect_addresses (self);

  g_object_freeze_notify (G_OBJECT (self));
  if (self->id == NULL)
    set_text (self, &self->id, txt->id, PROP_ID);
  set_text (self, &self->name, txt->id != NULL && txt->name != NULL && *txt->name != '\0' ? txt->name : first->service_name, PROP_NAME);
  set_text (self, &self->computer, first->computer, PROP_COMPUTER);
  set_text (self, &self->fingerprint, txt->fingerprint, PROP_FINGERPRINT);
  set_n_people (self, txt->id != NULL ? txt->n_people : 0);
  set_boolean (self, &self->needs_key, txt->id != NULL && txt->needs_key, PROP_NEEDS_KEY);
  set_boolean (self, &self->uses_tls, first->uses_tls, PROP_USES_TLS);
  set_boolean (self, &self->is_local, first->is_local, PROP_LOCAL);
  set_addresses (self, addresses);
  g_object_thaw_notify (G_OBJECT (self));
}

static Seen *
find_seen (DiscoveryRoom *self,
           gconstpointer  service,
           guint         *position)
{
  for (guint i = 0; i < self->seen->len; i++)
    {
      Seen *seen = self->seen->pdata[i];

      if (seen->service == service)
        {
          *position = i;
          return seen;
        }
    }
  return NULL;
}

/**
 * discovery_room_see:
 * @service: which instance it was seen through
 * @sighting: (transfer full): what that says now
 */
void
discovery_room_see (DiscoveryRoom     *self,
                    gconstpointer      service,
                    DiscoverySighting *sighting)
{
  guint position;
  Seen *seen = find_seen (self, service, &position);

  if (seen != NULL)
    discovery_sighting_free (seen->sighting);
  else if (self->seen->len == MAX_SEEN)
    {
      discovery_sighting_free (sighting);
      return;
    }
  else
    {
      seen = g_new0 (Seen, 1);
      seen->service = service;
      g_ptr_array_add (self->seen, seen);
    }
  seen->sighting = sighting;
  update (self);
}

/**
 * discovery_room_lose:
 *
 * The room is no longer seen through @service.
 *
 * Returns: %FALSE when it is not seen at all any more; then it stays as it was last
 */
gboolean
discovery_room_lose (DiscoveryRoom *self,
                     gconstpointer  service)
{
  guint position;

  if (find_seen (self, service, &position) != NULL)
    g_ptr_array_remove_index (self->seen, position);
  if (self->seen->len == 0)
    return FALSE;
  update (self);
  return TRUE;
}

/* --- Asking --- */

const char *
discovery_room_get_key (DiscoveryRoom *self)
{
  return self->key;
}

/**
 * discovery_room_get_id:
 *
 * Returns: (nullable): the room's lasting id; %NULL for a foreign server
 */
const char *
discovery_room_get_id (DiscoveryRoom *self)
{
  return self->id;
}

/**
 * discovery_room_get_name:
 *
 * Returns: one line of text, by whoever announces it; may be empty
 */
const char *
discovery_room_get_name (DiscoveryRoom *self)
{
  return self->name;
}

/**
 * discovery_room_get_computer:
 *
 * Returns: the name of the computer that hosts it, which tells rooms of one name apart
 */
const char *
discovery_room_get_computer (DiscoveryRoom *self)
{
  return self->computer;
}

/**
 * discovery_room_get_fingerprint:
 *
 * Returns: (nullable): of the host's certificate, in hexadecimal digits. A claim, no proof.
 */
const char *
discovery_room_get_fingerprint (DiscoveryRoom *self)
{
  return self->fingerprint;
}

guint
discovery_room_get_n_people (DiscoveryRoom *self)
{
  return self->n_people;
}

gboolean
discovery_room_get_needs_key (DiscoveryRoom *self)
{
  return self->needs_key;
}

/**
 * discovery_room_is_foreign:
 *
 * Returns: whether it is another program's IRC server: only its name and its addresses are
 * known
 */
gboolean
discovery_room_is_foreign (DiscoveryRoom *self)
{
  return self->id == NULL;
}

/**
 * discovery_room_uses_tls:
 *
 * Returns: whether a foreign server talks TLS alone (RFC 7194)
 */
gboolean
discovery_room_uses_tls (DiscoveryRoom *self)
{
  return self->uses_tls;
}

/**
 * discovery_room_is_local:
 *
 * Returns: whether it is hosted on this computer
 */
gboolean
discovery_room_is_local (DiscoveryRoom *self)
{
  return self->is_local;
}

/**
 * discovery_room_get_addresses:
 *
 * Returns: (transfer none) (element-type DiscoveryAddress): where to try to reach it, the
 * best first; never empty. It does not change: when there are others, it is another array.
 */
GPtrArray *
discovery_room_get_addresses (DiscoveryRoom *self)
{
  return self->addresses;
}

/* --- The object --- */

static void
discovery_room_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DiscoveryRoom *self = DISCOVERY_ROOM (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_COMPUTER:
      g_value_set_string (value, self->computer);
      break;
    case PROP_FINGERPRINT:
      g_value_set_string (value, self->fingerprint);
      break;
    case PROP_N_PEOPLE:
      g_value_set_uint (value, self->n_people);
      break;
    case PROP_NEEDS_KEY:
      g_value_set_boolean (value, self->needs_key);
      break;
    case PROP_FOREIGN:
      g_value_set_boolean (value, discovery_room_is_foreign (self));
      break;
    case PROP_USES_TLS:
      g_value_set_boolean (value, self->uses_tls);
      break;
    case PROP_LOCAL:
      g_value_set_boolean (value, self->is_local);
      break;
    case PROP_ADDRESSES:
      g_value_set_boxed (value, self->addresses);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
discovery_room_finalize (GObject *object)
{
  DiscoveryRoom *self = DISCOVERY_ROOM (object);

  g_ptr_array_unref (self->seen);
  g_ptr_array_unref (self->addresses);
  g_free (self->key);
  g_free (self->id);
  g_free (self->name);
  g_free (self->computer);
  g_free (self->fingerprint);
  G_OBJECT_CLASS (discovery_room_parent_class)->finalize (object);
}

static void
discovery_room_class_init (DiscoveryRoomClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = discovery_room_get_property;
  object_class->finalize = discovery_room_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_COMPUTER] = g_param_spec_string ("computer", NULL, NULL, NULL, flags);
  properties[PROP_FINGERPRINT] = g_param_spec_string ("fingerprint", NULL, NULL, NULL, flags);
  properties[PROP_N_PEOPLE] = g_param_spec_uint ("n-people", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_NEEDS_KEY] = g_param_spec_boolean ("needs-key", NULL, NULL, FALSE, flags);
  properties[PROP_FOREIGN] = g_param_spec_boolean ("foreign", NULL, NULL, FALSE, flags);
  properties[PROP_USES_TLS] = g_param_spec_boolean ("uses-tls", NULL, NULL, FALSE, flags);
  properties[PROP_LOCAL] = g_param_spec_boolean ("local", NULL, NULL, FALSE, flags);
  properties[PROP_ADDRESSES] = g_param_spec_boxed ("addresses", NULL, NULL, G_TYPE_PTR_ARRAY, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
discovery_room_init (DiscoveryRoom *self)
{
  self->seen = g_ptr_array_new_with_free_func ((GDestroyNotify)seen_free);
  self->addresses = discovery_addresses_new ();
}

/**
 * discovery_room_new:
 * @key: what discovery_sighting_dup_key() of all its sightings gives
 *
 * A room that is yet to be seen.
 */
DiscoveryRoom *
discovery_room_new (const char *key)
{
  DiscoveryRoom *self = g_object_new (DISCOVERY_TYPE_ROOM, NULL);

  self->key = g_strdup (key);
  return self;
}
