// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "discovery/discovery-avahi.h"

G_BEGIN_DECLS

typedef enum {
  DISCOVERY_GROUP_ESTABLISHED = 1, /* everybody is told */
  DISCOVERY_GROUP_COLLISION,       /* somebody else has the name */
  DISCOVERY_GROUP_FAILED,
} DiscoveryGroupEvent;

typedef void (*DiscoveryGroupCallback) (DiscoveryGroupEvent event,
                                        const char         *reason,
                                        gpointer            user_data);

/* Avahi's entry group: what is announced together, here one service and its subtype. */
typedef struct
{
  DiscoveryAvahi        *avahi;
  DiscoveryGroupCallback callback;
  gpointer               user_data;

  char         *path;
  gboolean      is_asking; /* for a path */
  char         *name;      /* of the service to announce; NULL for none */
  guint16       port;
  GVariant     *txt;
  GCancellable *announcing;   /* what belongs to the announcement made last */
  gboolean      is_listening; /* what the group says is about that one */
} DiscoveryGroup;

DiscoveryGroup *discovery_group_new (DiscoveryAvahi        *avahi,
                                     DiscoveryGroupCallback callback,
                                     gpointer               user_data);
void            discovery_group_free (DiscoveryGroup *self);
void            discovery_group_announce (DiscoveryGroup *self,
                                          const char     *name,
                                          guint16         port,
                                          GVariant       *txt);
void            discovery_group_update (DiscoveryGroup *self,
                                        GVariant       *txt);
void            discovery_group_renounce (DiscoveryGroup *self);
void            discovery_group_forget_daemon (DiscoveryGroup *self);

G_END_DECLS
