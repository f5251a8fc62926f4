// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-services.h"

/* All services that are followed, and Avahi's resolvers for them.
 *
 * What one computer announces and then vanishes without a goodbye stays until its records
 * are too old, two minutes at the most: then its resolver fails. */

/* How long after Avahi went, or came back, what was there before may stay unconfirmed. */
#define STALE_SECONDS 5

/* How often services that could not be resolved are tried again. */
#define RETRY_SECONDS 10

/* Resolvers asked for at once: the bus lets a program wait for 128 replies. */
#define MAX_ASKING 50

struct _DiscoveryServices
{
  const DiscoveryServicesHandler *handler;
  gpointer                        owner; /* a GObject, borrowed */

  DiscoveryAvahi *avahi;
  GHashTable     *services; /* DiscoveryService under its key */
  GQueue          waiting;  /* DiscoveryService, owned: to be resolved */
  guint           n_asking;
  gboolean        were_too_many;
  guint           stale_id;
  guint           retry_id;
};

/* --- Resolving --- */

static void resolve_waiting (DiscoveryServices *self);

static void
asked_cb (gpointer user_data)
{
  DiscoveryServices *self = user_data;

  self->n_asking--;
  resolve_waiting (self);
}

static void
resolve_waiting (DiscoveryServices *self)
{
  while (self->n_asking < MAX_ASKING && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr (DiscoveryService) service = g_queue_pop_head (&self->waiting);

      service->is_waiting = FALSE;
      if (!service->is_stopped && discovery_service_resolve (service, asked_cb, self))
        self->n_asking++;
    }
}

static gboolean
retry_cb (gpointer user_data)
{
  DiscoveryServices *self = user_data;
  DiscoveryService  *service;
  GHashTableIter     iter;
  guint              n = 0;

  g_hash_table_iter_init (&iter, self->services);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&service))
    if (!service->is_found && !service->is_stale)
      {
        /* A resolver that has failed once says nothing more: another one is tried. */
        discovery_service_free_resolver (service);
        if (!service->is_waiting)
          g_queue_push_tail (&self->waiting, discovery_service_ref (service));
        service->is_waiting = TRUE;
        n++;
      }
  resolve_waiting (self);
  if (n > 0)
    return G_SOURCE_CONTINUE;
  self->retry_id = 0;
  return G_SOURCE_REMOVE;
}

static void
retry_later (DiscoveryServices *self)
{
  if (self->retry_id == 0)
    self->retry_id = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
}

/* --- What Avahi tells --- */

static void
item_new (DiscoveryServices *self,
          GVariant          *item)
{
  g_autofree char  *key = discovery_service_make_key (item);
  DiscoveryService *service = g_hash_table_lookup (self->services, key);

  if (service == NULL && g_hash_table_size (self->services) == DISCOVERY_SERVICES_MAX)
    {
      self->were_too_many = TRUE;
      return;
    }
  if (service == NULL)
    {
      service = discovery_service_new (self->avahi, item);
      if (service == NULL)
        return;
      g_hash_table_insert (self->services, g_steal_pointer (&key), service);
    }
  service->is_stale = FALSE;
  if (!service->is_waiting)
    g_queue_push_tail (&self->waiting, discovery_service_ref (service));
  service->is_waiting = TRUE;
  resolve_waiting (self);
  retry_later (self);
}

static void
item_remove (DiscoveryServices *self,
             GVariant          *item)
{
  g_autofree char *key = discovery_service_make_key (item);
  g_autoptr (DiscoveryService) service = NULL;
  g_autofree char *stolen = NULL;

  if (!g_hash_table_steal_extended (self->services, key, (gpointer *)&stolen, (gpointer *)&service))
    return;
  discovery_service_stop (service);
  self->handler->lost (service, self->owner);
}

static void
found (DiscoveryServices *self,
       GVariant          *parameters)
{
  g_autofree char   *key = discovery_service_make_key (parameters);
  DiscoveryService  *service = g_hash_table_lookup (self->services, key);
  DiscoverySighting *sighting;

  if (service == NULL)
    return;
  service->is_found = TRUE;
  sighting = discovery_sighting_new (parameters);
  if (sighting != NULL)
    self->handler->seen (service, sighting, self->owner);
  else
    self->handler->lost (service, self->owner);
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
failed (DiscoveryServices *self,
        const char        *path)
{
  DiscoveryService *service = g_hash_table_find (self->services, has_resolver, (gpointer)path);

  if (service == NULL)
    return;
  service->is_found = FALSE;
  retry_later (self);
  self->handler->lost (service, self->owner);
}

/* --- Avahi comes and goes --- */

static gboolean
stale_cb (gpointer user_data)
{
  DiscoveryServices *self = user_data;
  g_autoptr (GObject) guard = g_object_ref (self->owner);
  g_autoptr (GPtrArray) stale = g_ptr_array_new_with_free_func ((GDestroyNotify)discovery_service_unref);
  DiscoveryService *service;
  GHashTableIter    iter;

  self->stale_id = 0;
  g_hash_table_iter_init (&iter, self->services);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&service))
    if (service->is_stale)
      {
        g_ptr_array_add (stale, discovery_service_ref (service));
        g_hash_table_iter_remove (&iter);
      }
  for (guint i = 0; i < stale->len; i++)
    {
      discovery_service_stop (stale->pdata[i]);
      self->handler->lost (stale->pdata[i], self->owner);
    }
  return G_SOURCE_REMOVE;
}

static void
told_cb (DiscoveryAvahi    *avahi,
         const char        *path,
         const char        *interface,
         const char        *signal,
         GVariant          *parameters,
         DiscoveryServices *self)
{
  g_autoptr (GObject) guard = g_object_ref (self->owner);
  const GVariantType *item = G_VARIANT_TYPE ("(iisssu)");

  if (g_str_equal (interface, DISCOVERY_AVAHI_SERVICE_BROWSER))
    {
      if (g_str_equal (signal, "ItemNew") && g_variant_is_of_type (parameters, item))
        item_new (self, parameters);
      else if (g_str_equal (signal, "ItemRemove") && g_variant_is_of_type (parameters, item))
        item_remove (self, parameters);
    }
  else if (g_str_equal (interface, DISCOVERY_AVAHI_SERVICE_RESOLVER))
    {
      if (g_str_equal (signal, "Found") && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(iissssisqaayu)")))
        found (self, parameters);
      else if (g_str_equal (signal, "Failure"))
        failed (self, path);
    }
}

/**
 * discovery_services_use:
 * @avahi: (nullable): whose daemon has just come or gone; %NULL for none any more
 *
 * All that was asked before is void. What is there stays for a moment: a daemon that was
 * started anew finds it again.
 */
void
discovery_services_use (DiscoveryServices *self,
                        DiscoveryAvahi    *avahi)
{
  DiscoveryService *service;
  GHashTableIter    iter;

  if (self->avahi != NULL)
    g_signal_handlers_disconnect_by_data (self->avahi, self);
  g_set_object (&self->avahi, avahi);
  g_queue_clear_full (&self->waiting, (GDestroyNotify)discovery_service_unref);
  self->n_asking = 0;
  self->were_too_many = FALSE;
  g_clear_handle_id (&self->stale_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  if (avahi == NULL)
    return;
  g_signal_connect (avahi, "told", G_CALLBACK (told_cb), self);
  g_hash_table_iter_init (&iter, self->services);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&service))
    discovery_service_forget_daemon (service, avahi);
  if (g_hash_table_size (self->services) > 0)
    self->stale_id = g_timeout_add_seconds (STALE_SECONDS, stale_cb, self);
}

/**
 * discovery_services_new:
 * @owner: a #GObject, who is told and outlives this
 */
DiscoveryServices *
discovery_services_new (const DiscoveryServicesHandler *handler,
                        gpointer                        owner)
{
  DiscoveryServices *self = g_new0 (DiscoveryServices, 1);

  self->handler = handler;
  self->owner = owner;
  self->services = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)discovery_service_unref);
  return self;
}

/**
 * discovery_services_free:
 *
 * discovery_avahi_stop() comes before it.
 */
void
discovery_services_free (DiscoveryServices *self)
{
  discovery_services_use (self, NULL);
  g_hash_table_unref (self->services);
  g_free (self);
}

guint
discovery_services_get_n (DiscoveryServices *self)
{
  return g_hash_table_size (self->services);
}

/**
 * discovery_services_were_too_many:
 *
 * Returns: whether there was one that found no place since discovery_services_use()
 */
gboolean
discovery_services_were_too_many (DiscoveryServices *self)
{
  return self->were_too_many;
}
