// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NET_TYPE_LINK (net_link_get_type ())
G_DECLARE_DERIVABLE_TYPE (NetLink, net_link, NET, LINK, GObject)

#define NET_LINK_ERROR (net_link_error_quark ())

typedef enum {
  NET_LINK_ERROR_SEND_QUEUE_FULL = 1, /* the peer does not read */
} NetLinkError;

typedef enum {
  NET_FRAMING_LINES = 1, /* IRC: a line ends with LF or CR LF */
  NET_FRAMING_TEXT,      /* plain text: a message ends with a line end or a pause */
} NetFraming;

/* What a link tells its one user. Any call may close the link or drop the user's
 * reference to it. */
typedef struct
{
  /* A line without its end, or a plain-text message; not ended by NUL. */
  void (*line) (NetLink    *link,
                const char *line,
                gsize       length,
                gpointer    user_data);
  /* A line was longer than any may be and was dropped. */
  void (*line_too_long) (NetLink *link,
                         gpointer user_data);
  /* The peer is gone: @error is NULL when it closed in order. The last call. */
  void (*closed) (NetLink      *link,
                  const GError *error,
                  gpointer      user_data);
} NetLinkHandler;

struct _NetLinkClass
{
  GObjectClass parent_class;

  void (*start) (NetLink *self);
  void (*send) (NetLink *self,
                GBytes  *bytes);
  void (*set_paused) (NetLink *self,
                      gboolean paused);
  void (*set_framing) (NetLink   *self,
                       NetFraming framing);
  void (*close) (NetLink *self);
};

GQuark net_link_error_quark (void);

void net_link_start (NetLink              *self,
                     const NetLinkHandler *handler,
                     gpointer              user_data);
void net_link_send (NetLink *self,
                    GBytes  *bytes);
void net_link_set_paused (NetLink *self,
                          gboolean paused);
void net_link_set_framing (NetLink   *self,
                           NetFraming framing);
void net_link_close (NetLink *self);

const char     *net_link_get_remote_host (NetLink *self);
GSocketAddress *net_link_get_remote_address (NetLink *self);
guint16         net_link_get_remote_port (NetLink *self);
const char     *net_link_get_local_host (NetLink *self);
guint16         net_link_get_local_port (NetLink *self);
gboolean        net_link_is_encrypted (NetLink *self);
const char     *net_link_get_fingerprint (NetLink *self);
const char     *net_link_get_voucher (NetLink *self);
gboolean        net_link_is_comparable (NetLink *self);
char           *net_link_dup_comparison (NetLink    *self,
                                         const char *client_nonce,
                                         const char *server_nonce);

/*< for implementations >*/
void net_link_emit_line (NetLink    *self,
                         const char *line,
                         gsize       length);
void net_link_emit_line_too_long (NetLink *self);
void net_link_emit_closed (NetLink      *self,
                           const GError *error);
void net_link_set_addresses (NetLink        *self,
                             GSocketAddress *remote,
                             GSocketAddress *local);
void net_link_set_security (NetLink    *self,
                            gboolean    encrypted,
                            const char *fingerprint);
void net_link_set_voucher (NetLink    *self,
                           const char *voucher);
void net_link_set_binding (NetLink *self,
                           GBytes  *binding);

G_END_DECLS
