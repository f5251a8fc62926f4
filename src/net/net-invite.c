// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-invite.h"

#include "net/net-certificate.h"

#include <net/if.h>
#include <string.h>

/* An invitation as a link that can be sent, printed or shown as a picture:
 *
 *   merhaba://192.168.1.5:12345/?also=[2001:db8::5]:12345&id=…&fp=…&key=…&name=…
 *
 * Any address a person types is one, with nothing but that address. Whoever writes a link
 * can write anything into it: what is no such thing is as if it were not there. */

#define SCHEME "merhaba://"
#define QUERY "/?"

/* More ways to one host than this are not tried. */
#define MAX_ADDRESSES 8

/* Longer links than this are not from us. */
#define MAX_LENGTH 4096
#define MAX_TEXT 200
#define MAX_PARAMS 32

NetInvite *
net_invite_new (void)
{
  NetInvite *self = g_new0 (NetInvite, 1);

  self->addresses = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
net_invite_free (NetInvite *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->addresses);
  g_free (self->room_id);
  g_free (self->room_name);
  g_free (self->fingerprint);
  g_free (self->key);
  g_free (self);
}

/**
 * net_invite_add_address:
 * @address: `host:port`
 *
 * Adds one that is tried after the others; beyond eight nothing is added.
 */
void
net_invite_add_address (NetInvite  *self,
                        const char *address)
{
  if (self->addresses->len < MAX_ADDRESSES)
    g_ptr_array_add (self->addresses, g_strdup (address));
}

/* --- Reading --- */

static void
take_addresses (NetInvite  *self,
                const char *list)
{
  g_auto (GStrv) addresses = g_strsplit (list, ",", MAX_ADDRESSES + 1);

  for (guint i = 0; addresses[i] != NULL; i++)
    {
      g_autoptr (NetEndpoint) endpoint = strstr (addresses[i], "://") == NULL ? net_endpoint_parse (addresses[i], NULL) : NULL;
      g_autofree char *address = endpoint != NULL ? net_endpoint_to_string (endpoint) : NULL;

      if (address != NULL)
        net_invite_add_address (self, address);
    }
}

static void
take_text (char      **field,
           const char *value)
{
  if (*field == NULL && value[0] != '\0' && strlen (value) <= MAX_TEXT && g_utf8_validate (value, -1, NULL) && strpbrk (value, "\r\n") == NULL)
    *field = g_strdup (value);
}

/* `name=value`, escaped. */
static void
take_param (NetInvite *self,
            char      *name)
{
  char            *equals = strchr (name, '=');
  g_autofree char *value = equals != NULL ? g_uri_unescape_string (equals + 1, NULL) : NULL;

  if (value == NULL)
    return;
  *equals = '\0';
  if (strcmp (name, "also") == 0)
    take_addresses (self, value);
  else if (strcmp (name, "id") == 0 && g_uuid_string_is_valid (value))
    take_text (&self->room_id, value);
  else if (strcmp (name, "fp") == 0 && net_certificate_is_fingerprint (value))
    take_text (&self->fingerprint, value);
  else if (strcmp (name, "key") == 0)
    take_text (&self->key, value);
  else if (strcmp (name, "name") == 0)
    take_text (&self->room_name, value);
}

/**
 * net_invite_parse:
 * @text: an address as a person types it, or a link
 * @error: where a #NetEndpointError goes
 *
 * Returns: (transfer full) (nullable): the invitation, with an address at the least
 */
NetInvite *
net_invite_parse (const char *text,
                  GError    **error)
{
  g_autoptr (NetInvite) self = net_invite_new ();
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char      *query = g_ascii_strncasecmp (trimmed, SCHEME, strlen (SCHEME)) == 0 ? strchr (trimmed, '?') : NULL;
  g_autofree char *address = query != NULL ? g_strndup (trimmed, query - trimmed) : g_strdup (trimmed);
  g_autoptr (NetEndpoint) endpoint = NULL;
  g_auto (GStrv) params = NULL;

  if (strlen (trimmed) > MAX_LENGTH)
    {
      g_set_error_literal (error, NET_ENDPOINT_ERROR, NET_ENDPOINT_ERROR_HOST, "This is too long to be an address");
      return NULL;
    }
  endpoint = net_endpoint_parse (address, error);
  if (endpoint == NULL)
    return NULL;
  net_invite_add_address (self, address);
  if (query == NULL)
    return g_steal_pointer (&self);

  params = g_strsplit (query + 1, "&", MAX_PARAMS);
  for (guint p = 0; params[p] != NULL; p++)
    take_param (self, params[p]);
  return g_steal_pointer (&self);
}

/* --- Writing --- */

static void
write_param (GString    *uri,
             const char *name,
             const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (uri, "%s%s=", g_str_has_suffix (uri->str, QUERY) ? "" : "&", name);
  g_string_append_uri_escaped (uri, value, ":,", FALSE);
}

/**
 * net_invite_to_uri:
 *
 * Returns: (transfer full): the link, ASCII alone; net_invite_parse() understands it
 */
char *
net_invite_to_uri (const NetInvite *self)
{
  GString *uri = g_string_new (SCHEME);
  g_autoptr (GString) also = g_string_new (NULL);

  g_return_val_if_fail (self->addresses->len > 0, NULL);

  g_string_append (uri, self->addresses->pdata[0]);
  g_string_append (uri, QUERY);
  for (guint i = 1; i < self->addresses->len; i++)
    g_string_append_printf (also, "%s%s", i > 1 ? "," : "", (const char *)self->addresses->pdata[i]);
  write_param (uri, "also", also->len > 0 ? also->str : NULL);
  write_param (uri, "id", self->room_id);
  write_param (uri, "fp", self->fingerprint);
  write_param (uri, "key", self->key);
  write_param (uri, "name", self->room_name);
  if (g_str_has_suffix (uri->str, QUERY))
    g_string_truncate (uri, uri->len - strlen (QUERY));
  return g_string_free (uri, FALSE);
}

/* --- Calling --- */

/* An address that holds on one network alone, given by somebody who calls that network
 * something else: it may be any of ours. */
static void
add_on_every_network (NetAddressList *list,
                      GInetAddress   *address,
                      guint16         port)
{
  struct if_nameindex *interfaces = if_nameindex ();

  for (guint i = 0; interfaces != NULL && interfaces[i].if_index != 0; i++)
    {
      g_autoptr (GSocketAddress) scoped = g_object_new (G_TYPE_INET_SOCKET_ADDRESS, "address", address, "port", port, "scope-id", interfaces[i].if_index, NULL);

      if (strcmp (interfaces[i].if_name, "lo") != 0)
        net_address_list_add (list, scoped);
    }
  if_freenameindex (interfaces);
}

static gboolean
add_one (NetAddressList *list,
         const char     *text)
{
  g_autoptr (NetEndpoint) endpoint = net_endpoint_parse (text, NULL);
  g_autoptr (GSocketAddress) address = endpoint != NULL ? g_inet_socket_address_new_from_string (endpoint->host, endpoint->port) : NULL;
  GInetSocketAddress *inet = G_INET_SOCKET_ADDRESS (address);

  if (address == NULL)
    return FALSE;
  if (g_socket_address_get_family (address) == G_SOCKET_FAMILY_IPV6 && g_inet_address_get_is_link_local (g_inet_socket_address_get_address (inet)) &&
      g_inet_socket_address_get_scope_id (inet) == 0)
    add_on_every_network (list, g_inet_socket_address_get_address (inet), endpoint->port);
  else
    net_address_list_add (list, address);
  return TRUE;
}

/**
 * net_invite_list_addresses:
 *
 * Returns: (transfer full) (nullable): all the ways to the host; %NULL when one of them
 *   is a name that must be looked up first, which is then the first address alone
 */
NetAddressList *
net_invite_list_addresses (const NetInvite *self)
{
  g_autoptr (NetAddressList) list = net_address_list_new ();

  for (guint i = 0; i < self->addresses->len; i++)
    if (!add_one (list, self->addresses->pdata[i]) && i == 0)
      return NULL;
  return g_steal_pointer (&list);
}
