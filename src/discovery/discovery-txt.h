// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a room's TXT record says (RFC 6763, 6). Whoever is on the network may have written
 * it. */
typedef struct
{
  char    *id;          /* the room's lasting id; NULL in what is no room of ours */
  char    *name;        /* NULL for none */
  char    *fingerprint; /* of the host's certificate; NULL for none */
  guint    n_people;
  gboolean needs_key;
} DiscoveryTxt;

GVariant *discovery_txt_to_variant (const DiscoveryTxt *self);
void      discovery_txt_parse (DiscoveryTxt *self,
                               GVariant     *strings);
void      discovery_txt_clear (DiscoveryTxt *self);
char     *discovery_txt_clean (const char *text,
                               gssize      length,
                               gsize       max_bytes);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DiscoveryTxt, discovery_txt_clear)

G_END_DECLS
