// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "discovery/discovery-sighting.h"

#include "discovery/discovery-avahi.h"
#include "discovery/discovery-service.h"

#include <string.h>

/* A label of a domain name (RFC 1035, 2.3.4). */
#define MAX_LABEL 63

static char *
dup_computer (const char *host_name)
{
  return discovery_txt_clean (host_name, strcspn (host_name, "."), MAX_LABEL);
}

/**
 * discovery_sighting_new:
 * @found: parameters of Avahi's signal Found, (iissssisqaayu)
 *
 * Returns: (transfer full) (nullable): %NULL for a room nobody here can reach
 */
DiscoverySighting *
discovery_sighting_new (GVariant *found)
{
  g_autoptr (DiscoverySighting) self = g_new0 (DiscoverySighting, 1);
  g_autoptr (GVariant) strings = NULL;
  const char *name;
  const char *type;
  const char *host_name;
  const char *address;
  guint32     flags;
  guint16     port;
  int         interface;

  g_variant_get (found, "(ii&s&s&s&si&sq@aayu)", &interface, NULL, &name, &type, NULL, &host_name, NULL, &address, &port, &strings, &flags);
  self->address = discovery_address_new (address, port, interface);
  self->is_local = (flags & DISCOVERY_AVAHI_LOCAL) != 0;
  if (self->address == NULL)
    return NULL;
  /* Another computer's loopback is ours: it would send people to themselves. */
  if (!self->is_local && g_inet_address_get_is_loopback (g_inet_socket_address_get_address (self->address->address)))
    return NULL;

  self->service_name = discovery_txt_clean (name, -1, MAX_LABEL);
  self->computer = dup_computer (host_name);
  self->uses_tls = g_str_equal (type, DISCOVERY_SERVICE_TYPE_TLS);
  discovery_txt_parse (&self->txt, strings);
  /* Our rooms have one type; what comes under another only looks like one. */
  if (self->uses_tls)
    g_clear_pointer (&self->txt.id, g_free);
  return g_steal_pointer (&self);
}

void
discovery_sighting_free (DiscoverySighting *self)
{
  g_free (self->service_name);
  g_free (self->computer);
  discovery_txt_clear (&self->txt);
  g_clear_pointer (&self->address, discovery_address_free);
  g_free (self);
}

/**
 * discovery_sighting_dup_key:
 *
 * Returns: (transfer full): what two sightings of one room have in common: a room is its id,
 * a foreign server its name and type
 */
char *
discovery_sighting_dup_key (const DiscoverySighting *self)
{
  if (self->txt.id != NULL)
    return g_strconcat ("id ", self->txt.id, NULL);
  return g_strconcat (self->uses_tls ? "tls " : "irc ", self->service_name, NULL);
}
