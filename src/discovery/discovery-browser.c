// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-browser.h"

#include "discovery/discovery-room-private.h"
#include "discovery/discovery-service.h"

/* The rooms others announce, as a GListModel of DiscoveryRoom in the order they came.
 *
 * Avahi tells of services: one for each interface and protocol a room is heard on. Each has
 * a resolver as long as it is there, so that what changes in a record changes the room. What
 * one computer announces and then vanishes without a goodbye stays until its records are too
 * old, two minutes at the most: then its resolver fails. */

/* Services followed at the most; Avahi lets one program have a thousand objects. */
#define MAX_SERVICES 800

/* How long after Avahi went, or came back, what was there before may stay unconfirmed. */
#define STALE_SECONDS 5

/* How often services that could not be resolved are tried again. */
#define RETRY_SECONDS 15

struct _DiscoveryBrowser
{
  GObject parent_instance;

  DiscoveryAvahi *avahi;
  DiscoveryState  state;
  char           *reason;
  gboolean        is_browsing;
  GHashTable     *services; /* DiscoveryService under its key */
  GPtrArray      *rooms;    /* DiscoveryRoom, owned */
  GHashTable     *by_key;   /* the same, borrowed */
  gboolean        is_overflowing;
  guint           stale_id;
  guint           retry_id;
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

static void
put_in (DiscoveryBrowser  *self,
        DiscoveryService  *service,
        DiscoverySighting *sighting)
{
  g_autofree char *key = discovery_sighting_dup_key (sighting);
  DiscoveryRoom   *room;
  gboolean         is_new;

  if (service->room != NULL && !g_str_equal (discovery_room_get_key (service->room), key))
    take_out (self, service);
  room = g_hash_table_lookup (self->by_key, key);
  is_new = room == NULL;
  if (is_new && self->rooms->len == DISCOVERY_BROWSER_MAX_ROOMS)
    {
      self->is_overflowing = TRUE;
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

/* --- Services --- */

static gboolean
retry_cb (gpointer user_data)
{
  DiscoveryBrowser *self = user_data;
  DiscoveryService *service;
  GHashTableIter    iter;
  guint             n = 0;

  g_hash_table_iter_init (&iter, self->services);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&service))
    if (!service->is_found && !service->is_stale)
      {
        discovery_service_resolve_anew (service);
        n++;
      }
  if (n > 0)
    return G_SOURCE_CONTINUE;
  self->retry_id = 0;
  return G_SOURCE_REMOVE;
}

static void
follow (DiscoveryBrowser *self,
        DiscoveryService *service)
{
  service->is_stale = FALSE;
  discovery_service_resolve (service);
  if (self->retry_id == 0)
    self->retry_id = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
}

static void
item_new (DiscoveryBrowser *self,
          GVariant         *item)
{
  g_autofree char  *key = discovery_service_make_key (item);
  DiscoveryService *service = g_hash_table_lookup (self->services, key);

  if (service == NULL && g_hash_table_size (self->services) == MAX_SERVICES)
    {
      self->is_overflowing = TRUE;
      return;
    }
  if (service == NULL)
    {
      service = discovery_service_new (self->avahi, item);
      if (service == NULL)
        return;
      g_hash_table_insert (self->services, g_steal_pointer (&key), service);
    }
  follow (self, service);
}

/* When those who were too many have gone, the ones that found no place are asked for. */
static void
check_overflow (DiscoveryBrowser *self)
{
  if (!self->is_overflowing || self->rooms->len > DISCOVERY_BROWSER_MAX_ROOMS / 2 || g_hash_table_size (self->services) > MAX_SERVICES / 2)
    return;
  discovery_avahi_stop (self->avahi);
  start (self);
}

static void
item_remove (DiscoveryBrowser *self,
             GVariant         *item)
{
  g_autofree char  *key = discovery_service_make_key (item);
  DiscoveryService *service = g_hash_table_lookup (self->services, key);

  if (service == NULL)
    return;
  take_out (self, service);
  discovery_service_stop (service);
  g_hash_table_remove (self->services, key);
  check_overflow (self);
}

static void
found (DiscoveryBrowser *self,
       GVariant         *parameters)
{
  g_autofree char   *key = discovery_service_make_key (parameters);
  DiscoveryService  *service = g_hash_table_lookup (self->services, key);
  DiscoverySighting *sighting;

  if (service == NULL)
    return;
  service->is_found = TRUE;
  sighting = discovery_sighting_new (parameters);
  if (sighting != NULL)
    put_in (self, service, sighting);
  else
    take_out (self, service);
}

static gboolean
has_resolver (gpointer key,
              gpointer value,
              gpointer user_data)
{
  return g_strcmp0 (((const DiscoveryService *)value)->resolver, user_data) == 0;
}

/* It is announced, but nobody answers for it any more. */
static void
resolver_failed (DiscoveryBrowser *self,
                 const char       *path)
{
  DiscoveryService *service = g_hash_table_find (self->services, has_resolver, (gpointer)path);

  if (service == NULL)
    return;
  service->is_found = FALSE;
  take_out (self, service);
  if (self->retry_id == 0)
    self->retry_id = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
}

static void
told_cb (DiscoveryAvahi   *avahi,
         const char       *path,
         const char       *interface,
         const char       *signal,
         GVariant         *parameters,
         DiscoveryBrowser *self)
{
  if (avahi != self->avahi)
    return;
  if (g_str_equal (interface, DISCOVERY_AVAHI_SERVICE_RESOLVER))
    {
      if (g_str_equal (signal, "Found") && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(iissssisqaayu)")))
        found (self, parameters);
      else if (g_str_equal (signal, "Failure"))
        resolver_failed (self, path);
    }
  else if (g_str_equal (interface, DISCOVERY_AVAHI_SERVICE_BROWSER))
    {
      if (g_str_equal (signal, "ItemNew") && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(iisssu)")))
        item_new (self, parameters);
      else if (g_str_equal (signal, "ItemRemove") && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(iisssu)")))
        item_remove (self, parameters);
      else if (g_str_equal (signal, "Failure"))
        set_state (self, DISCOVERY_STATE_FAILED, "Avahi looks no longer");
    }
}

/* --- Avahi comes and goes --- */

static gboolean
is_stale (gpointer key,
          gpointer value,
          gpointer user_data)
{
  return ((const DiscoveryService *)value)->is_stale;
}

static gboolean
stale_cb (gpointer user_data)
{
  g_autoptr (DiscoveryBrowser) self = g_object_ref (user_data);
  g_autoptr (GList) services = g_hash_table_get_values (self->services);

  self->stale_id = 0;
  for (GList *l = services; l != NULL; l = l->next)
    if (is_stale (NULL, l->data, NULL))
      {
        take_out (self, l->data);
        discovery_service_stop (l->data);
      }
  g_hash_table_foreach_remove (self->services, is_stale, NULL);
  return G_SOURCE_REMOVE;
}

/* What is there stays for a moment: a daemon that is started anew finds it again. */
static void
make_stale (DiscoveryBrowser *self)
{
  DiscoveryService *service;
  GHashTableIter    iter;

  g_hash_table_iter_init (&iter, self->services);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&service))
    discovery_service_forget_daemon (service, self->avahi);
  g_clear_handle_id (&self->stale_id, g_source_remove);
  if (g_hash_table_size (self->services) > 0)
    self->stale_id = g_timeout_add_seconds (STALE_SECONDS, stale_cb, self);
}

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

  if (avahi != self->avahi)
    return;
  if (is_there != self->is_browsing)
    make_stale (self);
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
  self->is_overflowing = FALSE;
  g_signal_connect_object (self->avahi, "changed", G_CALLBACK (changed_cb), self, 0);
  g_signal_connect_object (self->avahi, "told", G_CALLBACK (told_cb), self, 0);
  make_stale (self);
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

  g_clear_handle_id (&self->stale_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  if (self->avahi != NULL)
    discovery_avahi_stop (self->avahi);
  g_clear_object (&self->avahi);
  G_OBJECT_CLASS (discovery_browser_parent_class)->dispose (object);
}

static void
discovery_browser_finalize (GObject *object)
{
  DiscoveryBrowser *self = DISCOVERY_BROWSER (object);

  g_hash_table_unref (self->services);
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
  self->services = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)discovery_service_unref);
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
