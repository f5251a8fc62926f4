// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>
#include <sys/uio.h>

G_BEGIN_DECLS

/* What stands instead of a number of bytes. */
#define NET_TRANSPORT_AGAIN (-1)  /* nothing now: wait for the socket */
#define NET_TRANSPORT_FAILED (-2) /* the error is set; it is over */

#define NET_TYPE_TRANSPORT (net_transport_get_type ())
G_DECLARE_DERIVABLE_TYPE (NetTransport, net_transport, NET, TRANSPORT, GObject)

struct _NetTransportClass
{
  GObjectClass parent_class;

  gssize (*read) (NetTransport *self,
                  char         *bytes,
                  gsize         size,
                  GError      **error);
  gssize (*peek) (NetTransport *self,
                  char         *bytes,
                  gsize         size,
                  gboolean     *ended);
  void (*stop_peeking) (NetTransport *self);
  gssize (*write) (NetTransport       *self,
                   const struct iovec *vectors,
                   guint               n_vectors,
                   GError            **error);
  gssize (*end) (NetTransport *self);
  gboolean (*is_pending) (NetTransport *self);
  gboolean (*is_encrypted) (NetTransport *self);
  const char *(*get_fingerprint) (NetTransport *self);
  const char *(*get_voucher) (NetTransport *self);
  GBytes *(*get_binding) (NetTransport *self);
};

gssize   net_transport_read (NetTransport *self,
                             char         *bytes,
                             gsize         size,
                             GError      **error);
gssize   net_transport_peek (NetTransport *self,
                             char         *bytes,
                             gsize         size,
                             gboolean     *ended);
void     net_transport_stop_peeking (NetTransport *self);
gssize   net_transport_write (NetTransport       *self,
                              const struct iovec *vectors,
                              guint               n_vectors,
                              GError            **error);
gssize   net_transport_end (NetTransport *self);
gboolean net_transport_is_pending (NetTransport *self);

gboolean           net_transport_is_encrypted (NetTransport *self);
const char        *net_transport_get_fingerprint (NetTransport *self);
const char        *net_transport_get_voucher (NetTransport *self);
GBytes            *net_transport_get_binding (NetTransport *self);
GSocketConnection *net_transport_get_connection (NetTransport *self);
int                net_transport_get_fd (NetTransport *self);

/*< for implementations >*/
void net_transport_set_connection (NetTransport      *self,
                                   GSocketConnection *connection);

G_END_DECLS
