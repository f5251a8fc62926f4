// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NET_ENDPOINT_ERROR (net_endpoint_error_quark ())

typedef enum {
  NET_ENDPOINT_ERROR_EMPTY = 1,
  NET_ENDPOINT_ERROR_PORT, /* no number from 1 to 65535 */
  NET_ENDPOINT_ERROR_HOST, /* neither an address nor a name */
} NetEndpointError;

/* Where somebody can be reached, as typed. */
typedef struct
{
  char    *host;
  guint16  port;
  char    *channel;   /* with its #, from a URI; or NULL */
  gboolean encrypted; /* ircs:// asks for it */
} NetEndpoint;

GQuark       net_endpoint_error_quark (void);
NetEndpoint *net_endpoint_parse (const char *text,
                                 GError    **error);
NetEndpoint *net_endpoint_copy (const NetEndpoint *self);
void         net_endpoint_free (NetEndpoint *self);
char        *net_endpoint_to_string (const NetEndpoint *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NetEndpoint, net_endpoint_free)

G_END_DECLS
