// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-browser.h"

#include "discovery/discovery-room-private.h"
#include "discovery/discovery-services.h"

/* The rooms others announce, as a GListModel of DiscoveryRoom in the order they came. */

struct _DiscoveryBrowser
{
  GObject parent_instance;

  DiscoveryAvahi    *avahi;
  DiscoveryServices *services;
  DiscoveryState     state;
  char              *reason;
  gboolean           is_browsing;
  GPtrArray         *rooms;  /* DiscoveryRoom, owned */
  GHashTable        *by_key; /* the same, borrowed */
  gboolean           were_too_many;
};

enum {
  PROP_STATE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *interface);
static void start (DiscoveryBrowser *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (DiscoveryBrowser, discovery_browser, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
set_state (DiscoveryBrowser *self,
           DiscoveryState    state,
           const char       *reason)
{
  if (self->state == state && g_strcmp0 (self->reason, reason) == 0)
    return;
  self->state = state;
  g_free (self->reason);
  self->reason = g_strdup (reason);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* --- Rooms --- */

static void
take_out (DiscoveryBrowser *self,
          DiscoveryService *service)
{
  DiscoveryRoom *room = g_steal_pointer (&service->room);
  guint          position;

  if (room == NULL || discovery_room_lose (room, service))
    return;
  g_ptr_array_find (self->rooms, room, &position);
  g_hash_table_remove (self->by_key, discovery_room_get_key (room));
  g_ptr_array_remove_index (self->rooms, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* When those who were too many have gone, the ones that found no place are asked for. */
static void
make_up_for (DiscoveryBrowser *self)
{
  if (!self->were_too_many && !discovery_services_were_too_many (self->services))
    return;
  if (self->rooms->len > DISCOVERY_BROWSER_MAX_ROOMS / 2 || discovery_services_get_n (self->services) > DISCOVERY_SERVICES_MAX / 2)
    return;
  discovery_avahi_stop (self->avahi);
  start (self);
}

static void
lost_cb (DiscoveryService *service,
         gpointer          owner)
{
  take_out (owner, service);
  make_up_for (owner);
}

static void
seen_cb (DiscoveryService  *service,
         DiscoverySighting *sighting,
         gpointer           owner)
{
  DiscoveryBrowser *self = owner;
  g_autofree char  *key = discovery_sighting_dup_key (sighting);
  DiscoveryRoom    *room;
  gboolean          is_new;

  if (service->room != NULL && !g_str_equal (discovery_room_get_key (service->room), key))
    take_out (self, service);
  room = g_hash_table_lookup (self->by_key, key);
  is_new = room == NULL;
  if (is_new && self->rooms->len == DISCOVERY_BROWSER_MAX_ROOMS)
    {
      self->were_too_many = TRUE;
      discovery_sighting_free (sighting);
      return;
    }

  if (is_new)
    room = discovery_room_new (key);
  service->room = room;
  discovery_room_see (room, service, sighting);
  if (is_new)
    {
      g_hash_table_insert (self->by_key, (gpointer)discovery_room_get_key (room), room);
      g_ptr_array_add (self->rooms, room);
      g_list_model_items_changed (G_LIST_MODEL (self), self->rooms->len - 1, 0, 1);
    }
}

static const DiscoveryServicesHandler services_handler = { .seen = seen_cb, .lost = lost_cb };

/* --- Avahi comes and goes --- */

static void
browser_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  DiscoveryBrowser *self = user_data;

  if (reply != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_dbus_error_strip_remote_error (error);
  set_state (self, DISCOVERY_STATE_FAILED, error->message);
}

static void
told_cb (DiscoveryAvahi   *avahi,
         const char       *path,
         const char       *interface,
         const char       *signal,
         GVariant         *parameters,
         DiscoveryBrowser *self)
{
  if (g_str_equal (interface, DISCOVERY_AVAHI_SERVICE_BROWSER) && g_str_equal (signal, "Failure"))
    set_state (self, DISCOVERY_STATE_FAILED, "Avahi looks no longer");
}

static void
browse (DiscoveryBrowser *self,
        const char       *type)
{
  discovery_avahi_call (self->avahi, "/", DISCOVERY_AVAHI_SERVER, "ServiceBrowserNew",
                        g_variant_new ("(iissu)", DISCOVERY_AVAHI_ANY, DISCOVERY_AVAHI_ANY, type, "", 0), "(o)", NULL, browser_cb, self);
}

static void
changed_cb (DiscoveryAvahi   *avahi,
            DiscoveryBrowser *self)
{
  gboolean is_there = discovery_avahi_get_state (avahi) == DISCOVERY_STATE_WORKING;

  if (is_there != self->is_browsing)
    discovery_services_use (self->services, avahi);
  if (is_there && !self->is_browsing)
    {
      browse (self, DISCOVERY_SERVICE_TYPE);
      browse (self, DISCOVERY_SERVICE_TYPE_TLS);
    }
  if (!is_there || !self->is_browsing)
    set_state (self, discovery_avahi_get_state (avahi), NULL);
  self->is_browsing = is_there;
}

static void
start (DiscoveryBrowser *self)
{
  g_clear_object (&self->avahi);
  self->avahi = discovery_avahi_new ();
  self->is_browsing = FALSE;
  self->were_too_many = FALSE;
  g_signal_connect_object (self->avahi, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->avahi, "told", G_CALLBACK (told_cb), self, 0);
  discovery_services_use (self->services, self->avahi);
}

/* --- The list --- */

static GType
discovery_browser_get_item_type (GListModel *model)
{
  return DISCOVERY_TYPE_ROOM;
}

static guint
discovery_browser_get_n_items (GListModel *model)
{
  return DISCOVERY_BROWSER (model)->rooms->len;
}

static gpointer
discovery_browser_get_item (GListModel *model,
                            guint       position)
{
  const DiscoveryBrowser *self = DISCOVERY_BROWSER (model);

  return position < self->rooms->len ? g_object_ref (self->rooms->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = discovery_browser_get_item_type;
  interface->get_n_items = discovery_browser_get_n_items;
  interface->get_item = discovery_browser_get_item;
}

/* --- The object --- */

static void
discovery_browser_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_STATE)
    g_value_set_int (value, DISCOVERY_BROWSER (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
discovery_browser_dispose (GObject *object)
{
  DiscoveryBrowser *self = DISCOVERY_BROWSER (object);

  if (self->avahi != NULL)
    discovery_avahi_stop (self->avahi);
  g_clear_pointer (&self->services, discovery_services_free);
  g_clear_object (&self->avahi);
  G_OBJECT_CLASS (discovery_browser_parent_class)->dispose (object);
}

static void
discovery_browser_finalize (GObject *object)
{
  DiscoveryBrowser *self = DISCOVERY_BROWSER (object);

  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->rooms);
  g_free (self->reason);
  G_OBJECT_CLASS (discovery_browser_parent_class)->finalize (object);
}

static void
discovery_browser_class_init (DiscoveryBrowserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = discovery_browser_get_property;
  object_class->dispose = discovery_browser_dispose;
  object_class->finalize = discovery_browser_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, DISCOVERY_STATE_STARTING, DISCOVERY_STATE_FAILED, DISCOVERY_STATE_STARTING,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
discovery_browser_init (DiscoveryBrowser *self)
{
  self->state = DISCOVERY_STATE_STARTING;
  self->services = discovery_services_new (&services_handler, self);
  self->rooms = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  start (self);
}

/**
 * discovery_browser_new:
 *
 * Begins to look for rooms, on the thread-default main context, and does so until it is
 * disposed. Without a bus or without Avahi there are none, until these come.
 */
DiscoveryBrowser *
discovery_browser_new (void)
{
  return g_object_new (DISCOVERY_TYPE_BROWSER, NULL);
}

/**
 * discovery_browser_get_state:
 *
 * Returns: how it stands with looking; the property notifies
 */
DiscoveryState
discovery_browser_get_state (DiscoveryBrowser *self)
{
  return self->state;
}

/**
 * discovery_browser_get_reason:
 *
 * Returns: (nullable): in the state %DISCOVERY_STATE_FAILED, what Avahi said, not translated
 */
const char *
discovery_browser_get_reason (DiscoveryBrowser *self)
{
  return self->reason;
}
