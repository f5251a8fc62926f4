// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-service.h"

static const char *
find_type (const char *type)
{
  if (g_ascii_strcasecmp (type, DISCOVERY_SERVICE_TYPE) == 0)
    return DISCOVERY_SERVICE_TYPE;
  if (g_ascii_strcasecmp (type, DISCOVERY_SERVICE_TYPE_TLS) == 0)
    return DISCOVERY_SERVICE_TYPE_TLS;
  return NULL;
}

/**
 * discovery_service_new:
 * @item: parameters of Avahi's signal ItemNew, (iisssu)
 *
 * Returns: (transfer full) (nullable): %NULL for a type nobody asked for
 */
DiscoveryService *
discovery_service_new (DiscoveryAvahi *avahi,
                       GVariant       *item)
{
  DiscoveryService *self;
  const char       *name;
  const char       *type;
  const char       *domain;
  int               interface;
  int               protocol;

  g_variant_get (item, "(ii&s&s&su)", &interface, &protocol, &name, &type, &domain, NULL);
  if (find_type (type) == NULL)
    return NULL;
  self = g_rc_box_new0 (DiscoveryService);
  self->avahi = g_object_ref (avahi);
  self->interface = interface;
  self->protocol = protocol;
  self->name = g_strdup (name);
  self->type = find_type (type);
  self->domain = g_strdup (domain);
  return self;
}

static void
clear_cb (gpointer data)
{
  DiscoveryService *self = data;

  g_object_unref (self->avahi);
  g_free (self->name);
  g_free (self->domain);
  g_free (self->resolver);
}

DiscoveryService *
discovery_service_ref (DiscoveryService *self)
{
  return g_rc_box_acquire (self);
}

void
discovery_service_unref (DiscoveryService *self)
{
  g_rc_box_release_full (self, clear_cb);
}

/**
 * discovery_service_make_key:
 * @parameters: of Avahi's signals ItemNew, ItemRemove and Found, which all begin with
 *   interface, protocol, name, type and domain
 *
 * Returns: (transfer full): what is the same in all that is told of one service
 */
char *
discovery_service_make_key (GVariant *parameters)
{
  int              interface;
  int              protocol;
  g_autofree char *name = NULL;
  g_autofree char *type = NULL;
  g_autofree char *domain = NULL;
  g_autofree char *lower_type = NULL;

  g_variant_get_child (parameters, 0, "i", &interface);
  g_variant_get_child (parameters, 1, "i", &protocol);
  g_variant_get_child (parameters, 2, "s", &name);
  g_variant_get_child (parameters, 3, "s", &type);
  g_variant_get_child (parameters, 4, "s", &domain);
  lower_type = g_ascii_strdown (type, -1);
  return g_strdup_printf ("%d %d %s %s %s", interface, protocol, lower_type, domain, name);
}

/* --- Resolving --- */

typedef struct
{
  DiscoveryService        *service;
  DiscoveryServiceCallback callback;
  gpointer                 user_data;
} Asking;

static void
resolver_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Asking *asking = user_data;
  g_autoptr (DiscoveryService) self = asking->service;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  g_autofree char *path = NULL;

  self->is_asking = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply != NULL)
    g_variant_get (reply, "(o)", &path);
  else
    g_debug ("A service is not looked up: %s", error->message);
  /* Nobody may want it any more, but Avahi did not know. */
  if (path != NULL && self->is_stopped)
    discovery_avahi_free_object (self->avahi, path, DISCOVERY_AVAHI_SERVICE_RESOLVER);
  else
    self->resolver = g_steal_pointer (&path);
  asking->callback (asking->user_data);
}

/**
 * discovery_service_resolve:
 * @callback: when Avahi has answered; not after discovery_avahi_stop(), and not when the
 *   daemon has gone
 *
 * Lets Avahi find out and follow where it is and what its record says. A service is heard
 * with the protocol it has an address of, so that is the address to ask for: the other
 * one comes with a service of its own.
 *
 * Returns: whether anything was asked
 */
gboolean
discovery_service_resolve (DiscoveryService        *self,
                           DiscoveryServiceCallback callback,
                           gpointer                 user_data)
{
  Asking *asking;

  if (self->resolver != NULL || self->is_asking)
    return FALSE;
  asking = g_new0 (Asking, 1);
  asking->service = discovery_service_ref (self);
  asking->callback = callback;
  asking->user_data = user_data;
  self->is_asking = TRUE;
  discovery_avahi_call (self->avahi, "/", DISCOVERY_AVAHI_SERVER, "ServiceResolverNew",
                        g_variant_new ("(iisssiu)", self->interface, self->protocol, self->name, self->type, self->domain, self->protocol, 0), "(o)",
                        NULL, resolver_cb, asking);
  return TRUE;
}

void
discovery_service_free_resolver (DiscoveryService *self)
{
  if (self->resolver != NULL)
    discovery_avahi_free_object (self->avahi, self->resolver, DISCOVERY_AVAHI_SERVICE_RESOLVER);
  g_clear_pointer (&self->resolver, g_free);
}

/**
 * discovery_service_forget_daemon:
 * @next: whom to ask from now on
 *
 * The daemon is gone, and its resolver with it.
 */
void
discovery_service_forget_daemon (DiscoveryService *self,
                                 DiscoveryAvahi   *next)
{
  g_clear_pointer (&self->resolver, g_free);
  g_set_object (&self->avahi, next);
  self->is_stale = TRUE;
  self->is_found = FALSE;
  self->is_waiting = FALSE;
}

/**
 * discovery_service_stop:
 *
 * It is no longer announced.
 */
void
discovery_service_stop (DiscoveryService *self)
{
  self->is_stopped = TRUE;
  discovery_service_free_resolver (self);
}
