// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "http/http-server.h"

#include "fixtures/await.h"
#include "fixtures/locale.h"
#include "http/http-caller.h"
#include "http/http-picture.h"
#include "http/http-uploads.h"

#include <string.h>

/* What is answered to whom. */

typedef struct
{
  NetPoller      *poller;
  NetCertificate *host;
  NetCertificate *member;
  HttpFiles      *files;
  HttpServer     *server;
  const char     *in_room; /* the fingerprint of whom is */
} Fixture;

static gboolean
may_upload (const char *fingerprint,
            gpointer    user_data)
{
  return g_strcmp0 (((const Fixture *)user_data)->in_room, fingerprint) == 0;
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_assert_true (net_certificate_wait_finish (NET_CERTIFICATE (object), result, NULL));
  ++*(guint *)user_data;
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  guint n_ready = 0;

  fixture->poller = net_poller_new (NULL);
  fixture->host = net_certificate_new (NULL);
  fixture->member = net_certificate_new (NULL);
  net_certificate_wait_async (fixture->host, ready_cb, &n_ready);
  net_certificate_wait_async (fixture->member, ready_cb, &n_ready);
  AWAIT (n_ready == 2);
  fixture->in_room = net_certificate_get_fingerprint (fixture->member);
  fixture->files = http_files_new (NULL, 2 * HTTP_PICTURE_MAX_SIZE);
  fixture->server = http_server_new (fixture->poller, fixture->files, may_upload, fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  http_server_stop (fixture->server);
  g_assert_finalize_object (fixture->server);
  AWAIT (net_poller_is_drained (fixture->poller));
  g_assert_finalize_object (fixture->files);
  g_assert_finalize_object (fixture->poller);
  g_object_unref (fixture->host);
  g_object_unref (fixture->member);
}

static HttpCaller *
call (Fixture *fixture)
{
  return http_caller_new_encrypted (fixture->poller, fixture->server, fixture->host, fixture->member);
}

static HttpCaller *
call_plain (Fixture *fixture)
{
  return http_caller_new (fixture->poller, fixture->server);
}

/* The first line of the answer to a picture. */
static char *
post (HttpCaller *caller,
      const char *type,
      const char *content,
      gsize       length)
{
  g_autoptr (GString) request = g_string_new (NULL);

  g_string_append_printf (request, "POST /files HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n", type, length);
  g_string_append_len (request, content, length);
  return http_caller_ask (caller, request->str, request->len);
}

static char *
upload (Fixture    *fixture,
        const char *type,
        const char *content,
        gsize       length)
{
  g_autoptr (HttpCaller) caller = call (fixture);

  return post (caller, type, content, length);
}

static const char *
get_body (HttpCaller *caller)
{
  return strstr (caller->heard->str, "\r\n\r\n") + 4;
}

/* Asks for it by a header line that says what. */
static char *
ask (HttpCaller *caller,
     const char *method,
     const char *path)
{
  g_autofree char *request = g_strdup_printf ("%s %s HTTP/1.1\r\nHost: x\r\n\r\n", method, path);

  return http_caller_ask (caller, request, -1);
}

static char *
dup_path (const char *content,
          gsize       length)
{
  g_autofree char *name = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)content, length);

  return g_strconcat ("/files/", name, NULL);
}

static void
test_upload (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autoptr (HttpCaller) caller = call (fixture);
  g_autoptr (HttpCaller) stranger = call_plain (fixture);
  g_autofree char *path = dup_path (JPEG "abc", 6);
  g_autofree char *location = g_strdup_printf ("\r\nLocation: %s\r\n", path);
  g_autofree char *posted = post (caller, "image/png", JPEG "abc", 6);
  g_autofree char *got = NULL;

  g_assert_cmpstr (posted, ==, "HTTP/1.1 201 Created");
  g_assert_nonnull (strstr (caller->heard->str, location));
  g_assert_false (caller->broken);
  /* Everybody may look, even unencrypted; what it is was not for the one to say who sent it. */
  got = ask (stranger, "GET", path);
  g_assert_cmpstr (got, ==, "HTTP/1.1 200 OK");
  g_assert_cmpstr (get_body (stranger), ==, JPEG "abc");
  g_assert_nonnull (strstr (stranger->heard->str, "\r\nContent-Type: image/jpeg\r\n"));
  g_assert_nonnull (strstr (stranger->heard->str, "\r\nContent-Length: 6\r\n"));
  g_assert_nonnull (strstr (stranger->heard->str, "\r\nX-Content-Type-Options: nosniff\r\n"));
  g_assert_nonnull (strstr (stranger->heard->str, "\r\nContent-Security-Policy: default-src 'none'\r\n"));
  g_assert_nonnull (strstr (stranger->heard->str, "immutable\r\n"));
  g_assert_nonnull (strstr (stranger->heard->str, "\r\nConnection: close\r\n"));
}

static void
test_head (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (HttpCaller) caller = call_plain (fixture);
  g_autofree char *path = dup_path (PNG "abc", 11);
  g_autofree char *posted = upload (fixture, "image/png", PNG "abc", 11);
  g_autofree char *got = ask (caller, "HEAD", path);

  g_assert_cmpstr (posted, ==, "HTTP/1.1 201 Created");
  g_assert_cmpstr (got, ==, "HTTP/1.1 200 OK");
  g_assert_nonnull (strstr (caller->heard->str, "\r\nContent-Length: 11\r\n"));
  g_assert_nonnull (strstr (caller->heard->str, "\r\nContent-Type: image/png\r\n"));
  g_assert_cmpstr (get_body (caller), ==, "");
}

static void
test_options (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (HttpCaller) caller = call_plain (fixture);
  g_autofree char *got = ask (caller, "OPTIONS", "/files");

  g_assert_cmpstr (got, ==, "HTTP/1.1 204 No Content");
  g_assert_nonnull (strstr (caller->heard->str, "\r\nAccept-Post: image/png, image/jpeg, image/webp\r\n"));
  g_assert_nonnull (strstr (caller->heard->str, "\r\nAllow: OPTIONS, POST\r\n"));
}

/* Asking for what is not there, or in a way that is none. */
static void
test_unknown (Fixture      *fixture,
              gconstpointer user_data)
{
  static const struct
  {
    const char *method;
    const char *path;
    const char *answer;
  } cases[] = {
    { "GET", "/", "HTTP/1.1 404 Not Found" },
    { "HEAD", "/", "HTTP/1.1 404 Not Found" },
    { "GET", "/filesandmore", "HTTP/1.1 404 Not Found" },
    { "GET", "/files/", "HTTP/1.1 404 Not Found" },
    { "GET", "/files/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "HTTP/1.1 404 Not Found" },
    { "GET", "/files/E3B0C44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "HTTP/1.1 404 Not Found" },
    { "GET", "/files/x", "HTTP/1.1 404 Not Found" },
    { "GET", "/files/../room.db", "HTTP/1.1 404 Not Found" },
    { "GET", "/files/%2e%2e/room.db", "HTTP/1.1 404 Not Found" },
    { "GET", "/files/..%2froom.db", "HTTP/1.1 400 Bad Request" },
    { "GET", "/files/%00", "HTTP/1.1 400 Bad Request" },
    { "OPTIONS", "*", "HTTP/1.1 404 Not Found" },
    { "GET", "/files", "HTTP/1.1 405 Method Not Allowed" },
    { "PUT", "/files", "HTTP/1.1 405 Method Not Allowed" },
    { "POST", "/files/x", "HTTP/1.1 405 Method Not Allowed" },
    { "POST", "/upload", "HTTP/1.1 404 Not Found" },
    { "POST", "/files", "HTTP/1.1 403 Forbidden" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HttpCaller) caller = call_plain (fixture);
      g_autofree char *answer = ask (caller, cases[i].method, cases[i].path);

      if (strcmp (answer, cases[i].answer) != 0)
        g_error ("%s %s: %s", cases[i].method, cases[i].path, answer);
    }
}

/* A browser is told what this is. */
static void
test_browser (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (HttpCaller) caller = call_plain (fixture);
  g_autofree char *answer = ask (caller, "GET", "/");

  g_assert_nonnull (strstr (caller->heard->str, "\r\nContent-Type: text/plain; charset=utf-8\r\n"));
  g_assert_nonnull (strstr (get_body (caller), "Merhaba"));
}

static void
test_not_allowed (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_autofree char *answer = NULL;

  fixture->in_room = "somebody else";
  answer = upload (fixture, "image/png", PNG "abc", 11);
  g_assert_cmpstr (answer, ==, "HTTP/1.1 403 Forbidden");
}

static void
test_wrong_kind (Fixture      *fixture,
                 gconstpointer user_data)
{
  g_autofree char *by_name = upload (fixture, "text/html", PNG "abc", 11);
  g_autofree char *by_content = upload (fixture, "image/png", "<script></script>", 17);
  g_autofree char *empty = upload (fixture, "image/png", "", 0);
  g_autofree char *path = dup_path ("<script></script>", 17);
  g_autoptr (HttpCaller) caller = call (fixture);
  g_autofree char *got = ask (caller, "GET", path);

  g_assert_cmpstr (by_name, ==, "HTTP/1.1 415 Unsupported Media Type");
  g_assert_cmpstr (by_content, ==, "HTTP/1.1 415 Unsupported Media Type");
  g_assert_cmpstr (empty, ==, "HTTP/1.1 415 Unsupported Media Type");
  g_assert_cmpstr (got, ==, "HTTP/1.1 404 Not Found");
}

static void
test_too_large (Fixture      *fixture,
                gconstpointer user_data)
{
  g_autofree char *content = g_malloc0 (HTTP_PICTURE_MAX_SIZE + 1);
  g_autofree char *largest = NULL;
  g_autofree char *too_large = NULL;

  memcpy (content, PNG, strlen (PNG));
  largest = upload (fixture, "image/png", content, HTTP_PICTURE_MAX_SIZE);
  g_assert_cmpstr (largest, ==, "HTTP/1.1 201 Created");
  too_large = upload (fixture, "image/png", content, HTTP_PICTURE_MAX_SIZE + 1);
  g_assert_cmpstr (too_large, ==, "HTTP/1.1 413 Content Too Large");
}

/* The answer does not wait for what nobody wants. */
static void
test_too_large_early (Fixture      *fixture,
                      gconstpointer user_data)
{
  g_autoptr (HttpCaller) caller = call (fixture);
  g_autoptr (HttpCaller) careful = call (fixture);
  g_autofree char *answer = http_caller_ask (caller, "POST /files HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 99999999999\r\n\r\nx", -1);
  g_autofree char *expected = http_caller_ask (careful, "POST /files HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nExpect: 100-continue\r\nContent-Length: 99999999999\r\n\r\n", -1);

  g_assert_cmpstr (answer, ==, "HTTP/1.1 413 Content Too Large");
  g_assert_cmpstr (expected, ==, "HTTP/1.1 413 Request Entity Too Large");
  g_assert_null (strstr (careful->heard->str + 1, "HTTP/1.1"));
}

/* A body of unknown length, with and without asking first. */
static void
test_too_large_chunks (Fixture      *fixture,
                       gconstpointer user_data)
{
  static const char *const headers[] = { "", "Expect: 100-continue\r\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autoptr (HttpCaller) caller = call (fixture);
      g_autoptr (GString) request = g_string_new (NULL);
      g_autofree char *answer = NULL;

      g_string_append_printf (request, "POST /files HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\n%sTransfer-Encoding: chunked\r\n\r\n", headers[i]);
      for (guint k = 0; k < HTTP_PICTURE_MAX_SIZE / 64 + 100; k++)
        g_string_append_printf (request, "40\r\n%064u\r\n", k);
      answer = http_caller_ask (caller, request->str, request->len);
      g_assert_nonnull (strstr (caller->heard->str, "HTTP/1.1 413 "));
    }
}

static void
test_too_many (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autofree char *one_more = NULL;

  for (guint i = 0; i < HTTP_UPLOADS_MAX; i++)
    {
      g_autofree char *answer = upload (fixture, "image/png", PNG "abc", 11);

      g_assert_cmpstr (answer, ==, "HTTP/1.1 201 Created");
    }
  one_more = upload (fixture, "image/png", PNG "abc", 11);
  g_assert_cmpstr (one_more, ==, "HTTP/1.1 429 Too Many Requests");
}

static gboolean
all_shown (const char *name,
           gpointer    user_data)
{
  return TRUE;
}

static void
test_no_space (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autofree char *content = g_malloc0 (HTTP_PICTURE_MAX_SIZE);

  http_files_set_shown (fixture->files, all_shown, NULL);
  memcpy (content, JPEG, strlen (JPEG));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *answer = NULL;

      content[HTTP_PICTURE_MAX_SIZE - 1] = (char)i;
      if (i == 2)
        g_test_expect_message ("merhaba", G_LOG_LEVEL_WARNING, "A picture cannot be kept*");
      answer = upload (fixture, "image/jpeg", content, HTTP_PICTURE_MAX_SIZE);
      g_assert_cmpstr (answer, ==, i < 2 ? "HTTP/1.1 201 Created" : "HTTP/1.1 507 Insufficient Storage");
    }
  g_test_assert_expected_messages ();
}

/* Then pictures are not for the eyes of those who only listen. */
static void
test_require_tls (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_autoptr (HttpCaller) plain = call_plain (fixture);
  g_autoptr (HttpCaller) encrypted = call (fixture);
  g_autofree char *path = dup_path (PNG "abc", 11);
  g_autofree char *posted = upload (fixture, "image/png", PNG "abc", 11);
  g_autofree char *refused = NULL;
  g_autofree char *given = NULL;

  http_server_set_require_tls (fixture->server, TRUE);
  refused = ask (plain, "GET", path);
  given = ask (encrypted, "GET", path);
  g_assert_cmpstr (posted, ==, "HTTP/1.1 201 Created");
  g_assert_cmpstr (refused, ==, "HTTP/1.1 403 Forbidden");
  g_assert_cmpstr (given, ==, "HTTP/1.1 200 OK");
}

#define ADD(name, function) g_test_add ("/http/resources/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  locale_test_init (&argc, &argv);
  ADD ("upload", test_upload);
  ADD ("head", test_head);
  ADD ("options", test_options);
  ADD ("unknown", test_unknown);
  ADD ("browser", test_browser);
  ADD ("not-allowed", test_not_allowed);
  ADD ("wrong-kind", test_wrong_kind);
  ADD ("too-large", test_too_large);
  ADD ("too-large-early", test_too_large_early);
  ADD ("too-large-chunks", test_too_large_chunks);
  ADD ("too-many", test_too_many);
  ADD ("no-space", test_no_space);
  ADD ("require-tls", test_require_tls);
  return g_test_run ();
}
