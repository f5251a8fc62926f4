// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-publisher.h"

#include "discovery/discovery-avahi.h"
#include "discovery/discovery-group.h"
#include "discovery/discovery-txt.h"

/* Announces one room on every network this computer is in.
 *
 * The room is known by the id in its TXT record. The service's name is only a label that
 * other programs show: when somebody else has it, another one does. */

/* A service's name is a label of a domain name (RFC 6763, 4.1.1). */
#define MAX_SERVICE_NAME 63

/* What a room without a name is called. */
#define DEFAULT_SERVICE_NAME "Merhaba"

/* Names tried in a row; whoever has them all wants to keep us out. */
#define MAX_COLLISIONS 15

/* How much of the id makes a name one's own. */
#define ID_IN_NAME 8

/* A record changes that often at the most: each change is told to everybody. */
#define UPDATE_MS 1000

struct _DiscoveryPublisher
{
  GObject parent_instance;

  DiscoveryAvahi *avahi;
  DiscoveryState  state;
  char           *reason;
  DiscoveryTxt    txt;
  guint16         port;
  char           *service_name; /* the label it has, or tries to get */
  guint           n_collisions;
  DiscoveryGroup *group;
  GCancellable   *renaming;
  guint           update_id;
  gboolean        is_changed; /* since the last update */
};

enum {
  PROP_STATE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DiscoveryPublisher, discovery_publisher, G_TYPE_OBJECT)

static void
set_state (DiscoveryPublisher *self,
           DiscoveryState      state,
           const char         *reason)
{
  if (self->state == state && g_strcmp0 (self->reason, reason) == 0)
    return;
  self->state = state;
  g_free (self->reason);
  self->reason = g_strdup (reason);
  g_debug ("Announcing the room: state %d %s", state, reason != NULL ? reason : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* Another name that is asked for is not wanted any more. */
static void
stop_renaming (DiscoveryPublisher *self)
{
  if (self->renaming != NULL)
    g_cancellable_cancel (self->renaming);
  g_clear_object (&self->renaming);
}

static void
announce (DiscoveryPublisher *self)
{
  stop_renaming (self);
  set_state (self, DISCOVERY_STATE_STARTING, NULL);
  discovery_group_announce (self->group, self->service_name, self->port, discovery_txt_to_variant (&self->txt));
}

static char *
dup_service_name (DiscoveryPublisher *self)
{
  char *name = discovery_txt_clean (self->txt.name, -1, MAX_SERVICE_NAME);

  if (*name != '\0')
    return name;
  g_free (name);
  return g_strdup (DEFAULT_SERVICE_NAME);
}

/* --- Another has the name --- */

static void
alternative_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  DiscoveryPublisher *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply == NULL)
    {
      g_dbus_error_strip_remote_error (error);
      set_state (self, DISCOVERY_STATE_FAILED, error->message);
      return;
    }
  g_free (self->service_name);
  g_variant_get (reply, "(s)", &self->service_name);
  announce (self);
}

/* Several that start at once are given the same alternatives, and collide with each name
 * anew: a piece of the id ends that. */
static void
announce_with_id (DiscoveryPublisher *self)
{
  g_autofree char *name = discovery_txt_clean (self->txt.name, -1, MAX_SERVICE_NAME - ID_IN_NAME - 1);

  g_free (self->service_name);
  self->service_name = g_strstrip (g_strdup_printf ("%s %.*s", name, ID_IN_NAME, self->txt.id));
  announce (self);
}

static void
collide (DiscoveryPublisher *self)
{
  if (++self->n_collisions > MAX_COLLISIONS)
    {
      set_state (self, DISCOVERY_STATE_FAILED, "every name is taken");
      return;
    }
  if (self->n_collisions == 2)
    {
      announce_with_id (self);
      return;
    }
  stop_renaming (self);
  set_state (self, DISCOVERY_STATE_STARTING, NULL);
  self->renaming = g_cancellable_new ();
  discovery_avahi_call (self->avahi, "/", DISCOVERY_AVAHI_SERVER, "GetAlternativeServiceName", g_variant_new ("(s)", self->service_name), "(s)",
                        self->renaming, alternative_cb, self);
}

static void
group_cb (DiscoveryGroupEvent event,
          const char         *reason,
          gpointer            user_data)
{
  DiscoveryPublisher *self = user_data;

  switch (event)
    {
    case DISCOVERY_GROUP_ESTABLISHED:
      self->n_collisions = 0;
      set_state (self, DISCOVERY_STATE_WORKING, NULL);
      break;
    case DISCOVERY_GROUP_COLLISION:
      collide (self);
      break;
    case DISCOVERY_GROUP_FAILED:
      set_state (self, DISCOVERY_STATE_FAILED, reason);
      break;
    }
}

/* --- Avahi comes and goes --- */

/* While the computer's own name is disputed, nothing can point to it: it is announced when
 * the name is settled, which may then be another one. */
static void
changed_cb (DiscoveryAvahi     *avahi,
            DiscoveryPublisher *self)
{
  stop_renaming (self);
  self->n_collisions = 0;
  if (discovery_avahi_is_running (avahi))
    {
      announce (self);
      return;
    }
  discovery_group_renounce (self->group);
  if (discovery_avahi_get_state (avahi) == DISCOVERY_STATE_WORKING)
    {
      set_state (self, DISCOVERY_STATE_STARTING, NULL);
      return;
    }
  discovery_group_forget_daemon (self->group);
  set_state (self, discovery_avahi_get_state (avahi), NULL);
}

/* --- Changing --- */

static gboolean
update_cb (gpointer user_data)
{
  DiscoveryPublisher *self = user_data;

  if (!self->is_changed)
    {
      self->update_id = 0;
      return G_SOURCE_REMOVE;
    }
  self->is_changed = FALSE;
  discovery_group_update (self->group, discovery_txt_to_variant (&self->txt));
  return G_SOURCE_CONTINUE;
}

/* The first change is told at once, more of them once a second. */
static void
change (DiscoveryPublisher *self)
{
  self->is_changed = TRUE;
  if (self->update_id != 0)
    return;
  self->update_id = g_timeout_add (UPDATE_MS, update_cb, self);
  update_cb (self);
}

/**
 * discovery_publisher_set_name:
 * @name: what people call the room
 *
 * Renames the room. It is announced under its new name, and is the same room.
 */
void
discovery_publisher_set_name (DiscoveryPublisher *self,
                              const char         *name)
{
  g_autofree char *service_name = NULL;

  if (g_strcmp0 (self->txt.name, name) == 0)
    return;
  g_free (self->txt.name);
  self->txt.name = g_strdup (name);
  service_name = dup_service_name (self);
  if (g_strcmp0 (self->service_name, service_name) == 0)
    {
      change (self);
      return;
    }
  g_free (self->service_name);
  self->service_name = g_steal_pointer (&service_name);
  self->n_collisions = 0;
  if (discovery_avahi_is_running (self->avahi))
    announce (self);
}

/**
 * discovery_publisher_set_fingerprint:
 * @fingerprint: (nullable): of the host's certificate, in hexadecimal digits
 */
void
discovery_publisher_set_fingerprint (DiscoveryPublisher *self,
                                     const char         *fingerprint)
{
  if (g_strcmp0 (self->txt.fingerprint, fingerprint) == 0)
    return;
  g_free (self->txt.fingerprint);
  self->txt.fingerprint = g_strdup (fingerprint);
  change (self);
}

void
discovery_publisher_set_n_people (DiscoveryPublisher *self,
                                  guint               n_people)
{
  if (self->txt.n_people == n_people)
    return;
  self->txt.n_people = n_people;
  change (self);
}

void
discovery_publisher_set_needs_key (DiscoveryPublisher *self,
                                   gboolean            needs_key)
{
  if (self->txt.needs_key == needs_key)
    return;
  self->txt.needs_key = needs_key;
  change (self);
}

/**
 * discovery_publisher_get_state:
 *
 * Returns: how it stands with announcing; the property notifies
 */
DiscoveryState
discovery_publisher_get_state (DiscoveryPublisher *self)
{
  return self->state;
}

/**
 * discovery_publisher_get_reason:
 *
 * Returns: (nullable): in the state %DISCOVERY_STATE_FAILED, what Avahi said, not translated
 */
const char *
discovery_publisher_get_reason (DiscoveryPublisher *self)
{
  return self->reason;
}

/* --- The object --- */

static void
discovery_publisher_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (prop_id == PROP_STATE)
    g_value_set_int (value, DISCOVERY_PUBLISHER (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
discovery_publisher_dispose (GObject *object)
{
  DiscoveryPublisher *self = DISCOVERY_PUBLISHER (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  stop_renaming (self);
  if (self->avahi != NULL)
    discovery_avahi_stop (self->avahi);
  g_clear_pointer (&self->group, discovery_group_free);
  g_clear_object (&self->avahi);
  G_OBJECT_CLASS (discovery_publisher_parent_class)->dispose (object);
}

static void
discovery_publisher_finalize (GObject *object)
{
  DiscoveryPublisher *self = DISCOVERY_PUBLISHER (object);

  discovery_txt_clear (&self->txt);
  g_free (self->service_name);
  g_free (self->reason);
  G_OBJECT_CLASS (discovery_publisher_parent_class)->finalize (object);
}

static void
discovery_publisher_class_init (DiscoveryPublisherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = discovery_publisher_get_property;
  object_class->dispose = discovery_publisher_dispose;
  object_class->finalize = discovery_publisher_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, DISCOVERY_STATE_STARTING, DISCOVERY_STATE_FAILED, DISCOVERY_STATE_STARTING,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
discovery_publisher_init (DiscoveryPublisher *self)
{
  self->state = DISCOVERY_STATE_STARTING;
  self->avahi = discovery_avahi_new ();
  g_signal_connect_object (self->avahi, "changed", G_CALLBACK (changed_cb), self, 0);
  self->group = discovery_group_new (self->avahi, group_cb, self);
}

/**
 * discovery_publisher_new:
 * @id: the room's lasting id; letters, digits, “-”, “_” and “.” of ASCII
 * @name: what people call the room
 * @port: where it lets people in, on all interfaces
 *
 * Announces a room, on the thread-default main context, until the publisher is disposed:
 * then Avahi says goodbye for it. Without a bus or without Avahi it waits for these.
 */
DiscoveryPublisher *
discovery_publisher_new (const char *id,
                         const char *name,
                         guint16     port)
{
  DiscoveryPublisher *self;

  g_return_val_if_fail (id != NULL && *id != '\0' && port != 0, NULL);

  self = g_object_new (DISCOVERY_TYPE_PUBLISHER, NULL);
  self->txt.id = g_strdup (id);
  self->txt.name = g_strdup (name);
  self->port = port;
  self->service_name = dup_service_name (self);
  return self;
}
