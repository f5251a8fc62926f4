// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "net/net-endpoint.h"

#include "net/net-listener.h"

#include <string.h>

G_DEFINE_QUARK (net - endpoint - error - quark, net_endpoint_error)

#define ENCRYPTED_SCHEME "ircs://"

static const struct
{
  const char *prefix;
  guint16     port;
  gboolean    encrypted;
} schemes[] = {
  { "merhaba://", NET_LISTENER_DEFAULT_PORT, FALSE },
  { "irc://", 6667, FALSE },
  { ENCRYPTED_SCHEME, 6697, TRUE },
};

NetEndpoint *
net_endpoint_copy (const NetEndpoint *self)
{
  NetEndpoint *copy = g_memdup2 (self, sizeof *self);

  copy->host = g_strdup (self->host);
  copy->channel = g_strdup (self->channel);
  return copy;
}

void
net_endpoint_free (NetEndpoint *self)
{
  if (self == NULL)
    return;
  g_free (self->host);
  g_free (self->channel);
  g_free (self);
}

/* A host name is letters, digits, dots and hyphens (RFC 1123), or an international one
 * that GResolver turns into such. */
static gboolean
is_host (const char *host)
{
  if (g_hostname_is_ip_address (host))
    return TRUE;
  if (host[0] == '\0' || host[0] == '-' || host[0] == '.' || strlen (host) > 253)
    return FALSE;
  for (const char *p = host; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && *p != '.' && *p != '_' && (guchar)*p < 0x80)
      return FALSE;
  /* 192.168.1 and 300.1.1.1 are mistyped addresses, not names. */
  return strspn (host, "0123456789.") != strlen (host);
}

/* Not with g_ascii_string_to_unsigned(): it reads errno, which GLib 2.74 sets when two
 * threads ask for the first number of the process at once, and takes that for no number. */
static gboolean
parse_port (const char *text,
            guint16    *port,
            GError    **error)
{
  guint64 number = strspn (text, "0123456789") == strlen (text) ? g_ascii_strtoull (text, NULL, 10) : 0;

  if (number < 1 || number > 65535)
    {
      g_set_error (error, NET_ENDPOINT_ERROR, NET_ENDPOINT_ERROR_PORT, "“%s” is not a port from 1 to 65535", text);
      return FALSE;
    }
  *port = number;
  return TRUE;
}

/* Parts `host`, `host:port`, `[v6]`, `[v6]:port` and a bare IPv6 address. */
static gboolean
parse_authority (NetEndpoint *self,
                 const char  *text,
                 GError     **error)
{
  const char *colon = strrchr (text, ':');
  const char *bracket = text[0] == '[' ? strchr (text, ']') : NULL;
  const char *port = NULL;

  if (bracket != NULL && (bracket[1] == ':' || bracket[1] == '\0'))
    {
      self->host = g_strndup (text + 1, bracket - text - 1);
      if (bracket[1] == ':')
        port = bracket + 2;
    }
  else if (colon == NULL || strchr (text, ':') != colon)
    self->host = g_strdup (text);
  else
    {
      self->host = g_strndup (text, colon - text);
      port = colon + 1;
    }

  if (port != NULL && !parse_port (port, &self->port, error))
    return FALSE;
  if (is_host (self->host))
    return TRUE;
  g_set_error (error, NET_ENDPOINT_ERROR, NET_ENDPOINT_ERROR_HOST, "“%s” is not an address", self->host);
  return FALSE;
}

/**
 * net_endpoint_parse:
 * @text: `192.168.1.5`, `name.local:12345`, `[fe80::1%eth0]:12345`, `irc://host/#room` …
 * @error: where a %NET_ENDPOINT_ERROR goes
 *
 * Reads an address as a person types or pastes it. Without a port it is the one rooms
 * have, or the one of the URI's scheme.
 *
 * Returns: (transfer full) (nullable): the endpoint
 */
NetEndpoint *
net_endpoint_parse (const char *text,
                    GError    **error)
{
  g_autoptr (NetEndpoint) self = g_new0 (NetEndpoint, 1);
  g_autofree char *trimmed = NULL;
  g_autofree char *authority = NULL;
  const char      *rest;
  gsize            length;

  g_return_val_if_fail (text != NULL, NULL);

  rest = trimmed = g_strstrip (g_strdup (text));
  self->port = NET_LISTENER_DEFAULT_PORT;
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (rest, schemes[i].prefix, strlen (schemes[i].prefix)) == 0)
      {
        self->port = schemes[i].port;
        self->encrypted = schemes[i].encrypted;
        rest += strlen (schemes[i].prefix);
        break;
      }

  length = strcspn (rest, "/?");
  if (length == 0)
    {
      g_set_error_literal (error, NET_ENDPOINT_ERROR, NET_ENDPOINT_ERROR_EMPTY, "There is no address");
      return NULL;
    }
  authority = g_strndup (rest, length);
  if (!parse_authority (self, authority, error))
    return NULL;

  if (rest[length] == '/' && rest[length + 1] != '\0')
    {
      g_autofree char *path = g_uri_unescape_string (rest + length + 1, NULL);

      /* The # is optional in such addresses. */
      if (path != NULL)
        self->channel = g_strconcat (path[0] == '#' ? "" : "#", path, NULL);
    }
  return g_steal_pointer (&self);
}

/**
 * net_endpoint_to_string:
 *
 * Returns: (transfer full): `host:port`, with brackets around an IPv6 address, and with
 *   `ircs://` in front when it was asked for
 */
char *
net_endpoint_to_string (const NetEndpoint *self)
{
  gboolean is_ipv6 = strchr (self->host, ':') != NULL;

  return g_strdup_printf ("%s%s%s%s:%u", self->encrypted ? ENCRYPTED_SCHEME : "", is_ipv6 ? "[" : "", self->host, is_ipv6 ? "]" : "", self->port);
}
