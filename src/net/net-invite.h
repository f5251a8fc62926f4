// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "net/net-address-list.h"
#include "net/net-endpoint.h"

G_BEGIN_DECLS

/* All that somebody needs to know to come into a room. */
typedef struct
{
  GPtrArray *addresses;   /* of text, as net_endpoint_parse() takes it, the best first */
  char      *room_id;     /* the host's lasting id, or NULL */
  char      *room_name;   /* what people call it, or NULL */
  char      *fingerprint; /* of the certificate it shows, 64 hex digits, or NULL */
  char      *key;         /* that it needs, or NULL */
} NetInvite;

NetInvite      *net_invite_new (void);
void            net_invite_free (NetInvite *self);
void            net_invite_add_address (NetInvite  *self,
                                        const char *address);
NetInvite      *net_invite_parse (const char *text,
                                  GError    **error);
char           *net_invite_to_uri (const NetInvite *self);
NetAddressList *net_invite_list_addresses (const NetInvite *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NetInvite, net_invite_free)

G_END_DECLS
