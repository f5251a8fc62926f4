// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "host/host-announcement.h"

/* Tells the people nearby that there is a room, who it is and how many are in it. */

struct _HostAnnouncement
{
  GObject parent_instance;

  char               *room_name;
  guint16             port;
  char               *fingerprint;
  Server             *server; /* NULL unless started */
  DiscoveryPublisher *publisher;
};

G_DEFINE_FINAL_TYPE (HostAnnouncement, host_announcement, G_TYPE_OBJECT)

/* Where others can come in; 0 when only this computer can. */
static guint16
find_port (GPtrArray *addresses)
{
  for (guint i = 0; i < addresses->len; i++)
    {
      GInetSocketAddress *address = addresses->pdata[i];

      if (!g_inet_address_get_is_loopback (g_inet_socket_address_get_address (address)))
        return g_inet_socket_address_get_port (address);
    }
  return 0;
}

static void
people_changed_cb (Server           *server,
                   HostAnnouncement *self)
{
  if (self->publisher != NULL)
    discovery_publisher_set_n_people (self->publisher, server_get_n_people (server));
}

static void
needs_key_changed_cb (Server           *server,
                      GParamSpec       *pspec,
                      HostAnnouncement *self)
{
  gboolean needs_key;

  g_object_get (server, "needs-key", &needs_key, NULL);
  if (self->publisher != NULL)
    discovery_publisher_set_needs_key (self->publisher, needs_key);
}

/* A room that keeps nothing is another one each time. */
static void
publish (HostAnnouncement *self,
         const char       *id)
{
  g_autofree char *fresh = id == NULL ? g_uuid_string_random () : NULL;

  self->publisher = discovery_publisher_new (id != NULL ? id : fresh, self->room_name, self->port);
  if (self->fingerprint != NULL)
    discovery_publisher_set_fingerprint (self->publisher, self->fingerprint);
  needs_key_changed_cb (self->server, NULL, self);
  discovery_publisher_set_n_people (self->publisher, server_get_n_people (self->server));
}

static void
id_cb (GObject      *object,
       GAsyncResult *result,
       gpointer      user_data)
{
  g_autoptr (HostAnnouncement) self = user_data;
  g_autofree char *id = store_get_id_finish (STORE_STORE (object), result, NULL);

  if (self->server != NULL)
    publish (self, id);
}

/**
 * host_announcement_start:
 * @store: (nullable): which knows the room's lasting id
 * @addresses: (element-type GInetSocketAddress): where the room lets callers in, already
 * @fingerprint: (nullable): of the certificate they are shown
 *
 * Announces the room from now on, if anybody else can come.
 */
void
host_announcement_start (HostAnnouncement *self,
                         Server           *server,
                         Store            *store,
                         GPtrArray        *addresses,
                         const char       *fingerprint)
{
  self->port = find_port (addresses);
  if (self->port == 0)
    return;
  self->server = g_object_ref (server);
  self->fingerprint = g_strdup (fingerprint);
  g_signal_connect_object (server, "people-changed", G_CALLBACK (people_changed_cb), self, 0);
  g_signal_connect_object (server, "notify::needs-key", G_CALLBACK (needs_key_changed_cb), self, 0);
  if (store != NULL)
    store_get_id_async (store, id_cb, g_object_ref (self));
  else
    publish (self, NULL);
}

/**
 * host_announcement_stop:
 *
 * Says that the room is no longer there.
 */
void
host_announcement_stop (HostAnnouncement *self)
{
  g_clear_object (&self->publisher);
  g_clear_object (&self->server);
}

/**
 * host_announcement_get_publisher:
 *
 * Returns: (transfer none) (nullable): %NULL while the room's id is not known, and for a
 * room nobody else can come into
 */
DiscoveryPublisher *
host_announcement_get_publisher (HostAnnouncement *self)
{
  return self->publisher;
}

static void
host_announcement_dispose (GObject *object)
{
  host_announcement_stop (HOST_ANNOUNCEMENT (object));
  G_OBJECT_CLASS (host_announcement_parent_class)->dispose (object);
}

static void
host_announcement_finalize (GObject *object)
{
  g_free (HOST_ANNOUNCEMENT (object)->fingerprint);
  g_free (HOST_ANNOUNCEMENT (object)->room_name);
  G_OBJECT_CLASS (host_announcement_parent_class)->finalize (object);
}

static void
host_announcement_class_init (HostAnnouncementClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = host_announcement_dispose;
  G_OBJECT_CLASS (klass)->finalize = host_announcement_finalize;
}

static void
host_announcement_init (HostAnnouncement *self)
{
}

HostAnnouncement *
host_announcement_new (const char *room_name)
{
  HostAnnouncement *self = g_object_new (HOST_TYPE_ANNOUNCEMENT, NULL);

  self->room_name = g_strdup (room_name);
  return self;
}
