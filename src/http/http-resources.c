// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-resources.h"

#include "http/http-picture.h"
#include "http/http-uploads.h"

#include <glib/gi18n.h>
#include <string.h>

/* What there is to be had and to be given by HTTP: the pictures of the people in the room,
 * under HTTP_SERVER_FILES_PATH. The way of uploading is FILEHOST's
 * (https://soju.im/ext/filehost). Everything else is a sentence. */

/* RFC 6585, 4; libsoup has no name for it. */
#define TOO_MANY_REQUESTS 429

struct _HttpResources
{
  SoupServer   *soup; /* borrowed */
  HttpFiles    *files;
  HttpUploads  *uploads;
  HttpMayUpload may_upload;
  gpointer      user_data;
  gboolean      require_tls;
};

/* --- Who asks --- */

/**
 * http_resources_make_address:
 *
 * libsoup hands its handlers the address it was given, and nothing else of ours: by it they
 * find the stream, and so who it is that asks.
 *
 * Returns: (transfer full): what to give libsoup as the other side's address
 */
GSocketAddress *
http_resources_make_address (NetIoStream *stream)
{
  g_autoptr (GInetAddress) nowhere = g_inet_address_new_any (G_SOCKET_FAMILY_IPV4);
  GSocketAddress *address = g_inet_socket_address_new (nowhere, 0);

  g_object_set_data_full (G_OBJECT (address), "stream", g_object_ref (stream), g_object_unref);
  return address;
}

static NetIoStream *
get_stream (SoupServerMessage *message)
{
  return g_object_get_data (G_OBJECT (soup_server_message_get_remote_address (message)), "stream");
}

static NetTransport *
get_transport (SoupServerMessage *message)
{
  return net_io_stream_get_transport (get_stream (message));
}

static gboolean
is_method (SoupServerMessage *message,
           const char        *method)
{
  return strcmp (soup_server_message_get_method (message), method) == 0;
}

/* --- Too much --- */

/* libsoup would read all of a body it was told to refuse. */
static void
refuse_body (SoupServerMessage *message)
{
  static const char answer[] = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  g_autoptr (GBytes) last_words = g_bytes_new_static (answer, strlen (answer));

  net_io_stream_refuse (get_stream (message), last_words);
}

static gboolean
asks_before_sending (SoupMessageHeaders *request)
{
  return (soup_message_headers_get_expectations (request) & SOUP_EXPECTATION_CONTINUE) != 0;
}

static void
got_headers_cb (SoupServerMessage *message,
                gpointer           user_data)
{
  SoupMessageHeaders *request = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *response = soup_server_message_get_response_headers (message);
  goffset             size = soup_message_headers_get_content_length (request);

  soup_message_headers_replace (response, "Connection", "close");
  soup_message_headers_replace (response, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (response, "Content-Security-Policy", "default-src 'none'");
  /* One that no number can hold is below 0. */
  if (soup_message_headers_get_encoding (request) != SOUP_ENCODING_CONTENT_LENGTH || (size >= 0 && size <= HTTP_PICTURE_MAX_SIZE))
    return;
  soup_server_message_set_status (message, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, NULL);
  if (!asks_before_sending (request))
    refuse_body (message);
}

static void
got_chunk_cb (SoupServerMessage *message,
              GBytes            *chunk,
              gpointer           user_data)
{
  if (soup_server_message_get_request_body (message)->length > HTTP_PICTURE_MAX_SIZE)
    refuse_body (message);
}

static void
request_started_cb (SoupServer        *soup,
                    SoupServerMessage *message,
                    HttpResources     *self)
{
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), NULL);
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), NULL);
}

/* --- Uploading --- */

static guint
check_upload (HttpResources     *self,
              SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char         *type = soup_message_headers_get_content_type (headers, NULL);
  const char         *fingerprint = net_transport_get_fingerprint (get_transport (message));

  if (fingerprint == NULL || !self->may_upload (fingerprint, self->user_data))
    return SOUP_STATUS_FORBIDDEN;
  if (!http_uploads_charge (self->uploads, fingerprint, g_get_monotonic_time ()))
    return TOO_MANY_REQUESTS;
  if (!http_picture_is_type (type))
    return SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE;
  return SOUP_STATUS_NONE;
}

/* Before the body is there: who asks first need not send it. */
static void
files_early_cb (SoupServer        *soup,
                SoupServerMessage *message,
                const char        *path,
                GHashTable        *query,
                gpointer           user_data)
{
  guint status = SOUP_STATUS_NONE;

  if (is_method (message, "POST") && strcmp (path, HTTP_SERVER_FILES_PATH) == 0)
    status = check_upload (user_data, message);
  if (status != SOUP_STATUS_NONE)
    soup_server_message_set_status (message, status, status == TOO_MANY_REQUESTS ? "Too Many Requests" : NULL);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SoupServerMessage) message = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = http_files_add_finish (HTTP_FILES (object), result, &error);
  g_autofree char *location = g_strconcat (HTTP_SERVER_FILES_PATH "/", name, NULL);

  if (name != NULL)
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location", location);
      soup_server_message_set_status (message, SOUP_STATUS_CREATED, NULL);
    }
  else
    {
      g_warning ("A picture cannot be kept: %s", error->message);
      soup_server_message_set_status (message, SOUP_STATUS_INSUFFICIENT_STORAGE, NULL);
    }
  soup_server_message_unpause (message);
}

static void
upload (HttpResources     *self,
        SoupServerMessage *message)
{
  g_autoptr (GBytes) content = soup_message_body_flatten (soup_server_message_get_request_body (message));

  if (http_picture_get_type_of (content) == NULL)
    {
      soup_server_message_set_status (message, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, NULL);
      return;
    }
  soup_server_message_pause (message);
  http_files_add_async (self->files, content, added_cb, g_object_ref (message));
}

/* --- Asking --- */

static void
answer_options (SoupServerMessage *message,
                const char        *methods)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow", methods);
  soup_server_message_set_status (message, is_method (message, "OPTIONS") ? SOUP_STATUS_NO_CONTENT : SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);
}

static void
answer_collection (HttpResources     *self,
                   SoupServerMessage *message)
{
  if (is_method (message, "POST"))
    {
      upload (self, message);
      return;
    }
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Accept-Post", HTTP_PICTURE_TYPES);
  answer_options (message, "OPTIONS, POST");
}

static void
answer_file (HttpResources     *self,
             SoupServerMessage *message,
             const char        *name)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  GBytes             *content = http_files_is_name (name) ? http_files_find (self->files, name) : NULL;

  if (!is_method (message, "GET") && !is_method (message, "HEAD"))
    answer_options (message, "GET, HEAD, OPTIONS");
  else if (content == NULL)
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
  else
    {
      /* What a name means never changes. */
      soup_message_headers_replace (headers, "Cache-Control", "public, max-age=31536000, immutable");
      soup_message_headers_replace (headers, "Content-Type", http_picture_get_type_of (content));
      soup_message_body_append_bytes (soup_server_message_get_response_body (message), content);
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
    }
}

static void
files_cb (SoupServer        *soup,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  HttpResources *self = user_data;

  if (self->require_tls && !net_transport_is_encrypted (get_transport (message)))
    soup_server_message_set_status (message, SOUP_STATUS_FORBIDDEN, NULL);
  else if (strcmp (path, HTTP_SERVER_FILES_PATH) == 0)
    answer_collection (self, message);
  else if (g_str_has_prefix (path, HTTP_SERVER_FILES_PATH "/"))
    answer_file (self, message, path + strlen (HTTP_SERVER_FILES_PATH "/"));
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

static void
anything_cb (SoupServer        *soup,
             SoupServerMessage *message,
             const char        *path,
             GHashTable        *query,
             gpointer           user_data)
{
  const char *text = _ ("This is a Merhaba room. Please join it with Merhaba or another chat program.");

  soup_server_message_set_response (message, "text/plain; charset=utf-8", SOUP_MEMORY_COPY, text, strlen (text));
  soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

/* --- All of it --- */

HttpResources *
http_resources_new (SoupServer   *soup,
                    HttpFiles    *files,
                    HttpMayUpload may_upload,
                    gpointer      user_data)
{
  HttpResources *self = g_new0 (HttpResources, 1);

  self->soup = soup;
  self->files = g_object_ref (files);
  self->uploads = http_uploads_new ();
  self->may_upload = may_upload;
  self->user_data = user_data;
  g_signal_connect (soup, "request-started", G_CALLBACK (request_started_cb), self);
  soup_server_add_early_handler (soup, HTTP_SERVER_FILES_PATH, files_early_cb, self, NULL);
  soup_server_add_handler (soup, HTTP_SERVER_FILES_PATH, files_cb, self, NULL);
  soup_server_add_handler (soup, NULL, anything_cb, NULL, NULL);
  return self;
}

/**
 * http_resources_free:
 *
 * After the last connection of its server.
 */
void
http_resources_free (HttpResources *self)
{
  g_signal_handlers_disconnect_by_data (self->soup, self);
  g_object_unref (self->files);
  http_uploads_free (self->uploads);
  g_free (self);
}

/**
 * http_resources_set_require_tls:
 * @require_tls: whether nothing is given to those who are not encrypted
 */
void
http_resources_set_require_tls (HttpResources *self,
                                gboolean       require_tls)
{
  self->require_tls = require_tls;
}
