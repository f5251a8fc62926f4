// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "host/host-pictures.h"

#include "http/http-server.h"

#include <string.h>

/* The pictures people show of themselves, by HTTP on the room's own port: who is in the room
 * brings them, and the server says where to. */

/* The folder in the room's. */
#define FOLDER_NAME "files"

/* Bytes all of them may have. */
#define LIMIT (16 * 1024 * 1024)

struct _HostPictures
{
  Server     *server;
  HttpServer *http;
  HttpFiles  *files;
  GPtrArray  *addresses; /* GInetSocketAddress: where the room listens */
};

static gboolean
may_upload (const char *fingerprint,
            gpointer    user_data)
{
  const HostPictures *self = user_data;

  return server_has_device (self->server, fingerprint);
}

/* What somebody is seen with now stays. */
static gboolean
is_shown (const char *name,
          gpointer    user_data)
{
  const HostPictures *self = user_data;

  return server_tells (self->server, "avatar", name);
}

/* By which address this computer reaches the room itself. */
static char *
dup_own_host (GInetSocketAddress *listening)
{
  GInetAddress *address = g_inet_socket_address_get_address (listening);
  g_autoptr (GInetAddress) loopback = NULL;

  if (!g_inet_address_get_is_any (address))
    return g_inet_address_to_string (address);
  /* A socket for all of IPv6 is one for IPv4 as well. */
  loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  return g_inet_address_to_string (loopback);
}

/* By the address by which it has reached us the other side will reach us again. */
static char *
dup_filehost (NetLink *link,
              gpointer user_data)
{
  const HostPictures *self = user_data;
  g_autofree char    *host = g_strdup (net_link_get_local_host (link));
  guint16             port = net_link_get_local_port (link);

  /* The hosting person's own window came by no address. */
  if (host == NULL && self->addresses->len > 0)
    {
      host = dup_own_host (self->addresses->pdata[0]);
      port = g_inet_socket_address_get_port (self->addresses->pdata[0]);
    }
  if (host == NULL)
    return NULL;
  return g_uri_join (G_URI_FLAGS_NONE, "https", NULL, host, port, HTTP_SERVER_FILES_PATH, NULL, NULL);
}

/**
 * host_pictures_new:
 * @addresses: (element-type GInetSocketAddress): where the room listens, or will
 * @data_dir: (nullable): the room's folder; %NULL to keep nothing
 */
HostPictures *
host_pictures_new (Server     *server,
                   NetPoller  *poller,
                   GPtrArray  *addresses,
                   const char *data_dir)
{
  HostPictures    *self = g_new0 (HostPictures, 1);
  g_autofree char *folder = data_dir != NULL ? g_build_filename (data_dir, FOLDER_NAME, NULL) : NULL;

  self->server = g_object_ref (server);
  self->addresses = g_ptr_array_ref (addresses);
  self->files = http_files_new (folder, LIMIT);
  http_files_set_shown (self->files, is_shown, self);
  self->http = http_server_new (poller, self->files, may_upload, self);
  server_set_filehost (server, dup_filehost, self);
  return self;
}

void
host_pictures_free (HostPictures *self)
{
  host_pictures_stop (self);
  server_set_filehost (self->server, NULL, NULL);
  http_files_set_shown (self->files, NULL, NULL);
  g_object_unref (self->http);
  g_object_unref (self->files);
  g_object_unref (self->server);
  g_ptr_array_unref (self->addresses);
  g_free (self);
}

/**
 * host_pictures_set_require_tls:
 * @require_tls: whether pictures are for those alone who are encrypted
 */
void
host_pictures_set_require_tls (HostPictures *self,
                               gboolean      require_tls)
{
  http_server_set_require_tls (self->http, require_tls);
}

/**
 * host_pictures_accept:
 * @transport: of a caller who speaks HTTP
 */
void
host_pictures_accept (HostPictures *self,
                      NetTransport *transport)
{
  http_server_accept (self->http, transport);
}

/**
 * host_pictures_stop:
 *
 * Lets all callers go. Final.
 */
void
host_pictures_stop (HostPictures *self)
{
  http_server_stop (self->http);
}
