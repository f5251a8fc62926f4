// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "server/server-filehost.h"

#include "server/server-private.h"

/* Where members upload files to, which is not here, and who is a member. */

/**
 * server_set_filehost:
 * @filehost: (nullable): says where; until it is taken back by %NULL
 */
void
server_set_filehost (Server        *self,
                     ServerFilehost filehost,
                     gpointer       user_data)
{
  self->filehost = filehost;
  self->filehost_data = user_data;
}

/**
 * server_has_device:
 * @fingerprint: of a certificate
 *
 * Returns: whether somebody who has shown it is registered now
 */
gboolean
server_has_device (Server     *self,
                   const char *fingerprint)
{
  for (guint i = 0; i < self->clients->len; i++)
    {
      const ServerClient *client = self->clients->pdata[i];

      if (client->registered && g_strcmp0 (net_link_get_fingerprint (client->link), fingerprint) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * server_filehost_dup_uri:
 *
 * Returns: (transfer full) (nullable): where the client may upload files; %NULL when it has
 *   shown no certificate, by which the other place would know it
 */
char *
server_filehost_dup_uri (ServerClient *client)
{
  const Server *server = client->server;

  if (server->filehost == NULL || net_link_get_fingerprint (client->link) == NULL)
    return NULL;
  return server->filehost (client->link, server->filehost_data);
}
