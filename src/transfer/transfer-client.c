// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "transfer/transfer-client.h"

#include "lazy/lazy-soup.h"
#include "transfer/transfer-exchange.h"

#include <string.h>

/* Brings files to one host and gets them from there, by HTTP within TLS. No authority is
 * asked whose the certificate is: it is the one the room is known by, or nothing is said.
 * Nobody stands in between: no proxy, no other address the host may send us to. libsoup
 * reads the heads of the answers. */

#define DEFAULT_PORT 443

/* How long one file may take. */
#define DEADLINE_MS 30000

/* Bytes the head of an answer may have. */
#define MAX_HEAD 16384

G_DEFINE_QUARK (transfer - error - quark, transfer_error)

struct _TransferClient
{
  GObject parent_instance;

  NetPoller          *poller;
  NetCertificate     *certificate;
  char               *fingerprint;
  GSocketConnectable *address; /* or NULL */
  guint               n_exchanges;
};

enum {
  PROP_BUSY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TransferClient, transfer_client, G_TYPE_OBJECT)

static void
transfer_client_finalize (GObject *object)
{
  TransferClient *self = TRANSFER_CLIENT (object);

  g_clear_object (&self->address);
  g_clear_object (&self->certificate);
  g_clear_object (&self->poller);
  g_free (self->fingerprint);
  G_OBJECT_CLASS (transfer_client_parent_class)->finalize (object);
}

static void
transfer_client_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *spec)
{
  TransferClient *self = TRANSFER_CLIENT (object);

  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_exchanges > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
transfer_client_class_init (TransferClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = transfer_client_finalize;
  object_class->get_property = transfer_client_get_property;

  /**
   * TransferClient:busy:
   *
   * Whether a file is on its way, to or from the host.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
transfer_client_init (TransferClient *self)
{
}

/**
 * transfer_client_new:
 * @certificate: our own, loaded; by it the host knows who uploads
 * @fingerprint: SHA-256 over the host's certificate, in lower-case hex
 *
 * A client on the thread-default main context.
 */
TransferClient *
transfer_client_new (NetCertificate *certificate,
                     const char     *fingerprint)
{
  TransferClient *self = g_object_new (TRANSFER_TYPE_CLIENT, NULL);
  g_autoptr (GError) error = NULL;

  self->poller = net_poller_new (&error);
  if (self->poller == NULL)
    g_error ("No epoll descriptor: %s", error->message);
  self->certificate = g_object_ref (certificate);
  self->fingerprint = g_strdup (fingerprint);
  return self;
}

/**
 * transfer_client_set_address:
 * @address: where the host is
 *
 * From here on the authority of URIs does not count: a host cannot know by which address
 * and port it is reached from afar, nor what our computer calls the network between us.
 */
void
transfer_client_set_address (TransferClient     *self,
                             GSocketConnectable *address)
{
  g_set_object (&self->address, address);
}

/* --- Asking --- */

/* What may stand in a request's line. */
static gboolean
is_printable (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return FALSE;
  return TRUE;
}

static GUri *
parse_uri (const char *uri,
           GError    **error)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, error);

  if (parsed == NULL)
    return NULL;
  if (strcmp (g_uri_get_scheme (parsed), "https") == 0 && g_uri_get_host (parsed) != NULL && *g_uri_get_host (parsed) != '\0' && is_printable (uri))
    return g_steal_pointer (&parsed);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no address for an encrypted transfer", uri);
  return NULL;
}

/* One exchange begins, or is over. */
static void
count_exchange (TransferClient *self,
                int             change)
{
  gboolean busy = self->n_exchanges > 0;

  self->n_exchanges += change;
  if (busy != (self->n_exchanges > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* In HTTP/1.0 the answer is what comes until the end, and in one piece (RFC 9112, 6.1). */
static GBytes *
make_request (const char *method,
              GUri       *uri,
              const char *content_type,
              GBytes     *content)
{
  GByteArray      *request = g_byte_array_new ();
  const char      *path = g_uri_get_path (uri);
  const char      *host = g_uri_get_host (uri);
  gboolean         is_ipv6 = strchr (host, ':') != NULL;
  g_autofree char *authority = g_strdup_printf (is_ipv6 ? "[%s]" : "%s", host);
  g_autoptr (GString) head = g_string_new (NULL);

  g_string_append_printf (head, "%s %s HTTP/1.0\r\nHost: %s:%d\r\n", method, *path != '\0' ? path : "/", authority, g_uri_get_port (uri) > 0 ? g_uri_get_port (uri) : DEFAULT_PORT);
  if (content != NULL)
    g_string_append_printf (head, "Content-Type: %s\r\nContent-Length: %zu\r\n", content_type, g_bytes_get_size (content));
  g_string_append (head, "\r\n");
  g_byte_array_append (request, (const guint8 *)head->str, head->len);
  if (content != NULL)
    g_byte_array_append (request, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  return g_byte_array_free_to_bytes (request);
}

static void
exchange (TransferClient     *self,
          GTask              *task,
          const char         *method,
          const char         *uri,
          const char         *content_type,
          GBytes             *content,
          gsize               limit,
          GAsyncReadyCallback callback)
{
  GError *error = NULL;
  g_autoptr (GUri) parsed = parse_uri (uri, &error);
  g_autoptr (GBytes) request = NULL;
  g_autoptr (GSocketConnectable) address = NULL;
  TransferPeer peer = { .poller = self->poller, .certificate = self->certificate, .fingerprint = self->fingerprint, .deadline_ms = DEADLINE_MS };

  if (parsed == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (self->address != NULL)
    address = g_object_ref (self->address);
  else
    address = g_network_address_new (g_uri_get_host (parsed), g_uri_get_port (parsed) > 0 ? g_uri_get_port (parsed) : DEFAULT_PORT);
  peer.address = address;
  request = make_request (method, parsed, content_type, content);
  g_task_set_task_data (task, g_steal_pointer (&parsed), (GDestroyNotify)g_uri_unref);
  count_exchange (self, 1);
  transfer_exchange_async (&peer, request, limit, self, g_task_get_cancellable (task), callback, g_object_ref (task));
}

/* --- Hearing --- */

static const struct
{
  guint         status;
  TransferError code;
} refusals[] = {
  { SOUP_STATUS_FORBIDDEN, TRANSFER_ERROR_NOT_ALLOWED },
  { SOUP_STATUS_NOT_FOUND, TRANSFER_ERROR_NOT_FOUND },
  { SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, TRANSFER_ERROR_TOO_LARGE },
  { SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, TRANSFER_ERROR_WRONG_KIND },
  { 429, TRANSFER_ERROR_TOO_MANY },
  { SOUP_STATUS_INSUFFICIENT_STORAGE, TRANSFER_ERROR_NO_SPACE },
  { SOUP_STATUS_SERVICE_UNAVAILABLE, TRANSFER_ERROR_BUSY },
};

static gboolean
check_status (guint    status,
              guint    expected,
              GError **error)
{
  TransferError code = TRANSFER_ERROR_FAILED;

  if (status == expected)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (refusals[i].status == status)
      code = refusals[i].code;
  g_set_error (error, TRANSFER_ERROR, code, "The host answers %u", status);
  return FALSE;
}

static GBytes *
fail (GError    **error,
      const char *message)
{
  g_set_error_literal (error, TRANSFER_ERROR, TRANSFER_ERROR_FAILED, message);
  return NULL;
}

/* Returns what follows the head, when the answer is the expected one and whole. */
static GBytes *
take_answer (GBytes             *answer,
             guint               expected,
             SoupMessageHeaders *headers,
             GError            **error)
{
  gsize       size;
  const char *bytes = g_bytes_get_data (answer, &size);
  const char *end = size > 0 ? memmem (bytes, MIN (size, MAX_HEAD), "\r\n\r\n", 4) : NULL;
  gsize       head = end != NULL ? (gsize)(end - bytes) + 4 : 0;
  guint       status;
  /* What libsoup reads ends with NUL. */
  g_autofree char *lines = g_strndup (bytes, head);

  if (end == NULL || !soup_headers_parse_response (lines, (int)head - 2, headers, NULL, &status, NULL))
    return fail (error, "The host does not answer in HTTP");
  if (!check_status (status, expected, error))
    return NULL;
  if (soup_message_headers_get_one (headers, "Transfer-Encoding") != NULL)
    return fail (error, "The host answers in pieces");
  if (soup_message_headers_get_one (headers, "Content-Length") != NULL && soup_message_headers_get_content_length (headers) != (goffset)(size - head))
    return fail (error, "The host’s answer is not whole");
  return g_bytes_new_from_bytes (answer, head, size - head);
}

/* --- Uploading --- */

static void
posted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) answer = transfer_exchange_finish (result, &error);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr (GBytes) body = answer != NULL ? take_answer (answer, SOUP_STATUS_CREATED, headers, &error) : NULL;
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autoptr (GUri) absolute = location != NULL ? g_uri_parse_relative (g_task_get_task_data (task), location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  count_exchange (TRANSFER_CLIENT (object), -1);
  if (body == NULL)
    g_task_return_error (task, error);
  else if (absolute == NULL)
    g_task_return_new_error (task, TRANSFER_ERROR, TRANSFER_ERROR_FAILED, "The host does not say where the file is");
  else
    g_task_return_pointer (task, g_uri_to_string (absolute), g_free);
  soup_message_headers_unref (headers);
}

/**
 * transfer_client_post_async:
 * @uri: where the host takes files
 * @content_type: what kind of file it is
 *
 * Uploads a file.
 */
void
transfer_client_post_async (TransferClient     *self,
                            const char         *uri,
                            GBytes             *content,
                            const char         *content_type,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, transfer_client_post_async);
  exchange (self, task, "POST", uri, content_type, content, MAX_HEAD, posted_cb);
}

/**
 * transfer_client_post_finish:
 * @error: where a #TransferError goes, or a #GIOErrorEnum or #GTlsError when the host was
 *   not reached
 *
 * Returns: (transfer full) (nullable): the file's URI, absolute
 */
char *
transfer_client_post_finish (TransferClient *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Downloading --- */

static void
got_cb (GObject      *object,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) answer = transfer_exchange_finish (result, &error);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr (GBytes) body = answer != NULL ? take_answer (answer, SOUP_STATUS_OK, headers, &error) : NULL;
  gsize limit = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (task), "limit"));

  count_exchange (TRANSFER_CLIENT (object), -1);
  if (body == NULL)
    g_task_return_error (task, error);
  else if (g_bytes_get_size (body) > limit)
    g_task_return_new_error (task, TRANSFER_ERROR, TRANSFER_ERROR_TOO_LARGE, "The file is larger than it may be");
  else
    g_task_return_pointer (task, g_steal_pointer (&body), (GDestroyNotify)g_bytes_unref);
  soup_message_headers_unref (headers);
}

/**
 * transfer_client_get_async:
 * @uri: of the file
 * @limit: bytes it may have
 *
 * Downloads a file.
 */
void
transfer_client_get_async (TransferClient     *self,
                           const char         *uri,
                           gsize               limit,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, transfer_client_get_async);
  g_object_set_data (G_OBJECT (task), "limit", GSIZE_TO_POINTER (limit));
  exchange (self, task, "GET", uri, NULL, NULL, MAX_HEAD + limit, got_cb);
}

/**
 * transfer_client_get_finish:
 * @error: as in transfer_client_post_finish()
 *
 * Returns: (transfer full) (nullable): what the file holds
 */
GBytes *
transfer_client_get_finish (TransferClient *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
